"""An event that only foreign-language reports tell: what can be said of it surely in English, and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from torimatome.compose.attribution import written
from torimatome.compose.days import day_of
from torimatome.compose.evidence import plain
from torimatome.compose.offices import Form
from torimatome.model import (
    Article,
    Block,
    BlockKind,
    Citation,
    Dossier,
    EntityKind,
    EventKind,
    Headline,
    Outlet,
    Sentence,
)
from torimatome.profiles.register import Register

_LANGUAGES = {
    "az": "Azerbaijani", "tr": "Turkish", "ru": "Russian", "hy": "Armenian", "ka": "Georgian", "fa": "Persian", "ja": "Japanese",
    "kk": "Kazakh", "ky": "Kyrgyz", "uz": "Uzbek", "tk": "Turkmen", "tg": "Tajik", "de": "German", "fr": "French", "uk": "Ukrainian",
}  # fmt: skip
_KINDS = {
    EventKind.MEETING: "a meeting", EventKind.VISIT: "a visit", EventKind.PHONE_CALL: "a telephone conversation",
    EventKind.LETTER: "a letter", EventKind.STATEMENT: "a statement", EventKind.INTERVIEW: "an interview",
    EventKind.COURT: "a court case", EventKind.INCIDENT: "an incident", EventKind.EXERCISE: "an exercise",
    EventKind.REGULATION: "a regulation", EventKind.RESOLUTION: "a resolution", EventKind.REPORT: "a report",
    EventKind.APPOINTMENT: "an appointment", EventKind.CEREMONY: "a ceremony",
}  # fmt: skip
_AT_MOST = 4
_NAMED = (EntityKind.PERSON, EntityKind.BODY, EntityKind.COUNTRY)


def coded(
    dossier: Dossier, lead: Article, outlets: Mapping[str, Outlet], register: Register, forms: Sequence[Form], home: str
) -> tuple[Block, ...]:
    """Who reported what kind of event, when, and which names of the register stand at its head."""
    names, places = _names(dossier, lead, register, forms, home)
    language = language_of(lead)
    kind = _KINDS.get(dossier.event.kind)
    when = f"On {day_of(lead.reported_on)}, " if lead.reported_on else ""
    told = f"{when}{written(lead.outlet, outlets)} carried news in {language}" + (f" of {kind}" if kind else "")
    text = f"{told}; it names {_listed(names)}." if names else f"{told}."
    return (Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text=text, citations=places),)),)


def language_of(article: Article) -> str:
    """The language of an article by its English name."""
    return _LANGUAGES.get(article.language.partition("-")[0], "its own language")


def in_english(
    headlines: Mapping[str, Headline],
    dossier: Dossier,
    lead: Article,
    register: Register,
    forms: Sequence[Form],
    home: str,
) -> dict[str, Headline]:
    """The headlines, the English one coded where it is only the foreign source's own."""
    found = headlines.get("en")
    if found is None or not _is_foreign(found.text, lead):
        return dict(headlines)
    names, places = _names(dossier, lead, register, forms, home)
    kind = _KINDS.get(dossier.event.kind, "a report").partition(" ")[2].capitalize()
    text = f"{kind}: {_listed(names)}" if names else f"{kind} ({_LANGUAGES.get(lead.language, lead.language)})"
    unverified = tuple(dict.fromkeys((plain(lead.headline), *found.unverified)))
    return {**headlines, "en": Headline(text=text, how="outline", sure=0.1, unverified=unverified, citations=places)}


def _is_foreign(text: str, lead: Article) -> bool:
    return text == plain(lead.headline) or bool(re.search(r"[^\W\d_A-Za-zÀ-ɏ]", text))


def _names(
    dossier: Dossier, lead: Article, register: Register, forms: Iterable[Form], home: str
) -> tuple[list[str], tuple[Citation, ...]]:
    """The English names that the lead's headline and first paragraph give, persons first, and where they stand."""
    house = {form.name: form.house for form in forms}
    found: dict[str, tuple[int, Citation]] = {}
    for mention in dossier.mentions.get(lead.id, ()):
        entity = register.get(mention.entity)
        at_head = mention.in_headline or mention.end <= len(lead.lead)
        if entity is None or not at_head or entity.kind not in _NAMED or not entity.names.get("en"):
            continue
        if entity.kind is EntityKind.COUNTRY and entity.country == home:
            continue
        place = Citation(
            article=lead.id,
            revision=lead.revision,
            start=mention.start,
            end=mention.end,
            in_headline=mention.in_headline,
        )
        name = entity.names["en"]
        found.setdefault(house.get(name, name), (_NAMED.index(entity.kind), place))
    ranked = sorted(found.items(), key=lambda item: item[1][0])[:_AT_MOST]
    whole = Citation(article=lead.id, revision=lead.revision, start=0, end=len(lead.headline), in_headline=True)
    return [name for name, _ in ranked], tuple(place for _, (_, place) in ranked) or (whole,)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
