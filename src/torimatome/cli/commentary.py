"""The command of commentaries: an outline begun, drafted, checked, printed and kept, and what may support it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from torimatome import providers
from torimatome.analysis.support import bases_of
from torimatome.analysis.timeline import SHORTLY
from torimatome.archive import Questions
from torimatome.archive.following import Following
from torimatome.archive.links import finder
from torimatome.chronicle.commentary import Commentaries
from torimatome.chronicle.suggesting import Suggesting
from torimatome.chronicle.support import Supporting
from torimatome.cli.calls import count, day, user
from torimatome.cli.common import Command, opened, write
from torimatome.cli.data import put_json
from torimatome.desk import Desk
from torimatome.dossiers import page
from torimatome.errors import NotFound, Stop
from torimatome.lang.text import counted
from torimatome.model.commentary import Outline, Standing, Statement, Support
from torimatome.writers.commentary import paper
from torimatome.writers.commentary_formats import format_named

_SHOWN = 100
"""So much of a statement is shown in a line."""
_MOSTLY = 0.5
"""A draft takes the items that have so much of the words. Not tuned."""
_FOUND = 400
"""A draft looks at so many items that the question finds; where there are more, it says so."""


def commentary(call: argparse.Namespace) -> int:
    """Write a commentary whose every statement opens its sources: begin, draft, check, suggest, print, keep, list."""
    with opened(call) as desk:
        return _ACTS[call.act](desk, call)


def _new(desk: Desk, call: argparse.Namespace) -> int:
    file = Path(_what(call, "a file"))
    _room(desk).begin(file)
    print(f"{file}: write in it; then `torimatome commentary check {file}`.")
    return 0


def _draft(desk: Desk, call: argparse.Namespace) -> int:
    query = _what(call, "what to ask the archive")
    line = Following(desk.folder, desk.store).of_item(query)
    hits = [] if line else _dated_hits(desk, query, call.since, call.to)
    text, count = _room(desk).draft(query, line.items if line else hits, call.since, call.to, call.limit)
    more = (
        f"; only the best {_FOUND} items were looked at, ask for fewer days to see all" if len(hits) == _FOUND else ""
    )
    if call.file:
        if call.file.exists():
            raise Stop(f"{call.file} is there already; name a file that is not.")
        write(call.file, text.encode())
        print(f"{call.file}: {counted(count, 'date')}, a sentence for each{more}; the argument is yours.")
    else:
        print(text)
    return 0


def _dated_hits(desk: Desk, query: str, since: date | None, to: date | None) -> list[str]:
    """The items that have most of the words; a report may come some days after what it reports."""
    late = to + SHORTLY if to and to < date.max - SHORTLY else to
    days = [f"from:{since}"] * bool(since) + [f"to:{late}"] * bool(late)
    found = _questions(desk).find(" ".join([query, "kind:item", *days]), _FOUND)
    return [h.id for h in found if h.covers >= _MOSTLY]


def _check(desk: Desk, call: argparse.Namespace) -> int:
    outline, _ = _room(desk).read(_what(call, "a file"))
    found = _supports(desk, outline)
    if call.json:
        put_json([asdict(one) for one in found])
    else:
        for one in found:
            print("\n".join(_told(one)))
        print(_summary(found))
    return int(any(one.faults for one in found))


def _told(one: Support) -> Sequence[str]:
    """A statement with what it rests on, and what is to be said of that."""
    s = one.statement
    who = f", {counted(one.outlets, 'source')} of {counted(one.families, 'owner')}" if one.outlets else ""
    words = f"; says “{'”, “'.join(s.words)}”" if s.words else ""
    lines = [f"{s.line:4}  {_short(s.text)}", f"      {s.kind}: {one.standing}{who}{words}"]
    for basis in one.bases:
        grounds = "; ".join(map(str, basis.grounds)) or "no source"
        lines.append(f"      rests on {basis.key} {basis.text} <- {grounds}")
    lines += [f"      “{f.words}” stands in {f.source}: {_short(f.sentence)}" for f in one.figures if f.sentence]
    lines += [f"      UNSUPPORTED: {fault}" for fault in one.faults]
    return [*lines, *(f"      note: {mark}" for mark in one.marks)]


def _summary(found: Sequence[Support]) -> str:
    by = {standing: sum(one.standing is standing for one in found) for standing in Standing}
    figures = [f for one in found for f in one.figures]
    bare = sum(not f.sentence for f in figures)
    alone = sum(one.outlets == 1 for one in found)
    family = sum(one.outlets > 1 and one.families == 1 for one in found)
    told = ", ".join(f"{n} {standing}" for standing, n in by.items() if n)
    return (
        f"{counted(len(found), 'statement')}: {told or 'none'}; {counted(len(figures), 'figure')}, {bare} without a source; "
        f"{alone} on one source only, {family} on one owner only"
    )


def _suggest(desk: Desk, call: argparse.Namespace) -> int:
    outline, _ = _room(desk).read(_what(call, "a file"))
    wanted = [s for s in outline.statements if call.statement in {None, s.number}]
    if not wanted:
        raise NotFound(
            f"the outline has no statement {call.statement}; it has {counted(len(outline.statements), 'statement')}."
        )
    suggesting = Suggesting(desk.store, _questions(desk).find, finder(desk.gazetteer))
    for one in wanted:
        _suggested(suggesting, one, outline, call.limit or 5)
    return 0


def _suggested(suggesting: Suggesting, one: Statement, outline: Outline, most: int) -> None:
    print(f"{one.number:4}  {_short(one.text)}")
    found = suggesting.of(one, bases_of(one, outline), outline, most)
    for s in found:
        print(f"      {s.score:.2f}  {s.kind} {s.id}  {s.on or 'undated'}  {s.outlet}  {s.headline}")
        print(f"            {'; '.join(s.reasons)}")
    if not found:
        print("      nothing here has its names and words")


def _print(desk: Desk, call: argparse.Namespace) -> int:
    outline, beside = _room(desk).read(_what(call, "a file"))
    formats = [format_named(name) for name in call.format.split(",")]
    supports = _supports(desk, outline)
    made = paper(outline, supports, _room(desk).pictures(outline, beside, supports), clean_copy=call.clean)
    for suffix, writer in formats:
        file = call.out / f"{outline.id}{suffix}"
        write(file, writer(made))
        print(file)
    faults = sum(bool(one.faults) for one in supports)
    if faults:
        print(f"{counted(faults, 'statement')} with something unsupported; `torimatome commentary check` lists them.")
    return 0


def _keep(desk: Desk, call: argparse.Namespace) -> int:
    for line in _room(desk).keep(Path(_what(call, "a file")), call.by):
        print(line)
    return 0


def _list(desk: Desk, _: argparse.Namespace) -> int:
    found = _room(desk).kept()
    for one, title in found:
        print(f"{one.kept_at:%Y-%m-%d %H:%M}  {one.id}  version {one.version} by {one.by}  {title}")
    print(f"{counted(len(found), 'commentary').replace('commentarys', 'commentaries')}")
    return 0


_ACTS: dict[str, Callable[[Desk, argparse.Namespace], int]] = {
    "new": _new, "draft": _draft, "check": _check, "suggest": _suggest, "print": _print, "keep": _keep, "list": _list,
}  # fmt: skip


def _what(call: argparse.Namespace, what: str) -> str:
    if len(call.what) != 1:
        raise Stop(f"`torimatome commentary {call.act}` needs {what}, and only that; name it after {call.act!r}.")
    return str(call.what[0])


def _room(desk: Desk) -> Commentaries:
    return Commentaries(desk.folder, desk.store, desk.clock)


def _supports(desk: Desk, outline: Outline) -> tuple[Support, ...]:
    Following(desk.folder, desk.store).update_few()
    return Supporting(desk.folder, desk.store, lambda event: _against(desk, event)).of(outline)


def _against(desk: Desk, event: str) -> Sequence[str]:
    """What was said against the reports of an event: denials, corrections, figures in conflict."""
    try:
        found = page(desk.folder, desk.store, event)
    except NotFound:
        return ()
    return (*(f"{said.holder}: {said.sentence}" for said in found.denials), *found.conflicts)


def _questions(desk: Desk) -> Questions:
    return Questions(desk.folder, desk.store, desk.written, providers.nano())


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def add(command: Command) -> None:
    """These commands and their arguments."""
    one = command("commentary", commentary)
    one.add_argument("act", choices=tuple(_ACTS), metavar="ACT", help=", ".join(_ACTS))
    one.add_argument("what", nargs="*", metavar="WHAT", help="the outline's file, or the id of a kept one; for draft what to ask the archive")  # fmt: skip
    one.add_argument("--statement", type=int, metavar="N", help="suggest: only for the statement of this number")
    one.add_argument("--from", dest="since", type=day, metavar="DAY", help="draft: no earlier than this day")
    one.add_argument("--to", type=day, metavar="DAY", help="draft: no later than this day")
    one.add_argument(
        "--limit", type=count, default=0, metavar="N", help="draft: so many dates; suggest: so many answers (5)"
    )
    one.add_argument("--file", type=Path, metavar="FILE", help="draft: write here, and not on the screen")
    one.add_argument("--format", default="docx,pdf,html,md", metavar="FORMATS", help="print: which of them")
    one.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help="print: where the documents go")
    one.add_argument("--clean", action="store_true", help="print: without marks and without the list of support")
    one.add_argument("--json", action="store_true", help="check: for other programs")
    one.add_argument(
        "--by", default=user(), metavar="PERSON", help="keep: who keeps it, if not the user of this machine"
    )
