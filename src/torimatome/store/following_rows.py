"""How followed items, terms, contacts and storylines stand in their rows, and come out of them again."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row

from torimatome.analysis.heap import Known, Term
from torimatome.model import Contact, Storyline
from torimatome.model.json import to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubted:
    """A doubt between items, as the queue shows it. scope: the storyline that it was found in, or what else it is of."""

    scope: str
    item: str
    sentence: str
    raw: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What is kept of an item beside its terms: its stamp, its contacts as told, and the subjects of the desk's rules."""

    key: str
    stamp: str
    contacts: Sequence[tuple[Contact, str]] = ()
    subjects: str = ""


def ints(data: bytes) -> array[int]:
    """Numbers as they are kept."""
    found = array("I")
    found.frombytes(data)
    return found


def floats(data: bytes) -> array[float]:
    """Weights as they are kept."""
    found = array("f")
    found.frombytes(data)
    return found


def item_row(one: Known) -> dict[str, Any]:
    """An item as a row; its stamp and subjects come when it is filed."""
    return {
        "number": one.number, "key": one.item, "stamp": "", "day": one.on.isoformat(), "title": one.title,
        "heads": one.heads, "kinds": "\n".join(sorted(one.kinds)), "parties": "\n".join(sorted(one.parties)),
        "related": "\n".join(one.related), "subjects": "", "terms": one.terms.tobytes(), "weights": one.weights.tobytes(),
        "norm": one.norm, "near": array("I", one.near).tobytes(), "likeness": array("f", one.near.values()).tobytes(),
        "line": one.line or one.number,
    }  # fmt: skip


def empty_row(one: Filed) -> dict[str, Any]:
    """The row of an item without a day: it is in no storyline."""
    texts = dict.fromkeys(("day", "title", "heads", "kinds", "parties", "related"), "")
    blobs = dict.fromkeys(("terms", "weights", "near", "likeness"), b"")
    return {"key": one.key, "stamp": one.stamp, "subjects": one.subjects, "norm": 1.0, "line": 0, **texts, **blobs}


def known(row: Any) -> Known:
    """An item from its row."""
    return Known(
        number=row.number, item=row.key, on=date.fromisoformat(row.day), title=row.title, heads=row.heads,
        kinds=_set(row.kinds), parties=_set(row.parties), related=tuple(row.related.split("\n")) if row.related else (),
        terms=ints(row.terms), weights=floats(row.weights), norm=row.norm, line=row.line,
        near={n: round(v, 5) for n, v in zip(ints(row.near), floats(row.likeness), strict=True)},
    )  # fmt: skip


def _set(lines: str) -> frozenset[str]:
    return frozenset(lines.split("\n")) if lines else frozenset()


def term_row(name: str, term: Term) -> dict[str, Any]:
    """A term as a row."""
    return {"number": term.number, "term": name, "count": term.count, "bearers": term.bearers.tobytes()}


def contact_row(item: str, one: Contact, said: str) -> dict[str, Any]:
    """A contact as a row. said: by what it is found."""
    last = one.last_on or one.first_on
    return {"item": item, "first_on": one.first_on, "last_on": last, "said": said, "json": to_json(one)}


def storyline_row(number: int, one: Storyline, said: str) -> dict[str, Any]:
    """A storyline as a row. said: by what it is found."""
    return {
        "number": number, "item": one.id, "name": one.name, "name_en": one.name_en, "named_by": one.named_by,
        "first_on": one.first_on, "last_on": one.last_on, "size": len(one.items), "said": said,
    }  # fmt: skip


def storyline(row: Row[Any]) -> Storyline:
    """A storyline from its row, without its items: only how many."""
    return Storyline(
        id=row.item, name=row.name, name_en=row.name_en, named_by=row.named_by, items=("",) * row.size,
        first_on=row.first_on, last_on=row.last_on,
    )  # fmt: skip
