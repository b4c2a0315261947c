"""Commentaries changed by several people: each change is made to the newest version, and becomes a version of its own.

Who changes a statement says which words were seen. Were they changed meanwhile, the change is not made: Overtaken brings both
texts, so that nobody's words are lost. Changes to different statements do not disturb each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from torimatome.chronicle.forecasts import Forecasts
from torimatome.chronicle.outline import TEMPLATE, Sheet, Tie, Wording
from torimatome.chronicle.outline.parts import COMMENT
from torimatome.errors import Failed, NotFound, Stop
from torimatome.model import digest
from torimatome.model.commentary import Forecast
from torimatome.store import Store
from torimatome.store.commentary import Kept


class Overtaken(Failed):
    """Somebody else was first. now: what stands there, empty where it was taken away; yours: what was to stand there."""

    def __init__(self, newest: Kept, number: int, now: str, yours: str) -> None:
        super().__init__(f"{newest.by} changed this meanwhile (version {newest.version}); look at both and choose.")
        self.newest, self.number, self.now, self.yours = newest, number, now, yours


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a person saw: which statement, and its digest."""

    number: int
    digest: str


@dataclass(frozen=True)
class Revising:
    """The commentaries of one desk, as they are written on."""

    store: Store
    clock: Callable[[], datetime]

    def begin(self, id_: str, title: str, language: str, by: str) -> Kept:
        """A new commentary from the template. Stop: there is one of that name."""
        if self.store.commentaries.newest(id_):
            raise Stop(f"There is a commentary {id_!r} already; give this one another name.")
        today = self.clock().date()
        text = TEMPLATE.format(
            title=" ".join(title.split()), today=today, look=today.replace(day=1, month=1, year=today.year + 1)
        )
        return self._revise(id_, lambda _: text.replace("language: en", f"language: {language}", 1), by, new=True)

    def sheet(self, id_: str) -> tuple[Sheet, Kept]:
        """The newest version. NotFound: no such commentary was kept."""
        kept = self.store.commentaries.newest(id_)
        if kept is None:
            raise NotFound(f"No commentary {id_!r} was kept; /commentaries lists them.")
        return Sheet(f"{id_}.txt", kept.text), kept

    def change(self, id_: str, seen: Seen, wording: Wording, by: str, tie: Tie | None = None) -> Kept:
        """Say a statement otherwise, and let it rest on one thing more. Overtaken: somebody else changed it."""

        def changed(sheet: Sheet) -> str:
            made, said = _with(sheet, wording, tie)
            return made.change(self._found(id_, made, seen, said.line), said)

        return self._revise(id_, changed, by)

    def add(
        self, id_: str, after: Seen, wording: Wording, by: str, tie: Tie | None = None, *, apart: bool = False
    ) -> Kept:
        """Add a statement after another (number 0: below all prose); where that one is gone, after what stands in its place."""

        def added(sheet: Sheet) -> str:
            made, said = _with(sheet, wording, tie)
            return made.add(said, _near(made, after), apart=apart)

        return self._revise(id_, added, by)

    def remove(self, id_: str, seen: Seen, by: str) -> Kept:
        """Take a statement out. Overtaken: it no longer says what was seen."""
        return self._revise(id_, lambda s: s.remove(self._found(id_, s, seen, "")), by)

    def move(self, id_: str, seen: Seen, by: str, *, down: bool) -> Kept:
        """Move a statement. Overtaken: it no longer says what was seen."""
        return self._revise(id_, lambda s: s.move(self._found(id_, s, seen, ""), down=down), by)

    def tie(self, id_: str, tie: Tie, by: str, to: Seen | None = None) -> Kept:
        """Add what statements may rest on (without a key it is given one), and let a statement rest on it."""

        def tied(sheet: Sheet) -> str:
            made, key = _keyed_in(sheet, tie)
            return _resting(made, self._found(id_, made, to, tie.at(key).line), key) if to else made.text

        return self._revise(id_, tied, by)

    def retie(self, id_: str, key: str, seen: str, tie: Tie, by: str) -> Kept:
        """Say otherwise what a key stands for. Overtaken: somebody else did."""

        def retied(sheet: Sheet) -> str:
            now = next((t for t in sheet.ties if t.key == key), None)
            if now is None or now.digest != seen:
                raise Overtaken(self._newest(id_), 0, now.line if now else "", tie.at(key).line)
            return sheet.retie(key, tie.at(key))

        return self._revise(id_, retied, by)

    def untie(self, id_: str, key: str, by: str) -> Kept:
        """Take away what nothing rests on."""
        return self._revise(id_, lambda s: s.untie(key), by)

    def heading(self, id_: str, number: int, seen: str, text: str, by: str) -> Kept:
        """Say a heading otherwise, or take it away. Overtaken: somebody else did."""

        def headed(sheet: Sheet) -> str:
            now = sheet.headings[number - 1] if 1 <= number <= len(sheet.headings) else ""
            if digest(now) != seen:
                raise Overtaken(self._newest(id_), 0, now, text)
            return sheet.heading(number, text)

        return self._revise(id_, headed, by)

    def add_heading(self, id_: str, before: Seen, text: str, by: str) -> Kept:
        """Put a heading above a statement (number 0: below all prose)."""
        return self._revise(id_, lambda s: s.add_heading(text, _near(s, before)), by)

    def rewrite(self, id_: str, version: int, change: Callable[[Sheet], str], by: str) -> Kept:
        """Change what concerns the whole of a version that was seen. Overtaken: there is a newer one."""

        def rewritten(sheet: Sheet) -> str:
            newest, text = self._newest(id_), change(sheet)
            if newest.version != version and self._version(id_, version).text != newest.text:
                raise Overtaken(newest, 0, newest.text, text)
            return text

        return self._revise(id_, rewritten, by)

    def aside(self, id_: str, yours: str, by: str) -> Kept:
        """Keep words that came too late: a version has them as their author's own lines, and the next is as it was."""
        told = "\n".join(f"{COMMENT} {line}" for line in [f"Set aside, {by}:", *yours.splitlines()])
        with self.store.transaction():
            now = self._newest(id_).text
            self._revise(id_, lambda s: f"{s.text.rstrip()}\n\n{told}\n", by)
            return self._revise(id_, lambda _: now, by)

    def back(self, id_: str, version: int, by: str) -> Kept:
        """Let an earlier version stand again, as a new one."""
        one = self._version(id_, version)
        return self._revise(id_, lambda _: one.text, by)

    def _version(self, id_: str, version: int) -> Kept:
        found = {one.version: one for one in self.store.commentaries.versions(id_)}
        if version not in found:
            raise NotFound(f"The commentary {id_!r} has no version {version}; it has {len(found)}.")
        return found[version]

    def log(self, id_: str) -> tuple[list[Forecast], list[str]]:
        """Log the forecasts of the newest version; and which cannot be logged, and why."""
        with self.store.transaction():
            return Forecasts(self.store, self.clock).log(self.sheet(id_)[0].outline)

    def _revise(self, id_: str, change: Callable[[Sheet], str], by: str, *, new: bool = False) -> Kept:
        """A new version by a change of the newest, alone among all who write. BadConfig: it could not be read."""
        with self.store.transaction():
            sheet = Sheet(f"{id_}.txt", "") if new else self.sheet(id_)[0]
            text = change(sheet)
            _ = Sheet(sheet.name, text).outline
            self.store.commentaries.keep(id_, text, by, self.clock())
        return self._newest(id_)

    def _newest(self, id_: str) -> Kept:
        return self.sheet(id_)[1]

    def _found(self, id_: str, sheet: Sheet, seen: Seen, yours: str) -> int:
        """Where the statement stands that a person saw. Overtaken: nowhere."""
        number = _place(sheet, seen)
        if number is None:
            told = sheet.outline.statements
            now = Wording.of(told[seen.number - 1]).line if 1 <= seen.number <= len(told) else ""
            raise Overtaken(self._newest(id_), min(seen.number, len(told)), now, yours)
        return number


