"""What the inbox shows at once when a person makes one event of two, or two of one; the next draft weighs them anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from torimatome.editing.changing import Editing
from torimatome.editing.proposing import again, dossier_of
from torimatome.errors import NotFound
from torimatome.model import Branch, Event, Proposal


def proposal(editing: Editing, bulletin: str, item: str) -> Proposal:
    """An event of an issue's days by the id of its item. NotFound: there is none."""
    found = next((p for p in editing.store.drafted.proposals(bulletin) if p.item == item), None)
    if found is None:
        raise NotFound(f"There is no event behind the item {item!r} in the draft of {bulletin}.")
    return found


def joined(editing: Editing, bulletin: str, one: Proposal, other: Proposal, event: Event, why: str) -> Proposal:
    """One proposal in place of two, whose articles now report that event."""
    parts = tuple(p for p in (*one.branch.parts, *other.branch.parts) if p.event != event.id)
    articles = tuple(dict.fromkeys((*one.branch.articles, *other.branch.articles)))
    whole = _made(editing, one, Branch(event=event.id, articles=articles, parts=parts), why)
    whole = replace(whole, chosen=one.chosen or other.chosen, score=max(one.score, other.score))
    _put(editing, bulletin, {one.item: [whole], other.item: []})
    return whole


def parted(editing: Editing, bulletin: str, one: Proposal, stays: Event, leaves: Event, why: str) -> Proposal:
    """Two proposals in place of one; the one that left, which nobody has chosen yet."""
    out = {c.article for c in editing.store.events.coverage(leaves.id)}
    here = [a for a in one.branch.articles if a not in out]
    left = _made(editing, one, Branch(event=leaves.id, articles=tuple(a for a in one.articles if a in out)), why)
    left = replace(left, chosen=False)
    parts = tuple(_without(part, out) for part in one.branch.parts)
    kept = _made(
        editing, one, Branch(event=stays.id, articles=tuple(here), parts=tuple(p for p in parts if p.articles)), why
    )
    _put(editing, bulletin, {one.item: [kept, left]})
    return left


def _without(branch: Branch, out: set[str]) -> Branch:
    kept = tuple(a for a in branch.articles if a not in out)
    return replace(branch, articles=kept, parts=tuple(_without(p, out) for p in branch.parts))


def _made(editing: Editing, like: Proposal, branch: Branch, why: str) -> Proposal:
    like = replace(like, item=f"i{branch.event}", branch=branch, reasons=(why, *like.reasons))
    return again(like, dossier_of(like, editing.folder, editing.store), editing.folder, editing.store)


def _put(editing: Editing, bulletin: str, instead: dict[str, list[Proposal]]) -> None:
    """Put proposals in place of others; what was written of those is written anew when it is looked at."""
    store = editing.store
    with store.transaction():
        drafted = editing.drafted(bulletin)
        new = {p.item for found in instead.values() for p in found}
        proposals = tuple(_after(store.drafted.proposals(bulletin), instead))
        items = tuple(i for i in drafted.items if i.id not in instead and i.id not in new)
        store.drafted.save(replace(drafted, items=items, proposals=proposals))


def _after(proposals: Iterable[Proposal], instead: dict[str, list[Proposal]]) -> Iterable[Proposal]:
    for one in proposals:
        yield from instead.get(one.item, [one])
