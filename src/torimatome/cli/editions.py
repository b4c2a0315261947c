"""Commands of what is printed: issue it, approve it, correct it, look at its editions, and give it the desk's own look."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from torimatome.cli.calls import FORMATS, formats, user
from torimatome.cli.common import Command, opened, read, write
from torimatome.cli.data import put_json
from torimatome.config import SOURCES
from torimatome.desk import Desk
from torimatome.editing import templates
from torimatome.editing.editions import Wish
from torimatome.errors import Stop
from torimatome.lang.text import counted
from torimatome.model import Correction, Severity, Status
from torimatome.proof import CATALOGUE
from torimatome.writers.checklist import checklist


def publish(call: argparse.Namespace) -> None:
    """Write the documents of a bulletin and keep them as issued; what was issued stays as it is."""
    wish = Wish(sources=call.sources or "", pdf_in_mail=call.attach_pdf, preview=call.preview)
    _looked_at(call.out)
    with opened(call) as desk:
        if call.again is not None:
            desk.editions().again(call.bulletin, _reason(call.again, '--again "REASON"'), _by(call))
        documents = desk.publish(call.bulletin, call.format, wish)
        _warn(desk, call)
        if call.checklist:
            documents[f"bulletin-{call.bulletin}-checklist.html"] = page(desk, call.bulletin)
    _save(call.out, documents)


def _looked_at(out: Path) -> None:
    """Before anything is issued: whether the documents will find a place. Stop: they will not."""
    if out.exists() and not out.is_dir():
        raise Stop(f"{out} is a file; name a folder for the documents.")
    there = next(folder for folder in (out, *out.absolute().parents) if folder.exists())
    if not there.is_dir() or not os.access(there, os.W_OK):
        raise Stop(f"{out} cannot be written; name another folder for the documents with --out.")


def _save(out: Path, documents: dict[str, bytes]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, body in documents.items():
        write(out / name, body)
        print(out / name)


def _warn(desk: Desk, call: argparse.Namespace) -> None:
    """What a person should know who prints just now; on stderr, for the lines on stdout are file names."""
    errors = sum(f.severity is Severity.ERROR for f in desk.findings(call.bulletin))
    if errors:
        sys.stderr.write(f"torimatome: {counted(errors, 'error')} found in it; `proof {call.bulletin}` shows them.\n")
    if not call.preview and desk.editions().waits(call.bulletin):
        sys.stderr.write(
            f"torimatome: these are the documents as issued; the draft says other things by now."
            f" `publish {call.bulletin} --again REASON` issues it as the next edition.\n"
        )


def page(desk: Desk, bulletin: str) -> bytes:
    """The checklist of a bulletin."""
    found = desk.findings(bulletin, accepted=True)
    return checklist(desk.bulletin(bulletin), found, {check.id: check.room for check in CATALOGUE})


def approve(call: argparse.Namespace) -> None:
    """Say yes to a bulletin as it is now; a later change asks for a new yes."""
    with opened(call) as desk:
        desk.editions().approve(call.bulletin, _by(call))
    print(f"{call.bulletin} is approved as it is now, by {_by(call)}.")


def discard(call: argparse.Namespace) -> None:
    """Throw the draft of a bulletin away; what was issued stays, and so do people's edits."""
    with opened(call) as desk:
        desk.bulletin(call.bulletin)
        gone = desk.store.bulletins.discard(call.bulletin)
    if not gone:
        raise Stop(f"{call.bulletin} has no draft; there is nothing to throw away.")
    print(f"the draft of {call.bulletin} is gone; `draft` makes it again.")


def correct(call: argparse.Namespace) -> None:
    """Correct an issued bulletin: the next edition, with a notice of what stood and what stands."""
    if not call.drop and (call.field is None or call.value is None):
        raise Stop("say what to correct: --field FIELD --value TEXT, or --drop to withdraw the item.")
    field, value = ("drop", "yes") if call.drop else (call.field, call.value)
    _looked_at(call.out)
    with opened(call) as desk:
        editions = desk.editions()
        made = editions.correct(call.bulletin, call.item, field, value, (_by(call), _reason(call.reason)))
        kept = sorted({key.rpartition(".")[2] for key in editions.of(call.bulletin)[-2].documents if key[0] == "."})
        documents = desk.publish(call.bulletin, call.format or tuple(kept) or formats(FORMATS))
    _save(call.out, documents)
    print(f"{call.bulletin} has edition {made.edition} now; the next issue carries the notice.")


