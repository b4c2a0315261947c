"""What can be guessed of an outlet from its address, language and feeds; a person looks at it before it is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from babel.core import get_global

from torimatome.model import OutletKind

_SECOND = frozenset(
    {"co", "com", "gov", "gob", "gouv", "org", "net", "ac", "edu", "or", "go", "ne", "mil", "info", "press", "media"}
)
_COUNTRIES = {"uk": "gb", "su": "ru", "int": "un"}
_ZONES = {"ru": "Europe/Moscow", "us": "America/New_York", "kz": "Asia/Almaty", "cn": "Asia/Shanghai", "ua": "Europe/Kyiv",
          "uz": "Asia/Tashkent", "de": "Europe/Berlin", "gb": "Europe/London", "fr": "Europe/Paris", "un": "UTC", "eu": "Europe/Brussels"}  # fmt: skip
_KINDS = (
    (
        OutletKind.MINISTRY,
        r"\b(?:gov|gob|gouv|go|mil)\b|\bm(?:fa|od|inistry)\b|ministr|министер|nazirlik|bakanl|外務省|防衛省|وزارت",
    ),
    (OutletKind.BODY, r"parliament|assembly|majlis|meclis|\bun\.org|\bint\b|commission|council|парламент"),
    (OutletKind.AGENCY, r"agency|agentli|агентств|ajans|通信|information agency|خبرگزاری"),
    (OutletKind.BROADCASTER, r"\b\w*tv\b|television|radio|телевид|televizi|放送|テレビ"),
    (OutletKind.NEWSPAPER, r"newspaper|gazet|газета|新聞|daily|weekly"),
)


def site_of(url: str) -> str:
    """The host of an address without www."""
    return (urlsplit(url).netloc.rpartition("@")[2] or url).lower().removeprefix("www.")


def short_name(site: str) -> str:
    """The name by which a site goes: jam-news of jam-news.net, mod of mod.gov.az."""
    labels = site.partition(":")[0].split(".")
    at = -2 if len(labels) < 3 or labels[-2] not in _SECOND else -3
    label = labels[at] if len(labels) > 1 else labels[0]
    if all(one.isdigit() for one in labels):
        label = "site-" + "-".join(labels)
    return re.sub(r"[^a-z0-9-]+", "-", label).strip("-") or "outlet"


def country_of(site: str, language: str, fallback: str) -> str:
    """The country of a site: by the end of its name, else by its language, else the one given."""
    end = site.partition(":")[0].rpartition(".")[2]
    country = _COUNTRIES.get(end, end)
    if re.fullmatch(r"[a-z]{2}", country) and (country.upper() in get_global("territory_zones") or country in _ZONES):
        return country
    likely = str(get_global("likely_subtags").get(language, "")).rpartition("_")[2].lower()
    return likely if re.fullmatch(r"[a-z]{2}", likely) and language not in {"", "en"} else fallback


def timezone_of(country: str, seen: Sequence[datetime]) -> str:
    """The clock of a country: one that agrees with the offsets that its feeds have, if there are several."""
    zones = [
        zone
        for zone in get_global("territory_zones").get(country.upper(), ())
        if _is_zone(zone) and not zone.startswith("Etc/")
    ]
    usual = _ZONES.get(country) or next(iter(zones), "UTC")
    offsets = Counter(at.utcoffset() for at in seen if at.utcoffset())
    if offsets and seen:
        most = offsets.most_common(1)[0][0] or timedelta()
        agreeing = [z for z in (usual, *zones) if seen[0].astimezone(ZoneInfo(z)).utcoffset() == most]
        return next(iter(agreeing), usual)
    return usual


def _is_zone(name: str) -> bool:
    try:
        return bool(ZoneInfo(name))
    except (ValueError, OSError, KeyError):
        return False


def kind_of(site: str, name: str) -> OutletKind:
    """What an outlet is by its address and name; a site, if they do not tell."""
    said = f"{re.sub(r'[.:]', ' ', site)} {site} {name}"
    return next((kind for kind, words in _KINDS if re.search(words, said, re.IGNORECASE)), OutletKind.SITE)
