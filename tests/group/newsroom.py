"""A small press of our own: invented people, places and sentences, for the tests of this room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
import numpy.typing as npt

from torimatome.group import Gazetteer, mentions
from torimatome.lang import pack
from torimatome.model import (
    Article,
    Dateline,
    DateSource,
    Entity,
    EntityKind,
    Mention,
    Outlet,
    OutletKind,
    Published,
)
from torimatome.profiles.register import OfficeName, Register

START = datetime(2031, 3, 10, 9, 0, tzinfo=UTC)

REGISTER = Register(
    {
        e.id: e
        for e in (
            Entity(
                id="c-az",
                kind=EntityKind.COUNTRY,
                country="az",
                names={
                    "en": "Azerbaijan",
                    "az": "Azərbaycan",
                    "ru": "Азербайджан",
                    "hy": "Ադրբեջան",
                    "tr": "Azerbaycan",
                    "ja": "アゼルバイジャン",
                    "ka": "აზერბაიჯანი",
                },
                forms={"en": ("Azerbaijani",)},
            ),
            Entity(
                id="p-velizade",
                kind=EntityKind.PERSON,
                country="az",
                names={
                    "en": "Teymur Velizade",
                    "az": "Teymur Vəlizadə",
                    "ru": "Теймур Велизаде",
                    "hy": "Թեյմուր Վելիզադե",
                    "ja": "ヴェリザデ",
                },
                forms={"en": ("Velizade",), "az": ("Vəlizadə",), "ru": ("Велизаде",), "hy": ("Վելիզադե",)},
            ),
            Entity(
                id="p-kerimov",
                kind=EntityKind.PERSON,
                country="az",
                names={"en": "Samir Kerimov", "az": "Samir Kərimov", "ru": "Самир Керимов"},
                forms={"en": ("Kerimov",), "az": ("Kərimov",), "ru": ("Керимов",)},
            ),
            Entity(
                id="c-ru",
                kind=EntityKind.COUNTRY,
                country="ru",
                names={"en": "Russia", "ru": "Россия", "az": "Rusiya", "ja": "ロシア"},
            ),
            Entity(id="c-us", kind=EntityKind.COUNTRY, country="us", names={"en": "US", "ja": "米国"}),
        )
    },
    {"president": OfficeName("president", {"en": "President", "az": "prezident", "ru": "президент"}, rank=1)},
)


def outlet(key: str, name: str, *, ja: str = "") -> Outlet:
    names = {"en": name} | ({"ja": ja} if ja else {})
    return Outlet(
        id=f"az.{key}",
        attribution=name.upper(),
        names=names,
        country="az",
        kind=OutletKind.AGENCY,
        owner=key,
        timezone="Asia/Baku",
        domains=(f"{key}.example",),
    )


OUTLETS = {
    o.id: o
    for o in (
        outlet("lantern", "Lantern"),
        outlet("quill", "Quillpress"),
        outlet("harbour", "Harbourline"),
        outlet("hoshi", "Hoshi Wire", ja="星通信"),
        outlet("kaze", "Kaze Daily", ja="風新聞"),
    )
}
GAZETTEER = Gazetteer(REGISTER, tuple(OUTLETS.values()))


def article(
    key: str,
    headline: str,
    *paragraphs: str,
    outlet: str = "az.lantern",
    language: str = "en",
    hours: float | None = 0.0,
    place: str | None = None,
    category: str | None = None,
) -> Article:
    published = None if hours is None else Published(at=START + timedelta(hours=hours), source=DateSource.FEED)
    return Article(
        id=key,
        revision=1,
        outlet=outlet,
        url=f"https://{outlet}.example/{key}",
        language=language,
        headline=headline,
        text="\n\n".join(paragraphs),
        published=published,
        dateline=Dateline(raw=place, place=place) if place else None,
        category=category,
    )


def named(articles: Sequence[Article]) -> dict[str, tuple[Mention, ...]]:
    return {a.id: mentions(a, GAZETTEER, pack(a.language)) for a in articles}


def subject(*numbers: int) -> npt.NDArray[np.float32]:
    """A made-up vector: articles that share a subject number are alike."""
    row = np.zeros(384, dtype=np.float32)
    for n in numbers:
        row[n] = 1.0
    return row
