"""Figures that only a report in another language has: told as that outlet's figure, in one fixed form, for an editor to check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from torimatome.compose.attribution import written
from torimatome.compose.foreign import language_of
from torimatome.compose.sources import Sources, is_english
from torimatome.lang import pack
from torimatome.lang.counts import PERSONS
from torimatome.lang.dates import find_dates
from torimatome.lang.numbers import find_numbers
from torimatome.lang.quantities import Quantity, find_quantities
from torimatome.lang.text import lower
from torimatome.model import Article, Claim, Sentence

# Of other things the readers are less sure ("minutes" read as mines, "sides" as votes), and pupils are often a school's room for them.
# Nor of what befell people: in eight weeks four such figures came, two of them wrong (the age of a wounded man, soldiers in a text
# for which its writer was convicted), and two of a war long past.
_COUNTED = PERSONS - {"people", "students", "children"}
# Smaller numbers are mostly words ("both sides", "one of"). Set on the 40 figures of five weeks that no English report gives:
# by these rules one sentence comes, and is right.
_LEAST = 10
_QUALIFIED = {
    "over": "more than ",
    "at_least": "at least ",
    "under": "fewer than ",
    "up_to": "up to ",
    "about": "about ",
}
# 38 kg; 29 years old; and the Turkic "360 şagirdlik", for so many, which is no count of them.
_MEASURED = re.compile(
    r"\d\s?-?(?:yaş|лет|տարեկան|წლის|ساله)|\d[\w ]*l[ıiuü][kq]\b|\d\s?(?:kg|кг|km|км|t|т|g|г|kq|qr|տոննա|კგ|کیلو)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A sentence of ours with a figure, and what an editor has to compare."""

    sentence: Sentence
    doubt: str


def figures_abroad(sources: Sources, told: str) -> tuple[Figure, ...]:
    """One sentence for each thing that only one foreign-language report counts, and counts once, surely. told: the item's text."""
    known = find_quantities(told, pack("en"))
    articles = {a.id: a for a in sources.articles}
    found: dict[str, Figure] = {}
    for claim in _claims(sources):
        article = articles.get(claim.citation.article)
        counts = claim.counts or ""
        if article is None or counts in found or _is_told(claim, known) or not _is_alone(claim, sources):
            continue
        if _is_sure(claim, article):
            found[counts] = _figure(claim, article, sources)
    return tuple(found.values())


def _claims(sources: Sources) -> Iterator[Claim]:
    """Figures of people that no English report gives."""
    foreign = {a.id for a in sources.articles if not is_english(a)}
    for claim in sources.dossier.claims:
        is_count = claim.field == "number" and claim.counts in _COUNTED and not claim.unit
        if is_count and claim.citation.article in foreign and _is_whole(claim):
            yield claim


def _is_whole(claim: Claim) -> bool:
    value = claim.value_number or 0
    return value >= _LEAST and value == int(value) and claim.value_to is None


def _is_told(claim: Claim, known: Sequence[Quantity]) -> bool:
    return any(q.value == claim.value_number or q.counts == claim.counts for q in known)


def _is_alone(claim: Claim, sources: Sources) -> bool:
    """Whether all that the event's reports count of this thing is this number: none contradicts it."""
    return all(c.value_number == claim.value_number for c in sources.dossier.claims if c.counts == claim.counts)


def _is_sure(claim: Claim, article: Article) -> bool:
    """Whether the sentence has this one number beside its dates, in no measure, and neither doubts nor denies anything."""
    text = article.text[claim.citation.start : claim.citation.end]
    own = pack(article.language)
    if article.revision != claim.citation.revision or _MEASURED.search(text):
        return False
    dates = find_dates(text, own, article.reported_on)
    numbers = [n for n in find_numbers(text, own) if not any(d.start < n.end and n.start < d.end for d in dates)]
    small = lower(text, own.code)
    return len(numbers) == 1 and not any(word in small for word in (*own.hedges, *own.deny_words))


def _figure(claim: Claim, article: Article, sources: Sources) -> Figure:
    who = written(article.outlet, sources.outlets)
    amount = f"{_QUALIFIED.get(claim.qualifier or '', '')}{int(claim.value_number or 0):,} {claim.counts}"
    text = f"{who}, in {language_of(article)}, gives a figure of {amount}."
    source = article.text[claim.citation.start : claim.citation.end]
    doubt = f'"{amount}" was read by rule in {language_of(article)}; compare it: "{source}" ({who})'
    return Figure(Sentence(text=text, citations=(claim.citation,)), doubt)
