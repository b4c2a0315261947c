"""JSON: the bulletin whole, with its sources; the schema's number rises when a field changes its meaning."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from torimatome.model import Bulletin, Source

FORMAT = "json"
SUFFIX = ".json"
SCHEMA = 1


def write(bulletin: Bulletin, sources: Mapping[str, Source]) -> bytes:
    """The bulletin and the sources that were given, as JSON with keys in a fixed order."""
    known = {key: sources[key] for key in sorted(sources)}
    data = {"schema": SCHEMA, "bulletin": to_plain(bulletin), "sources": to_plain(known)}
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def to_plain(value: object) -> Any:
    """Dataclasses as objects, dates as ISO 8601, enums as their values."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
