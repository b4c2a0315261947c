"""Subject pages split by years: a folder of files that lead to each other, made of a stream of items of any length.

Items are laid aside on disk by subject and year, and each page is made of one such heap; what is held in memory is the
order of one heap, and the places of those items alone that others name.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from torimatome import writers
from torimatome.model import Item
from torimatome.model.json import from_json, to_json
from torimatome.writers import archive_index
from torimatome.writers.archive_sheet import Sheet, Way, anchor, dated, holes, order, printable, related_ids, year

UNDATED = "undated"
"""The page of items whose day nobody knows."""
_FORMATS = (".html", ".txt")
_AT_ONCE = 2_000
"""So many items are held before they are laid aside."""
Write = Callable[[Path, Iterable[str]], None]


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where an item lies in its heap, and by what it is put in order."""

    order: tuple[str, int]
    start: int
    id: str
    day: str


@dataclass(slots=True)
class _Heaps:
    """Items laid aside: a file for each subject and year, and beside it a file of their marks."""

    folder: Path
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    cited: dict[str, list[str]] = field(default_factory=dict)
    _waiting: dict[tuple[str, str], list[tuple[Item, bytes]]] = field(default_factory=lambda: defaultdict(list))
    _held: int = 0

    def add(self, item: Item, names: Iterable[str]) -> None:
        """Lay an item aside under its subjects."""
        body, name = to_json(item).encode(), year(item) or UNDATED
        for one in names:
            self._waiting[one, name].append((item, body))
            years = self.counts.setdefault(one, {})
            years[name] = years.get(name, 0) + 1
            self._held += 1
        for other in related_ids(item):
            self.cited.setdefault(other, []).append(item.id)
        if self._held >= _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Put onto the disk what is held."""
        for (name, when), found in self._waiting.items():
            path = self._path(name, when)
            with path.open("ab") as heap, path.with_suffix(".marks").open("a", encoding="utf-8") as marks:
                for item, body in found:
                    marks.write(json.dumps([*order(item), heap.tell(), item.id, dated(item)]) + "\n")
                    heap.write(body + b"\n")
        self._waiting.clear()
        self._held = 0

    def marks(self, name: str, when: str) -> Iterator[_Mark]:
        """The marks of a heap, in the order in which its items came."""
        with self._path(name, when).with_suffix(".marks").open(encoding="utf-8") as marks:
            for line in marks:
                day, number, start, key, on = json.loads(line)
                yield _Mark((day, number), start, key, on)

    def items(self, name: str, when: str, marks: Sequence[_Mark]) -> Iterator[Item]:
        """The items of those marks."""
        with self._path(name, when).open("rb") as heap:
            for mark in marks:
                heap.seek(mark.start)
                yield from_json(Item, heap.readline())

    def _path(self, name: str, when: str) -> Path:
        return self.folder / f"{list(self.counts).index(name)}-{when}.heap"


def split(items: Iterable[tuple[Item, Sequence[str]]], out: Path, title: str, meanings: Mapping[str, str], write: Write) -> Iterator[Path]:  # fmt: skip
    """Write index.html and SUBJECT/YEAR.html and .txt below a folder; the files as they are made.

    items: each with its subjects. write puts one file into place, whole.
    """
    with TemporaryDirectory(prefix="torimatome-") as folder:
        heaps = _Heaps(Path(folder))
        for item, names in items:
            heaps.add(item, names)
        heaps.flush()
        slugs = slugs_of(heaps.counts)
        places = _places(heaps)
        for name in heaps.counts:
            yield from _subject(name, heaps, slugs, places, out, meanings, write)
        write(out / "index.html", [archive_index.write(title, _contents(heaps, slugs))])
        yield out / "index.html"


def _places(heaps: _Heaps) -> dict[str, dict[str, str]]:
    """Subject and year of every item that another names, or that names one; by its id."""
    wanted = {*heaps.cited, *(one for names in heaps.cited.values() for one in names)}
    found: dict[str, dict[str, str]] = {}
    for name, years in heaps.counts.items() if wanted else ():
        for when in years:
            for mark in heaps.marks(name, when):
                if mark.id in wanted:
                    found.setdefault(mark.id, {})[name] = when
    return found


def _subject(name: str, heaps: _Heaps, slugs: Mapping[str, str], places: Mapping[str, Mapping[str, str]], out: Path, meanings: Mapping[str, str], write: Write) -> Iterator[Path]:  # fmt: skip
    """The pages of a subject, newest year first."""
    years = _newest(heaps.counts[name])
    for n, when in enumerate(years):
        marks = sorted(heaps.marks(name, when), key=lambda mark: mark.order, reverse=True)
        below = max((m.day for m in heaps.marks(name, years[n + 1])), default="") if n + 1 < len(years) else ""
        base = Sheet(
            title=f"{name} {when}年" if when != UNDATED else name, items=(), meanings=meanings, cited=heaps.cited,
            years={when: len(marks)} if when != UNDATED else {}, subjects=_others(name, heaps, slugs),
            parts=_parts(heaps.counts[name], when), places=_seen_from(name, when, places, slugs),
            holes=dict(holes([*((m.id, m.day) for m in marks), ("", below)])),
        )  # fmt: skip
        for suffix in _FORMATS:
            path = out / slugs[name] / f"{when}{suffix}"
            write(path, writers.page_writer(suffix).write(_with(base, heaps.items(name, when, marks))))
            yield path


def _with(base: Sheet, items: Iterator[Item]) -> Sheet:
    return Sheet(**{name: getattr(base, name) for name in Sheet.__slots__ if name != "items"}, items=items)


def _newest(years: Iterable[str]) -> list[str]:
    return sorted((one for one in years if one != UNDATED), reverse=True) + [one for one in years if one == UNDATED]


def _parts(years: Mapping[str, int], here: str) -> tuple[Way, ...]:
    """The years of a subject."""
    return tuple(
        Way(words="日付なし" if one == UNDATED else f"{one}年", href=f"{one}.html", count=years[one], here=one == here)
        for one in _newest(years)
    )


def _others(here: str, heaps: _Heaps, slugs: Mapping[str, str]) -> tuple[Way, ...]:
    """All subjects, each at its newest year, and before them the way to the index."""
    ways = [
        Way(words=name, href=f"../{quote(slugs[name])}/{_newest(years)[0]}.html", count=sum(years.values()), here=name == here)
        for name, years in heaps.counts.items()
    ]  # fmt: skip
    return (Way(words="目次", href="../index.html"), *ways)


def _seen_from(name: str, when: str, places: Mapping[str, Mapping[str, str]], slugs: Mapping[str, str]) -> dict[str, str]:  # fmt: skip
    """The addresses of items as a page leads to them: on itself, in another year, on another subject."""
    found = {}
    for key, standing in places.items():
        other = name if name in standing else next(iter(standing))
        page = "" if (other, standing[other]) == (name, when) else f"{standing[other]}.html"
        found[key] = f"{'' if other == name else f'../{quote(slugs[other])}/'}{page}#{anchor(key)}"
    return found


def _contents(heaps: _Heaps, slugs: Mapping[str, str]) -> list[tuple[Way, list[Way]]]:
    """Every subject with its years, as the index has them."""
    return [
        (
            Way(words=name, href=f"{quote(slugs[name])}/{_newest(years)[0]}.html", count=sum(years.values())),
            [Way(words=one.words, href=f"{quote(slugs[name])}/{one.href}", count=one.count) for one in _parts(years, "")],
        )
        for name, years in heaps.counts.items()
    ]  # fmt: skip


def slug(name: str) -> str:
    """The name of a subject's folder: letters and figures of any script, nothing that leads elsewhere."""
    return re.sub(r"[^\w-]+", "-", printable(name)).strip("-_")[:60] or "subject"


def slugs_of(names: Iterable[str]) -> dict[str, str]:
    """A folder for each subject, its own even where the file system knows no capitals."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        tries = (f"{slug(name)}-{n}" if n else slug(name) for n in range(len(taken) + 1))
        found[name] = next(one for one in tries if one.casefold() not in taken)
        taken.add(found[name].casefold())
    return found


def address(name: str, item: Item) -> str:
    """Where an item stands below the folder of the pages; the query is for readers of feeds that look at no fragment."""
    return f"{quote(slug(name))}/{year(item) or UNDATED}.html?id={anchor(item.id)}#{anchor(item.id)}"
