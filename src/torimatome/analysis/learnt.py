"""What past items teach: forms, pairs of headlines, placement, lengths, habits. Each thing leads to its items.

Nothing here changes an item: a rule that came later never rewrites what was printed before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from torimatome.analysis.learnt_forms import Forms, Found, slotted
from torimatome.lang import pack
from torimatome.lang.headwords import headwords
from torimatome.lang.text import fold
from torimatome.model import Attribution, BlockKind, EventKind, HeadlinePair, Item, Learnt, LearntKind, Lessons
from torimatome.model.learnt import joined

_ACT = re.compile(r"[一-龯々]{2,4}$")
_RARE_FIRST = (
    EventKind.PHONE_CALL, EventKind.LETTER, EventKind.INTERVIEW, EventKind.EXERCISE, EventKind.COURT,
    EventKind.APPOINTMENT, EventKind.RESOLUTION, EventKind.REGULATION, EventKind.INCIDENT, EventKind.CEREMONY,
    EventKind.VISIT, EventKind.MEETING, EventKind.REPORT, EventKind.STATEMENT,
)  # fmt: skip
_PLACING = frozenset({"country", "body", "initiative", "office"})
_SECTIONLESS = ""
_OPENING = 300
"""Characters of the body that teach its section beside the headline."""
_STOPPED = frozenset(word[:6] for word in pack("en").stop_words)


@dataclass(frozen=True, slots=True)
class _Seen:
    """One thing seen in one item."""

    kind: LearntKind
    subject: str
    value: str
    language: str = ""
    amount: int | None = None


def lessons_of(items: Iterable[Item], forms: Forms, home: str = "") -> Lessons:
    """What the items of one document teach. home: the home country's id, which says nothing of placement."""
    many = []
    given = list(items)
    for item in given:
        found = {language: forms.find(item.headline(language), language) for language in ("en", "ja")}
        kind = kind_of(item)
        seen = [*_in_headlines(item, found, home), *_in_body(item, kind), *_in_attributions(item)]
        pairs = (_pair(item, kind, found),) if item.headline("en") or item.headline("ja") else ()
        many.append(Lessons(learnt=tuple(_learnt(item, seen)), pairs=pairs))
    return joined([*many, *_in_order(given)])


def _learnt(item: Item, seen: Sequence[_Seen]) -> Iterator[Learnt]:
    """Each thing once an item, with its amounts."""
    for one in dict.fromkeys(seen):
        yield Learnt(
            kind=one.kind, subject=one.subject, value=one.value, language=one.language, items=(item.id,),
            first_on=day_of(item), last_on=day_of(item), amounts=() if one.amount is None else (one.amount,),
        )  # fmt: skip


def day_of(item: Item) -> date | None:
    """The day that an item is dated by: its attribution's, else its own."""
    attribution = item.attribution
    return (attribution and (attribution.last_on or attribution.first_on)) or item.last_on or item.first_on


def kind_of(item: Item) -> str:
    """The kind of event; of an imported item, which has none, by the words of its headline."""
    if item.kind != EventKind.OTHER:
        return item.kind
    text = fold(item.headline("en")) or item.headline("ja")
    stems = _stems("en" if item.headline("en") else "ja")
    return next((str(k) for k in _RARE_FIRST if (words := stems.get(str(k))) and words.search(text)), "other")


@lru_cache(maxsize=2)
def _stems(language: str) -> dict[str, re.Pattern[str]]:
    """The words by which a headline tells its kind."""
    start = r"(?<!\w)" if language == "en" else ""
    kinds = pack(language).kinds.items()
    return {k: re.compile("|".join(f"{start}{re.escape(fold(w))}" for w in words)) for k, words in kinds if words}


def _pair(item: Item, kind: str, found: dict[str, list[Found]]) -> HeadlinePair:
    en, ja = item.headline("en"), item.headline("ja")
    pattern_ja = slotted(ja, found["ja"])
    act = _ACT.search(pattern_ja)
    names = (one.subject for language in ("en", "ja") for one in found[language] if one.kind != "office")
    return HeadlinePair(
        item=item.id, section=item.section, kind=kind, en=en, ja=ja, pattern=slotted(en, found["en"]),
        pattern_ja=pattern_ja, names=tuple(dict.fromkeys(n for n in names if n)),
        act=act.group() if act else "", words=tuple(sorted(headwords(en))), on=day_of(item),
        by_person=any(h.how.startswith("person:") for h in item.headlines.values()),
    )  # fmt: skip


def _in_headlines(item: Item, found: dict[str, list[Found]], home: str) -> Iterator[_Seen]:
    """Forms of names, and what may have decided the section."""
    for language, names in found.items():
        for one in names:
            if one.subject:
                # An archive page has headlines as the outlets wrote them: they are not the desk's own words.
                yield _Seen(LearntKind.PRESS if item.filed else LearntKind.FORM, one.subject, one.form, language)
    if item.section == _SECTIONLESS:
        return
    names = found["en"] or found["ja"]
    for one in names:
        if one.kind in _PLACING and one.subject != home:
            yield _Seen(LearntKind.PLACEMENT, one.subject, item.section)
    opening = " ".join(block.text for block in item.body[:1])[:_OPENING]
    for word in sorted(headwords(f"{item.headline('en')} {opening}") - _STOPPED):
        yield _Seen(LearntKind.PLACEMENT, f"word:{word}", item.section)


def _in_body(item: Item, kind: str) -> Iterator[_Seen]:
    """Length in words, and whether the item has a NOTE."""
    words = sum(len(block.text.split()) for block in item.body if block.kind is not BlockKind.SUBHEADING)
    if words and item.section != _SECTIONLESS:
        yield _Seen(LearntKind.LENGTH, kind, "words", amount=words)
        yield _Seen(LearntKind.NOTE, kind, "with" if item.notes else "without")


def _in_attributions(item: Item) -> Iterator[_Seen]:
    """Whom the item names, how many, over how many days, and how outlets are written."""
    for one in () if item.filed else item.attributions:
        count = min(len(one.outlets), 3)
        yield _Seen(LearntKind.ATTRIBUTION, "outlets", str(count))
        yield _Seen(LearntKind.ATTRIBUTION, "days", "one day" if one.last_on in (None, one.first_on) else "range")
        for name in one.outlets:
            yield _Seen(LearntKind.ATTRIBUTION, "named", name)
        for name, raw in _as_written(one):
            yield _Seen(LearntKind.OUTLET, name, raw)
    if item.attribution and item.attribution.outlets and item.section != _SECTIONLESS:
        yield _Seen(LearntKind.LEAD, item.section, item.attribution.outlets[0])
    if item.filed and item.filed.outlet and item.filed.outlet_raw:
        yield _Seen(LearntKind.OUTLET, item.filed.outlet, item.filed.outlet_raw)


def _as_written(attribution: Attribution) -> Iterator[tuple[str, str]]:
    """The outlets of an attribution beside their names as they stood, where these can be told apart."""
    inside = (attribution.raw or "").strip().strip("()").rpartition("/")[0]
    raw = [name.strip() for name in inside.split(",")]
    if inside and len(raw) == len(attribution.outlets):
        yield from zip(attribution.outlets, raw, strict=True)


def _in_order(items: Sequence[Item]) -> Iterator[Lessons]:
    """Which of two neighbours in a section stands first."""
    for one, other in pairwise(items):
        first, second = day_of(one), day_of(other)
        if one.section == other.section != _SECTIONLESS and first and second and first != second:
            value = "older first" if first < second else "newer first"
            yield Lessons(learnt=tuple(_learnt(other, [_Seen(LearntKind.ORDER, other.section, value)])))
