"""Grouping on its own, apart from collecting and extracting: `python -m evals.grouping [weeks|pairs|ecb]...`

weeks: the shared weeks' articles as their authors wrote them. pairs: Russian and English pairs of Telegram's contest.
ecb: English texts in which the two events of a topic look alike on purpose. The last two are of another domain; they
warn of weights that fit nothing but the weeks.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import importlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from evals.shared import MissingError, material
from torimatome.group import Gazetteer, Grouping, assemble, mentions, vector_text
from torimatome.group.likeness import likeness
from torimatome.group.vectors import Vector
from torimatome.group.window import window
from torimatome.lang import pack
from torimatome.model import Article, Dateline, DateSource, Outlet, OutletKind, Published
from torimatome.profiles import profile
from torimatome.profiles.register import Register
from torimatome.providers import nano

WEEKS = ("2026-02-14", "2026-01-24")
PAIRS = 60  # of each language's pairs, for `figures`


def metrics() -> ModuleType:
    """The shared metric functions, so that figures mean here what they mean to the scorer."""
    sys.path.insert(0, str(material("tools")))
    return importlib.import_module("metrics")


def vectors(articles: Sequence[Article]) -> dict[str, Vector]:
    """Each article's vector."""
    rows = nano().vectors([vector_text(a, pack(a.language)) for a in articles])
    return {a.id: row for a, row in zip(articles, rows, strict=True)}


@dataclass(frozen=True)
class Week:
    """A shared week as perfectly extracted articles, and what its authors know of each."""

    outlets: dict[str, Outlet]
    articles: tuple[Article, ...]
    gold: Mapping[str, Mapping[str, Any]]
    wholes: Mapping[str, str]


def read_week(folder: Path) -> Week:
    """The last revision of each article, with the first one's time of publication."""
    outlets = {o["key"]: _outlet(o) for o in json.loads((folder / "outlets.json").read_text("utf-8"))}
    lines = [json.loads(line) for line in (folder / "articles.jsonl").read_text("utf-8").splitlines()]
    first = {row["id"]: row["published_at"] for row in reversed(lines)}
    last = {row["id"]: row for row in lines}
    articles = tuple(_article(row, first[key], outlets[row["outlet"]]) for key, row in last.items())
    events = json.loads((folder / "gold.json").read_text("utf-8"))["events"]
    wholes = {e["id"]: e["part_of"] or e["id"] for e in events}
    return Week({o.id: o for o in outlets.values()}, articles, last, wholes)


def _outlet(row: Mapping[str, Any]) -> Outlet:
    return Outlet(
        id=f"{row['country']}.{row['key']}", attribution=row["attribution"], names={"en": row["name"]},
        country=row["country"], kind=OutletKind.AGENCY, owner=row["owner"], timezone=row["timezone"], domains=(),
    )  # fmt: skip


def _article(row: Mapping[str, Any], published_at: str | None, outlet: Outlet) -> Article:
    at = datetime.fromisoformat(published_at).astimezone(ZoneInfo(outlet.timezone)) if published_at else None
    return Article(
        id=row["id"], revision=row["revision"], outlet=outlet.id, url="", language=row["lang"], headline=row["title"],
        text="\n\n".join(row["paragraphs"]), published=Published(at=at, source=DateSource.FEED) if at else None,
        dateline=Dateline(raw=row["dateline"]) if row["dateline"] else None, category=row["category"],
    )  # fmt: skip


@cache
def grouped(name: str) -> tuple[Week, Grouping]:
    """A shared week and what the desk makes of it."""
    week = read_week(material(f"week-{name}"))
    return week, grouping_of(week, vectors(week.articles))


def score_week(name: str) -> dict[str, float]:
    """The scorer's grouping figures, every article collected and perfectly extracted."""
    return _figures(*grouped(name))


def figures_of(week: Week, known: Mapping[str, Vector]) -> dict[str, float]:
    """The figures of one week. known: its vectors, by article."""
    return _figures(week, grouping_of(week, known))


