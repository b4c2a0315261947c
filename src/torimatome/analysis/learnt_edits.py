"""What people's changes teach: words they put for ours, and what they threw out or took in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from torimatome.analysis.learnt_forms import Forms
from torimatome.analysis.learnt_sentences import fates, shape
from torimatome.model import Edit, Learnt, LearntKind, Lessons
from torimatome.model.learnt import joined

_TOKENS = re.compile(r"[一-龯々]+|[ぁ-ん]+|[ァ-ヶー]+|[A-Za-z]+(?:[’'\-][A-Za-z]+)*|\d[\d.,]*|\S")
_WORDS = {"ja": re.compile(r"[一-龯々]{2,6}"), "en": re.compile(r"[a-z]+(?:-[a-z]+)*(?: [a-z]+(?:-[a-z]+)*){0,2}")}
"""What can be a word of the house: no figure, no name, nothing that could carry a fact of an old text into a new one."""
_MOST_CHANGED = 0.5
"""A text of which more is new was written anew: its words say nothing of ours. Set by hand."""
Headlines = Callable[[str], str]
_CHOICES = {"drop": "drop", "keep": "keep", "add": "keep"}


def lessons_of_edits(edits: Iterable[Edit], forms: Forms, headline: Headlines = lambda _: "") -> Lessons:
    """What the last change of each field of each item teaches. headline: the English headline of an item by its id."""
    last = {(edit.item, edit.field): edit for edit in edits}
    learnt = [one for edit in last.values() for one in (*_wordings(edit, forms), *_choice(edit))]
    learnt += [one for edit in last.values() for one in (*_sentences(edit, forms), *_moved(edit, headline))]
    learnt += _left(learnt, last.values())
    return joined(Lessons(learnt=(one,)) for one in learnt)


def _choice(edit: Edit) -> Iterator[Learnt]:
    value = _CHOICES.get(edit.field)
    if value and edit.value == "yes" and edit.before:
        yield _of(edit, LearntKind.CHOICE, edit.before, value)


def _wordings(edit: Edit, forms: Forms) -> Iterator[Learnt]:
    language = edit.field.partition(".")[2] if edit.field.startswith("headline.") else "en" * (edit.field == "body")
    if language not in _WORDS or not edit.before:
        return
    texts = fates(edit.before, edit.value).said if edit.field == "body" else ((edit.before, edit.value),)
    for old, new in dict.fromkeys(pair for before, after in texts for pair in changed(before, after, language)):
        if not forms.find(old, language) and not forms.find(new, language):
            yield _of(edit, LearntKind.WORDING, old, new, language)


def _sentences(edit: Edit, forms: Forms) -> Iterator[Learnt]:
    """The sentences that were cut from a body, and those that were read beside them and left."""
    if edit.field != "body" or not edit.before or not edit.value:
        return
    found = fates(edit.before, edit.value)
    for mark, texts in (("cut", found.cut), ("left", (*found.left, *(new for _, new in found.said)))):
        for said in dict.fromkeys(shape(text, forms) for text in texts):
            yield _of(edit, LearntKind.SENTENCE, said, mark, "en")


def _moved(edit: Edit, headline: Headlines) -> Iterator[Learnt]:
    if edit.field == "section" and edit.before and edit.before != edit.value and (title := headline(edit.item)):
        yield _of(edit, LearntKind.MOVED, title, f"{edit.before}>{edit.value}")


def _left(learnt: Iterable[Learnt], edits: Iterable[Edit]) -> Iterator[Learnt]:
    """The words that were changed in one place and left in another that a person read."""
    words = {one.subject for one in learnt if one.kind is LearntKind.WORDING and one.language == "en"}
    for edit in edits:
        if edit.field == "body" and edit.before and edit.value:
            for word in sorted(words):
                pattern = re.compile(rf"\b{re.escape(word)}\b")
                if pattern.search(edit.before) and pattern.search(edit.value):
                    yield _of(edit, LearntKind.WORDING, word, word, "en")


def _of(edit: Edit, kind: LearntKind, subject: str, value: str, language: str = "") -> Learnt:
    day = edit.at.date()
    return Learnt(
        kind=kind, subject=subject, value=value, language=language, items=(edit.item,), first_on=day, last_on=day
    )


def changed(before: str, after: str, language: str) -> Iterator[tuple[str, str]]:
    """The words of a text for which others were put in the same place."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    match = SequenceMatcher(None, old, new, autojunk=False)
    if match.ratio() < _MOST_CHANGED:
        return
    for operation, a, b, c, d in match.get_opcodes():
        if operation == "replace":
            pair = _trimmed(_text(old[a:b], language), _text(new[c:d], language), language)
            if all(_WORDS[language].fullmatch(word) for word in pair):
                yield pair


def _text(tokens: Sequence[str], language: str) -> str:
    return ("" if language == "ja" else " ").join(tokens)


def _trimmed(old: str, new: str, language: str) -> tuple[str, str]:
    """Japanese words without what they share at both ends, as long as two letters of each are left: 首脳協議, 首脳会談."""
    while language == "ja" and min(len(old), len(new)) > 2 and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while language == "ja" and min(len(old), len(new)) > 2 and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return old, new
