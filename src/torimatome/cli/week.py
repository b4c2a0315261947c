"""Commands of the week: from the feeds to the printed bulletin."""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import asdict
from pathlib import Path

from torimatome import plugins
from torimatome.cli.calls import FORMATS, formats, period, port, seconds
from torimatome.cli.common import Command, complain, opened, write
from torimatome.desk import Desk
from torimatome.errors import Failed, Stop
from torimatome.model import Severity


def demo(call: argparse.Namespace) -> None:
    """Do the whole job on the bundled week."""
    from torimatome import demo as room

    room.run(call.out, print)


def init(call: argparse.Namespace) -> None:
    """Make a desk from a profile."""
    settings: dict[str, object] = {}
    if call.allow_private:
        settings["allow_private_addresses"] = True
    if call.min_delay is not None:
        settings["min_delay_s"] = call.min_delay
    folder = plugins.create_folder(call.folder, call.profile, call.outlets, settings)
    print(f"{call.folder}: a desk from the profile {call.profile}, following {len(folder.outlets)} outlets.")


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
        write(call.out / name, body)
        print(call.out / name)


def serve(call: argparse.Namespace) -> None:
    """Show the desk in the browser."""
    from torimatome import web  # the web's libraries load only here

    with opened(call) as desk:
        web.serve(desk, call.host, call.port)


def add(command: Command) -> None:
    """These commands and their arguments."""
    one = command("demo", demo)
    one.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help="where the documents go")
    one = command("init", init)
    one.add_argument("folder", type=Path, metavar="DESK")
    one.add_argument("--profile", default="azerbaijan", help="the desk to start from")
    one.add_argument("--outlets", type=Path, metavar="DIR", help="follow only the outlets of this folder")
    one.add_argument("--allow-private", action="store_true", help="allow loopback and private addresses")
    one.add_argument("--min-delay", type=seconds, metavar="S", help="least gap between two requests to a host")
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
    one = command("serve", serve)
    one.add_argument("--host", default="127.0.0.1", help="an address of this machine alone")
    one.add_argument("--port", type=port, default=8300, help="0 takes any that is free")
