"""The nouns: frozen dataclasses, standard library only. `docs/glossary.md` has one line for each."""

from torimatome.model.archive import ArchivePage
from torimatome.model.article import Article, Dateline, DateSource, Published
from torimatome.model.bulletin import Bulletin, Period, Section, Source, Status
from torimatome.model.coding import Act, Actor, Coding
from torimatome.model.event import Claim, Coverage, CoverageRole, Dossier, Event, EventKind, Label
from torimatome.model.evidence import Capture, Entry, FeedState, HostState, PageState, Role, Snapshot
from torimatome.model.filed import Feature, Filed, MapLink, Related
from torimatome.model.findings import Finding, Problem, Remark, Remedy, Severity
from torimatome.model.following import (
    Candidate,
    Contact,
    Contradiction,
    Hole,
    Means,
    Milestone,
    Party,
    Quote,
    Reference,
    Storyline,
    Tie,
)
from torimatome.model.item import Attribution, Block, BlockKind, Citation, Headline, Item, Note, Raw, Sentence
from torimatome.model.learnt import HeadlinePair, Learnt, LearntKind, Lessons
from torimatome.model.names import Entity, EntityKind, Mention, Office
from torimatome.model.outlet import Feed, FeedKind, Outlet, OutletKind
from torimatome.model.people import Edit, Ruling, digest, field_value, replay

__all__ = [
    "Act",
    "Actor",
    "ArchivePage",
    "Article",
    "Attribution",
    "Block",
    "BlockKind",
    "Bulletin",
    "Candidate",
    "Capture",
    "Citation",
    "Claim",
    "Coding",
    "Contact",
    "Contradiction",
    "Coverage",
    "CoverageRole",
    "DateSource",
    "Dateline",
    "Dossier",
    "Edit",
    "Entity",
    "EntityKind",
    "Entry",
    "Event",
    "EventKind",
    "Feature",
    "Feed",
    "FeedKind",
    "FeedState",
    "Filed",
    "Finding",
    "Headline",
    "HeadlinePair",
    "Hole",
    "HostState",
    "Item",
    "Label",
    "Learnt",
    "LearntKind",
    "Lessons",
    "MapLink",
    "Means",
    "Mention",
    "Milestone",
    "Note",
    "Office",
    "Outlet",
    "OutletKind",
    "PageState",
    "Party",
    "Period",
    "Problem",
    "Published",
    "Quote",
    "Raw",
    "Reference",
    "Related",
    "Remark",
    "Remedy",
    "Role",
    "Ruling",
    "Section",
    "Sentence",
    "Severity",
    "Snapshot",
    "Source",
    "Status",
    "Storyline",
    "Tie",
    "digest",
    "field_value",
    "replay",
]  # fmt: skip
