"""What people said of an import's doubts: accepted, corrected, or taken back. Only ever added to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from torimatome.errors import Failed
from torimatome.model import Attribution, Edit, Item, Related, replay
from torimatome.model.json import from_json, to_json
from torimatome.store.batches import batches
from torimatome.store.database import Database
from torimatome.store.tables import settlements

FIELDS = "headline.ja, headline.en, body, section, outlets, date, time, via, related"
"""What of an item can be corrected."""
_FORM = re.compile(r"\d{4}-\d{6}")
ACCEPTED, CORRECTED, REOPENED = "accepted", "corrected", "reopened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """A person's word on a remark (by its name): act is "accepted", "corrected" (field and value say how) or "reopened"."""

    remark: str
    act: str
    by: str
    at: datetime
    reason: str = ""
    item: str = ""
    field: str = ""
    value: str = ""


class Settlements:
    """People's words on remarks, in the order they were given; `shelving.relay` lays corrections over the items."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, one: Settlement) -> bool:
        """Keep a word. False: it is here already, exactly."""
        text = to_json(one)
        with self._database.write() as connection:
            same = select(settlements.c.number).where(settlements.c.remark == one.remark, settlements.c.json == text)
            if connection.execute(same).first():
                return False
            connection.execute(insert(settlements).values(remark=one.remark, item=one.item, json=text))
        return True

    def all(self) -> tuple[Settlement, ...]:
        """Every word."""
        with self._database.read() as connection:
            rows = connection.execute(select(settlements.c.json).order_by(settlements.c.number)).scalars()
            return tuple(from_json(Settlement, row) for row in rows)

    def in_force(self) -> dict[str, Settlement]:
        """The last word on each remark that is settled; what was taken back is not among them."""
        last = {word.remark: word for word in self.all()}
        return {name: word for name, word in last.items() if word.act != REOPENED}


def settled(connection: Connection, item: str) -> Sequence[Settlement]:
    """Every word on an item, within a transaction."""
    wanted = select(settlements.c.json).where(settlements.c.item == item).order_by(settlements.c.number)
    return [from_json(Settlement, row) for row in connection.execute(wanted).scalars()]


def settled_of(connection: Connection, items: Sequence[str]) -> dict[str, list[Settlement]]:
    """Every word on any of these items, by item."""
    found: dict[str, list[Settlement]] = {}
    for some in batches(items):
        wanted = settlements.c.item.in_(some)
        rows = connection.execute(
            select(settlements.c.item, settlements.c.json).where(wanted).order_by(settlements.c.number)
        )
        for row in rows:
            found.setdefault(row.item, []).append(from_json(Settlement, row.json))
    return found


def corrections(words: Iterable[Settlement]) -> list[Settlement]:
    """The corrections that hold: of each doubt and field the last, unless it was taken back."""
    held: list[Settlement] = []
    for word in words:
        if word.act == REOPENED:
            held = [h for h in held if h.remark != word.remark]
        elif word.act == CORRECTED:
            held = [h for h in held if (h.remark, h.field) != (word.remark, word.field)] + [word]
    return held


def corrected(item: Item, words: Iterable[Settlement]) -> Item:
    """The item as people corrected it, each correction told among its doubts; the item itself where there is none.

    Failed: a field that cannot be corrected, or a value that does not fit it.
    """
    for word in corrections(words):
        why = f" ({word.reason})" if word.reason else ""
        told = f"{word.by} corrected {word.field} on {word.at:%Y-%m-%d}{why}; it was “{value_of(item, word.field)}”."
        item = _laid(item, word)
        item = replace(item, doubts=(*item.doubts, told))
    return item


def value_of(item: Item, field: str) -> str:
    """A field's value as text. Failed: no such field."""
    if field.startswith("headline."):
        return item.headline(field.removeprefix("headline."))
    if field in ("body", "section", "related"):
        texts = {"body": "\n\n".join(block.text for block in item.body), "section": item.section}
        return texts.get(field, ", ".join(item.related))
    if field == "outlets":
        return ", ".join(item.attribution.outlets) if item.attribution else ""
    if field == "date":
        on = item.attribution.last_on if item.attribution else None
        return item.filed.dated if item.filed else on.isoformat() if on else ""
    if field in ("time", "via"):
        return str(getattr(item.filed, field) or "") if item.filed else ""
    raise Failed(f"{field!r} is no field that can be corrected; it is one of {FIELDS}.")


def _laid(item: Item, word: Settlement) -> Item:
    value_of(item, word.field)
    if word.field == "outlets":
        return _attributed(item, outlets=tuple(name.strip() for name in word.value.split(",") if name.strip()))
    if word.field == "date":
        return _dated(item, word.value)
    if word.field == "related":
        return _referring(item, tuple(name.strip(" <>") for name in word.value.split(",") if name.strip()))
    if word.field in ("time", "via"):
        if item.filed is None:
            raise Failed(f"The item {item.id} stands on no archive page, so it has no {word.field}.")
        values: dict[str, Any] = {word.field: word.value}
        return replace(item, filed=replace(item.filed, **values))
    edit = Edit(item=item.id, field=word.field, value=word.value, replaces="", by=word.by, at=word.at)
    return replay(item, [edit])[0]


def _attributed(item: Item, *, outlets: tuple[str, ...]) -> Item:
    last = item.attribution or Attribution(outlets=())
    filed = replace(item.filed, outlet=", ".join(outlets)) if item.filed else None
    return replace(item, attributions=(*item.attributions[:-1], replace(last, outlets=outlets)), filed=filed)


def _dated(item: Item, value: str) -> Item:
    try:
        on = date.fromisoformat(value if len(value) > len("2026-02") else f"{value}-01")
    except ValueError as fault:
        raise Failed(f"{value!r} is no date; write it like 2026-02-14 (2026-02 for a monthly).") from fault
    last = item.attribution or Attribution(outlets=())
    filed = replace(item.filed, dated=value) if item.filed else None
    return replace(item, attributions=(*item.attributions[:-1], replace(last, first_on=on, last_on=on)), filed=filed)


def _referring(item: Item, ids: tuple[str, ...]) -> Item:
    """The item with references to these ids, each as the page has it where it has it. Failed: no id by its form."""
    if wrong := next((one for one in ids if not _FORM.fullmatch(one)), ""):
        raise Failed(f"{wrong!r} is no id; write it like 1203-030701, several with commas between.")
    if item.filed is None:
        raise Failed(f"The item {item.id} stands on no archive page, so it refers to nothing.")
    had = {one.id: one for one in item.filed.related}
    related = tuple(had.get(one) or Related(id=one, after=len(item.body) + len(item.notes)) for one in ids)
    return replace(item, related=ids, filed=replace(item.filed, related=related))
