"""JSON Schema of our dataclasses, from their annotations: the form in which model/json.py writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

_ATOMS: Mapping[Any, Mapping[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
    bytes: {"type": "string", "contentEncoding": "base64"},
    Any: {},
}


class Schemas:
    """The schemas of some types; those of dataclasses are named once, and referred to."""

    def __init__(self) -> None:
        self.named: dict[str, Any] = {}
        self._types: dict[str, type] = {}

    def of(self, hint: Any) -> dict[str, Any]:
        """The schema of a type. TypeError: it has none."""
        if hint in _ATOMS:
            return dict(_ATOMS[hint])
        made, parts = get_origin(hint) or hint, get_args(hint)
        if made in (UnionType, Union):
            return {"anyOf": [self.of(one) for one in parts]}
        if isinstance(made, type) and issubclass(made, Mapping | Sequence) and parts:
            return self._many(made, parts)
        if isinstance(made, type) and issubclass(made, Enum):
            return {"type": "string", "enum": [one.value for one in made]}
        if is_dataclass(made) and isinstance(made, type):
            return {"$ref": f"#/components/schemas/{self._name(made)}"}
        raise TypeError(f"{hint} has no schema")

    def _many(self, made: type, parts: tuple[Any, ...]) -> dict[str, Any]:
        """The schema of a mapping, a tuple of so many things, or a list."""
        if issubclass(made, Mapping):
            return {"type": "object", "additionalProperties": self.of(parts[1])}
        if made is tuple and parts[1:] != (...,):
            return {
                "type": "array",
                "prefixItems": [self.of(p) for p in parts],
                "minItems": len(parts),
                "maxItems": len(parts),
            }
        return {"type": "array", "items": self.of(parts[0])}

    def _name(self, made: type) -> str:
        """The name of a dataclass; another of the same name is named with its module."""
        name = made.__name__
        if self._types.get(name, made) is not made:
            name = f"{made.__module__.rpartition('.')[2].capitalize()}{name}"
        if name not in self._types:
            self._types[name], self.named[name] = made, {}
            hints = get_type_hints(made)
            own = [f.name for f in fields(made)]
            says = {"description": (made.__doc__ or "").partition("\n")[0]}
            self.named[name] = {
                "type": "object", **says, "properties": {n: self.of(hints[n]) for n in own}, "required": own,
                "additionalProperties": False,
            }  # fmt: skip
        return name
