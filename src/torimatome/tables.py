"""Table: one table of a TOML file that a person wrote, read with care. Every fault is one sentence that names the place."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime

from torimatome.errors import BadConfig

Values = Mapping[str, object]


class Table:
    """Values are asked for by name and kind; what nobody has asked for when `done` is called is an error.

    anchor is a piece of the file that stands before this table, so that a fault can be given its line.
    """

    def __init__(self, values: Values, where: str, text: str = "", anchor: str = "", inside: str = "") -> None:
        self.where = where
        self._values = values
        self._text = text
        self._anchor = anchor
        self._inside = inside
        self._asked: set[str] = set()

    @classmethod
    def read(cls, text: str, where: str) -> Table:
        """The whole file; malformed TOML is a BadConfig that names the line."""
        try:
            return cls(tomllib.loads(text), where, text)
        except tomllib.TOMLDecodeError as fault:
            last = f"at line {text.count(chr(10)) + 1}, the end of the file"  # tomllib leaves the line out there
            said = str(fault).replace("at end of document", last)
            raise BadConfig(f"{where} is not valid TOML: {said}; mend that line.") from fault

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def names(self) -> list[str]:
        """The keys as the file has them."""
        return list(self._values)

    def text(self, key: str, default: str | None = None) -> str:
        """A value that is text; without a default it must be there and not be empty."""
        value = self._value(key, default)
        if isinstance(value, str) and (value.strip() or default is not None):
            return value
        raise self.wrong(key, "must be text that is not empty")

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts; one text alone is a list of one."""
        value = self._value(key, list(default))
        value = [value] if isinstance(value, str) else value
        if isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value):
            return tuple(value)
        raise self.wrong(key, "must be text or a list of texts, none of them empty")

    def number(self, key: str, default: float, *, least: float = 0.0, most: float = 1e12) -> float:
        """A number within bounds, both included."""
        value = self._value(key, default)
        if isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most:
            return float(value)
        raise self.wrong(key, f"must be a number from {least:g} to {most:g}")

    def whole(self, key: str, default: int, *, least: int = 0, most: int = 10**12) -> int:
        """A whole number within bounds, both included."""
        value = self._value(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        raise self.wrong(key, f"must be a whole number from {least} to {most}")

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        value = self._value(key, default)
        if isinstance(value, bool):
            return value
        raise self.wrong(key, "must be true or false")

    def day(self, key: str) -> date | None:
        """A day, as TOML writes it or in quotation marks; None when it is not there."""
        value = self._value(key, None)
        try:
            value = date.fromisoformat(value) if isinstance(value, str) else value
        except ValueError:
            value = ""
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        raise self.wrong(key, "must be a day, like 2026-02-14")

    def words(self, key: str) -> dict[str, str]:
        """A table of texts; empty when it is not there."""
        value = self._value(key, {})
        if isinstance(value, dict) and all(isinstance(v, str) and v.strip() for v in value.values()):
            return dict(value)
        raise self.wrong(key, 'must be a table of texts, as in { en = "..." }')

    def table(self, key: str) -> Table:
        """A table inside this one; empty when it is not there."""
        value = self._value(key, {})
        if isinstance(value, dict):
            return Table(value, self.where, self._text, f"[{key}]", f"{self._inside}{key}.")
        raise self.wrong(key, "must be a table")

    def tables(self, key: str) -> list[Table]:
        """A list of tables; empty when it is not there."""
        value = self._value(key, [])
        if isinstance(value, list) and all(isinstance(v, dict) for v in value):
            return [Table(v, self.where, self._text, _anchor(v, key), f"{self._inside}{key}.") for v in value]
        raise self.wrong(key, "must be a list of tables")

    def raw(self, key: str) -> Values:
        """A table as it stands, for a room that judges it itself."""
        value = self._value(key, {})
        if isinstance(value, dict):
            return value
        raise self.wrong(key, "must be a table")

    def done(self) -> None:
        """Refuse the keys that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                raise self.wrong(key, f"is not a known key; known here: {', '.join(sorted(self._asked))}")

    def wrong(self, key: str, what: str) -> BadConfig:
        """The error for one key: file, line, key and what to do."""
        return BadConfig(f"{self.where}{self._line(key)}: {self._inside}{key} {what}.")

    def _value(self, key: str, default: object) -> object:
        self._asked.add(key)
        return self._values.get(key, default)

    def _line(self, key: str) -> str:
        start = max(self._text.find(self._anchor), 0)
        found = re.compile(rf"(?:^|[\s{{,\[\"]){re.escape(key)}[\"\]]?\s*[=\]]", re.MULTILINE).search(self._text, start)
        at = found.start() + 1 if found else start if self._anchor else None
        return f", line {self._text.count(chr(10), 0, at) + 1}" if at is not None else ""


def _anchor(values: Values, key: str) -> str:
    """Where an entry of a list stands: by its own id or key, else at the list's first."""
    for name in ("id", "key", "url", "en"):
        value = values.get(name)
        if isinstance(value, str):
            return f'{name} = "{value}"'
    return f"[[{key}]]"


def spelled(value: object) -> str:
    """A value as TOML writes it: texts, numbers, truth values, days, lists, and tables in one line."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{spelled_key(str(key))} = {spelled(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(spelled, value))}]"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")  # else JSON's spelling is TOML's too


def spelled_key(name: str) -> str:
    """A key as TOML writes it: bare where it may be."""
    return name if re.fullmatch(r"[\w-]+", name, re.ASCII) else spelled(name)
