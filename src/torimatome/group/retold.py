"""An event told anew from articles that somebody put together: for a person's word, which is obeyed at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from torimatome.group.assemble import Grouping
from torimatome.group.coding import with_codings
from torimatome.group.events import event_of
from torimatome.group.roles import role_of
from torimatome.group.shortened import shortened
from torimatome.group.traces import place_names, trace
from torimatome.lang import pack
from torimatome.model import Article, Coverage, CoverageRole, Mention
from torimatome.profiles.register import Register


def retold(
    articles: Sequence[Article],
    coverage: Sequence[Coverage],
    mentions: Mapping[str, tuple[Mention, ...]],
    register: Register,
) -> Grouping:
    """One event of these articles, with their coverage. A copy whose original is elsewhere now tells for itself."""
    ordered = sorted(map(shortened, articles), key=lambda a: a.age)
    places = place_names(register)
    event = event_of([trace(a, mentions.get(a.id, ()), register, places) for a in ordered], register)
    here = {a.id: a for a in ordered}
    told = [replace(_alone(c, here), event=event.id) for c in coverage if c.article in here]
    return with_codings(Grouping(events=(event,), coverage=tuple(told)), ordered, mentions, register)


def _alone(told: Coverage, here: Mapping[str, Article]) -> Coverage:
    if told.duplicate_of is None or told.duplicate_of in here:
        return told
    article = here[told.article]
    role = role_of(article, pack(article.language)) if told.role is CoverageRole.COPY else told.role
    return replace(told, duplicate_of=None, role=role)