def _place(sheet: Sheet, seen: Seen) -> int | None:
    """The number of the statement that was seen: of several that say the same the nearest. None: it says something else."""
    same = [s.number for s in sheet.outline.statements if Wording.of(s).digest == seen.digest]
    return min(same, key=lambda n: abs(n - seen.number), default=None)


def _near(sheet: Sheet, seen: Seen) -> int:
    """The same, or what stands in its place now; 0 for nothing."""
    return _place(sheet, seen) or min(seen.number, len(sheet.outline.statements))


def _keyed_in(sheet: Sheet, tie: Tie) -> tuple[Sheet, str]:
    """The outline with a tie, and its key: what comes from the same place already stands for both."""
    known = next((t.key for t in sheet.ties if tie.grounds and t.grounds == tie.grounds), "")
    key = known or tie.key or sheet.next_key()
    return (sheet if known else Sheet(sheet.name, sheet.tie(tie.at(key)))), key


def _with(sheet: Sheet, wording: Wording, tie: Tie | None) -> tuple[Sheet, Wording]:
    """The outline with a tie, and the wording that rests on it."""
    if tie is None:
        return sheet, wording
    made, key = _keyed_in(sheet, tie)
    return made, wording.resting_on(*dict.fromkeys((*wording.rests_on, key)))


def _resting(sheet: Sheet, number: int, key: str) -> str:
    """With a statement that rests on one thing more. An aside that rests on something is none."""
    one = Wording.of(sheet.statement(number))
    if key in one.rests_on:
        return sheet.text
    return sheet.change(number, one.resting_on(*one.rests_on, key))
