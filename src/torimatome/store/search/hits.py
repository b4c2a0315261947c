"""Hit: an answer, with the piece of its text where the question's words stand and the reason why it was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from torimatome.lang.text import fold
from torimatome.store.search.questions import Part, Way
from torimatome.store.search.words import Word, heard, read

_SNIPPET, _FIRST_FEW = 160, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article or item that answers a query: kind is "article" or "item"; a higher score is a better answer.

    why: for each part of the query that was found, what stands in the text, and for what it stands. covers: the share
    of the query's parts that was found, 0..1; what only sounds alike counts as a quarter. lit: the words as they stand.
    """

    kind: str
    id: str
    headline: str
    snippet: str
    on: date | None
    outlet: str
    score: float
    why: tuple[str, ...] = ()
    covers: float = 0.0
    lit: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where and how a part of a query stands in a text: [start, end)."""

    part: Part
    way: Way
    start: int
    end: int


class Finder:
    """The parts of a query, ready to be looked for in texts."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self._ends: dict[str, list[tuple[Part, Way]]] = defaultdict(list)
        self._begins: list[tuple[Part, Way]] = []
        self._sounds: list[tuple[Part, Way]] = []
        for part in parts:
            for way in part.ways:
                if way.kind == "sound":
                    self._sounds.append((part, way))
                elif way.begins:
                    self._begins.append((part, way))
                elif way.exact or not part.exact or not any(other.exact for other in part.ways):
                    self._ends[way.keys[-1]].append((part, way))
        self._letters = tuple({way.keys[-1] for _, way in self._begins})
        self._heard = {way.keys[0] for _, way in self._sounds}

    def places(self, text: str, language: str) -> list[Place]:
        """The first place of each part in a text; reads no further than it must."""
        found: dict[str, Place] = {}
        seen: list[Word] = []
        for word in read(text, language):
            seen.append(word)
            for part, way in self._candidates(word, text):
                if part.written not in found and _precede(seen, way):
                    found[part.written] = Place(part, way, seen[-way.length].start, word.end)
            if len(found) == len(self.parts):
                break
        return list(found.values())

    def all_stand(self, row: Any) -> bool:
        """Whether every part stands in a text of the index."""
        return not self.parts or len(self._standing(row)) == len({part.written for part in self.parts})

    def any_stands(self, row: Any) -> bool:
        """Whether some part stands in a text of the index."""
        return bool(self._standing(row))

    def _standing(self, row: Any) -> set[str]:
        return {p.part.written for text in (row.headline, row.text) for p in self.places(text, row.language)}

    def share(self, places: Sequence[Place]) -> float:
        """The share of the parts that stand at these places; a sound alone is a quarter of a part."""
        return sum(0.25 if p.way.kind == "sound" else 1.0 for p in places) / max(1, len(self.parts))

    def _candidates(self, word: Word, text: str) -> list[tuple[Part, Way]]:
        """The ways that may end with this word: asked of every word of a text, so most often without a loop."""
        some = [*self._ends[word.key]] if word.key in self._ends else []
        if word.whole != word.key and word.whole in self._ends:
            some += self._ends[word.whole]
        if self._begins and (word.key.startswith(self._letters) or word.whole.startswith(self._letters)):
            some += [
                (p, w) for p, w in self._begins if word.key.startswith(w.keys[-1]) or word.whole.startswith(w.keys[-1])
            ]
        if self._sounds and not self._heard.isdisjoint(sounds := heard(text[word.start : word.end])):
            some += [(p, w) for p, w in self._sounds if w.keys[0] in sounds]
        return some


def _precede(seen: Sequence[Word], way: Way) -> bool:
    """Whether the words before the last are those of the way."""
    stands = seen[-way.length : -1] if way.length > 1 else []
    return len(stands) == way.length - 1 and all(
        key == (word.whole if way.exact else word.key) for key, word in zip(way.keys, stands, strict=False)
    )


def explained(row: Any, finder: Finder, score: float) -> Hit:
    """A text of the index as an answer, with what was found in it."""
    in_headline, in_text = (finder.places(written, row.language) for written in (row.headline, row.text))
    places = {
        p.part: (written, p) for written, found in ((row.text, in_text), (row.headline, in_headline)) for p in found
    }
    longest = max(in_text, key=lambda p: len(p.part.written), default=None)
    return replace(
        plain(row, longest.start if longest else 0),
        score=score,
        why=why([places[part] for part in finder.parts if part in places]),
        covers=finder.share([place for _, place in places.values()]),
        lit=tuple(dict.fromkeys(text[p.start : p.end] for text, p in places.values())),
    )


@dataclass(frozen=True, slots=True)
class Answers:
    """Texts that answer, best first, of which only those that are shown are read and explained."""

    scored: Sequence[tuple[Any, float]] = ()
    finder: Finder = field(default_factory=lambda: Finder(()))

    def hits(self, limit: int) -> list[Hit]:
        """The first of them, explained."""
        return [explained(row, self.finder, score) for row, score in self.scored[:limit]]

    def sure(self) -> float:
        """The most that one of the first few has of the question."""
        return max((hit.covers for hit in self.hits(_FIRST_FEW)), default=0.0)


def plain(row: Any, at: int = 0) -> Hit:
    """A text of the index as an answer to a question without words."""
    return Hit(
        kind=row.kind, id=row.id, headline=row.headline, snippet=snippet(row.text, at), on=row.day, outlet=row.outlet,
        score=0.0,
    )  # fmt: skip


def why(places: Sequence[tuple[str, Place]]) -> tuple[str, ...]:
    """Why a text answers: for each part of the query, as what it was found."""
    return tuple(dict.fromkeys(_said(place, text[place.start : place.end]) for text, place in places))


def _said(place: Place, surface: str) -> str:
    surface, asked = " ".join(surface.split()), place.part.written
    return surface if fold(surface) == fold(asked) else f"{surface} ({place.way.reason} {asked})"


def snippet(text: str, at: int) -> str:
    """The piece of a text around a place."""
    flat, before = " ".join(text.split()), " ".join(text[:at].split())
    start = max(0, len(before) - _SNIPPET // 3)
    end = start + _SNIPPET
    return ("…" if start else "") + flat[start:end].strip() + ("…" if end < len(flat) else "")
