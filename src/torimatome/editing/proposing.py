"""The events of a week as triage weighed them, made small for the inbox; and made whole again to write an item from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from torimatome import group, lang
from torimatome.model import Article, Branch, Coverage, CoverageRole, Dossier, Event, EventKind, Proposal
from torimatome.plugins import Folder
from torimatome.store import Store
from torimatome.triage import Choice

_MOST_NAMES = 24


def item_id(dossier: Dossier) -> str:
    """The id that the item of an event has."""
    return f"i{dossier.event.id}"


def proposals_of(choices: Sequence[Choice], folder: Folder, store: Store) -> tuple[Proposal, ...]:
    """The events of a week, in triage's order."""
    return tuple(_proposal(choice, folder, store) for choice in choices)


def _proposal(choice: Choice, folder: Folder, store: Store) -> Proposal:
    bare = Proposal(
        item=item_id(choice.dossier), branch=_branch(choice.dossier), title="", language="", kind="",
        section=choice.label.section, section_reason=choice.label.reason, score=choice.score, chosen=choice.chosen,
        reasons=choice.reasons, outlets=(), families=0, languages=(),
    )  # fmt: skip
    return again(bare, choice.dossier, folder, store)


def again(proposal: Proposal, dossier: Dossier, folder: Folder, store: Store) -> Proposal:
    """The proposal with all that is read off its articles, as they are now."""
    articles = dossier.every_article
    lead = _lead(dossier, articles)
    days = [a.reported_on for a in articles if a.reported_on]
    owners = {o.owner if (o := folder.known.get(a.outlet)) else a.outlet for a in articles}
    return replace(
        proposal, title=lead.headline, language=lead.language, kind=str(dossier.event.kind),
        outlets=tuple(dict.fromkeys(a.outlet for a in articles)), families=len(owners),
        languages=tuple(dict.fromkeys(a.language for a in articles)), names=_names(dossier),
        first_on=min(days, default=None), last_on=max(days, default=None), seen_at=_seen(articles, store),
    )  # fmt: skip


def _lead(dossier: Dossier, articles: Sequence[Article]) -> Article:
    """The report that stands for an event in a list: an English one of its own first."""
    own = list(dossier.articles) or list(articles)
    copies = {c.article for c in dossier.every_coverage if c.role is not CoverageRole.REPORT}
    return min(own, key=lambda a: (a.id in copies, not a.language.startswith("en")))


def _branch(dossier: Dossier) -> Branch:
    return Branch(
        event=dossier.event.id, articles=tuple(a.id for a in dossier.articles), parts=tuple(map(_branch, dossier.parts))
    )


def _names(dossier: Dossier) -> tuple[str, ...]:
    """Who and what is named, the most named first."""
    tree = (dossier, *dossier.parts)
    said = Counter(m.entity for d in tree for found in d.mentions.values() for m in found if m.entity)
    return tuple(str(name) for name, _ in said.most_common(_MOST_NAMES))


def _seen(articles: Sequence[Article], store: Store) -> datetime | None:
    """When the last of the articles was fetched."""
    found = (store.captures.snapshot(a.snapshot) for a in articles if a.snapshot)
    return max((s.fetched_at for s in found if s), default=None)


def dossier_of(proposal: Proposal, folder: Folder, store: Store) -> Dossier:
    """All that is known of an event, from the store."""
    packs = {code: lang.pack(code) for code in folder.house.reads}
    dossier = _whole(proposal.branch, store)
    return replace(dossier, claims=group.claims(dossier, packs, folder.register, folder.known))


def _whole(branch: Branch, store: Store) -> Dossier:
    articles = tuple(a for a in map(store.articles.latest, branch.articles) if a)
    event = store.events.get(branch.event) or Event(id=branch.event, kind=EventKind.OTHER)
    told = [store.events.coverage_of(a.id) or Coverage(event=branch.event, article=a.id) for a in articles]
    return Dossier(
        event=event, articles=articles, coverage=tuple(told),
        mentions={a.id: store.events.mentions(a.id) for a in articles},
        parts=tuple(_whole(part, store) for part in branch.parts),
    )  # fmt: skip
