"""Clean issues to plant errors in: two of our own invention with their pages, the demo's draft, the seeds without their slips."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from evals.planting.texts import FIRST, SECOND, Row
from evals.shared import MissingError, material
from torimatome import demo, plugins, readers
from torimatome.desk import Desk
from torimatome.lang import pack
from torimatome.lang.text import sentences
from torimatome.model import (
    Article,
    Attribution,
    Block,
    BlockKind,
    Bulletin,
    Citation,
    DateSource,
    Headline,
    Item,
    Outlet,
    OutletKind,
    Period,
    Published,
    Section,
    Sentence,
)
from torimatome.outlets import bundled


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A clean issue, its pages and outlets; held: it was not looked at while the checks were written."""

    name: str
    held: bool
    bulletin: Bulletin
    articles: Mapping[str, Article] = field(default_factory=dict)
    outlets: Mapping[str, Outlet] = field(default_factory=dict)
    precedents: tuple[Item, ...] = ()


def clean() -> list[Issue]:
    """All of them; those of shared material only where it is."""
    issues = [_own("first", FIRST, 2031, held=False), _own("second", SECOND, 2032, held=True), _demo()]
    for name, held in (("bulletin-2026-01-24", False), ("bulletin-2026-02-14", True)):
        try:
            issues.append(_seed(name, held=held))
        except MissingError:
            print(f"skipped: {name} is not on this machine")
    return issues


def _own(name: str, rows: tuple[Row, ...], year: int, *, held: bool) -> Issue:
    outlets = {f"q.{a.lower()}": _outlet(a) for a in dict.fromkeys(row.outlet for row in rows)}
    pages = {page.id: page for page in (_page(n, row, year) for n, row in enumerate(rows))}
    names = {"military": "軍事・治安関係", "home": "内政関連", "foreign": "外政関連"}
    sections = tuple(
        Section(number=k, key=key, name=names[key], items=tuple(_item(n, row, pages[f"p{n}"]) for n, row in enumerate(rows) if row.section == key))
        for k, key in enumerate(names, 1)
    )  # fmt: skip
    period = Period(first_on=date(year, rows[0].month, 1), last_on=date(year, rows[0].month, 7))
    bulletin = Bulletin(
        id=name,
        title="ハヴェン政治情報",
        subtitle="(公開情報とりまとめ)",
        publisher="在ハヴェン大使館",
        period=period,
        sections=sections,
    )
    return Issue(name=name, held=held, bulletin=bulletin, articles=pages, outlets=outlets)


def _outlet(attribution: str) -> Outlet:
    return Outlet(
        id=f"q.{attribution.lower()}", attribution=attribution, country="q", kind=OutletKind.AGENCY, owner="q", timezone="UTC",
        domains=(f"{attribution.lower()}.example",),
    )  # fmt: skip


def _page(n: int, row: Row, year: int) -> Article:
    at = datetime(year, row.month, row.day, 9, tzinfo=UTC)
    return Article(
        id=f"p{n}", revision=1, outlet=f"q.{row.outlet.lower()}", url=f"https://{row.outlet.lower()}.example/{n}", language="en",
        headline=row.en, text=row.text, published=Published(at=at, source=DateSource.FEED),
    )  # fmt: skip


def _item(n: int, row: Row, page: Article) -> Item:
    made = tuple(
        Sentence(text=s.text, citations=(Citation(article=page.id, revision=1, start=s.start, end=s.end),))
        for s in sentences(row.text, pack("en"))
    )
    day = page.reported_on
    return Item(
        id=f"i{n}", section=row.section, articles=(page.id,), body=(Block(kind=BlockKind.PARAGRAPH, sentences=made),),
        headlines={"ja": Headline(text=row.ja), "en": Headline(text=row.en)},
        attributions=(Attribution(outlets=(row.outlet,), first_on=day, last_on=day),),
    )  # fmt: skip


def _demo() -> Issue:
    """The draft of the demo's week, from its desk."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        demo.run(out, lambda _: None)
        with Desk.opened(plugins.open_folder(out / "desk")) as desk:
            bulletin = desk.bulletin(desk.store.bulletins.ids()[-1])
            pages = {
                key: page
                for item in bulletin.items
                for key in item.articles
                if (page := desk.store.articles.latest(key))
            }
            past = tuple(desk.past(bulletin.period))
            return Issue(
                name="demo",
                held=True,
                bulletin=bulletin,
                articles=pages,
                outlets=dict(desk.folder.known),
                precedents=past,
            )


def _seed(name: str, *, held: bool) -> Issue:
    """A shared issue without the items in which people found a slip, and in order of date and number."""
    gold = json.loads(material("gold", f"{name}.json").read_text("utf-8"))
    document = readers.read(material("seeds", f"{name}.txt").read_bytes(), f"{name}.txt", None, bundled().values())
    assert document.bulletin is not None
    flawed = {
        n
        for n, item in enumerate((i for s in gold["sections"] for i in s["items"]), 1)
        if item["anomalies"] and not _of_form(item["anomalies"])
    }
    keep = {item.id for n, item in enumerate(document.bulletin.items, 1) if n not in flawed}
    sections = tuple(
        replace(s, items=tuple(replace(i, raw=None) for i in s.items if i.id in keep))
        for s in document.bulletin.sections
    )
    kept = tuple(replace(s, number=k) for k, s in enumerate((s for s in sections if s.items), 1))
    return Issue(name=name, held=held, bulletin=replace(document.bulletin, sections=kept), outlets=bundled())


def _of_form(anomalies: list[str]) -> bool:
    """Whether all that people noted is no slip of the words: a page break, a place among the sections."""
    return all(
        any(words in a for words in ("page break", "placed under", "separator", "body is almost wholly"))
        for a in anomalies
    )
