"""Filed and its parts: what an archive page says of an item beyond its headline and text (grammar 2)."""

from __future__ import annotations

import re
from dataclasses import dataclass

FILED_ID = re.compile(r"(?P<yy>\d\d)(?P<mm>\d\d)-(?P<m>\d\d)(?P<d>\d\d)(?P<nn>\d\d)")
"""YYMM-MMDDNN: year and month of the issue, month and day of the article, its running number of that day (grammar 2.3)."""
_NUMBER = re.compile(r"\d{4}-\d{4}(\d{2,3})")


def running_number(id_: str) -> int | None:
    """The running number of an id, of two figures or, on a day of more than 99 items, three; None: it is no id."""
    found = _NUMBER.fullmatch(id_)
    return int(found[1]) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """【関連記事:2111-100603 (BBC 2021.10.06)】: another item, as one names it.

    dated is ISO, a month where no day is given. after: how many blocks of body and notes stand before it.
    """

    id: str
    label: str = ""
    source: str = ""
    dated: str = ""
    raw: str = ""
    after: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLink:
    """A link to a map: the place, and whose map it is. after: how many blocks of body and notes stand before it."""

    place: str
    provider: str = ""
    raw: str = ""
    after: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A long article that is listed by its heads and not summarised: "= ...に関する4頁の記事 =" opens the body."""

    title: str
    pages: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """How an item stands on an archive page.

    id is the page's own, without brackets, None where it has none. dated is ISO: a day, or a month for a monthly; empty
    where it cannot be read. time is the clock time as printed. outlet is the register's form, outlet_id its id there.
    told_by is whom the headline itself cites; explained holds the (註:...) inside the text.
    """

    id: str | None
    layout: str
    dated: str
    dated_raw: str
    time: str | None = None
    outlet: str = ""
    outlet_id: str = ""
    outlet_raw: str = ""
    via: str = ""
    via_raw: str = ""
    quoted: bool = False
    told_by: str = ""
    explained: tuple[str, ...] = ()
    maps: tuple[MapLink, ...] = ()
    related: tuple[Related, ...] = ()
    feature: Feature | None = None
