"""What was learnt, in sentences for people; found by kind and by words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from torimatome.lang.text import fold
from torimatome.model import HeadlinePair, Learnt, LearntKind, Lessons
from torimatome.model.learnt import joined

Names = Callable[[str], str]
"""How an entity or office is called, by its id."""
LANGUAGES = {"en": "English", "ja": "Japanese"}
PLAIN_KINDS: Mapping[LearntKind, str] = {
    LearntKind.OUTLET: "How outlets are written",
    LearntKind.FORM: "The desk's forms of names, offices and countries",
    LearntKind.PRESS: "Forms in the headlines of archive pages",
    LearntKind.HEADLINE: "Pairs of headlines",
    LearntKind.PLACEMENT: "Which section words and names belong to",
    LearntKind.LENGTH: "Length of items by kind",
    LearntKind.NOTE: "NOTEs by kind",
    LearntKind.ORDER: "Order in a section",
    LearntKind.ATTRIBUTION: "Attributions",
    LearntKind.LEAD: "Which outlet is named first",
    LearntKind.WORDING: "Words that people put for ours",
    LearntKind.CHOICE: "What people dropped or took in",
    LearntKind.SENTENCE: "Sentences that people cut, and those beside them that they left",
    LearntKind.MOVED: "Items that people moved to another section",
}


def everything(lessons: Lessons) -> Iterator[Learnt]:
    """All that the lessons hold, the patterns of its headline pairs among them, by kind and the most seen first."""
    patterns = joined(Lessons(learnt=(_pattern(pair),)) for pair in lessons.pairs if pair.en and pair.ja).learnt
    kinds, every = list(LearntKind), (*lessons.learnt, *patterns)
    most: dict[tuple[LearntKind, str, str], int] = defaultdict(int)
    for one in every:
        most[_together(one)] = max(most[_together(one)], one.count)
    yield from sorted(
        every,
        key=lambda one: (
            kinds.index(one.kind),
            -most[_together(one)],
            _together(one),
            one.first_on or date.min,
            one.value,
        ),
    )


def _together(one: Learnt) -> tuple[LearntKind, str, str]:
    """What stands together: the forms of one name in the order in which they came into use."""
    forms = one.kind in (LearntKind.FORM, LearntKind.PRESS)
    return (one.kind, one.subject, one.language) if forms else (one.kind, one.subject, one.value)


def _pattern(pair: HeadlinePair) -> Learnt:
    return Learnt(
        kind=LearntKind.HEADLINE, subject=pair.pattern, value=pair.pattern_ja, items=(pair.item,), first_on=pair.on,
        last_on=pair.on,
    )  # fmt: skip


def sought(lessons: Lessons, names: Names, kind: str = "", query: str = "") -> list[Learnt]:
    """What was learnt of a kind (empty: of all), and every word of the query stands in its sentence or its headlines."""
    words = fold(query).split()
    texts = _headlines(lessons, names) if words else {}
    return [
        one
        for one in everything(lessons)
        if kind in ("", str(one.kind)) and all(w in fold(f"{told(one, names)} {texts.get(one.id, '')}") for w in words)
    ]


def _headlines(lessons: Lessons, names: Names) -> dict[str, str]:
    """Of each headline pattern the headlines that show it, with the persons and the act behind them."""
    texts: dict[str, list[str]] = defaultdict(list)
    for pair in lessons.pairs:
        texts[pair.learnt].append(f"{pair.en} {pair.ja} {pair.act} {' '.join(map(names, pair.names))}")
    return {key: " ".join(many) for key, many in texts.items()}


def told(one: Learnt, names: Names) -> str:
    """A thing learnt in a sentence without its count."""
    return _TOLD[one.kind](one, names)


def days(one: Learnt) -> str:
    """From when to when it was seen."""
    if one.first_on is None or one.last_on is None:
        return ""
    return (
        _dotted(one.first_on) if one.first_on == one.last_on else f"{_dotted(one.first_on)} to {_dotted(one.last_on)}"
    )


def _dotted(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _outlet(one: Learnt, _: Names) -> str:
    same = one.subject == one.value
    return f"{one.subject} is written so" if same else f"“{one.value}” is {one.subject}"


def _form(one: Learnt, names: Names) -> str:
    return f"{names(one.subject)} is {one.value} in {LANGUAGES.get(one.language, one.language)}"


def _placement(one: Learnt, names: Names) -> str:
    if one.subject.startswith("word:"):
        return f"the word {one.subject.removeprefix('word:')}* stands in {one.value}"
    return f"{names(one.subject)} stands in {one.value}"


def _length(one: Learnt, _: Names) -> str:
    if not one.amounts:
        return f"{one.subject}: nothing counted"
    return f"{one.subject}: {one.middle} words ({one.amounts[0]} to {one.amounts[-1]})"


def _attribution(one: Learnt, _: Names) -> str:
    if one.subject == "outlets":
        number = {"1": "one outlet", "2": "two outlets", "3": "three outlets or more"}
        return f"names {number.get(one.value, one.value)}"
    return f"names {one.value}" if one.subject == "named" else f"dated by {one.value}"


def _choice(one: Learnt, _: Names) -> str:
    return f"“{one.subject}” was {'taken in' if one.value == 'keep' else 'dropped'}"


def _wording(one: Learnt, _: Names) -> str:
    if one.subject == one.value:
        return f"“{one.subject}” was left as it is"
    return f"for “{one.subject}” people write “{one.value}”"


def _moved(one: Learnt, _: Names) -> str:
    came, _arrow, goes = one.value.partition(">")
    return f"“{one.subject}” went from {came} to {goes}"


_TOLD: Mapping[LearntKind, Callable[[Learnt, Names], str]] = {
    LearntKind.OUTLET: _outlet,
    LearntKind.FORM: _form,
    LearntKind.PRESS: _form,
    LearntKind.HEADLINE: lambda one, _: f"{one.subject} → {one.value}",
    LearntKind.PLACEMENT: _placement,
    LearntKind.LENGTH: _length,
    LearntKind.NOTE: lambda one, _: f"{one.subject}: {one.value} a NOTE",
    LearntKind.ORDER: lambda one, _: f"{one.subject}: {one.value}",
    LearntKind.ATTRIBUTION: _attribution,
    LearntKind.LEAD: lambda one, _: f"{one.subject}: {one.value} first",
    LearntKind.WORDING: _wording,
    LearntKind.CHOICE: _choice,
    LearntKind.SENTENCE: lambda one, _: f"“{one.subject}” was {one.value}",
    LearntKind.MOVED: _moved,
}
