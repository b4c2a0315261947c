"""What people do to drafts again and again, done to the next one: sentences cut, words put, items moved.

Nothing is added that a person did not write as a wording, and no sentence is cut that denies or doubts what others say.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from torimatome.analysis.learnt_forms import Forms
from torimatome.analysis.learnt_sentences import shape
from torimatome.lang.headwords import headwords
from torimatome.model import Block, BlockKind, Item, Learnt, LearntKind, Lessons, Sentence

CUT, LEFT = "cut", "left"
_OPENING = 3
"""Words by which sentences of one kind begin alike: "the sides also". 2 to 4 give the same on evals/editor_learning.py."""
_OFTEN = 2
"""So many cuts, words or moves make a habit."""
_SAME = 0.7
"""So alike a sentence is one that was cut before: a background told every week."""
_SAME_MATTER = 0.5
_HELD = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject\w*|refut\w*|disput\w*|alleg\w*|claim\w*|however|but|not|no)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")


@dataclass(frozen=True)
class Habits:
    """The habits that lessons show."""

    lessons: Lessons
    forms: Forms

    def applied(self, item: Item) -> Item:
        """The item as people would have made it."""
        if not any(self.lessons.of(kind) for kind in (LearntKind.SENTENCE, LearntKind.WORDING, LearntKind.MOVED)):
            return item
        body = _within(item.body, self._keeps)
        words = self._words()
        body = tuple(replace(b, sentences=tuple(_reworded(s, words) for s in b.sentences)) for b in body)
        return replace(item, body=body, section=self._section(item))

    # --- sentences

    def _keeps(self, sentence: str) -> bool:
        """Whether people leave such a sentence standing."""
        said = shape(sentence, self.forms)
        told = self._shapes
        alike = max(((_overlap(said, one), mark == CUT) for one, mark in told), default=(0.0, False))
        if alike[0] >= _SAME:
            return not alike[1] or _is_held(sentence, told)
        counts = self._openings.get(_opening(said), Counter())
        habit = counts[CUT] >= _OFTEN and counts[CUT] > 2 * counts[LEFT]
        return not habit or _is_held(sentence, told)

    @cached_property
    def _shapes(self) -> Mapping[tuple[str, str], int]:
        return {(one.subject, one.value): one.count for one in self.lessons.of(LearntKind.SENTENCE)}

    @cached_property
    def _openings(self) -> Mapping[str, Counter[str]]:
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for (said, mark), count in self._shapes.items():
            found[_opening(said)][mark] += count
        return found

    # --- words

    def _words(self) -> list[Learnt]:
        """English words for which people put others: often, and oftener than they left them."""
        many = [one for one in self.lessons.of(LearntKind.WORDING) if one.language == "en"]
        rivals: dict[str, int] = defaultdict(int)
        for one in many:
            rivals[one.subject] = max(rivals[one.subject], one.count)
        back = {(one.value, one.subject): one.count for one in many if one.value != one.subject}
        left = {one.subject: one.count for one in many if one.value == one.subject}
        return [
            one for one in many
            if one.value != one.subject and one.count >= _OFTEN and one.count == rivals[one.subject]
            and one.count > max(left.get(one.subject, 0), back.get((one.subject, one.value), 0))
        ]  # fmt: skip

    # --- sections

    def _section(self, item: Item) -> str:
        """Where people move such items; where it is, if they do not."""
        ours = headwords(item.headline("en"))
        votes: Counter[str] = Counter()
        words: dict[tuple[str, str], int] = Counter()
        for one in self.lessons.of(LearntKind.MOVED):
            came, _, goes = one.value.partition(">")
            theirs = headwords(one.subject)
            if came == item.section and ours and theirs:
                votes[goes] += len(ours & theirs) / len(ours | theirs) >= _SAME_MATTER
                for word in ours & theirs:
                    words[goes, word] += one.count
        stays = {p.subject: p.count for p in self.lessons.of(LearntKind.PLACEMENT) if p.value == item.section}
        for (goes, word), count in words.items():
            votes[goes] += count >= _OFTEN and count > stays.get(f"word:{word}", 0)
        best = max(sorted(votes), key=lambda goes: votes[goes], default="")
        return best if best and votes[best] else item.section


def _within(body: Sequence[Block], keeps: Callable[[str], bool]) -> tuple[Block, ...]:
    """The body without the sentences that people cut; its first sentence, quotations, lists and data stay."""
    found: list[Block] = []
    for n, block in enumerate(body):
        if block.kind is not BlockKind.PARAGRAPH:
            found.append(block)
            continue
        kept = tuple(s for k, s in enumerate(block.sentences) if (n == 0 and k == 0) or keeps(s.text))
        if kept:
            found.append(replace(block, sentences=kept))
    return tuple(found)


def _overlap(one: str, other: str) -> float:
    ours, theirs = set(one.split()), set(other.split())
    return len(ours & theirs) / len(ours | theirs)


def _opening(said: str) -> str:
    return " ".join(said.split()[:_OPENING])


def _is_held(sentence: str, told: Iterable[tuple[str, str]]) -> bool:
    """Whether a sentence denies or doubts, and people never cut one with that word."""
    words = {w.lower() for w in _HELD.findall(sentence)}
    return bool(words) and not any(mark == CUT and words <= set(said.split()) for said, mark in told)


def _reworded(sentence: Sentence, words: Sequence[Learnt]) -> Sentence:
    """The sentence in people's words; what stands in quotation marks is somebody else's."""
    text, at, made = sentence.text, 0, []
    for quoted in _QUOTED.finditer(text):
        made += [_put(text[at : quoted.start()], words), quoted.group()]
        at = quoted.end()
    changed = "".join((*made, _put(text[at:], words)))
    return replace(sentence, text=changed) if changed != text else sentence


def _put(text: str, words: Sequence[Learnt]) -> str:
    for one in words:
        text = re.sub(rf"\b{re.escape(one.subject)}\b", lambda _, new=one.value: new, text)  # type: ignore[misc]
    return text
