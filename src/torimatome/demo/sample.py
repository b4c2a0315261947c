"""The bundled week as data: articles of invented outlets, read from the TOML files of demo/week."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import resources

from torimatome.model import Outlet
from torimatome.outlets import read_outlet

FIRST, LAST = date(2026, 3, 7), date(2026, 3, 13)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One sample article. published is None where the page shows no date.

    page_date stands on the page instead of the right date; later holds headline and paragraphs of a corrected version.
    """

    id: str
    outlet: str
    language: str
    headline: str
    paragraphs: tuple[str, ...]
    published: datetime | None = None
    byline: str = ""
    dateline: str = ""
    category: str = ""
    page_date: str = ""
    later: tuple[str, tuple[str, ...]] | None = None

    @property
    def path(self) -> str:
        """Where the article stands on its outlet's site."""
        return f"/{self.language}/{self.id}.html"


def text(name: str) -> str:
    """A file of this package as text."""
    return (resources.files("torimatome.demo") / name).read_text("utf-8")


@cache
def outlets() -> Mapping[str, Outlet]:
    """The invented outlets by id."""
    folder = resources.files("torimatome.demo") / "outlets"
    found = (read_outlet(f.read_text("utf-8"), f.name) for f in folder.iterdir() if f.name.endswith(".toml"))
    return {outlet.id: outlet for outlet in sorted(found, key=lambda o: o.id)}


@cache
def articles() -> tuple[Sample, ...]:
    """All sample articles, in order of publication; the undated ones last."""
    folder = resources.files("torimatome.demo") / "week"
    rows = [row for f in folder.iterdir() if f.name.endswith(".toml") for row in _rows(f.read_text("utf-8"))]
    return tuple(sorted(rows, key=lambda a: (a.published is None, a.published or 0, a.id)))


def _rows(data: str) -> list[Sample]:
    return [_sample(row) for row in tomllib.loads(data)["article"]]


def _sample(row: Mapping[str, object]) -> Sample:
    values = dict(row)
    values["paragraphs"] = paragraphs(str(values.pop("text")))
    if "later_text" in values:
        headline = str(values.pop("later_headline", values["headline"]))
        values["later"] = (headline, paragraphs(str(values.pop("later_text"))))
    return Sample(**values)  # type: ignore[arg-type]


def paragraphs(block: str) -> tuple[str, ...]:
    """A text block of a TOML file, its paragraphs divided by blank lines."""
    return tuple(" ".join(part.split()) for part in block.strip().split("\n\n") if part.strip())
