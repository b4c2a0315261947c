"""Whether a sentence that a language model worded says what its sources say, and nothing else.

The check trusts nothing of the model, nor of what a source may have told it to do: a rewording is kept only where all that can
be counted is in the sources and none of it is lost, and where the words that carry it stand in the order of one telling. It may
shorten, join and put one plain word for another. Everything else is turned down, a harmless freedom too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from torimatome.compose.grounding_terms import MARKS, NEGATION, PRONOUN
from torimatome.compose.grounding_words import Token, row, undated
from torimatome.compose.guard import is_injection
from torimatome.lang import pack
from torimatome.lang.dates import DateSpan, find_dates
from torimatome.lang.numbers import NumberSpan, find_numbers
from torimatome.lang.text import sentences
from torimatome.model import Citation

_LONGER, _SPARE, _SHORTER = 1.15, 4, 0.4
"""A rewording may have so many times the words and so many more, and no fewer than the last. Set by hand."""
_MARKUP = re.compile(
    r"<[a-zA-Z/!?]|https?:|www\.|[`{}\[\]|*#_\\]|[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_ENDS = re.compile(r"[.!?][\"”']?$")
_QUOTE = re.compile(r"[\"“]([^\"“”]*)[\"”]")
_FOREIGN = re.compile(r"[^\W\d_A-Za-zÀ-ɏʻʼ]")
_STRONG = frozenset({"by", "from", "against", "without", "than", "until", "since"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name at [start, end) of a text, and the keys of all that it may mean."""

    start: int
    end: int
    means: frozenset[str]


Names = Callable[[str, str], Sequence[Name]]
"""The register's names in a text of a language."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a source, its day and language, and its place where it has one."""

    text: str
    on: date | None = None
    language: str = "en"
    citation: Citation | None = None


class Telling:
    """A text in what can be counted of it."""

    def __init__(self, text: str, on: date | None, names: Names, language: str = "en") -> None:
        own = pack(language)
        self.text = text
        self.spans: tuple[DateSpan, ...] = find_dates(text, own, on, vague=True)
        self.bare = undated(text, self.spans)
        self.names = tuple(names(text, language))
        self.row = row(text, self.spans)
        numbers = find_numbers(self.bare, own)
        self.numbers: Counter[tuple[float, str]] = Counter(
            (n.value, n.unit) for n in numbers if not _is_in_name(n, self.names)
        )
        self.dates = {(s.first_on, s.last_on) for s in self.spans}
        self.quotes = {_plain(m[1]) for m in _QUOTE.finditer(text)}
        self.means = frozenset(key for name in self.names for key in name.means)


def faults(
    ours: str, replaced: Sequence[str], passages: Sequence[Passage], before: str, names: Names
) -> tuple[str, ...]:
    """Why a rewording of these sentences cannot stand, in words; nothing where it can.

    replaced: our own sentences in whose place it would stand; passages: what they are cited from; before: what ours tell before.
    """
    if wrong := form(ours, replaced):
        return (wrong,)
    on = next((p.on for p in passages if p.on), None)
    told = Telling(ours, on, names)
    old = [Telling(text, on, names) for text in replaced]
    sources = [Telling(p.text, p.on, names) for p in passages if p.language == "en"]
    return tuple(
        dict.fromkeys((*_added(told, [*old, *sources]), *_lost(told, old, before, names), *_turned(told, old, sources)))
    )


def form(ours: str, replaced: Sequence[str]) -> str:
    """What is wrong with the mere shape of a sentence, or nothing."""
    words, own = len(ours.split()), sum(len(text.split()) for text in replaced)
    if _MARKUP.search(ours) or is_injection(ours):
        return "it is no plain sentence"
    if not _ENDS.search(ours) or ours != ours.strip() or len(sentences(ours, pack("en"))) > len(replaced):
        return "it is not one whole sentence"
    if _FOREIGN.search(ours) and not all(letter in " ".join(replaced) for letter in _FOREIGN.findall(ours)):
        return "it is not in English"
    if ours.count('"') % 2 or ours.count("“") != ours.count("”"):
        return "a quotation in it does not end"
    if not _SHORTER * own <= words <= _LONGER * own + _SPARE:
        return "it is too long" if words > own else "it is too short"
    return ""


def _added(told: Telling, known: Sequence[Telling]) -> Iterator[str]:
    """What no source has."""
    for kind, ours, theirs in (
        ("number", {_figure(n): n for n in told.numbers}, [k.numbers for k in known]),
        ("date", {_days(d): d for d in told.dates}, [k.dates for k in known]),
        ("quotation", {f"“{q}”": q for q in told.quotes}, [k.quotes for k in known]),
        ("word", {t.word: t.key for t in told.row}, [{t.key for t in k.row} for k in known]),
    ):
        for shown, value in ours.items():
            if not any(value in one for one in theirs):
                yield f"no source has the {kind} {shown}"
    for name in told.names:
        if not any(name.means & k.means for k in known):
            yield f"no source has the name {told.text[name.start : name.end]}"


