"""A denial goes with what it denies: the sum of one report, put right in another, is one matter (house-style 8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from torimatome.lang.text import sentences
from torimatome.lang import pack
from torimatome.model import Article, Dossier, EventKind
from torimatome.triage.reading import every_article, first_hand

_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|refut\w+|dismiss(?:es|ed)|not (?:true|envisaged|planned|part of|expected|correct)|"
    r"will not (?:finance|contribute|pay|give|take part|participate)|no (?:agreement|such (?:agreement|decision|plan)))\b",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"[$€£]\d[\d.,]*(?: (?:thousand|million|billion|trillion))?|\b\d[\d.,]* (?:million|billion|trillion)\b"
)
_TALKS = frozenset({EventKind.PHONE_CALL, EventKind.LETTER})
_WITHIN = timedelta(days=3)
_HEAD = 2  # sentences of a report in which its denial and its sum must stand


def with_denials(dossiers: Sequence[Dossier]) -> list[Dossier]:
    """The dossiers, each denial of a sum made a part of the one event whose reports give that sum before it."""
    parts: dict[int, list[Dossier]] = {}
    gone: set[int] = set()
    for i, denial in enumerate(dossiers):
        sums = _denied(denial)
        stated = [j for j, d in enumerate(dossiers) if j != i and sums and _states(d, sums, denial)]
        if len(stated) == 1 and stated[0] not in gone and i not in parts:
            gone.add(i)
            parts.setdefault(stated[0], []).append(denial)
    return [_with(d, parts.get(i, [])) for i, d in enumerate(dossiers) if i not in gone]


def _with(dossier: Dossier, denials: Sequence[Dossier]) -> Dossier:
    own = tuple(replace(d, event=replace(d.event, part_of=dossier.event.id)) for d in denials)
    return replace(dossier, parts=(*dossier.parts, *own)) if own else dossier


def _denied(dossier: Dossier) -> frozenset[str]:
    """The sums that every English report of the event denies at its head."""
    found = [_at_head(a) for a in first_hand(dossier) if a.language.startswith("en")]
    if not found or dossier.parts or not all(_DENIES.search(head) for head in found):
        return frozenset()
    return frozenset.intersection(*(frozenset(_SUM.findall(head)) for head in found))


def _states(dossier: Dossier, sums: frozenset[str], denial: Dossier) -> bool:
    """Whether a report of the event gives one of the sums, and not as a denial, in the days before the denial."""
    if dossier.event.kind in _TALKS:
        return False
    days = [a.reported_on for a in denial.articles if a.reported_on]
    for article in every_article(dossier):
        on = article.reported_on
        near = on is not None and bool(days) and min(days) - _WITHIN <= on <= max(days)
        if near and sums & set(_SUM.findall(article.text)) and not _DENIES.search(_at_head(article)):
            return True
    return False


def _at_head(article: Article) -> str:
    found = sentences(article.text, pack(article.language))[:_HEAD]
    return f"{article.headline}. {' '.join(s.text for s in found)}"
