"""Title, authors, date and text that `extract` reads on real pages (../shared/bench/news-pages).

The set has pages alone: what an outlet's feed calls an article, which decides between a page's headlines, is not given here.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from evals.shared import MissingError, material
from torimatome.errors import SetAside
from torimatome.extract import article, decode, read_page
from torimatome.extract.times import read_stamp
from torimatome.lang.text import nfc
from torimatome.model import Article, Outlet, OutletKind, Role, Snapshot

FETCHED = datetime(2027, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Case:
    """One page and what is expected of it."""

    name: str
    html: bytes
    title: str
    authors: tuple[str, ...]
    date: str
    text: str


def cases(folder: Path) -> Iterator[Case]:
    """The pages whose version in the publisher's JSON file can be told (the nth page goes with the nth version)."""
    for expected in sorted(folder.glob("*/*.json")):
        versions = list(json.loads(expected.read_text("utf-8")).values())
        pages = sorted(expected.parent.glob(f"{expected.stem}_[0-9]*.html.gz"))
        for version, page in zip(versions, pages, strict=False):
            sections = (version.get("body") or {}).get("sections") or []
            text = " ".join(p for s in sections for p in (*s["headline"], *s["paragraphs"]))
            date = version.get("publishing_date") or ""
            name = f"{expected.parent.name}/{page.name.removesuffix('.html.gz')}"
            html = gzip.decompress(page.read_bytes())
            yield Case(name, html, version.get("title") or "", tuple(version.get("authors") or ()), date, text)


def outlet(case: Case) -> Outlet:
    """A publisher of which nothing is known but its name."""
    publisher = case.name.partition("/")[2].partition("_")[0]
    return Outlet(
        id=f"xx.{publisher.lower()}", attribution=publisher, names={"en": re.sub(r"(?<=[a-z])(?=[A-Z])", " ", publisher)},
        country="xx", kind=OutletKind.NEWSPAPER, owner=publisher, timezone="UTC", domains=(publisher.lower(),),
    )  # fmt: skip


def same_date(stamps: tuple[str, ...], wanted: str) -> bool:
    """Whether the first date that the page gives is the expected one, with its offset (or without any)."""
    read = next((r for s in stamps if (r := read_stamp(s, UTC))), None)
    want = datetime.fromisoformat(wanted) if wanted else None
    if read is None or want is None:
        return read is None and want is None
    if want.tzinfo is None:
        return read[0].replace(tzinfo=None) == want or (read[1] == "day" and read[0].date() == want.date())
    return read[0] == want and read[0].utcoffset() == want.utcoffset()


def word_f1(got: str, want: str) -> float:
    """F1 over the bag of words; each letter of a script without spaces is a word."""
    ours, theirs = (Counter(re.findall(r"[\u3040-\u9fff]|\w+", nfc(t).lower())) for t in (got, want))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def scores(folder: Path, misses: list[str]) -> dict[str, float]:
    """Shares 0..1 of pages with the expected title, authors, date (offset included) and instant; mean text F1."""
    right: defaultdict[str, float] = defaultdict(float)
    count = 0
    for case in cases(folder):
        count += 1
        for name, (good, ours, theirs) in _checks(case).items():
            right[name] += good
            if good < (0.8 if name == "text_f1" else 1):
                misses.append(f"{case.name}: {name}: got {ours!r}, wanted {theirs!r}")
    return {name: value / count for name, value in right.items()}


def _checks(case: Case) -> dict[str, tuple[float, object, object]]:
    """What was got and wanted, with its score. Authors are those who sign, be it a house; a byline names people only."""
    house = outlet(case)
    page = read_page(decode(case.html), house)
    got = _article(case, house)
    byline = (got and got.byline) or ", ".join(page.meta.organisations)
    at = got.published.at if got and got.published else None
    want = datetime.fromisoformat(case.date) if case.date else None
    instant = bool(at and want and (at == want if want.tzinfo else at.replace(tzinfo=None) == want))
    f1 = word_f1(got.text if got else "", case.text)
    return {
        "title": (page.title == nfc(case.title), page.title, case.title),
        "authors": (byline == ", ".join(case.authors), byline, ", ".join(case.authors)),
        "date": (same_date(page.meta.published, case.date), page.meta.published[:2], case.date),
        "instant": (instant, str(at), case.date),
        "text_f1": (f1, round(f1, 2), 1.0),
    }


def _article(case: Case, house: Outlet) -> Article | None:
    url = f"https://{house.domains[0]}/page"
    snapshot = Snapshot(
        id=case.name, role=Role.PAGE, outlet=house.id, sha256="", url_asked=url, url_reached=url,
        fetched_at=FETCHED, status=200, media_type="text/html", warc_file="", warc_offset=0,
    )  # fmt: skip
    try:
        return article(snapshot, case.html, None, house)
    except SetAside:
        return None


def figures() -> dict[str, float]:
    """The shares, without a word. MissingError: the pages are not here."""
    return scores(material("bench", "news-pages"), [])


def main() -> int:
    """Print the shares, and with --misses what was missed."""
    try:
        folder = material("bench", "news-pages")
    except MissingError as missing:
        print(f"news_pages: skipped, as {missing}")
        return 0
    misses: list[str] = []
    for name, share in scores(folder, misses).items():
        print(f"news_pages_{name} {share:.3f}")
    if "--misses" in sys.argv:
        print("\n".join(misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