def grouping_of(week: Week, known: Mapping[str, Vector]) -> Grouping:
    """The events of one week."""
    register = profile("azerbaijan").register
    gazetteer = Gazetteer(register, tuple(week.outlets.values()))
    names = {a.id: mentions(a, gazetteer, pack(a.language)) for a in week.articles}
    return assemble(week.articles, names, known, week.outlets, register)


def _figures(week: Week, found: Grouping) -> dict[str, float]:
    m = metrics()
    event = {c.article: c.event for c in found.coverage}
    gold = {key: row["event"] for key, row in week.gold.items() if row["event"]}
    ours = {key: event[key] for key in gold}
    pairs, wanted = m.cluster_pairs(ours), m.cluster_pairs(gold)
    copied = m.linked_clusters((c.article, c.duplicate_of) for c in found.coverage if c.duplicate_of)
    copies = m.linked_clusters((key, row["copy_of"]) for key, row in week.gold.items() if row["copy_of"])
    family = {key: row["copy_of"] or row["translation_of"] or key for key, row in week.gold.items()}
    noise = [key for key, row in week.gold.items() if not row["event"]]
    merged = [n for n in noise if any(event[n] == event[k] and family[n] != family[k] for k in family)]

    def across(found: set[frozenset[str]]) -> set[frozenset[str]]:
        return {p for p in found if len({week.gold[key]["lang"] for key in p}) == 2}

    top = {e.id: e.part_of or e.id for e in found.events}
    whole = m.bcubed({key: top[e] for key, e in ours.items()}, {key: week.wholes[e] for key, e in gold.items()})
    return {
        "bcubed_f1": m.bcubed(ours, gold).f1,
        "bcubed_f1_visits_whole": whole.f1,
        "pairs_f1": m.set_prf(pairs, wanted).f1,
        "pairs_f1_cross_language": m.set_prf(across(pairs), across(wanted)).f1,
        "duplicate_pairs_f1": m.set_prf(m.cluster_pairs(copied), m.cluster_pairs(copies)).f1,
        "noise_merged": len(merged),
    }


@cache
def _telegram_files() -> tuple[Path, ...]:
    return tuple(sorted(material("bench", "tg-same-story").glob("*pool.tsv")))


def score_pairs(most: int | None = None) -> dict[str, float]:
    """AUC and F1 of the log odds over the pairs (or over `most` of them), each language's articles as one window.

    f1: the cut of each language is the best of the other, so that none is fitted to the pairs it is measured on. best_f1
    has the best of its own, for orientation. trained_f1: the best cut of both training pools, on the other Russian pools.
    """
    told = {language: _pair_odds(language, most) for language in ("en", "ru")}
    result = {}
    for language, other in (("en", "ru"), ("ru", "en")):
        odds, same, _ = told[language]
        result[f"tg_{language}_auc"] = _auc(odds, same)
        result[f"tg_{language}_f1"] = _f1(odds, same, _best_cut(*told[other][:2]))
        result[f"tg_{language}_best_f1"] = _f1(odds, same, _best_cut(odds, same))
    odds, same, trained = told["ru"]
    known = [np.concatenate([own[part][own[2]] for own in told.values()]) for part in (0, 1)]
    cut = _best_cut(known[0], known[1])
    return result | {"tg_ru_trained_f1": _f1(odds[~trained], same[~trained], cut)}


