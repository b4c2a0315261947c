"""Commands that keep the desk whole."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from torimatome import exports, plugins, reports
from torimatome.cli.common import Command, opened, write
from torimatome.store import backup, restore


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
    command("doctor", doctor)
    command("backup", back_up).add_argument("file", type=Path)
    command("restore", bring_back).add_argument("file", type=Path)
    command("rebuild", rebuild)
    one = command("export-run", export_run)
    one.add_argument("file", type=Path)
    one.add_argument("--bulletin", metavar="B", help="its items too")
