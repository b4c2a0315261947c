"""A bulletin from the machine's items and people's edits: what is in it, what was left out, and what to look at again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from torimatome import compose, lang
from torimatome.config import House
from torimatome.lang.text import sentences
from torimatome.model import Bulletin, Drafted, Edit, Item, Proposal, Section, choice, replay

AFTER = "after:"
FIRST = "first"
LAST = "last"


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A bulletin with people's words in it. machine: its items as they were made; left_out: those that people took out."""

    bulletin: Bulletin
    machine: Mapping[str, Item] = field(default_factory=dict)
    left_out: tuple[tuple[Item, Edit], ...] = ()
    stale: tuple[Edit, ...] = ()

    @property
    def everything(self) -> Mapping[str, Item]:
        """Every item as it reads now, those left out too."""
        return {i.id: i for i in (*self.bulletin.items, *(item for item, _ in self.left_out))}


def lay(
    drafted: Drafted, carried: Iterable[Item], edits: Iterable[Edit], house: House, proposals: Sequence[Proposal]
) -> Laid:
    """The bulletin. carried: items of earlier issues that people sent on to this one; proposals: in the machine's order."""
    rank = {p.item: n for n, p in enumerate(proposals)}
    unasked = {p.item for p in proposals if not p.chosen}
    own = {i.id: i for i in sorted(drafted.items, key=lambda i: rank.get(i.id, len(rank)))}
    machine = {**own, **{i.id: i for i in carried if i.id not in own}}
    by_item: dict[str, list[Edit]] = {key: [] for key in machine}
    for edit in edits:
        if edit.item in by_item:
            by_item[edit.item].append(edit)
    others = [block for item in machine.values() for block in item.body]
    taken: list[Item] = []
    left: list[tuple[Item, Edit]] = []
    every: list[Edit] = []
    for key, item in machine.items():
        said, stale = replay(item, by_item[key], split, others)
        said = replace(said, doubts=(*said.doubts, *map(_doubt, stale)))
        word = choice(by_item[key])
        if word and (word.field == "drop" or (word.field == "carry" and not _due(word, drafted))):
            left.append((said, word))
        elif key not in unasked or word or key not in own:
            taken.append(said)
            every += stale
    bulletin = compose.bulletin(drafted.period, taken, house, [item for item, _ in left])
    moves = sorted((e for found in by_item.values() for e in found if e.field == "order"), key=lambda e: e.number)
    return Laid(bulletin=ordered(bulletin, moves), machine=machine, left_out=tuple(left), stale=tuple(every))


def split(text: str) -> list[str]:
    """An English text in sentences."""
    return [span.text for span in sentences(text, lang.pack("en"))]


def ordered(bulletin: Bulletin, moves: Sequence[Edit]) -> Bulletin:
    """The bulletin after people's moves, one after the other as they were made."""
    sections = [list(section.items) for section in bulletin.sections]
    for move in moves:
        for items in sections:
            moved = next((i for i in items if i.id == move.item), None)
            if moved is not None:
                _move(items, moved, move.value)
    put: list[Section] = [replace(s, items=tuple(i)) for s, i in zip(bulletin.sections, sections, strict=True)]
    return replace(bulletin, sections=tuple(put))


def _move(items: list[Item], moved: Item, where: str) -> None:
    keys = [i.id for i in items]
    if where.startswith(AFTER) and where.removeprefix(AFTER) not in keys:
        return  # its neighbour is in another section by now, or gone
    items.remove(moved)
    if where == FIRST:
        items.insert(0, moved)
    elif where == LAST:
        items.append(moved)
    elif where.startswith(AFTER) and where.removeprefix(AFTER) != moved.id:
        at = next(n for n, i in enumerate(items) if i.id == where.removeprefix(AFTER))
        items.insert(at + 1, moved)
    else:
        items.insert(keys.index(moved.id), moved)


def _due(word: Edit, drafted: Drafted) -> bool:
    """Whether an item was sent on to just these days, or to earlier ones."""
    return word.value <= drafted.period.last_on.isoformat()


def _doubt(edit: Edit) -> str:
    return f"{edit.by}'s {edit.field} was written over an older text; look at it again."
