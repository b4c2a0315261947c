"""Commands of the archive: past issues in, doubts looked at and settled, everything out again."""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from torimatome import archive, exports
from torimatome.archive import Queued
from torimatome.archive.following import Following
from torimatome.cli.calls import user
from torimatome.cli.common import Command, complain, opened, read, replaced
from torimatome.cli.data import put_json
from torimatome.desk import Desk
from torimatome.errors import Busy, Failed, NoRoom, Stop
from torimatome.lang.text import counted
from torimatome.notebook import Notebook
from torimatome.scouting.saved import PAGES, WARCS, TakenOver, head_of, is_saved, take_over

KINDS = (".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf", ".jsonl", *WARCS, *PAGES)
"""What of a folder is read."""
_FEW = 5
"""So many files are told of at length; of more, a line each."""
_BAR = 30


def import_files(call: argparse.Namespace) -> int:
    """Read past issues, an export, WARC files or saved web pages; folders and patterns like 'old/*.docx' name many at once."""
    files = list(dict.fromkeys(file for given in call.files for file in _files(given)))
    faults, new = 0, 0
    with opened(call) as desk:
        for n, file in enumerate(files, 1):
            _progress(n, len(files), file.name)
            try:
                account = _taken_in(desk, file)
            except (NoRoom, Busy):
                raise
            except Failed as error:  # one bad file keeps none of the others out
                faults += complain(str(error), 1)
                continue
            new += account.new
            print("\n".join(_short(account) if len(files) > _FEW else account.lines()))
    if len(files) > _FEW:
        print(f"{len(files)} files: {new} new, {len(files) - new - faults} known already, {faults} not read")
    return min(faults, 1)


def _taken_in(desk: Desk, file: Path) -> archive.Account | archive.Restored | TakenOver:
    """A past document read into the archive; or saved pages, kept as snapshots and read as articles."""
    if not is_saved(file, head_of(file)):
        return desk.import_issue(file.name, read(file))
    with desk.store.run():
        told = take_over(desk.folder, Notebook(desk.store, desk.clock), file)
        told.articles = desk.read()
    return told


def _short(account: archive.Account | archive.Restored | TakenOver) -> Iterator[str]:
    if isinstance(account, TakenOver):
        yield from account.lines()
        return
    yield account.head
    yield from account.clashes if isinstance(account, archive.Account) else ()


def _files(given: Path) -> Sequence[Path]:
    """The files that an argument names. Stop: there are none."""
    if given.is_dir():
        found = [f for f in sorted(given.rglob("*")) if f.name.lower().endswith(KINDS) and f.is_file()]
        found = [f for f in found if not any(_is_aside(part) for part in f.relative_to(given).parts)]
        if not found:
            raise Stop(f"{given} holds no file that can be imported ({', '.join(KINDS)}).")
        return found
    if given.exists() or not any(mark in given.name for mark in "*?["):
        if not given.is_file():
            why = "it is no ordinary file" if given.exists() else "No such file or directory"
            raise Stop(f"{given} cannot be read ({why}); name a file that exists.")
        return [given]
    found = [f for f in sorted(given.parent.glob(given.name)) if f.is_file()]
    if not found:
        raise Stop(f"No file is called like {given}; name files that are there, or a folder.")
    return found


def _is_aside(part: str) -> bool:
    """A hidden place, or the folder that a browser puts beside a saved page."""
    return part.startswith(".") or part.endswith("_files")


def _progress(n: int, count: int, name: str) -> None:
    """A bar on a terminal; elsewhere the lines of the files are enough."""
    if count > _FEW and sys.stderr.isatty():
        done = _BAR * n // count
        end = "\r\x1b[K" if n == count else ""
        sys.stderr.write(f"\r\x1b[K[{'#' * done}{' ' * (_BAR - done)}] {n} of {count}: {name[:40]}{end}")
        sys.stderr.flush()


def review(call: argparse.Namespace) -> None:
    """Show what is doubtful in the imports, beside the text as it stood; accept it, correct it, or take that back."""
    with opened(call) as desk:
        if call.accept or call.reopen:
            _settle(desk, call)
        elif call.correct:
            _correct(desk, call)
        else:
            if waiting := Following(desk.folder, desk.store).update_few():
                sys.stderr.write(
                    f"torimatome: not held against the others yet: {counted(waiting, 'item')}; `storyline` does it.\n"
                )
            _show(archive.review(desk.store, repairs=call.repairs, settled=call.settled), call)


