"""One event is counted once: printed items against the desk's own events of the same week, and days of events.

The items of both shared bulletins are read as imported issues are, without a word of what they stand on, and the articles
of their weeks as the desk has them, grouped as the reading lists them. An item is right if it joins an event that the
reading gives it, wrong if it joins another's. Both weeks were looked at while the thresholds were chosen.
event_day: the day of what an item of the archive page reports, against the reading; all 80 were looked at, so it is a figure of fitting.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from evals.shared import material, skips
from torimatome import lang, outlets, profiles, readers
from torimatome.analysis.tellings import Telling, joined
from torimatome.analysis.timeline import event_day
from torimatome.chronicle.telling import Reader, finder
from torimatome.group import Gazetteer, Grouping, mentions, with_codings
from torimatome.model import Article, Coverage, DateSource, Event, EventKind, Item, Published

WEEKS = ("2026-02-14", "2026-01-24")


def figures() -> Mapping[str, float]:
    """Items joined rightly and wrongly, items that stand alone, and days of events."""
    right = wrong = items = merged = 0
    for week in WEEKS:
        tellings, truth = _week(week)
        common = frozenset(f"={e.id}" for e in profiles.profile("azerbaijan").register.countries.values())
        for some in joined(tellings, common):
            for one in (t for t in some if not t.stored):
                others = {truth[t.id] for t in some if t.stored}
                items += 1
                right += truth[one.id] in others
                wrong += bool(others) and truth[one.id] not in others
            merged += len({truth[t.id] for t in some if not t.stored}) > 1
    return {
        "items_joined": right / items,
        "items_joined_wrongly": wrong / items,
        "items_merged": float(merged),
        "event_day": _days(),
    }


def _week(week: str) -> tuple[list[Telling], dict[str, str]]:
    """The tellings of a week, and for each the number of the printed item that it belongs to."""
    register = profiles.profile("azerbaijan").register
    gazetteer = Gazetteer(register, outlets.bundled().values())
    reader = Reader(finder(gazetteer), register, outlets.bundled())
    articles, told = _articles(week)
    events = json.loads(material(f"week-{week}", "gold.json").read_text("utf-8"))["events"]
    found = {a.id: mentions(a, gazetteer, lang.pack(a.language)) for a in articles.values()}
    grouping = Grouping(
        events=tuple(Event(id=e["id"], kind=EventKind.OTHER, first_on=date.fromisoformat(e["day"])) for e in events),
        coverage=tuple(Coverage(event=event, article=a) for event, those in told.items() for a in those),
    )
    coded = with_codings(grouping, list(articles.values()), found, register).events
    truth = {e["id"]: str(e["item"]) for e in events}
    tellings = [t for e in coded if e.id in told and (t := reader.event(e, [articles[a] for a in told[e.id]], ()))]
    for n, item in enumerate(_printed(week), 1):
        if one := reader.item(item, week):
            tellings.append(one)
            truth[one.id] = str(n)
    return tellings, truth


def _printed(week: str) -> Iterable[Item]:
    file = material("seeds", f"bulletin-{week}.txt")
    bulletin = readers.read(file.read_bytes(), file.name).bulletin
    assert bulletin is not None
    return bulletin.items


def _articles(week: str) -> tuple[dict[str, Article], dict[str, list[str]]]:
    """The articles of a week by id, and by event."""
    zones = {
        o["key"]: (o["country"], o["timezone"])
        for o in json.loads(material(f"week-{week}", "outlets.json").read_text("utf-8"))
    }
    found: dict[str, Article] = {}
    told: defaultdict[str, list[str]] = defaultdict(list)
    for line in material(f"week-{week}", "articles.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        country, zone = zones[row["outlet"]]
        if not row["published_at"] or row["id"] in found:
            continue
        at = datetime.fromisoformat(row["published_at"]).astimezone(ZoneInfo(zone))
        found[row["id"]] = Article(
            id=row["id"], revision=1, outlet=f"{country}.{row['outlet']}", url="", language=row["lang"], headline=row["title"],
            text="\n\n".join(row["paragraphs"]), published=Published(at=at, source=DateSource.FEED),
        )  # fmt: skip
        if row.get("event"):
            told[row["event"]].append(row["id"])
    return found, told


def _days() -> float:
    """The share of items whose event's day is the reading's."""
    file = material("seeds", "archive-part.txt")
    items = readers.read(file.read_bytes(), file.name).items
    gold = json.loads(material("gold", "archive-part.json").read_text("utf-8"))
    told = [
        (event_day(i), entry["event_date"][:10]) for i, entry in zip(items, gold, strict=True) if entry["event_date"]
    ]
    return sum(str(ours).startswith(theirs) for ours, theirs in told) / len(told)


@skips
def main() -> int:
    """Print what was joined, and the figures."""
    for week in WEEKS:
        tellings, truth = _week(week)
        for some in joined(tellings):
            if len(some) > 1 or not some[0].stored:
                print(
                    *(f"[{truth[t.id]}] {t.id} {t.on} {t.act} {t.actors}>{t.recipients} {t.text[:60]}" for t in some),
                    "",
                    sep="\n",
                )
    print(figures())
    return 0


if __name__ == "__main__":
    sys.exit(main())
