"""What concerns the whole of a commentary: begun, its head, its text, its versions, its forecasts logged."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from starlette.responses import Response

from torimatome import lang
from torimatome.chronicle.outline import HEAD
from torimatome.errors import BadConfig, NotFound
from torimatome.web.differences import Change, compare
from torimatome.web.outline_forms import new_name, version
from torimatome.web.outlining import acted, address, base, name_of, room, sheet_of
from torimatome.web.site import Ask, Page, post
from torimatome.web.visiting import Role

_AROUND = 1


def begin(ask: Ask) -> Response:
    """A new commentary from the template."""
    title, language = ask.form.get("title").strip()[:200], ask.form.get("language", "en")
    if not title or language not in lang.codes():
        raise BadConfig(ask.t("outline.no-title"))
    made = room(ask).begin(new_name(ask, title), title, language, ask.visitor.name)
    return ask.go(f"/commentary/{made.id}/outline")


def head(ask: Ask) -> Response:
    """Say title, author, date and language otherwise."""
    said = {key: ask.form.get(key.replace(" ", "_")) for key in HEAD if key.replace(" ", "_") in ask.form.fields}
    return acted(
        ask, lambda: room(ask).rewrite(name_of(ask), version(ask), lambda s: s.entitle(said), ask.visitor.name)
    )


def text(ask: Ask) -> Response:
    """The outline as its author writes it, with comments and pictures."""
    kept = room(ask).store.commentaries.newest(name_of(ask)) or sheet_of(ask)[1]
    return ask.show("outline_text.html", kept=kept, text=kept.text, fault="", base=base(ask))


def rewrite(ask: Ask) -> Response:
    """Keep a whole text. One that cannot be read is shown again, with why."""
    said = ask.form.get("text")
    try:
        return acted(ask, lambda: room(ask).rewrite(name_of(ask), version(ask), lambda _: said, ask.visitor.name))
    except BadConfig as error:
        if ask.is_part:
            raise
        _, kept = sheet_of(ask)
        return ask.show("outline_text.html", 422, kept=kept, text=said, fault=str(error), base=base(ask))


def versions(ask: Ask) -> Response:
    """Every version, the latest first; of one (?version=3) what it changed."""
    found = ask.desk.store.commentaries.versions(name_of(ask))
    if not found:
        raise NotFound(ask.t("chronicle.commentary.none-such", id=name_of(ask)[:80]))
    said = ask.query.get("version", "")
    number = int(said) if said.isascii() and said.isdecimal() and len(said) < 7 else len(found)
    if not 1 <= number <= len(found):
        raise NotFound(ask.t("outline.no-version", n=number, of=len(found)))
    one, before = found[number - 1], found[number - 2].text if number > 1 else ""
    return ask.show(
        "outline_versions.html",
        versions=found[::-1],
        one=one,
        changes=changes(before, one.text),
        base=base(ask),
        newest=found[-1],
    )


def changes(before: str, after: str) -> list[list[Change]]:
    """What a version changed, line by line, with a line around each change; an empty list stands for lines left out."""
    old, new = before.splitlines(), after.splitlines()
    told: list[list[Change]] = []
    for how, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            told += _around(new[c:d])
        else:
            told += [compare(_at(old[a:b], n), _at(new[c:d], n)) for n in range(max(b - a, d - c))]
    return [line for n, line in enumerate(told) if line or (n and told[n - 1])]


def _around(lines: Sequence[str]) -> list[list[Change]]:
    if len(lines) <= 2 * _AROUND:
        return [[Change(line)] for line in lines]
    return [*([Change(line)] for line in lines[:_AROUND]), [], *([Change(line)] for line in lines[-_AROUND:])]


def _at(lines: Sequence[str], n: int) -> str:
    return lines[n] if n < len(lines) else ""


def back(ask: Ask) -> Response:
    """Let an earlier version stand again, as a new one; not over one that nobody here has seen."""
    _, kept = sheet_of(ask)
    said = ask.form.get("seen")
    if said and said != str(kept.version):
        raise NotFound(ask.t("outline.newer", n=kept.version, by=kept.by))
    return acted(ask, lambda: room(ask).back(name_of(ask), version(ask), ask.visitor.name))


def log(ask: Ask) -> Response:
    """Log the forecasts of the newest version, to be looked at again on their days."""
    logged, left = room(ask).log(name_of(ask))
    ask.say(" ".join([ask.t("outline.logged", n=len(logged)), *left]), "soft" if left else "good")
    return ask.go(address(ask))


PAGES = (
    post("/commentaries/new", begin, Role.ANALYST),
    post("/commentary/{commentary}/outline/head", head, Role.ANALYST),
    Page("/commentary/{commentary}/outline/text", text, role=Role.ANALYST),
    post("/commentary/{commentary}/outline/text", rewrite, Role.ANALYST),
    Page("/commentary/{commentary}/versions", versions),
    post("/commentary/{commentary}/outline/back", back, Role.ANALYST),
    post("/commentary/{commentary}/outline/log", log, Role.ANALYST),
)
