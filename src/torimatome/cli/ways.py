"""Commands of ways in that no program finds: what is typed from paper."""

from __future__ import annotations

import argparse
from hashlib import sha256
from pathlib import Path

from torimatome.cli.calls import user
from torimatome.cli.common import Command, complain, opened, read
from torimatome.errors import Stop
from torimatome.scouting.typing_in import KEYS, doubts, keep_typed, read_form, typed


def type_in(call: argparse.Namespace) -> int:
    """Take in an article of a printed weekly or monthly, typed by hand: by a form in a file, or by its parts."""
    said = read_form(_text(call.form), call.form.name) if call.form else {}
    said |= {key: value for key in KEYS if (value := getattr(call, key, None))}
    if call.text_file:
        said["text"] = _text(call.text_file)
    with opened(call) as desk:
        one = typed(desk.folder, said, call.by, desk.clock().date())
        for doubt in doubts(desk.store, one):
            complain(doubt, 0)
        with desk.store.run():
            url = keep_typed(desk.store, one, desk.clock)
            desk.read()
        article = desk.store.articles.latest(sha256(url.encode()).hexdigest()[:16])
        if article is None:
            raise Stop("what was typed has no text that can be read; look at the problems with `status`.")
        pages = f", {one.page_count} p." if one.page_count else ""
        revision = f" (revision {article.revision})" if article.revision > 1 else ""
        print(f"{article.id}: {one.outlet.attribution} {one.cover_date}{pages}: {article.headline}{revision}")
    return 0


def _text(file: Path) -> str:
    try:
        return read(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Stop(f"{file} is not UTF-8 text (byte {error.start}); save it as UTF-8.") from error


def add(command: Command) -> None:
    """This command and its arguments."""
    one = command("type-in", type_in)
    one.add_argument(
        "form",
        nargs="?",
        type=Path,
        metavar="FORM",
        help="a file with all of it: lines like “headline: ...”, an empty line, the text",
    )
    one.add_argument("--outlet", metavar="ID", help="the weekly, as in the register")
    one.add_argument("--cover-date", dest="cover_date", metavar="DAY", help="the day on its cover, as 2026-02-14")
    one.add_argument("--pages", help="where it stands, as 12-13")
    one.add_argument("--headline", help="its headline, as printed")
    one.add_argument("--byline", help="who signed it")
    one.add_argument("--language", help="like en; guessed from the text if it is not given")
    one.add_argument("--text", help="what it says, or what you note of it")
    one.add_argument("--text-file", dest="text_file", type=Path, metavar="FILE", help="a file with the text")
    one.add_argument("--by", default=user(), metavar="PERSON", help="who typed it, if not the user of this machine")
