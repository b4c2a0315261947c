"""Any dataclass of ours as JSON and back: field by field, with the same bytes for the same value.

A date and a datetime are ISO 8601 (a datetime keeps its offset; a naive one is refused), an enum its value, bytes
base64. Fields stand in the order of the class, the keys of a mapping in alphabetical order.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Reader = Callable[[Any], Any]
T = TypeVar("T")
_HALVES = re.compile("[\ud800-\udfff]")


class Misfit(ValueError):
    """JSON that is not of the class asked for; its text names the place and what is wrong there."""


def to_json(value: object) -> str:
    """A dataclass as one line of JSON. TypeError: it holds something that has no form here."""
    text = json.dumps(_plain(value), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # Half a surrogate pair can come from a hostile feed and cannot be written as UTF-8.
    return _HALVES.sub(lambda half: f"\\u{ord(half.group()):04x}", text)


def from_json(cls: type[T], text: str | bytes) -> T:
    """What `to_json` wrote. Misfit: no JSON, a field unknown or missing, a value of another kind."""
    try:
        value = json.loads(text)
    except ValueError as fault:
        raise Misfit(f"{cls.__name__}: not JSON: {fault}") from fault
    return from_plain(cls, value)


def from_plain(cls: type[T], value: object) -> T:
    """The same from what `json.loads` gave. Misfit: a field unknown or missing, a value of another kind."""
    try:
        return cast("T", _reader(cast("Any", cls))(value))
    except Misfit as fault:
        raise Misfit(f"{cls.__name__}{fault}") from fault


def _plain(value: object) -> object:
    """The value in what JSON knows."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    if isinstance(value, Mapping):
        return {_key(k): _plain(value[k]) for k in sorted(value)}
    return _plain_atom(value)


def _plain_atom(value: object) -> str:
    if isinstance(value, datetime) and value.tzinfo is None:
        raise TypeError(f"{value!r} is a naive datetime; give it its offset")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _key(key: object) -> str:
    if isinstance(key, str):
        return str(key)
    raise TypeError(f"{key!r} is not text, and only text can be a key in JSON")


@cache
def _reader(hint: Any) -> Reader:
    """How a value of that type is read; made once for each type."""
    made = get_origin(hint) or hint
    if made in (UnionType, Union):
        return _optional(hint)
    if made is tuple:
        return _tuple(get_args(hint))
    if isinstance(made, type) and issubclass(made, Mapping):
        return _mapping(get_args(hint))
    if is_dataclass(made):
        return _fields(cast("type", made))
    return _atom(made)


def _optional(hint: Any) -> Reader:
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    if len(kinds) != 1:
        raise TypeError(f"{hint} could be several things; a field is of one type, or of one type or None")
    read = _reader(kinds[0])
    return lambda value: None if value is None else read(value)


def _tuple(kinds: tuple[Any, ...]) -> Reader:
    if kinds[1:] == (...,):
        read = _reader(kinds[0])
        return lambda value: tuple(_at(f"[{n}]", read, v) for n, v in enumerate(_of(list, value)))
    readers = [_reader(kind) for kind in kinds]

    def exact(value: object) -> tuple[Any, ...]:
        values = _of(list, value)
        if len(values) != len(readers):
            raise Misfit(f": {len(readers)} values are needed, not {len(values)}")
        return tuple(_at(f"[{n}]", read, v) for n, (read, v) in enumerate(zip(readers, values, strict=True)))

    return exact


def _mapping(kinds: tuple[Any, ...]) -> Reader:
    read = _reader(kinds[1])
    return lambda value: {k: _at(f"[{k!r}]", read, v) for k, v in _of(dict, value).items()}


def _fields(cls: type) -> Reader:
    hints = get_type_hints(cls)
    known = {f.name: f for f in fields(cls)}
    needed = [n for n, f in known.items() if f.default is MISSING and f.default_factory is MISSING]
    # Made at the first use, because a class may hold itself.
    readers: dict[str, Reader] = {}

    def read(value: object) -> object:
        values: dict[str, Any] = _of(dict, value)
        for name in values:
            if name not in known:
                raise Misfit(f": there is no field {name!r}")
        for name in needed:
            if name not in values:
                raise Misfit(f": the field {name!r} is missing")
        readers.update({name: _reader(hints[name]) for name in values if name not in readers})
        return cls(**{name: _at(f".{name}", readers[name], v) for name, v in values.items()})

    return read


def _atom(kind: Any) -> Reader:
    if kind in (str, bool, int):
        return lambda value: _of(kind, value)
    if kind is float:
        return lambda value: float(_of((int, float), value))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _parsed(kind, kind)
    if kind is datetime:
        return _parsed(_moment, kind)
    if kind is date:
        return _parsed(date.fromisoformat, kind)
    if kind is bytes:
        return _parsed(lambda text: b64decode(text, validate=True), kind)
    raise TypeError(f"{kind} has no form in JSON")


def _parsed(parse: Reader, kind: type) -> Reader:
    def read(value: object) -> object:
        try:
            return parse(_of(str, value))
        except ValueError as fault:
            raise Misfit(f": {value!r} is no {kind.__name__}") from fault

    return read


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def _of(kinds: Any, value: Any) -> Any:
    """The value, if it is of that kind; True and False are not numbers."""
    if isinstance(value, kinds) and (kinds is bool or not isinstance(value, bool)):
        return value
    wanted = " or ".join(k.__name__ for k in (kinds if isinstance(kinds, tuple) else (kinds,)))
    raise Misfit(f": {wanted} is needed, not {type(value).__name__}")


def _at(place: str, read: Reader, value: object) -> Any:
    """Read a value; a misfit learns where it happened."""
    try:
        return read(value)
    except Misfit as fault:
        raise Misfit(f"{place}{fault}") from fault
