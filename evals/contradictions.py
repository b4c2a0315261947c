"""What sources of one event contradict each other in, found in the shared weeks: `python -m evals.contradictions`.

Each event is given its own articles in all their revisions, so that only the reading is measured. A contradiction in
figures is found where two of its values stand side by side and are said to differ; one in words where a denial or
doubt is cited from one of its articles. Precision is the share of what is told that stands in an article of a known contradiction:
a lower bound, since the authors list only what they wrote on purpose. The forms were written after a look at what these
weeks' first readings missed (recall .56, before that .31): a figure of fitting. Of 32 cases of our own, written after the
forms and run once before anything else was changed, 24 were read right.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from evals.grouping import WEEKS, Week, read_week
from evals.shared import material
from torimatome.group import Difference, Gazetteer, claims, conflicts, mentions
from torimatome.lang import pack
from torimatome.model import Article, Claim, Coverage, CoverageRole, Dossier, Event, EventKind
from torimatome.profiles import profile
from torimatome.profiles.register import Register

_ROLES = {"retrospective": CoverageRole.RETROSPECTIVE, "opinion": CoverageRole.OPINION, "live": CoverageRole.LIVE}
_NUMBER = re.compile(r"\d+")


def figures() -> dict[str, float]:
    """Recall of both kinds and precision, over both weeks. MissingError: the weeks are not on this machine."""
    told = [row for name in WEEKS for row in _week(material(f"week-{name}"))]
    found = [row for row in told if row["gold"]]
    by_kind = {kind: [row for row in found if row["figures"] is is_figure] for kind, is_figure in _KINDS}
    recalls = {f"{kind}_recall": _share(rows, "found") for kind, rows in by_kind.items()}
    said = [row for row in told if not row["gold"]]
    return {
        **recalls, "recall": _share(found, "found"), "precision": _share(said, "known"), "told": len(said), "known": len(found),
    }  # fmt: skip


_KINDS = (("figures", True), ("words", False))


def _share(rows: Sequence[Mapping[str, Any]], key: str) -> float:
    return round(sum(bool(row[key]) for row in rows) / max(1, len(rows)), 3)


def _week(folder: Path) -> Iterator[dict[str, Any]]:
    """A row for each contradiction of the authors, and one for each that is told."""
    week, register = read_week(folder), profile("azerbaijan").register
    known = json.loads((folder / "gold.json").read_text("utf-8"))["contradictions"]
    earlier = _earlier(folder, week)
    gazetteer = Gazetteer(register, tuple(week.outlets.values()))
    names = {a.id: mentions(a, gazetteer, pack(a.language)) for a in week.articles}
    packs = {a.language: pack(a.language) for a in week.articles}
    told: dict[str, list[Claim]] = {}
    for event in sorted({row["event"] for row in week.gold.values() if row["event"]}):
        dossier = _dossier(event, week, names)
        told[event] = list(claims(dossier, packs, register, week.outlets, earlier))
    for one in known:
        numbers = [int(m[0]) for c in one["claims"] if (m := _NUMBER.search(c["value"]))]
        in_figures = len(numbers) > 1
        here = [c for event in told for c in told[event] if c.citation.article in one["articles"]]
        found = _in_figures(numbers, here, register) if in_figures else any(_denies(c) for c in here)
        yield {"gold": one, "figures": in_figures, "found": found}
    listed = {a for one in known for a in one["articles"]}
    for event, some in told.items():
        for row in _told(some, register):
            yield {"gold": None, "event": event, "told": row, "known": any(a in listed for a in row[1])}


def _told(some: Sequence[Claim], register: Register) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is told of one event: its conflicting figures and its denials, each with the articles cited."""
    for one in conflicts(some, _countries(some, register)):
        if one.difference is not Difference.GROWTH:
            yield one.why, tuple(c.citation.article for c in one.claims)
    for claim in some:
        if _denies(claim):
            yield claim.value, (claim.citation.article,)


def _denies(claim: Claim) -> bool:
    return claim.field in {"denial", "doubt"}


def _in_figures(numbers: Sequence[int], here: Sequence[Claim], register: Register) -> bool:
    for one in conflicts(here, _countries(here, register)):
        values = {claim.value_number for claim in one.claims}
        if len(values & set(map(float, numbers))) > 1:
            return True
    return False


def _countries(some: Sequence[Claim], register: Register) -> dict[str, str]:
    known = ((c.holder, register.get(c.holder)) for c in some)
    return {holder: entity.country for holder, entity in known if entity and entity.country}


def _earlier(folder: Path, week: Week) -> dict[str, tuple[Article, ...]]:
    """The revisions before the last, each at its own time."""
    last = {a.id: a for a in week.articles}
    found: dict[str, tuple[Article, ...]] = {}
    for line in (folder / "articles.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        now = last[row["id"]]
        if row["revision"] < now.revision:
            text = "\n\n".join(row["paragraphs"])
            old = replace(now, revision=row["revision"], headline=row["title"], text=text)
            found[now.id] = (*found.get(now.id, ()), old)
    return found


def _dossier(event: str, week: Week, names: Mapping[str, Any]) -> Dossier:
    rows = {key: row for key, row in week.gold.items() if row["event"] == event}
    articles = tuple(_dated(a, rows[a.id]) for a in week.articles if a.id in rows)
    coverage = tuple(Coverage(event=event, article=a.id, role=_role(rows[a.id])) for a in articles)
    kept = Event(id=event, kind=EventKind.OTHER)
    return Dossier(event=kept, articles=articles, coverage=coverage, mentions={a.id: names[a.id] for a in articles})


def _dated(article: Article, row: Mapping[str, Any]) -> Article:
    """A later revision with the time at which it was changed."""
    at = row["published_at"]
    return replace(article, modified_at=datetime.fromisoformat(at)) if article.revision > 1 and at else article


def _role(row: Mapping[str, Any]) -> CoverageRole:
    return CoverageRole.COPY if row["copy_of"] else _ROLES.get(row["kind"], CoverageRole.REPORT)


if __name__ == "__main__":
    for week_name in WEEKS:
        for found_row in _week(material(f"week-{week_name}")):
            print(found_row)
    print(figures())
