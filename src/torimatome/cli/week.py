"""Commands of the week: from the feeds to the printed bulletin."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from torimatome import plugins
from torimatome.archive import proofread
from torimatome.archive.wording import pen_of
from torimatome.cli.calls import period, port, seconds, user
from torimatome.cli.common import Command, opened, read, write
from torimatome.cli.data import put_json
from torimatome.cli.editions import page
from torimatome.desk import Desk, now
from torimatome.editing import Editing
from torimatome.editing.mending import take
from torimatome.errors import Stop
from torimatome.lang.text import counted
from torimatome.model import Finding, Severity
from torimatome.outlets import bundled


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


def draft(call: argparse.Namespace) -> None:
    """Draft the bulletin of a period; its id is the last line."""
    with opened(call) as desk:
        pen = pen_of(desk.folder, desk.store, desk.clock) if call.model else None
        bulletin = desk.draft(call.period, pen)
        for section in bulletin.sections:
            print(f"{section.number}. {section.name}: {len(section.items)}")
            for item in section.items:
                print(f"   {item.id}  {item.headline('ja')}  {item.attribution or ''}")
        if not bulletin.items:
            print("no item: nothing that was collected falls into these days.")
        for line in pen.account.lines() if pen else ():
            print(line)
        print(bulletin.id)


def proof(call: argparse.Namespace) -> int:
    """Show the findings on a bulletin of the desk, or on any document; exit 1 if any is an error."""
    if call.accept or call.reason:
        return _accept(call)
    if call.mend:
        return _mend(call)
    findings = _findings(call)
    if call.json:
        put_json([asdict(f) for f in findings])
    for finding in () if call.json else findings:
        where = f"{finding.item or ''} {finding.field}".strip()
        stands = f" ACCEPTED: {finding.accepted}" if finding.accepted else ""
        told = f"{finding.severity.value:7} {finding.key} {finding.code} {where}: {finding.message} {finding.remedy}"
        told = f"{told.rstrip()} [--mend {finding.key}]" if finding.mend and finding.item and not stands else told
        print(told.rstrip() + stands)
    if call.checklist:
        with opened(call) as desk:
            write(call.checklist, page(desk, call.bulletin))
    errors = sum(f.severity is Severity.ERROR and not f.accepted for f in findings)
    if not call.json:
        print(f"{counted(len(findings), 'finding')}, {counted(errors, 'error')}")
    return 1 if errors else 0


def _findings(call: argparse.Namespace) -> Sequence[Finding]:
    """Of a bulletin or a file; a file needs no desk, but where there is one its outlets and past issues are used."""
    file = Path(call.bulletin)
    if file.is_file() and not (call.desk / "desk.toml").is_file():
        return proofread.of_file(read(file), file.name, bundled(), now().date())
    with opened(call) as desk:
        return _of_desk(call, desk)


def _of_desk(call: argparse.Namespace, desk: Desk) -> Sequence[Finding]:
    file = Path(call.bulletin)
    if not file.is_file():
        return desk.findings(call.bulletin, accepted=call.all)
    every = proofread.of_file(read(file), file.name, desk.folder.known, desk.clock().date(), desk.past)
    return proofread.weighed(desk.store, every, accepted=call.all)


def _accept(call: argparse.Namespace) -> int:
    """Keep a person's word that a finding may stand; with the reason "" it is taken back."""
    if not call.accept or call.reason is None:
        raise Stop("to accept a finding, name it and say why: --accept KEY --reason TEXT.")
    call.all = True
    with opened(call) as desk:
        by = call.by or user()
        found = proofread.accept(desk.store, _of_desk(call, desk), call.accept, call.reason, by, desk.clock())
    print(f"{call.accept} {'stands' if call.reason.strip() else 'speaks again'}: {found.message}")
    return 0


def _mend(call: argparse.Namespace) -> int:
    """Take the mends of these findings, one after the other."""
    with opened(call) as desk:
        desk.bulletin(call.bulletin)
        by = call.by or user()
        for key in call.mend:
            edit = take(
                Editing(desk.folder, desk.store, desk.clock), call.bulletin, desk.findings(call.bulletin), key, by
            )
            print(
                f"{key} mended: {edit.item} {edit.field} is now {edit.value}" if edit else f"{key}: it says so already."
            )
    return 0


def serve(call: argparse.Namespace) -> None:
    """Show the desk in the browser."""
    from torimatome import web  # the web's libraries load only here

    names, proxies = tuple(call.name or ()), tuple(call.behind_proxy or ())
    with opened(call) as desk:
        web.serve(desk, call.host, call.port, web.Way(names=names, cert=call.cert, key=call.key, proxies=proxies))


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
    one = command("draft", draft)
    one.add_argument("period", type=period, metavar="FIRST..LAST")
    one.add_argument(
        "--model", action="store_true", help="let the desk's language model propose wordings (see [model] in desk.toml)"
    )
    one = command("proof", proof)
    one.add_argument(
        "bulletin", metavar="BULLETIN|FILE", help="an issue of the desk, or a txt, md, html, docx or pdf file"
    )
    one.add_argument("--json", action="store_true", help="for other programs")
    one.add_argument(
        "--checklist", type=Path, metavar="FILE", help="also all checks of an issue as one page (HTML) to sign"
    )
    one.add_argument("--all", action="store_true", help="also what people accepted, with the reasons")
    one.add_argument(
        "--mend",
        nargs="+",
        metavar="KEY",
        help="change the text as these findings of an issue say: [--mend KEY] ends their lines",
    )
    one.add_argument("--accept", metavar="KEY", help="let this finding stand until its text changes")
    one.add_argument("--reason", metavar="TEXT", help='why it may stand; "" takes the acceptance back')
    one.add_argument("--by", metavar="NAME", help="who says so (default: the user of this machine)")
    one = command("serve", serve)
    one.add_argument(
        "--host", default="127.0.0.1", help="where to listen; elsewhere than on this machine alone a desk with accounts"
    )
    one.add_argument("--port", type=port, default=8300, help="0 takes any that is free")
    one.add_argument("--name", action="append", metavar="HOST", help="a name by which people reach it, as desk.example")
    one.add_argument("--cert", type=Path, metavar="FILE", help="the certificate for TLS (PEM)")
    one.add_argument("--key", type=Path, metavar="FILE", help="its key (PEM)")
    one.add_argument(
        "--behind-proxy",
        action="append",
        metavar="ADDRESS",
        help="a proxy that does TLS, and whose headers are believed",
    )