def _show(queue: Sequence[Queued], call: argparse.Namespace) -> None:
    if call.json:
        rows = [{"name": q.name, "file": q.file, **asdict(q.remark), **_word(q)} for q in queue]
        put_json(rows)
        return
    if call.kinds:
        for count, first in archive.kinds(queue):
            print(f"{count:6}  {first.kind}  [{first.name[:8]}]")
    else:
        for queued in queue:
            print(queued)
    print(f"{len(queue)} {'settled' if call.settled else 'to look at'}")


def _word(queued: Queued) -> dict[str, object]:
    return {"settled": asdict(queued.settled)} if queued.settled else {}


def _settle(desk: Desk, call: argparse.Namespace) -> None:
    act, was = ("accepted", "accepted already") if call.accept else ("reopened", "open already")
    chosen = [archive.named(desk.store, name) for name in call.accept or call.reopen]
    if call.all_of_kind:
        kinds = {one.kind for one in chosen}
        every = archive.review(desk.store, repairs=True, settled=act == "reopened")
        chosen = list({one.name: one for one in (*chosen, *(q for q in every if q.kind in kinds))}.values())
    count = archive.settle(desk.store, chosen, act, call.by, desk.clock(), call.reason)
    print(f"{count} {act}" + (f", {len(chosen) - count} {was}" if count < len(chosen) else ""))


def _correct(desk: Desk, call: argparse.Namespace) -> None:
    name, field, value = call.correct
    one = archive.named(desk.store, name)
    word = archive.correct(desk.store, one, field, value, call.by, desk.clock(), call.reason)
    kept = "it keeps it for good" if field == "id" else "the text as it was read is kept"
    print(f"{word.item}: {field} corrected; {kept}.")


def export(call: argparse.Namespace) -> None:
    """Write every item of the archive: .jsonl, .csv for a spreadsheet, or .parquet; `import` takes each in again."""
    suffix = call.file.suffix.lower()
    if suffix not in _FORMS and not call.file.is_dir():
        raise Stop(f"{call.file} has no ending that tells the form; end its name in {', '.join(_FORMS)}.")
    with opened(call) as desk:
        count = desk.store.archive.count()
        with replaced(call.file) as file:
            _FORMS[suffix](desk, file)
    print(f"{call.file}: {counted(count, 'item')}")


def _jsonl(desk: Desk, file: BinaryIO) -> None:
    file.writelines(line.encode() for line in exports.archive_lines(desk.store))


def _spreadsheet(desk: Desk, file: BinaryIO) -> None:
    file.writelines(_csv(exports.archive_table(desk.store)))


def _parquet(desk: Desk, file: BinaryIO) -> None:
    exports.parquet(exports.archive_table(desk.store), file)


_FORMS = {".jsonl": _jsonl, ".csv": _spreadsheet, ".parquet": _parquet}


def _csv(rows: Iterable[dict[str, str | int | list[str] | None]]) -> Iterator[bytes]:
    """With the mark by which spreadsheets know UTF-8."""
    page = io.StringIO(newline="")
    table = csv.DictWriter(page, exports.TABLE)
    table.writeheader()
    yield b"\xef\xbb\xbf"
    for row in rows:
        table.writerow({name: exports.cell(value) for name, value in row.items()})
        yield page.getvalue().encode()
        page.seek(0)
        page.truncate()
    yield page.getvalue().encode()


def add(command: Command) -> None:
    """These commands and their arguments."""
    command("import", import_files).add_argument("files", nargs="+", type=Path, metavar="FILE", help="or a folder")
    one = command("review", review)
    one.add_argument("--repairs", action="store_true", help="also what was mended")
    one.add_argument("--settled", action="store_true", help="what is settled already")
    one.add_argument("--kinds", action="store_true", help="only how many there are of each kind")
    one.add_argument("--json", action="store_true", help="for other programs")
    act = one.add_mutually_exclusive_group()
    act.add_argument("--accept", nargs="+", metavar="NAME", help="settle these doubts: the text is right as it stands")
    act.add_argument("--correct", nargs=3, metavar=("NAME", "FIELD", "VALUE"), help="settle a doubt by another value")
    act.add_argument("--reopen", nargs="+", metavar="NAME", help="take back what was said of these doubts")
    one.add_argument("--all-of-kind", action="store_true", help="with every doubt of the same kind")
    one.add_argument("--reason", default="", help="why, for those who look later")
    one.add_argument("--by", default=user(), metavar="PERSON", help="who says so, if not the user of this machine")
    command("export", export).add_argument("file", type=Path)
