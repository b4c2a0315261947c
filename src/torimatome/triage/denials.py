"""A denial goes with what it denies, an answer with what it answers: one matter (house-style 8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from torimatome.lang import pack
from torimatome.lang.text import sentences
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
_ANSWERS = re.compile(
    r"\b(?:answer(?:s|ed)|respond(?:s|ed) to|repl(?:ies|ied) to|react(?:s|ed) to|reject(?:s|ed)|dismiss(?:es|ed)|condemn(?:s|ed)) "
    r"(?:the |an? )?(?:\w+ ){0,2}?(?:appeals?|demands?|calls?|resolutions?|statements?|criticism|accusations?|reports?|"
    r"allegations?|remarks)\b([^.;]*)|"
    r"\b[Cc]omment(?:s|ed|ary)?\b[^.;]{0,60}? on (?:the |an? )?(?:appeals?|demands?|resolutions?|statements?|reports?)\b([^.;]*)"
)
_NAME = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)+")
_STATED = frozenset({EventKind.STATEMENT, EventKind.RESOLUTION, EventKind.REPORT, EventKind.COURT, EventKind.OTHER})
_TALKS = frozenset({EventKind.PHONE_CALL, EventKind.LETTER})
_WITHIN = timedelta(days=3)
_HEAD = 2  # sentences of a report in which its denial and its sum must stand


def with_denials(dossiers: Sequence[Dossier]) -> list[Dossier]:
    """The dossiers, each denial or answer made a part of the one event that it denies or answers.

    A denial: the reports of the event give its sum before it. An answer: they name at their head the body answered.
    """
    parts: dict[int, list[Dossier]] = {}
    gone: set[int] = set()
    for i, denial in enumerate(dossiers):
        sums, bodies = _denied(denial), _answered(denial)
        others = [j for j in range(len(dossiers)) if j != i]
        stated = [j for j in others if sums and _states(dossiers[j], sums, denial)]
        stated = stated or [j for j in others if bodies and _demands(dossiers[j], bodies, denial)]
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


def _answered(dossier: Dossier) -> frozenset[str]:
    """The bodies whose appeals or resolutions an English report of the event answers at its head."""
    if dossier.parts or dossier.event.kind not in _STATED:
        return frozenset()
    heads = [_at_head(a) for a in first_hand(dossier) if a.language.startswith("en")]
    return frozenset(
        name for head in heads for found in _ANSWERS.findall(head) for what in found for name in _NAME.findall(what)
    )


def _demands(dossier: Dossier, bodies: frozenset[str], answer: Dossier) -> bool:
    """Whether every English report of an event that is no answer itself has one of the bodies at its head."""
    heads = [_at_head(a) for a in first_hand(dossier) if a.language.startswith("en") and _is_near(a, answer)]
    named = bool(heads) and all(any(body in head for body in bodies) for head in heads)
    return named and dossier.event.kind in _STATED and not any(_ANSWERS.search(head) for head in heads)


def _is_near(article: Article, later: Dossier) -> bool:
    """Whether an article is of the days before a later event."""
    days = [a.reported_on for a in later.articles if a.reported_on]
    on = article.reported_on
    return on is not None and bool(days) and min(days) - _WITHIN <= on <= max(days)


def _states(dossier: Dossier, sums: frozenset[str], denial: Dossier) -> bool:
    """Whether a report of the event gives one of the sums, and not as a denial, in the days before the denial."""
    if dossier.event.kind in _TALKS:
        return False
    for article in every_article(dossier):
        given = sums & set(_SUM.findall(article.text))
        if given and _is_near(article, denial) and not _DENIES.search(_at_head(article)):
            return True
    return False


def _at_head(article: Article) -> str:
    found = sentences(article.text, pack(article.language))[:_HEAD]
    return f"{article.headline}. {' '.join(s.text for s in found)}"
