"""The command that hands out the evidence of an item."""

from __future__ import annotations

import argparse
from pathlib import Path

from torimatome import archive
from torimatome.cli.common import Command, opened, write
from torimatome.errors import Stop


def evidence(call: argparse.Namespace) -> None:
    """Write an item's evidence as a folder: pages as fetched, texts, digests and an index to read."""
    if call.out.exists() and (not call.out.is_dir() or any(call.out.iterdir())):
        raise Stop(f"{call.out} is not an empty folder; name a new one with --out.")
    with opened(call) as desk:
        files = list(archive.evidence(desk.store, *desk.item(call.item)))
    for name, body in files:
        write(call.out / name, body)
    print(f"{call.out}: {len(files)} files; open index.html")


def add(command: Command) -> None:
    """This command and its arguments."""
    one = command("evidence", evidence)
    one.add_argument("item", metavar="ITEM")
    one.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new folder")
