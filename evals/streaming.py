"""Articles taken in one by one against a run over all at once, on the shared weeks: `python -m evals.streaming`.

agreement: B-cubed F1 of the streamed events against those of the run over the whole week; with the desk's own days at
hand, and with fewer, where events are settled in mid-week.
"""

from __future__ import annotations

from collections.abc import Mapping

from evals.grouping import WEEKS, Week, metrics, read_week, vectors
from evals.shared import material
from torimatome.group import DAYS, Arrival, Gazetteer, Stream, Vector, assemble, mentions
from torimatome.lang import pack
from torimatome.model import Mention
from torimatome.profiles import profile

HELD = (DAYS, 4)


def figures() -> dict[str, float]:
    """Agreement by week and days held, and how many articles then stand elsewhere. MissingError: no shared weeks."""
    found = {}
    for name in WEEKS:
        week = read_week(material(f"week-{name}"))
        register = profile("azerbaijan").register
        gazetteer = Gazetteer(register, tuple(week.outlets.values()))
        names = {a.id: mentions(a, gazetteer, pack(a.language)) for a in week.articles}
        rows = vectors(week.articles)
        whole = assemble(week.articles, names, rows, week.outlets, register)
        batch = {c.article: c.event for c in whole.coverage}
        for days in HELD:
            events = streamed(week, names, rows, days)
            found[f"{name}_agreement_{days}_days"] = round(metrics().bcubed(events, batch).f1, 4)
            found[f"{name}_differ_{days}_days"] = sum(_mates(events, a) != _mates(batch, a) for a in batch)
    return found


def streamed(
    week: Week, names: Mapping[str, tuple[Mention, ...]], rows: Mapping[str, Vector], days: int
) -> dict[str, str]:
    """Article -> event, the articles in the order of their publication."""
    stream = Stream(week.outlets, profile("azerbaijan").register, days=days)
    ordered = sorted(
        week.articles, key=lambda a: (a.published is None, a.published.at.timestamp() if a.published else 0)
    )
    found: dict[str, str] = {}
    for article in ordered:
        arrival = Arrival(article=article, mentions=names[article.id], vector=rows[article.id])
        found |= {c.article: c.event for c in stream.add(arrival).coverage}
    return found | {c.article: c.event for c in stream.grouping().coverage}


def _mates(events: Mapping[str, str], article: str) -> frozenset[str]:
    return frozenset(a for a, e in events.items() if e == events[article])


if __name__ == "__main__":
    print(figures())
