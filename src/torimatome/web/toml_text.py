"""TOML files that people wrote, changed in place: only the lines of what changes are written, all comments stay.

Every change is read again and held against what it should be; a file in a form that is not understood is left alone.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from torimatome.errors import Stop
from torimatome.tables import spelled, spelled_key

Span = tuple[int, int]
Entry = Mapping[str, object]
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}\n,]|[^\[\]{}\n,"\'#]+|.',
    re.DOTALL,
)
_PAIR = re.compile(r'\s*(?:"([^"\n]*)"|([\w-]+))\s*=[ \t]*')
_HEADER = re.compile(r"\s*\[\[?\s*([\w.\"-]+)\s*\]\]?")


# --- where things stand -----------------------------------------------------------------------------------------


def _statements(text: str) -> Iterator[Span]:
    """The lines of a file, those of one value together."""
    start, depth = 0, 0
    for token in _TOKEN.finditer(text):
        said = token.group()
        depth += (said in "[{") - (said in "]}")
        if said == "\n" and depth <= 0:
            yield start, token.end()
            start, depth = token.end(), 0
    if start < len(text):
        yield start, len(text)


def _headed(text: str) -> Iterator[tuple[str, Span]]:
    """The tables of a file, the top one without a name: each from its header, and the comments over it, to the next."""
    marks, loose = [("", 0)], 0
    for start, end in _statements(text):
        line = text[start:end].strip()
        found = _HEADER.match(text, start, end) if line.startswith("[") else None
        if found:
            marks.append((found.group(1), loose))
        if line and not line.startswith("#"):
            loose = end
    yield from ((name, (a, b)) for (name, a), (_, b) in pairwise([*marks, ("", len(text))]))


def _value_at(text: str, span: Span, key: str) -> tuple[Span, Span] | None:
    """The lines of a key within a table, and its value."""
    for start, end in _statements(text[span[0] : span[1]]):
        a, b = span[0] + start, span[0] + end
        found = _PAIR.match(text, a, b)
        if found and (found.group(1) or found.group(2)) == key:
            ends = [t.end() for t in _TOKEN.finditer(text, found.end(), b) if t.group().strip() and t.group()[0] != "#"]
            last = max(ends, default=found.end())
            return (a, b), (found.end(), found.end() + len(text[found.end() : last].rstrip()))
    return None


def _elements(text: str, span: Span) -> list[Span]:
    """The inline tables of an array."""
    found, depth, start = [], 0, 0
    for token in _TOKEN.finditer(text, *span):
        if token.group() == "{":
            start = token.start() if depth == 0 else start
            depth += 1
        elif token.group() == "}":
            depth -= 1
            if depth == 0:
                found.append((start, token.end()))
    return found


# --- changes ----------------------------------------------------------------------------------------------------


def _put(text: str, span: Span, new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]


def _set(text: str, span: Span, key: str, value: object) -> str:
    """A table with a key set; None takes it out."""
    at = _value_at(text, span, key)
    if value is None:
        return _put(text, at[0], "") if at else text
    if at:
        return _put(text, at[1], spelled(value))
    place = span[0] + len(text[span[0] : span[1]].rstrip())
    line = f"{spelled_key(key)} = {spelled(value)}\n"
    return _put(text, (place, place + (text[place : place + 1] == "\n")), f"\n{line}" if place else line)


def with_values(text: str, values: Entry) -> str:
    """A file with keys of its top table set; None takes one out. Stop: the file is in a form that is not understood."""
    now = _read(text)
    wanted = {k: v for k, v in {**now, **values}.items() if v is not None}
    for key, value in values.items():
        if now.get(key) != value:
            top = next(span for name, span in _headed(text) if not name)
            text = _set(text, top, key, value)
    return _checked(text, wanted)


def with_entry(text: str, table: str, known_by: str, entry: Entry) -> str:
    """A file with an entry of a list of tables in place of the one of the same id, or added."""
    now = _read(text)
    rows: Sequence[Entry] = now.get(table, [])
    same = next((n for n, row in enumerate(rows) if row.get(known_by) == entry[known_by]), None)
    fresh = [*rows, entry] if same is None else [entry if n == same else row for n, row in enumerate(rows)]
    made = _added(text, table, entry) if same is None else _changed(text, table, same, rows[same], entry)
    return _checked(made, {**now, table: fresh})


def without_entry(text: str, table: str, known_by: str, value: object) -> str:
    """A file without the entry of that id."""
    now = _read(text)
    rows: Sequence[Entry] = now.get(table, [])
    place = next((n for n, row in enumerate(rows) if row.get(known_by) == value), None)
    if place is None:
        return text
    rest = [row for n, row in enumerate(rows) if n != place]
    blocks, inline = _stands(text, table)
    if inline:
        a, b = inline[place]
        after = re.match(r"[ \t]*,[ \t]*\n?", text[b:])
        lead = re.search(r"[ \t]*$", text[:a])
        made = _put(text, (a - (len(lead.group()) if lead else 0), b + (after.end() if after else 0)), "")
    else:
        made = _put(text, blocks[place], "")
    wanted = {**now, table: rest} if rest or inline else {k: v for k, v in now.items() if k != table}
    return _checked(made, wanted)


def with_entries(text: str, table: str, entries: Sequence[Entry]) -> str:
    """A file whose list of tables is this one: entry by entry in place, the rest added or taken out."""
    now = _read(text)
    rows: Sequence[Entry] = now.get(table, [])
    for n, (was, entry) in enumerate(zip(rows, entries, strict=False)):
        text = _changed(text, table, n, was, entry)
    for n in range(len(rows) - 1, len(entries) - 1, -1):
        text = _put(text, _stands(text, table)[0][n], "")
    for entry in entries[len(rows) :]:
        text = _added(text, table, entry)
    wanted = {**now, table: list(entries)} if entries else {k: v for k, v in now.items() if k != table}
    return _checked(text, wanted)


def with_text(text: str, key: str, value: str) -> str:
    """A file with one more text in a list of the top table."""
    now = _read(text)
    held: Sequence[str] = now.get(key, [])
    at = _value_at(text, next(_headed(text))[1], key)
    if at is None:
        return with_values(text, {key: [*held, value]})
    texts = [t.span() for t in _TOKEN.finditer(text, *at[1]) if t.group()[0] in "\"'"]
    broken = "\n" in text[slice(*at[1])]
    place = texts[-1][1] if texts else at[1][0] + 1
    comma = ("," if broken else ", ") if texts else ""
    lead = "\n  " if broken else ""
    new = f"{comma}{lead}{spelled(value)}"
    return _checked(_put(text, (place, place), new), {**now, key: [*held, value]})


def without_text(text: str, key: str, value: str) -> str:
    """A file without a text in a list of the top table; a line that held nothing else goes too."""
    now = _read(text)
    at = _value_at(text, next(_headed(text))[1], key)
    wanted = [one for one in now.get(key, []) if one != value]
    found = (
        next((t for t in _TOKEN.finditer(text, *at[1]) if t.group() in (spelled(value), f"'{value}'")), None)
        if at
        else None
    )
    if found is None:
        return text
    a, b = found.span()
    after = re.match(r"[ \t]*,[ \t]*", text[b:])
    b += after.end() if after else 0
    before = re.search(r"\n[ \t]*$", text[:a])
    if before and text[b : b + 1] == "\n":
        a -= len(before.group())
    return _checked(_put(text, (a, b), ""), {**now, key: wanted})


def _stands(text: str, table: str) -> tuple[list[Span], list[Span]]:
    """Where the entries of a list stand: as tables of their own, or within an array."""
    tables = list(_headed(text))
    at = _value_at(text, tables[0][1], table)
    return [span for name, span in tables if name == table], _elements(text, at[1]) if at else []


def _changed(text: str, table: str, n: int, was: Entry, entry: Entry) -> str:
    inline = _stands(text, table)[1]
    if inline:
        return text if was == entry else _put(text, inline[n], spelled(entry))
    for key in dict.fromkeys((*was, *entry)):
        if was.get(key) != entry.get(key):
            text = _set(text, _stands(text, table)[0][n], key, entry.get(key))
    return text


def _added(text: str, table: str, entry: Entry) -> str:
    tables = list(_headed(text))
    at = _value_at(text, tables[0][1], table)
    if at is None:
        lines = [f"[[{table}]]", *(f"{spelled_key(k)} = {spelled(v)}" for k, v in entry.items())]
        own = [span for name, span in tables if name == table]
        place = own[-1][1] if own else len(text)
        head = text[:place].rstrip("\n")
        return (f"{head}\n\n" if head else "") + "\n".join(lines) + "\n" + ("\n" if text[place:] else "") + text[place:]
    end = at[1][1] - 1
    inner = text[at[1][0] + 1 : end]
    bare = "".join(t.group() for t in _TOKEN.finditer(inner) if t.group()[0] != "#").rstrip()
    comma = "" if not bare or bare.endswith(",") else ","
    held = text[:end].rstrip()
    if held.rpartition("\n")[2].lstrip().startswith("#") or "#" in held.rpartition("\n")[2]:
        spans = _elements(text, at[1])
        if comma and spans:
            held = _put(held, (spans[-1][1], spans[-1][1]), ",")
        comma = ""
    return f"{held}{comma}\n  {spelled(entry)},\n{text[end:]}"


def _read(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Stop(f"The file does not hold as it stands ({error}); mend it by hand first.") from error


def _checked(text: str, wanted: Entry) -> str:
    """The text, if it says what it should."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        said = {}
    if said != _plain(wanted):
        raise Stop("This file is written in a form that the desk cannot change safely; change it by hand.")
    return text


def _plain(value: object) -> object:
    """As a TOML reader gives it."""
    if isinstance(value, Mapping):
        return {k: _plain(v) for k, v in value.items()}
    return [_plain(v) for v in value] if isinstance(value, list | tuple) else value
