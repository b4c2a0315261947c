"""Commands that ask the desk something."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from torimatome import reports
from torimatome.cli.common import Command, opened


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


def add(command: Command) -> None:
    """These commands and their arguments."""
    one = command("search", search)
    one.add_argument("query")
    one.add_argument("--json", action="store_true", help="for other programs")
    command("trace", trace).add_argument("item")
