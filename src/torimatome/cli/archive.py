"""Commands of the archive: past issues in, doubts looked at, everything out again."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from torimatome import archive, exports
from torimatome.cli.common import Command, complain, opened, read, write
from torimatome.errors import Busy, Failed, NoRoom


def import_files(call: argparse.Namespace) -> int:
    """Read past issues into the archive."""
    given = [(file.name, read(file)) for file in call.files]
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


def export(call: argparse.Namespace) -> None:
    """Write every item of the archive, one JSON object a line."""
    with opened(call) as desk:
        rows = [exports.archive_item(found) for found in desk.store.archive.all()]
    write(call.file, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode())
    print(f"{call.file}: {len(rows)} items")


def add(command: Command) -> None:
    """These commands and their arguments."""
    command("import", import_files).add_argument("files", nargs="+", type=Path, metavar="FILE")
    one = command("review", review)
    one.add_argument("--repairs", action="store_true", help="also what was mended")
    one.add_argument("--json", action="store_true", help="for other programs")
    command("export", export).add_argument("file", type=Path)
