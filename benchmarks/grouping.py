"""Grouping: speed, memory and growth, and quality beside the public peer and plain TF-IDF on the same articles.

The peer, taranis-story-clustering, is asked in an environment of its own (TARANIS_PYTHON, /tmp/taranis-venv by default).
Its sentence model is not on this machine; it is given our vectors in its place, so what is compared is its method.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from evals import grouping as g
from evals.shared import MissingError, material

from torimatome.group import Arrival, Gazetteer, Stream, assemble, mentions, vector_text
from torimatome.group.wording import wording_matrix
from torimatome.lang import pack
from torimatome.model import Article, DateSource, Published
from torimatome.profiles import profile
from torimatome.providers import nano

PEER = Path(__file__).parent / "peer_stories.py"
PYTHON = Path(os.environ.get("TARANIS_PYTHON", "/tmp/taranis-venv/bin/python"))
A_DAY = 60
"""Articles a day, as in the shared weeks two to three times over."""


def measure() -> dict[str, float]:
    """Speed and growth always; the comparison where its material and the peer are there."""
    found = {**speed(), **growth()}
    try:
        return found | beside()
    except MissingError as missing:
        print(f"comparison skipped: {missing}", file=sys.stderr)
        return found


def press(count: int, seed: int = 7, a_day: int = A_DAY) -> Iterator[Article]:
    """Invented articles in order of time, three of each event."""
    pick = random.Random(seed)
    words = ["".join(pick.choice("bdgklmnprstv") + pick.choice("aeiou") for _ in range(3)) for _ in range(4000)]
    start = datetime(2031, 1, 1, tzinfo=UTC)
    for n in range(count):
        own = random.Random(f"{seed} {n // 3}")
        names = [own.choice(words).title() for _ in range(4)]
        told = [" ".join(own.choices(words, k=14)) for _ in range(14)]
        lead = f"{names[0]} {names[1]} met {names[2]} in {names[3]} on trade worth {own.randint(10, 900)} million."
        at = Published(at=start + timedelta(days=n / a_day), source=DateSource.FEED)
        yield Article(
            id=f"a{n}", revision=1, outlet=f"zz.{n % 11}", url="", language="en",
            headline=f"{names[0]} meets {names[2]} in {names[3]}", text="\n\n".join((lead, *told[n % 3 :])), published=at,
        )  # fmt: skip


def speed(count: int = 300) -> dict[str, float]:
    """Articles per second on one core from text to event, and where the time goes."""
    articles = list(press(count))
    gazetteer = Gazetteer(profile("azerbaijan").register)
    named, naming = _timed(lambda: {a.id: mentions(a, gazetteer, pack(a.language)) for a in articles})
    register = profile("azerbaijan").register
    nano().vectors(["The model loads at its first text."])
    rows, embedding = _timed(lambda: nano().vectors([vector_text(a, pack(a.language)) for a in articles[:60]]))
    known = {a.id: np.asarray(rows[n // 3 % len(rows)]) for n, a in enumerate(articles)}
    _, plain = _timed(lambda: assemble(articles, named, {}, {}, register))
    _, grouping = _timed(lambda: assemble(articles, named, known, {}, register))
    per = embedding / 60
    return {
        "per_s_without_vectors": round(count / (naming + plain), 1),
        "per_s_with_vectors": round(1 / (naming / count + grouping / count + per), 1),
        "names_ms": round(1000 * naming / count, 2),
        "vector_ms": round(1000 * per, 1),
        "events_ms": round(1000 * plain / count, 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def growth(steps: Sequence[int] = (600, 1200, 1800)) -> dict[str, float]:
    """Milliseconds for an article, as the stream has taken in more and more; events asked for once a day."""
    stream, found, last = Stream({}, profile("azerbaijan").register), {}, 0
    gazetteer = Gazetteer(profile("azerbaijan").register)
    arrived = press(steps[-1])
    for before, after in pairwise((0, *steps)):
        started = time.process_time()
        for article in (next(arrived) for _ in range(after - before)):
            last += len(
                stream.add(Arrival(article=article, mentions=mentions(article, gazetteer, pack("en")))).coverage
            )
        found[f"ms_each_until_{after}"] = round(1000 * (time.process_time() - started) / (after - before), 1)
    return found | {"stream_settled": last}


def beside(name: str = g.WEEKS[0]) -> dict[str, float]:
    """B-cubed F1 and seconds on one shared week: ours, the peer's, and TF-IDF with the threshold best for the answer."""
    week = g.read_week(material(f"week-{name}"))
    known = g.vectors(week.articles)
    gold = {key: row["event"] for key, row in week.gold.items() if row["event"]}
    ours, seconds = _timed(lambda: g.figures_of(week, known))
    found = {"week_ours_bcubed": round(ours["bcubed_f1"], 3), "week_ours_s": round(seconds, 1)}
    best, seconds = _timed(lambda: max(_bcubed(labels, gold) for labels in _tfidf(week.articles)))
    found |= {"week_tfidf_best_bcubed": round(best, 3), "week_tfidf_s": round(seconds, 1)}
    started = time.perf_counter()
    labels = _peer(week, known)
    seconds = time.perf_counter() - started
    return found | {"week_taranis_bcubed": round(_bcubed(labels, gold), 3), "week_taranis_s": round(seconds, 1)}


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What came of it, and seconds of one core: what else the machine does must not count."""
    started = time.process_time()
    return work(), time.process_time() - started


def _bcubed(labels: Mapping[str, Any], gold: Mapping[str, str]) -> float:
    return float(g.metrics().bcubed({key: labels.get(key, key) for key in gold}, gold).f1)


def _tfidf(articles: Sequence[Article]) -> Iterator[dict[str, int]]:
    """Average link over cosines of words and word pairs, cut at every height."""
    cosines = wording_matrix([f"{a.headline} {a.text}" for a in articles], ["en"] * len(articles)).astype(float)
    np.fill_diagonal(cosines, -1)
    groups = [[n] for n in range(len(articles))]
    while cosines.max() > 0.02:
        i, j = sorted(divmod(int(cosines.argmax()), len(groups)))
        a, b = len(groups[i]), len(groups[j])
        row = (cosines[i] * a + cosines[j] * b) / (a + b)
        cosines[i], cosines[:, i] = row, row
        cosines[i, i] = cosines[j] = cosines[:, j] = -1
        groups[i], groups[j] = groups[i] + groups[j], []
        yield {articles[n].id: k for k, group in enumerate(groups) for n in group}


def _peer(week: g.Week, known: Mapping[str, Any]) -> dict[str, int]:
    if not PYTHON.exists():
        raise MissingError(f"{PYTHON} with taranis-story-clustering is not on this machine")
    gazetteer = Gazetteer(profile("azerbaijan").register)
    rows = [
        {
            "id": a.id, "title": a.headline, "text": a.text, "language": a.language, "vector": known[a.id].tolist(),
            "names": sorted({m.surface for m in mentions(a, gazetteer, pack(a.language))}),
        }
        for a in week.articles
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        asked, told = Path(folder) / "asked.json", Path(folder) / "told.json"
        asked.write_text(json.dumps(rows))
        run = subprocess.run([PYTHON, PEER, asked, told], capture_output=True, text=True, check=False, timeout=900)
        if run.returncode:
            raise MissingError(f"taranis-story-clustering did not run: {run.stderr.strip().splitlines()[-1:]}")
        groups: list[list[str]] = json.loads(told.read_text())
    return {key: n for n, group in enumerate(groups) for key in group}
