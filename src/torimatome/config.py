"""House: what a desk.toml says, checked. Files are read by `plugins` and the doors; this room only judges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRule:
    """One section of the house, in order. Where it has no item in a week it is left out.

    moves_to: the section that takes its items when it would hold fewer than `at_least`.
    """

    key: str
    name: str
    at_least: int = 1
    moves_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectRule:
    """A subject of the archive: an item is on it that names one of its countries, places, people, bodies or words.

    countries are ISO codes, places and people names as the register writes them in any language.
    """

    key: str
    title: str
    countries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


RIGHTS = frozenset({"noai", "tdm", "paywall"})
"""Reservations that a page may declare: against machine learning, against text and data mining, for subscribers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectRules:
    """How to fetch. min_delay_s is the least gap between two requests to a host; sizes are after unpacking."""

    allow_private_addresses: bool = False
    min_delay_s: float = 2.0
    user_agent: str = "torimatome/0.1 (open-source-information desk)"
    contact: str = ""
    timeout_s: float = 20.0
    max_bytes: int = 8_000_000
    retries: int = 3
    hosts_at_once: int = 8
    backfill_days: int = 14
    recheck_hours: int = 48
    daily_requests: int = 5000
    respect: tuple[str, ...] = ()
    """Reservations (noai, tdm, paywall) for whose sake a page is not kept; all are noted in any case."""
    images: bool = False
    """Whether the images that a page names are kept beside it."""
    resolve: Mapping[str, str] = field(default_factory=dict)
    """host -> host:port to connect to instead (the demo's own web; never set by default)."""


SENDS = ("nothing", "headlines", "summaries")
"""What of the desk's matter may leave the machine for a language model, each more than the one before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRules:
    """The language model that a draft may ask (docs/how-to/use-a-language-model.md); without `sends` nothing leaves the machine."""

    base_url: str = ""
    name: str = ""
    key_env: str = ""
    timeout_s: float = 60.0
    requests_per_day: int = 200
    tokens_per_day: int = 400_000
    sends: str = SENDS[0]


SOURCES = ("links", "footnotes", "endnotes", "none")
"""How a printed sentence names what it stands on: a raised number that leads to the page, or notes, or not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRules:
    """How issues are printed and go out. template is a DOCX in the desk's folder; mail_pdf: the PDF goes with the mail."""

    sources: str = SOURCES[0]
    template: str = ""
    approve: bool = False
    mail_from: str = ""
    mail_to: tuple[str, ...] = ()
    mail_pdf: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRules:
    """Who is told when an outlet begins or ends to fail, and how. Passwords stand in the environment, never here."""

    mail_to: tuple[str, ...] = ()
    mail_from: str = ""
    smtp_host: str = "localhost"
    smtp_port: int = 587
    starttls: bool = True
    smtp_user: str = ""
    smtp_password_env: str = ""
    webhook: str = ""
    webhook_env: str = ""
    allow_private: bool = False


DISPUTED = ("dashed", "solid", "none")
"""How maps draw the lines that states dispute: dashed, like other borders, or not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRules:
    """How the desk's maps are drawn; each map says so."""

    disputed: str = DISPUTED[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class IdRule:
    """How items of the archive get their ids (grammar 2.3): <YYMM-MMDDNN>, the issue being months_later than the article.

    months_later_of holds the outlets (id -> months) whose matter arrives later, or earlier, than the rest.
    """

    months_later: int = 1
    months_later_of: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The desk's own form and rules."""

    title: str
    subtitle: str
    publisher: str
    home: str
    timezone: str
    profile: str
    languages: tuple[str, ...] = ("ja", "en")
    reads: tuple[str, ...] = ("az", "ru", "en", "hy", "tr", "ka", "fa", "ja")
    sections: tuple[SectionRule, ...] = ()
    end_mark: str = "END"
    first_weekday: int = 5
    carry_over_days: int = 1
    follow: tuple[str, ...] = ()
    collect: CollectRules = field(default_factory=CollectRules)
    model: ModelRules = field(default_factory=ModelRules)
    ids: IdRule = field(default_factory=IdRule)
    notice: NoticeRules = field(default_factory=NoticeRules)
    print: PrintRules = field(default_factory=PrintRules)
    maps: MapRules = field(default_factory=MapRules)
    subjects: tuple[SubjectRule, ...] = ()
    triage: Mapping[str, object] = field(default_factory=dict)
    """The profile's rules of choice and placement, as its desk.toml has them under [triage]."""