def _figure(number: tuple[float, str]) -> str:
    return f"{number[0]:,.12g} {number[1]}".strip()


def _days(days: tuple[date, date]) -> str:
    return str(days[0]) if days[0] == days[1] else f"{days[0]} to {days[1]}"


def _lost(told: Telling, old: Sequence[Telling], before: str, names: Names) -> Iterator[str]:
    """What our own sentences told and this one does not."""
    said_before = Telling(before, None, names)
    for own in old:
        for number in own.numbers.keys() - told.numbers.keys():
            yield f"it loses the number {_figure(number)}"
        if own.dates - told.dates:
            yield "it loses a date"
        if own.quotes - told.quotes:
            yield "it loses a quotation"
        means = told.means | said_before.means
        for name in own.names:
            if not name.means & means:
                yield f"it loses the name {own.text[name.start : name.end]}"
        keys = {token.key for token in (*told.row, *said_before.row)}
        for token in own.row[1:]:
            if token.word[0].isupper() and token.key not in keys and not _is_in(token, own.names):
                yield f"it loses the name {token.word}"
    if told.numbers - sum((o.numbers for o in old), Counter()):
        yield "it repeats a number"


def _turned(told: Telling, old: Sequence[Telling], sources: Sequence[Telling]) -> Iterator[str]:
    """What means another thing than before: negation, doubt and measure, who does what, who says it."""
    if Counter(_negated(told)) != Counter(n for o in old for n in _negated(o)):
        yield "it changes what is denied"
    if _marks(told) != sum((_marks(o) for o in old), Counter()):
        yield "it changes a doubt, a measure or a rank"
    if _pronouns(told) - {p for o in old for p in _pronouns(o)}:
        yield "a pronoun stands where a name stood"
    if not any(follows(told.row, [t.row for t in rows]) for rows in (old, sources) if rows):
        yield "it changes who does what, or who says it"
    if sum(_says(o) for o in old) and not _says(told):
        yield "it loses who says it"


def follows(ours: Sequence[Token], theirs: Sequence[Sequence[Token]]) -> bool:
    """Whether our words stand in the order of some sentences, from subject on, each word bound as it is bound there."""
    flat = [(n, i, token) for n, sentence in enumerate(theirs) for i, token in enumerate(sentence)]
    at, last = 0, -1
    matched: tuple[int, int, Token] | None = None
    for token in ours:
        found = next((k for k in range(at, len(flat)) if flat[k][2].key == token.key), None)
        if found is None:
            return False
        here = flat[found]
        if not _bound_alike(token, here[2]) or not _goes_on(token, matched, here, theirs, found - last):
            return False
        at, last, matched = found + 1, found, here
    return bool(ours)


def _bound_alike(ours: Token, theirs: Token) -> bool:
    if ours.passive != theirs.passive:
        return False
    bound = {ours.before, theirs.before} & _STRONG or ("to" in {ours.before, theirs.before} and ours.word[0].isupper())
    return not bound or ours.before == theirs.before


def _goes_on(
    ours: Token,
    last: tuple[int, int, Token] | None,
    here: tuple[int, int, Token],
    theirs: Sequence[Sequence[Token]],
    step: int,
) -> bool:
    """Whether a word may follow the one before it: within a sentence, or on to the next one's subject behind a joint."""
    sentence, place, token = here
    if last is None:
        return place == 0
    if sentence == last[0]:
        # Two capitals side by side are one name only where the source has them side by side.
        names = ours.word[0].isupper() and last[2].word[0].isupper() and not ours.joint and not ours.before
        return step == 1 or not names or token.joint or bool(token.before)
    same_subject = theirs[sentence][0].key == theirs[last[0]][0].key
    return ours.joint and (place == 0 or (same_subject and place == 1))


def _negated(told: Telling) -> Iterator[tuple[str, str]]:
    """Each word of negation with the word that it turns."""
    for m in NEGATION.finditer(told.bare):
        word = "not" if m.group().lower().replace("’", "'") in {"n't", "cannot", "not"} else m.group().lower()
        yield word, next((t.key for t in told.row if t.start >= m.end()), "")


def _marks(told: Telling) -> Counter[str]:
    return Counter(m.group().lower() for m in MARKS.finditer(told.bare))


def _pronouns(told: Telling) -> set[str]:
    return {m.group().lower() for m in PRONOUN.finditer(_QUOTE.sub("", told.text))}


def _says(told: Telling) -> int:
    return sum(token.key == "§say" for token in told.row) + len(
        re.findall(r"\baccording to\b", told.text, re.IGNORECASE)
    )


def _plain(quote: str) -> str:
    return re.sub(r"\s+", " ", quote.replace("’", "'").replace("‘", "'")).strip(" ,.")


def _is_in_name(number: NumberSpan, names: Iterable[Name]) -> bool:
    return any(n.start <= number.start and number.end <= n.end for n in names)


def _is_in(token: Token, names: Iterable[Name]) -> bool:
    return any(n.start <= token.start < n.end for n in names)
