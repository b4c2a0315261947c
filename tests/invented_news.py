"""Invented news for the tests: a small country, its people and outlets, and the rules of a desk about it."""

from __future__ import annotations

import re
from datetime import date, datetime

from torimatome.config import House, SectionRule
from torimatome.model import (
    Article,
    Coverage,
    CoverageRole,
    Dateline,
    DateSource,
    Dossier,
    Entity,
    EntityKind,
    Event,
    EventKind,
    Mention,
    Office,
    Outlet,
    OutletKind,
    Period,
    Published,
)
from torimatome.profiles.register import OfficeName, Register

WEEK = Period(first_on=date(2031, 3, 1), last_on=date(2031, 3, 7))
SECTIONS = (
    SectionRule(key="military", name="軍事・治安関係", moves_to="domestic"),
    SectionRule(key="domestic", name="内政関連"),
    SectionRule(key="foreign", name="外政関連"),
)
WORDS = {
    "home": ["Rovia*"],
    "contact": ["meet*", "receiv*", "visit*", "call*"],
    "army": ["army", "defence ministry", "deputy defence minister"],
    "drill": ["drill*"],
    "court": ["court", "jailed"],
    "critic": ["journalist*"],
    "foreigner": ["Lutian citizen*"],
    "sport": ["football"],
    "rival": ["Lutia*"],
}
CHOICE = [
    {"name": "the home country is not named", "points": -4, "none": ["home"]},
    {"name": "the President acts", "points": 3, "every": ["home.president"]},
    {"name": "a minister acts", "points": 2, "every": ["home.foreign-minister|home.speaker"]},
    {"name": "the army drills", "points": 4, "every": ["army", "drill"]},
    {"name": "a case against a critic or a foreigner", "points": 3, "every": ["court", "critic|foreigner"]},
    {"name": "contact with the rival", "points": 1.5, "every": ["contact|army", "rival"]},
    {"name": "sport", "points": -5, "every": ["sport"], "where": "headline"},
]
PLACEMENT = [
    {"section": "military", "name": "forces", "points": 3, "every": ["army"], "none": ["home.president"]},
    {"section": "military", "name": "arrest of foreigners", "points": 3, "every": ["court", "foreigner"]},
    {"section": "domestic", "name": "courts against critics", "points": 3, "every": ["court", "critic"]},
    {"section": "foreign", "name": "foreign counterpart", "points": 2, "every": ["rival", "contact"]},
]


def house(**triage: object) -> House:
    """The desk of the tests; keyword arguments stand over its rules."""
    rules: dict[str, object] = {
        "choose_at": 3.0, "default_section": "foreign", "words": WORDS, "choice": CHOICE, "placement": PLACEMENT,
        "principal_hosts": ["president", "foreign-minister"], "home_places": ["Rov"],
    }  # fmt: skip
    return House(
        title="ロヴィア情報", subtitle="(公開情報とりまとめ)", publisher="在ロヴィア大使館", home="rv", timezone="Asia/Baku",
        profile="rovia", sections=SECTIONS, triage={**rules, **triage},
    )  # fmt: skip


def _person(name: str, country: str, title: str) -> Entity:
    return Entity(
        id="x-" + name.rsplit(maxsplit=1)[-1].lower(),
        kind=EntityKind.PERSON,
        names={"en": name},
        country=country,
        offices=(Office(title=title, country=country),),
    )


PEOPLE = (
    _person("Tarin Velo", "rv", "president"),
    _person("Mira Dunn", "rv", "foreign-minister"),
    _person("Osk Brandel", "rv", "committee-chairman"),
    _person("Jon Akvist", "lt", "foreign-minister"),
)
REGISTER = Register(
    {
        **{p.id: p for p in PEOPLE},
        "c-rv": Entity(
            id="c-rv", kind=EntityKind.COUNTRY, names={"en": "Rovia"}, forms={"en": ("Rovian",)}, country="rv"
        ),
        "c-lt": Entity(id="c-lt", kind=EntityKind.COUNTRY, names={"en": "Lutia"}, country="lt"),
    },
    {
        "president": OfficeName("president", {"en": "President"}, rank=1),
        "foreign-minister": OfficeName("foreign-minister", {"en": "Foreign Minister"}, rank=3),
        "committee-chairman": OfficeName("committee-chairman", {"en": "Chairman"}, rank=6),
    },
)


def _outlet(id_: str, name: str, kind: OutletKind, owner: str, country: str = "rv") -> Outlet:
    return Outlet(
        id=id_, attribution=name, names={"en": name.title()}, country=country, kind=kind, owner=owner,
        timezone="Asia/Baku", domains=(f"{id_}.example",),
    )  # fmt: skip


OUTLETS = {
    o.id: o
    for o in (
        _outlet("rv.herald", "HERALD", OutletKind.STATE_AGENCY, "state"),
        _outlet("rv.wire", "WIRE", OutletKind.AGENCY, "wire-group"),
        _outlet("rv.wirepaper", "WIREPAPER", OutletKind.NEWSPAPER, "wire-group"),
        _outlet("ge.lens", "LENS.NET", OutletKind.SITE, "lens", "ge"),
        _outlet("rv.mod", "MOD.GOV.RV", OutletKind.MINISTRY, "state"),
        _outlet("xx.mirror", "MIRROR", OutletKind.AGGREGATOR, "mirror", "xx"),
    )
}


def article(
    id_: str, headline: str, *paragraphs: str, outlet: str = "rv.wire", day: int | None = 3, hour: int = 12,
    language: str = "en", month: int = 3, place: str | None = None,
) -> Article:  # fmt: skip
    """One invented article of March 2031; day None: the page gives no date."""
    at = datetime(2031, month, day, hour, tzinfo=OUTLETS[outlet].zone) if day else None
    return Article(
        id=id_, revision=1, outlet=outlet, url=f"http://{outlet}.example/{id_}", language=language, headline=headline,
        text="\n\n".join(paragraphs or (headline + ".",)),
        dateline=Dateline(raw=f"{place}, March 3", place=place) if place else None,
        published=Published(at=at, source=DateSource.FEED) if at else None,
    )  # fmt: skip


def mentions(found: Article) -> tuple[Mention, ...]:
    """Full names and family names of the people of the register."""
    parts = ((True, found.headline), (False, found.text))
    return tuple(
        Mention(entity=person.id, surface=m[0], start=m.start(), end=m.end(), in_headline=in_headline)
        for person in PEOPLE
        for in_headline, text in parts
        for m in re.finditer(rf"(?:{person.names['en'].split()[0]} )?{person.names['en'].split()[-1]}", text)
    )


def dossier(
    id_: str, *articles: Article, kind: EventKind = EventKind.MEETING, parts: tuple[Dossier, ...] = (),
    roles: dict[str, CoverageRole] | None = None, copies: dict[str, str] | None = None,
) -> Dossier:  # fmt: skip
    """An event with its articles, its day the first article's."""
    days = [a.reported_on for a in articles if a.reported_on]
    return Dossier(
        event=Event(id=id_, kind=kind, first_on=min(days, default=None)),
        articles=articles,
        coverage=tuple(
            Coverage(
                event=id_,
                article=a.id,
                role=(roles or {}).get(a.id, CoverageRole.REPORT),
                duplicate_of=(copies or {}).get(a.id),
            )
            for a in articles
        ),
        mentions={a.id: mentions(a) for a in articles},
        parts=parts,
    )