def editions(call: argparse.Namespace) -> None:
    """List the editions of a bulletin with what each corrected; or write the documents of one as they went out."""
    with opened(call) as desk:
        known = desk.editions()
        if call.edition:
            _looked_at(call.out)
            issue = known.edition(call.bulletin, call.edition)
            mark = f"-edition-{call.edition}" * (call.edition > 1)
            _save(call.out, {f"bulletin-{call.bulletin}{mark}{key}": body for key, body in issue.documents.items()})
            return
        issues = known.of(call.bulletin)
    rows = [
        {
            "edition": issue.edition, "issued_at": issue.issued_at.isoformat(),
            "status": str(Status.CORRECTED if issue.edition > 1 else Status.ISSUED), "documents": sorted(issue.documents),
            "corrections": [
                {"item": c.item, "field": c.field, "was": c.was, "now": c.now, "reason": c.reason, "by": c.by}
                for c in issue.bulletin.corrections if c.bulletin == issue.bulletin.id and c.edition == issue.edition
            ],
        }
        for issue in issues
    ]  # fmt: skip
    if call.json:
        put_json(rows)
        return
    for issue in issues:
        print(
            f"edition {issue.edition}  {issue.issued_at:%d.%m.%Y %H:%M}  {', '.join(sorted(issue.documents)) or 'no document'}"
        )
        for c in issue.bulletin.corrections:
            if c.bulletin == issue.bulletin.id and c.edition == issue.edition:
                print(f"   {c.item} {_changed(c)}  {c.reason} ({c.by})".rstrip())


def _changed(one: Correction) -> str:
    """What a correction did, in words where something went or came as a whole."""
    if one.was and one.now:
        return f"{one.field}: “{one.was}” → “{one.now}”"
    done = ("added" if one.now else "withdrawn") if one.field == "item" else ("put in" if one.now else "taken out")
    return f"{one.field} {done}: “{one.now or one.was}”"


def template(call: argparse.Namespace) -> None:
    """Write a DOCX to make the desk's own template from; if the file is there, check it instead."""
    if call.file.suffix.lower() != ".docx":
        raise Stop(f"{call.file} must end in .docx.")
    if call.file.exists():
        for line in templates.told(read(call.file), call.file.name):
            print(line)
        return
    write(call.file, templates.to_start_from())
    print(
        f"{call.file}: change it in Word, put it into the desk's folder, and name it in desk.toml:"
        f' [print] template = "{call.file.name}"'
    )


def _by(call: argparse.Namespace) -> str:
    return call.by or user()


def _reason(text: str | None, option: str = "--reason TEXT") -> str:
    if not (text or "").strip():
        raise Stop(f"a correction needs a reason, which its notice tells; add {option}.")
    return " ".join((text or "").split())


def add(command: Command) -> None:
    """These commands and their arguments."""
    one = command("publish", publish)
    one.add_argument("bulletin")
    one.add_argument("--format", type=formats, default=formats(FORMATS), metavar="FORMATS", help=f"{FORMATS} (and eml)")
    one.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help="where the documents go")
    one.add_argument("--sources", choices=SOURCES, help="how docx and pdf name sources (default: as desk.toml says)")
    one.add_argument("--attach-pdf", action="store_true", help="put the PDF into the mail (eml)")
    one.add_argument("--preview", action="store_true", help="documents to look at; nothing is issued or kept")
    one.add_argument("--checklist", action="store_true", help="also the checks before issue as one page")
    one.add_argument("--again", metavar="REASON", help="issue the draft as it is now as the next edition")
    one.add_argument("--by", metavar="NAME", help="who says so (default: the user of this machine)")
    one = command("approve", approve)
    one.add_argument("bulletin")
    one.add_argument("--by", metavar="NAME", help="who says yes (default: the user of this machine)")
    one = command("discard", discard)
    one.add_argument("bulletin")
    one = command("correct", correct)
    one.add_argument("bulletin")
    one.add_argument("--item", required=True, metavar="ID", help="the item, as `draft` names it")
    one.add_argument("--field", metavar="FIELD", help="headline.ja, headline.en, body, section, attribution or note.1")
    one.add_argument("--value", metavar="TEXT", help="what shall stand there; blank lines divide paragraphs")
    one.add_argument("--drop", action="store_true", help="withdraw the whole item")
    one.add_argument("--reason", metavar="TEXT", help="why; the notice tells it")
    one.add_argument("--by", metavar="NAME", help="who corrects (default: the user of this machine)")
    one.add_argument("--format", type=formats, metavar="FORMATS", help="(default: as the edition before had them)")
    one.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help="where the documents go")
    one = command("editions", editions)
    one.add_argument("bulletin")
    one.add_argument("--edition", type=int, metavar="N", help="write this edition's documents as they went out")
    one.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help="where the documents go")
    one.add_argument("--json", action="store_true", help="for other programs")
    one = command("template", template)
    one.add_argument("file", type=Path, metavar="FILE.docx")