def _pair_odds(language: str, most: int | None) -> tuple[Any, Any, Any]:
    """Log odds of the pairs, what people said of them, and whether they are of a training pool.

    What is asked of a pair is what the product asks of two undated pages of one language: `likeness`, nothing else.
    """
    rows = [(r, "train" in f.name) for f in _telegram_files() if f.name.startswith(language) for r in _rows(f)]
    rows = rows[:: max(1, len(rows) // most)][:most] if most else rows
    articles, same = _pairs_of([row for row, _ in rows], language)
    seen = window(articles, named(articles), vectors(articles), Register({}))
    odds = [likeness(seen, 2 * n, 2 * n + 1).odds for n in range(len(same))]
    return np.array(odds), np.array(same), np.array([train for _, train in rows])


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from (r for r in csv.DictReader(lines, delimiter="\t") if r.get("GOLDEN:quality") in {"OK", "BAD"})


def _pairs_of(rows: Sequence[Mapping[str, str]], language: str) -> tuple[list[Article], list[bool]]:
    articles = [
        _bare(f"{n}-{side}", row[f"INPUT:{side}_title"], row[f"INPUT:{side}_text"], row[f"INPUT:{side}_url"], language)
        for n, row in enumerate(rows)
        for side in ("first", "second")
    ]
    return articles, [row["GOLDEN:quality"] == "OK" for row in rows]


def _bare(key: str, title: str, text: str, url: str, language: str) -> Article:
    outlet = hashlib.sha256(url.split("/")[2].encode() if "//" in url else key.encode()).hexdigest()[:8]
    return Article(id=key, revision=1, outlet=outlet, url=url, language=language, headline=title, text=text)


def named(articles: Sequence[Article]) -> dict[str, Any]:
    """The names of texts of whose world no register knows anything."""
    gazetteer = Gazetteer(Register({}))
    return {a.id: mentions(a, gazetteer, pack(a.language)) for a in articles}


def _auc(odds: Any, same: Any) -> float:
    good, bad = odds[same], odds[~same]
    return float(np.mean([(g > bad).mean() + 0.5 * (g == bad).mean() for g in good]))


def _f1(odds: Any, same: Any, cut: float) -> float:
    return float(2 * (same & (odds >= cut)).sum() / ((odds >= cut).sum() + same.sum()))


def _best_cut(odds: Any, same: Any) -> float:
    return float(max(odds, key=lambda cut: _f1(odds, same, cut)))


def ecb_rows() -> list[dict[str, Any]]:
    """The texts of ECB+ with topic and event."""
    with gzip.open(material("bench", "ecbplus-dev", "articles.jsonl.gz"), "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def ecb_articles(rows: Sequence[Mapping[str, Any]]) -> list[Article]:
    """Texts without headline, date and outlet."""
    return [_bare(r["id"], "", "\n\n".join(r["text"].splitlines()), r["id"], "en") for r in rows]


def score_ecb(first: int = 21, last: int = 35) -> dict[str, float]:
    """Groups of some topics' texts, no dates and no outlets known; look-alike pairs wrongly merged as a share.

    The weights of undated pairs were fitted on topics 1 to 20.
    """
    rows = [r for r in ecb_rows() if first <= int(r["topic"]) <= last]
    articles = ecb_articles(rows)
    found = assemble(articles, named(articles), vectors(articles), {}, Register({}))
    m = metrics()
    gold, event = {r["id"]: r["event"] for r in rows}, {c.article: c.event for c in found.coverage}
    topic = {r["id"]: r["topic"] for r in rows}
    twins = [(a, b) for a, b in combinations(gold, 2) if topic[a] == topic[b] and gold[a] != gold[b]]
    return {
        "ecb_bcubed_f1": m.bcubed(event, gold).f1,
        "ecb_pairs_f1": m.set_prf(m.cluster_pairs(event), m.cluster_pairs(gold)).f1,
        "ecb_twins_merged": sum(event[a] == event[b] for a, b in twins) / len(twins),
    }


def figures() -> dict[str, float]:
    """All figures under one name each, the foreign sets cut down to what two minutes allow.

    MissingError: the shared material is not on this machine.
    """
    found = {f"{week}_{name}": float(value) for week in WEEKS for name, value in score_week(week).items()}
    return found | score_pairs(PAIRS) | score_ecb()


def main() -> None:
    """Print the figures of the named parts, or of all; what is missing on this machine is said and skipped."""
    parts = sys.argv[1:] or ["weeks", "pairs", "ecb"]
    for part in parts:
        try:
            for name, figures in _scored(part):
                print(name, {key: round(float(value), 3) for key, value in figures.items()})
        except MissingError as missing:
            print(f"{part}: skipped, {missing}")


def _scored(part: str) -> Iterator[tuple[str, dict[str, float]]]:
    if part == "weeks":
        yield from ((week, score_week(week)) for week in WEEKS)
    else:
        yield part, score_pairs() if part == "pairs" else score_ecb()


if __name__ == "__main__":
    main()
