"""Invented items, a small register and a finder for it: what the tests of this room share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from torimatome.model import (
    Attribution,
    Block,
    BlockKind,
    Entity,
    EntityKind,
    Filed,
    Headline,
    Item,
    Mention,
    Office,
    Related,
    Sentence,
)
from torimatome.profiles.register import OfficeName, Register

_PEOPLE = (
    ("x-orlov", "Pavel Orlov", "オルロフ", "xa", "president"),
    ("x-varga", "Ilona Varga", "ヴァルガ", "xb", "foreign-minister"),
    ("x-senka", "Milan Senka", "センカ", "xb", "president"),
)
_PLACES = (("x-dolna", "Dolna", "ドルナ", "xa"), ("x-brezovo", "Brezovo", "ブレゾヴォ", "xb"))
_COUNTRIES = (("x-arvonia", "Arvonia", "アルヴォニア", "xa"), ("x-belmark", "Belmark", "ベルマルク", "xb"))


def register() -> Register:
    """Two invented countries with a town each, two presidents and a foreign minister."""
    found = [
        Entity(
            id=i, kind=EntityKind.PERSON, names={"en": en, "ja": ja}, country=c,
            forms={"en": (en.split()[-1],)}, offices=(Office(title=office, from_on=date(2020, 1, 1)),),
        )
        for i, en, ja, c, office in _PEOPLE
    ]  # fmt: skip
    for kind, rows in ((EntityKind.PLACE, _PLACES), (EntityKind.COUNTRY, _COUNTRIES)):
        found += [Entity(id=i, kind=kind, names={"en": en, "ja": ja}, country=c) for i, en, ja, c in rows]
    offices = {
        "president": OfficeName("president", {"en": "President", "ja": "大統領"}, rank=1),
        "foreign-minister": OfficeName("foreign-minister", {"en": "Foreign Minister", "ja": "外相"}, rank=3),
    }
    return Register({e.id: e for e in found}, offices)


def find(text: str) -> tuple[Mention, ...]:
    """The register's names by their letters, the longest first."""
    forms = {f: e.id for e in register().entities.values() for f in (*e.names.values(), *e.forms.get("en", ()))}
    found: list[Mention] = []
    for form in sorted(forms, key=len, reverse=True):
        at = text.find(form)
        while at >= 0:
            if not any(m.start < at + len(form) and at < m.end for m in found):
                found.append(Mention(entity=forms[form], surface=form, start=at, end=at + len(form)))
            at = text.find(form, at + 1)
    return tuple(sorted(found, key=lambda m: m.start))


def block(*sentences: str, kind: BlockKind = BlockKind.PARAGRAPH, lead: str = "") -> Block:
    """A block of sentences."""
    return Block(kind=kind, sentences=tuple(Sentence(text=s) for s in sentences), lead=lead)


def filed(
    one: str, dated: str, headline: str, *sentences: str, outlet: str = "時事通信", related: tuple[Related, ...] = ()
) -> Item:
    """An item of an archive page."""
    told = Filed(id=one, layout="B2", dated=dated, dated_raw=dated, outlet=outlet, outlet_raw=outlet, related=related)
    return Item(
        id=one, section="", headlines=_headlines({"ja": headline}), body=(block(*sentences),), filed=told,
        related=tuple(r.id for r in related),
    )  # fmt: skip


def printed(one: str, on: date, headlines: Mapping[str, str], *body: Block | str) -> Item:
    """An item of a bulletin."""
    blocks = tuple(b if isinstance(b, Block) else block(b) for b in body)
    told = (Attribution(outlets=("ARVON",), first_on=on, last_on=on),)
    return Item(id=one, section="foreign", headlines=_headlines(headlines), body=blocks, attributions=told)


def _headlines(texts: Mapping[str, str]) -> dict[str, Headline]:
    return {language: Headline(text=text) for language, text in texts.items()}
