"""Commands that keep the desk whole."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from torimatome import exports, plugins, reports
from torimatome.cli.common import Command, complain, opened, write
from torimatome.desk import Desk
from torimatome.errors import BadConfig, Failed, NoRoom
from torimatome.lang.text import counted
from torimatome.store import backup, health, move, open_store, restore


@contextmanager
def _looked_at(call: argparse.Namespace) -> Iterator[Desk]:
    """The desk to look at: mended and up to date, or as it stands where the disk has no room for that."""
    folder = plugins.open_folder(call.desk)
    try:
        store = open_store(folder.data)
    except NoRoom as error:
        complain(f"{error} What follows is as the files stand; what was written last may be missing.", 1)
        store = open_store(folder.data, still=True)
    with store:
        yield Desk(folder, store)


def status(call: argparse.Namespace) -> None:
    """Say what the desk holds and what went wrong lately."""
    with _looked_at(call) as desk:
        for line in reports.status(desk):
            print(line)


def doctor(call: argparse.Namespace) -> int:
    """Check the desk's files against each other; with --mend, mend what can be mended without losing anything."""
    data = plugins.open_folder(call.desk).data
    for line in health.mend(data) if call.mend else ():
        print(line)
    faults = list(health.examine(data))
    try:
        with _looked_at(call) as desk:
            faults += reports.doctor(desk)
    except (BadConfig, Failed) as error:
        faults.append(f"the desk cannot be opened, so no more was checked: {error}")
    for fault in faults:
        print(fault)
    print(counted(len(faults), "fault"))
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


def move_tables(call: argparse.Namespace) -> None:
    """Move the desk's tables to a PostgreSQL server, for a team, or back into the desk's own file."""
    count = move(plugins.open_folder(call.desk).data, call.to)
    print(f"{counted(count, 'row')} moved to {call.to}; the pages stay in {call.desk}.")


def rebuild(call: argparse.Namespace) -> None:
    """Make every machine value again from the snapshots and from what people decided."""
    with opened(call) as desk:
        print(f"{desk.rebuild()} articles read again from their snapshots.")


def export_run(call: argparse.Namespace) -> None:
    """Write the run in the form that the scorer reads."""
    with opened(call) as desk:
        data = exports.run(*desk.run(call.bulletin))
    write(call.file, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())
    print(f"{call.file}: {len(data['articles'])} articles")


def add(command: Command) -> None:
    """These commands and their arguments."""
    command("status", status)
    one = command("doctor", doctor)
    one.add_argument("--mend", action="store_true", help="mend what can be mended without losing anything")
    command("backup", back_up).add_argument("file", type=Path)
    command("restore", bring_back).add_argument("file", type=Path)
    command("move", move_tables).add_argument(
        "to",
        metavar="WHERE",
        help="postgresql://user@host/database, or `file`; the password comes from PGPASSWORD or .pgpass",
    )
    command("rebuild", rebuild)
    one = command("export-run", export_run)
    one.add_argument("file", type=Path)
    one.add_argument("--bulletin", metavar="B", help="its items too")
