"""Operation: one line of the API's table. Each module of `shelf` has its OPERATIONS; they are found by looking."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from torimatome.desk import Desk
from torimatome.errors import DeskError
from torimatome.web.site import Site
from torimatome.web.texts import Speaker
from torimatome.web.visiting import Role, Visitor

BASE = "/api/v1"
FEW, MANY = 50, 200
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Param:
    """Something that a call says. where: "path", "query" or "body"; schema: JSON Schema, as far as `checking` knows it."""

    name: str
    says: str
    where: str = "query"
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string", "maxLength": 500})
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One page of many things. next: the cursor of the page after it; empty on the last."""

    items: Sequence[T]
    next: str = ""


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes that are no JSON: a document."""

    data: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """A thing with the tag by which an edit says what it saw."""

    value: Any
    tag: str


class Stale(DeskError):
    """What the caller saw has changed: by whom, to what, and what the caller would have put in its place."""

    def __init__(self, now: str, yours: str, by: str, kept: int = 0) -> None:
        self.now, self.yours, self.by, self.kept = now, yours, by, kept
        super().__init__("It was changed after you saw it; both texts are kept: look at it again, then choose.")


class Call:
    """One request, checked: who asks, what it says (`said`), and what it saw (`seen`, from If-Match; None: whatever it is)."""

    def __init__(self, site: Site, visitor: Visitor, said: Mapping[str, Any], seen: str | None) -> None:
        self.site, self.visitor, self.said, self.seen = site, visitor, said, seen
        self.desk: Desk = site.desk
        self.t = Speaker("en")

    def get(self, name: str, default: Any = "") -> Any:
        """What the call says of a thing."""
        return self.said.get(name, default)

    def part(self, things: Sequence[T]) -> Part[T]:
        """The page of the things that the call asks for."""
        at, most = self.at, self.get("limit", FEW)
        return Part(things[at : at + most], str(at + most) if at + most < len(things) else "")

    @property
    def at(self) -> int:
        """Where the page begins that is asked for."""
        return int(self.get("cursor", "0"))


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One line of the table. gives: the type of the answer; paged: many of it; seen: it needs If-Match."""

    method: str
    path: str
    name: str
    answer: Callable[[Call], Any]
    gives: Any
    says: str
    role: Role = Role.READER
    takes: tuple[Param, ...] = ()
    status: int = 200
    paged: bool = False
    tagged: bool = False
    seen: bool = False
    tag: str = ""

    @cached_property
    def params(self) -> tuple[Param, ...]:
        """All that a call may say, in order: path, query, body."""
        known = {p.name for p in self.takes}
        path = [text(name, "Its id.", where="path") for name in re.findall(r"{(\w+)}", self.path) if name not in known]
        pages = [
            Param(name="limit", says="So many at most.", schema={"type": "integer", "minimum": 1, "maximum": MANY}),
            Param(name="cursor", says="`next` of the page before.", schema={"type": "string", "pattern": "^[0-9]{1,9}$"}),
        ]  # fmt: skip
        return (*path, *self.takes, *(pages if self.paged else ()))

    @property
    def body(self) -> list[Param]:
        """What its body says."""
        return [p for p in self.params if p.where == "body"]


def operations() -> Iterator[Operation]:
    """The whole table."""
    from torimatome.web.api import shelf

    for found in pkgutil.iter_modules(shelf.__path__):
        module = importlib.import_module(f"{shelf.__name__}.{found.name}")
        for one in module.OPERATIONS:
            object.__setattr__(one, "tag", found.name)
            yield one


def text(name: str, says: str, *, where: str = "query", needed: bool | None = None, most: int = 500) -> Param:
    """A text that is said."""
    needed = where == "path" if needed is None else needed
    least = {"minLength": 1} if needed else {}
    return Param(
        name=name, says=says, where=where, needed=needed, schema={"type": "string", **least, "maxLength": most}
    )


def one_of(name: str, says: str, values: Sequence[str], *, where: str = "query", needed: bool = False) -> Param:
    """One of a few words."""
    return Param(name=name, says=says, where=where, needed=needed, schema={"type": "string", "enum": [*values]})


def day(name: str, says: str, *, where: str = "query", needed: bool = False) -> Param:
    """A day, 2026-02-14."""
    return Param(name=name, says=says, where=where, needed=needed, schema={"type": "string", "format": "date"})


def number(name: str, says: str, *, where: str = "query", needed: bool = False) -> Param:
    """A whole number."""
    schema = {"type": "integer", "minimum": 0, "maximum": 2**31 - 1}
    return Param(name=name, says=says, where=where, needed=needed, schema=schema)


def flag(name: str, says: str, *, where: str = "query") -> Param:
    """Yes or no."""
    return Param(name=name, says=says, where=where, schema={"type": "boolean"})


def some(name: str, says: str, *, where: str = "body", values: Sequence[str] = (), most: int = 100) -> Param:
    """A list of texts."""
    kind = {"type": "string", "enum": [*values]} if values else {"type": "string", "minLength": 1, "maxLength": 500}
    schema = {"type": "array", "items": kind, "minItems": 1, "maxItems": most}
    return Param(name=name, says=says, where=where, needed=True, schema=schema)
