"""The command line. Each command is one small function; errors are one sentence on stderr."""

from __future__ import annotations

import argparse
import json
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from errno import EDQUOT, ENOSPC
from pathlib import Path

from torimatome import __version__, archive, exports, plugins, reports
from torimatome.calls import FORMATS, Parser, formats, period, port, seconds
from torimatome.desk import Desk
from torimatome.errors import Busy, DeskError, Failed, NoRoom, Stop
from torimatome.model import Severity
from torimatome.store import backup, restore


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    call = parser().parse_args(arguments)
    try:
        code: int = call.run(call) or 0
    except DeskError as error:
        return complain(str(error), error.exit_code)
    except KeyboardInterrupt:
        return complain("stopped; what was done is kept, and the next run goes on from there.", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.errno in (ENOSPC, EDQUOT):  # wherever it strikes
            return complain(str(NoRoom("the disk is full; free some room and call again, nothing was lost.")), 1)
        return complain(f"{error.filename or 'a file'}: {error.strerror}.", 1)
    return code


def complain(sentence: str, code: int) -> int:
    """One sentence on stderr."""
    sys.stderr.write(f"torimatome: {sentence}\n")
    return code


@contextmanager
def opened(call: argparse.Namespace) -> Iterator[Desk]:
    """The desk that the call names, closed at the end."""
    with Desk.opened(plugins.open_folder(call.desk)) as desk:
        yield desk


# --- commands -----------------------------------------------------------------------------------------------


def init(call: argparse.Namespace) -> None:
    """Make a desk from a profile."""
    settings: dict[str, object] = {}
    if call.allow_private:
        settings["allow_private_addresses"] = True
    if call.min_delay is not None:
        settings["min_delay_s"] = call.min_delay
    folder = plugins.create_folder(call.folder, call.profile, call.outlets, settings)
    print(f"{call.folder}: a desk from the profile {call.profile}, following {len(folder.outlets)} outlets.")


def import_files(call: argparse.Namespace) -> int:
    """Read past issues into the archive."""
    given = [(file.name, _bytes(file)) for file in call.files]
    faults = 0
    with opened(call) as desk:
        for name, data in given:
            try:
                print(desk.import_issue(name, data))
            except (NoRoom, Busy):
                raise
            except Failed as error:  # one bad file keeps none of the others out
                faults += complain(str(error), 1)
    return min(faults, 1)


def collect(call: argparse.Namespace) -> None:
    """Fetch what is due and read it; with --watch again and again."""
    with opened(call) as desk:
        while call.watch:
            try:
                _round(desk, force=False)
            except Failed as error:  # a net or a desk that is busy now may be there in a minute
                complain(str(error), error.exit_code)
            time.sleep(60)
        _round(desk, force=True)


def _round(desk: Desk, *, force: bool) -> None:
    for line in desk.collect(force=force):
        print(line, flush=True)


def draft(call: argparse.Namespace) -> None:
    """Draft the bulletin of a period; its id is the last line."""
    with opened(call) as desk:
        bulletin = desk.draft(call.period)
        for section in bulletin.sections:
            print(f"{section.number}. {section.name}: {len(section.items)}")
            for item in section.items:
                print(f"   {item.id}  {item.headline('ja')}  {item.attribution or ''}")
        if not bulletin.items:
            print("no item: nothing that was collected falls into these days.")
        print(bulletin.id)


def proof(call: argparse.Namespace) -> int:
    """Show the findings; exit 1 if any is an error."""
    with opened(call) as desk:
        findings = desk.findings(call.bulletin)
    if call.json:
        print(json.dumps([asdict(f) for f in findings], ensure_ascii=False, indent=1))
    for finding in () if call.json else findings:
        where = f"{finding.item or ''} {finding.field}".strip()
        print(f"{finding.severity.value:7} {where}: {finding.message} {finding.remedy}".rstrip())
    errors = sum(f.severity is Severity.ERROR for f in findings)
    if not call.json:
        print(f"{len(findings)} findings, {errors} of them errors")
    return 1 if errors else 0


def publish(call: argparse.Namespace) -> None:
    """Write the documents of a bulletin and keep them as issued."""
    with opened(call) as desk:
        documents = desk.publish(call.bulletin, call.format)
    if call.out.exists() and not call.out.is_dir():
        raise Stop(f"{call.out} is a file; name a folder for the documents.")
    call.out.mkdir(parents=True, exist_ok=True)
    for name, body in documents.items():
        _write(call.out / name, body)
        print(call.out / name)


def search(call: argparse.Namespace) -> None:
    """Find articles and items."""
    with opened(call) as desk:
        hits = desk.search(call.query)
    if call.json:
        print(json.dumps([asdict(h) for h in hits], ensure_ascii=False, indent=1, default=str))
        return
    for hit in hits:
        print(f"{hit.on or '':10}  {hit.kind:7}  {hit.id}  {hit.headline}\n            {hit.snippet}")
        print(f"            found: {'; '.join(hit.why)}")
    print(f"{len(hits)} found")


def trace(call: argparse.Namespace) -> None:
    """Show where each sentence of an item comes from."""
    with opened(call) as desk:
        for line in reports.trace(desk, call.item):
            print(line)


def export_run(call: argparse.Namespace) -> None:
    """Write the run in the form that the scorer reads."""
    with opened(call) as desk:
        data = exports.run(*desk.run(call.bulletin))
    _write(call.file, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())
    print(f"{call.file}: {len(data['articles'])} articles")


def export(call: argparse.Namespace) -> None:
    """Write every item of the archive, one JSON object a line."""
    with opened(call) as desk:
        rows = [exports.archive_item(found) for found in desk.store.archive.all()]
    _write(call.file, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode())
    print(f"{call.file}: {len(rows)} items")


def review(call: argparse.Namespace) -> None:
    """Show what is doubtful in the imports, beside the text as it stood."""
    with opened(call) as desk:
        queue = archive.review(desk.store, repairs=call.repairs)
    if call.json:
        print(json.dumps([{"file": q.file, **asdict(q.remark)} for q in queue], ensure_ascii=False, indent=1))
        return
    for queued in queue:
        print(queued)
    print(f"{len(queue)} to look at")


def rebuild(call: argparse.Namespace) -> None:
    """Make every machine value again from the snapshots and from what people decided."""
    with opened(call) as desk:
        print(f"{desk.rebuild()} articles read again from their snapshots.")


def serve(call: argparse.Namespace) -> None:
    """Show the desk in the browser."""
    from torimatome import web  # the web's libraries load only here

    with opened(call) as desk:
        web.serve(desk, call.host, call.port)


def demo(call: argparse.Namespace) -> None:
    """Do the whole job on the bundled week."""
    from torimatome import demo as room

    room.run(call.out, print)


def status(call: argparse.Namespace) -> None:
    """Say what the desk holds and what went wrong lately."""
    with opened(call) as desk:
        for line in reports.status(desk):
            print(line)


def doctor(call: argparse.Namespace) -> int:
    """Check the desk's files against each other."""
    with opened(call) as desk:
        faults = reports.doctor(desk)
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


def back_up(call: argparse.Namespace) -> None:
    """Put the whole desk into one file."""
    plugins.open_folder(call.desk)
    backup(call.desk, call.file)
    print(f"{call.file}: the desk {call.desk}")


def bring_back(call: argparse.Namespace) -> None:
    """Make the desk again from a backup."""
    restore(call.file, call.desk)
    print(f"{call.desk}: restored from {call.file}")


# --- how they are called ------------------------------------------------------------------------------------


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = Parser(prog="torimatome", description="An open-source-information desk on one machine.")
    top.add_argument("--version", action="version", version=__version__)
    top.add_argument(
        "-d", "--desk", type=Path, default=Path(), metavar="DESK", help="the desk's folder (default: here)"
    )
    commands = top.add_subparsers(required=True, metavar="COMMAND", parser_class=Parser)

    def command(name: str, run: Callable[[argparse.Namespace], int | None]) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=run.__doc__, description=run.__doc__)
        made.set_defaults(run=run)
        return made

    one = command("demo", demo)
    one.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help="where the documents go")
    one = command("init", init)
    one.add_argument("folder", type=Path, metavar="DESK")
    one.add_argument("--profile", default="azerbaijan", help="the desk to start from")
    one.add_argument("--outlets", type=Path, metavar="DIR", help="follow only the outlets of this folder")
    one.add_argument("--allow-private", action="store_true", help="allow loopback and private addresses")
    one.add_argument("--min-delay", type=seconds, metavar="S", help="least gap between two requests to a host")
    command("import", import_files).add_argument("files", nargs="+", type=Path, metavar="FILE")
    one = command("collect", collect)
    one.add_argument("--once", action="store_true", help="one round (the default)")
    one.add_argument("--watch", action="store_true", help="go on until stopped")
    command("draft", draft).add_argument("period", type=period, metavar="FIRST..LAST")
    one = command("proof", proof)
    one.add_argument("bulletin")
    one.add_argument("--json", action="store_true", help="for other programs")
    one = command("publish", publish)
    one.add_argument("bulletin")
    one.add_argument("--format", type=formats, default=formats(FORMATS), metavar="FORMATS", help=FORMATS)
    one.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help="where the documents go")
    one = command("search", search)
    one.add_argument("query")
    one.add_argument("--json", action="store_true", help="for other programs")
    command("trace", trace).add_argument("item")
    one = command("export-run", export_run)
    one.add_argument("file", type=Path)
    one.add_argument("--bulletin", metavar="B", help="its items too")
    command("export", export).add_argument("file", type=Path)
    one = command("review", review)
    one.add_argument("--repairs", action="store_true", help="also what was mended")
    one.add_argument("--json", action="store_true", help="for other programs")
    command("rebuild", rebuild)
    one = command("serve", serve)
    one.add_argument("--host", default="127.0.0.1", help="an address of this machine alone")
    one.add_argument("--port", type=port, default=8300, help="0 takes any that is free")
    command("status", status)
    command("doctor", doctor)
    command("backup", back_up).add_argument("file", type=Path)
    command("restore", bring_back).add_argument("file", type=Path)
    return top


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Stop(f"{file} cannot be read ({error.strerror}); name a file that exists.") from error


def _write(file: Path, body: bytes) -> None:
    """Write beside the place and move it there, so that a reader never sees half a file. Failed: it is a folder."""
    if file.is_dir():
        raise Failed(f"{file} is a folder; name a file to write.")
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(file.name + ".part")
    try:
        part.write_bytes(body)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main())
