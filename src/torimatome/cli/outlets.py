"""The command of outlets: found from an address, held against their golden pairs, lists of feeds in and out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from torimatome.cli.common import Command, complain, opened, read, write
from torimatome.collect.opml import read_opml, write_opml
from torimatome.desk import Desk
from torimatome.errors import NotFound, Stop
from torimatome.lang.text import counted
from torimatome.model import Outlet, OutletKind
from torimatome.notebook import Notebook
from torimatome.scouting.files import Preview, as_toml, check_golden, follow, write_outlet
from torimatome.scouting.outlets import Proposal, Scout, of_outlines

_SAID = ("id", "name", "attribution", "country", "language", "timezone", "kind")
_START = 100


def outlet(call: argparse.Namespace) -> int:
    """Add an outlet from its address, check it against its golden pair, or take lists of feeds (OPML) in and out."""
    with opened(call) as desk:
        return _ACTS[call.act](desk, call)


def _add(desk: Desk, call: argparse.Namespace) -> int:
    said = {key: value for key in _SAID if (value := getattr(call, key))}
    notebook = Notebook(desk.store, desk.clock)
    with desk.store.run():
        proposal = Scout(folder=desk.folder, notebook=notebook, clock=desk.clock, said=said).propose(
            _given(call, "an address")
        )
    print("\n".join(_told(proposal)))
    return _written(desk, [proposal], call)


def _check(desk: Desk, call: argparse.Namespace) -> int:
    every = desk.folder.known if call.what else desk.folder.outlets
    wanted = [call.what] if call.what else [key for key in every if _has_golden(desk, every[key])]
    if call.what and call.what not in every:
        raise NotFound(
            f"there is no outlet {call.what!r}; see the files in {desk.folder.path / 'outlets'} and `follow` in desk.toml."
        )
    faults = 0
    for key in wanted:
        found = check_golden(desk.folder, every[key])
        faults += bool(found)
        print(
            "\n".join(
                [f"{key}: {'read as before' if not found else 'read otherwise'}", *(f"  {line}" for line in found)]
            )
        )
    if not wanted:
        print("no outlet of this desk has a golden pair")
    return min(faults, 1)


def _has_golden(desk: Desk, one: Outlet) -> bool:
    return (desk.folder.path / "outlets" / "golden" / f"{one.id.partition('.')[2]}.json").is_file()


def _import(desk: Desk, call: argparse.Namespace) -> int:
    file = Path(_given(call, "an OPML file"))
    new, known = of_outlines(desk.folder, read_opml(file.name, read(file)))
    for one in known:
        state = "followed already" if one.id in desk.folder.outlets else "followed now" if call.yes else "not followed"
        print(f"{one.id}: in the register ({state})")
        if call.yes and one.id not in desk.folder.outlets:
            follow(desk.folder, one.id)
    for proposal in new:
        print(f"{proposal.outlet.id}: new, {counted(len(proposal.outlet.feeds), 'feed')}")
    print(f"{counted(len(new), 'new outlet')}, {len(known)} in the register")
    return _written(desk, new, call, golden=False) if new else 0


def _export(desk: Desk, call: argparse.Namespace) -> int:
    text = write_opml(desk.folder.house.title or "torimatome", desk.folder.outlets.values())
    if call.what:
        write(Path(call.what), text.encode())
        print(f"{call.what}: {counted(text.count('xmlUrl='), 'feed')}")
    else:
        sys.stdout.write(text)
    return 0


_ACTS = {"add": _add, "check": _check, "import": _import, "export": _export}


def _given(call: argparse.Namespace, what: str) -> str:
    if not call.what:
        raise Stop(f"`outlet {call.act}` needs {what}.")
    return str(call.what)


def _written(desk: Desk, proposals: Sequence[Proposal], call: argparse.Namespace, *, golden: bool = True) -> int:
    """Write what was proposed if the call says so; else say how."""
    if not call.yes:
        print("Nothing was written; call it again with --yes to write this and follow it.")
        return 0
    faults = 0
    for proposal in proposals:
        try:
            files = write_outlet(desk.folder, proposal.outlet, proposal.golden if golden else None)
        except Stop as error:
            faults += complain(str(error), 1)
            continue
        print("\n".join(f"written: {file}" for file in files))
    return min(faults, 1)


def _told(proposal: Proposal) -> Iterator[str]:
    """The proposed file, what there is to say, and the articles as they would be read."""
    yield as_toml(proposal.outlet)
    yield from (f"# {remark}" for remark in proposal.remarks)
    for preview in proposal.previews:
        yield from _shown(preview)
    if not proposal.previews:
        yield "No article could be looked at."


def _shown(preview: Preview) -> Iterator[str]:
    yield preview.answer.url_asked
    if preview.complaint:
        yield f"  not read: {preview.complaint}"
    for one in preview.articles[:5]:
        at = one.published.at.isoformat(timespec="minutes") if one.published else "no date"
        yield f"  {at} [{one.language}] {one.headline}"
        yield f"  {one.text[:_START].replace(chr(10), ' ')}{'…' if len(one.text) > _START else ''}"
    if preview.missing:
        yield f"  missing: {', '.join(preview.missing)}"


def add(command: Command) -> None:
    """This command and its arguments."""
    one = command("outlet", outlet)
    one.add_argument("act", choices=sorted(_ACTS), metavar="ACT", help="add, check, import or export")
    one.add_argument(
        "what", nargs="?", metavar="WHAT",
        help="of add: the outlet's address; of check: its id (default: all that have a golden pair); of import and export: an OPML file",
    )  # fmt: skip
    one.add_argument("--yes", action="store_true", help="write the proposed files and follow the outlet")
    one.add_argument("--id", help="its id, like az.example, in place of the guess")
    one.add_argument("--name", help="its name in its own language")
    one.add_argument("--attribution", help="how it is written in an attribution")
    one.add_argument("--country", help="two letters, like az")
    one.add_argument("--language", help="the language of its pages, like az")
    one.add_argument("--timezone", help="like Asia/Baku")
    one.add_argument(
        "--kind", choices=[kind.value for kind in OutletKind], metavar="KIND", help="what it is, like agency"
    )
