"""What was learnt, kept in files by what it was learnt from: a new issue is read, an old one never again."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from torimatome.model import HeadlinePair, Learnt, LearntKind, Lessons
from torimatome.model.learnt import joined

KEPT = 3
"""So many pages of a group stay: the whole year, and the year without the issue that is being drafted again."""

Learn = Callable[[str], Lessons]
"""What one document, by its key, teaches."""


class Pages:
    """One page a group of documents (a year): the keys of the documents, and what they teach together."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def lessons(self, groups: Mapping[str, Sequence[str]], learn: Learn) -> Lessons:
        """What all groups teach. Only documents that no page has are learnt from."""
        return joined([self._group(name, keys, learn) for name, keys in sorted(groups.items())])

    def _group(self, name: str, keys: Sequence[str], learn: Learn) -> Lessons:
        page = self._path(name, keys)
        if (found := _read(page)) is not None:
            return found[1]
        known, lessons = self._nearest(name, keys)
        lessons = joined([lessons, *(learn(key) for key in keys if key not in known)])
        self._write(page, keys, lessons)
        self._prune(name)
        return lessons

    def _nearest(self, name: str, keys: Sequence[str]) -> tuple[frozenset[str], Lessons]:
        """The page of this group that has most of these documents and no other."""
        best: tuple[frozenset[str], Lessons] = (frozenset(), Lessons())
        for path in sorted(self._folder.glob(f"{name}.*.json")):
            found = _read(path)
            if found and found[0] <= set(keys) and len(found[0]) > len(best[0]):
                best = found
        return best

    def _path(self, name: str, keys: Iterable[str]) -> Path:
        return self._folder / f"{name}.{sha256(chr(10).join(sorted(keys)).encode()).hexdigest()[:16]}.json"

    def _write(self, page: Path, keys: Sequence[str], lessons: Lessons) -> None:
        """Keep a page; without it, on a full disk say, all is only slower."""
        rows = {
            "keys": list(keys),
            "learnt": [_learnt_row(one) for one in lessons.learnt],
            "pairs": [_pair_row(pair) for pair in lessons.pairs],
        }
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            part = page.with_suffix(".part")
            part.write_text(json.dumps(rows, ensure_ascii=True, separators=(",", ":")), "utf-8")
            part.replace(page)

    def _prune(self, name: str) -> None:
        with contextlib.suppress(OSError):
            pages = sorted(self._folder.glob(f"{name}.*.json"), key=lambda p: (p.stat().st_mtime_ns, p.name))
            for path in pages[:-KEPT]:
                path.unlink(missing_ok=True)


def _read(path: Path) -> tuple[frozenset[str], Lessons] | None:
    """A page, unless it is missing or damaged: then it is made again."""
    try:
        rows = json.loads(path.read_text("utf-8"))
        learnt = tuple(_learnt(row) for row in rows["learnt"])
        return frozenset(rows["keys"]), Lessons(learnt=learnt, pairs=tuple(_pair(row) for row in rows["pairs"]))
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def _learnt_row(one: Learnt) -> list[Any]:
    return [str(one.kind), one.subject, one.value, one.language, one.count, one.items, _iso(one.first_on), _iso(one.last_on), one.amounts]  # fmt: skip


def _learnt(row: list[Any]) -> Learnt:
    kind, subject, value, language, count, items, first, last, amounts = row
    return Learnt(
        kind=_KINDS[kind], subject=subject, value=value, language=language, count=count, items=tuple(items),
        first_on=_day(first), last_on=_day(last), amounts=tuple(amounts),
    )  # fmt: skip


def _pair_row(one: HeadlinePair) -> list[Any]:
    return [
        one.item, one.section, one.kind, one.en, one.ja, one.pattern, one.pattern_ja, one.names, one.act, one.words,
        _iso(one.on), one.by_person,
    ]  # fmt: skip


def _pair(row: list[Any]) -> HeadlinePair:
    item, section, kind, en, ja, pattern, pattern_ja, names, act, words, on, by_person = row
    return HeadlinePair(
        item=item, section=section, kind=kind, en=en, ja=ja, pattern=pattern, pattern_ja=pattern_ja, names=tuple(names),
        act=act, words=tuple(words), on=_day(on), by_person=by_person,
    )  # fmt: skip


_KINDS = {str(kind): kind for kind in LearntKind}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
