"""What a call says, against its schemas: those words of JSON Schema that the table uses, and no others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from torimatome.web.api.table import Param


class Unfit(ValueError):
    """What was said does not fit; its text is one sentence."""


def said(params: Iterable[Param], given: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The values of a call's path, query or body. Unfit: one is unknown, missing or of another kind."""
    known = {p.name: p for p in params if p.where == where}
    for name in given:
        if name not in known:
            raise Unfit(f"The {where} may not say {name[:60]!r}; it may say: {', '.join(known) or 'nothing'}.")
    for name, param in known.items():
        if param.needed and name not in given:
            raise Unfit(f"The {where} does not say {name!r}: {param.says}")
    return {name: fit(known[name].schema, value, name, as_text=where != "body") for name, value in given.items()}


def fit(schema: Mapping[str, Any], value: Any, name: str, *, as_text: bool = False) -> Any:
    """The value, if it is as the schema says. Unfit: it is not."""
    value = _from_text(schema["type"], value) if as_text else value
    if not _KINDS[schema["type"]](value):
        raise Unfit(f"{name!r} is to be of type {schema['type']}.")
    for word, holds in _WORDS.items():
        if word in schema and not holds(schema[word], value):
            raise Unfit(f"{name!r} does not fit: {word} is {_short(schema[word])}.")
    if schema["type"] == "array":
        return [fit(schema["items"], one, name) for one in value]
    return value


def _from_text(kind: str, value: Any) -> Any:
    """A value of an address, which is always text there."""
    if kind == "integer" and isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,18}", value):
        return int(value)
    if kind == "boolean" and value in ("true", "false"):
        return value == "true"
    return value


def _is_day(format_: str, value: str) -> bool:
    try:
        return format_ != "date" or (len(value) == len("2026-02-14") and bool(date.fromisoformat(value)))
    except ValueError:
        return False


def _short(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


_KINDS: Mapping[str, Callable[[Any], bool]] = {
    "string": lambda v: isinstance(v, str),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "boolean": lambda v: isinstance(v, bool),
    "array": lambda v: isinstance(v, list),
}
_WORDS: Mapping[str, Callable[[Any, Any], bool]] = {
    "enum": lambda wanted, v: v in wanted,
    "minLength": lambda n, v: len(v) >= n,
    "maxLength": lambda n, v: len(v) <= n,
    "minimum": lambda n, v: v >= n,
    "maximum": lambda n, v: v <= n,
    "minItems": lambda n, v: len(v) >= n,
    "maxItems": lambda n, v: len(v) <= n,
    "pattern": lambda p, v: bool(re.fullmatch(p.removeprefix("^").removesuffix("$"), v)),
    "format": _is_day,
}
