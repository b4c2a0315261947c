"""The editor of a commentary's outline: statements in order, each with its support beside it; every change is a version."""

from __future__ import annotations

from collections.abc import Callable

from starlette.responses import Response

from torimatome.chronicle.outline import Tie, Wording
from torimatome.errors import BadConfig, NotFound
from torimatome.store.commentary import Kept
from torimatome.web.outline_forms import seen, wording
from torimatome.web.outlining import Open, acted, looked, name_of, opened, room, sheet_of, show
from torimatome.web.site import Ask, Page, post
from torimatome.web.tying import chosen
from torimatome.web.visiting import Role

_NEW = Wording(text="")


def editor(ask: Ask) -> Response:
    """The outline; one statement open (?open=3), or one to be added (?add=3, ?add=3&apart=1)."""
    if (number := _number(ask, "open")) is not None:
        return show(ask, one=opened(ask, number, ask.query), here=number)
    if (after := _number(ask, "add")) is not None:
        sheet, _ = sheet_of(ask)
        digest = Wording.of(sheet.statement(after)).digest if after else ""
        adding = "apart" if ask.query.get("apart") or not after else "below"
        return show(ask, one=Open(number=after, digest=digest, wording=_NEW, statement=None, adding=adding))
    return show(ask, here=_number(ask, "here") or 0)


def _number(ask: Ask, name: str) -> int | None:
    said = ask.query.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 7 else None


def look(ask: Ask) -> Response:
    """Look for what may support a statement; its form stays as it was filled in."""
    return show(ask, one=looked(ask))


def statement(ask: Ask) -> Response:
    """Keep what a statement is to say and to rest on, with something found where a button ties it."""
    was = seen(ask)

    def act(made: Wording, tie: Tie | None) -> Kept:
        return room(ask).change(name_of(ask), was, made, ask.visitor.name, tie)

    return _worded(ask, act, was.number, "add")


def add(ask: Ask) -> Response:
    """Add a statement."""
    was, apart = seen(ask), ask.form.get("adding") == "apart"

    def act(made: Wording, tie: Tie | None) -> Kept:
        return room(ask).add(name_of(ask), was, made, ask.visitor.name, tie, apart=apart)

    return _worded(ask, act, was.number + 1 if was.number else len(sheet_of(ask)[0].outline.statements) + 1)


def _worded(ask: Ask, act: Callable[[Wording, Tie | None], Kept], here: int, instead: str = "") -> Response:
    """Keep a wording. What cannot be kept stays in its form, with why: a script leaves the form as it stands."""
    try:
        made, tie = wording(ask), chosen(ask, sheet_of(ask)[0])
        return acted(ask, lambda: act(made, tie), here, instead, stays=tie is not None)
    except BadConfig as error:
        if ask.is_part:
            raise
        was = seen(ask)
        one = Open(
            number=was.number, digest=was.digest, wording=_kept(ask), statement=None, fault=str(error), adding=ask.form.get("adding")
        )  # fmt: skip
        return show(ask, one=one, status=422)


def _kept(ask: Ask) -> Wording:
    """As much of a form as can be shown again."""
    said = ask.form
    return Wording(
        text=said.get("text"),
        name=said.get("name"),
        rests_on=tuple(said.all("rests_on")),
        shown_by=said.get("shown_by"),
    )


def move(ask: Ask) -> Response:
    """Move a statement up or down, past its neighbour or into the paragraph beside its own."""
    was, down = seen(ask), ask.form.get("how") == "down"
    sheet, _ = sheet_of(ask)
    if not 0 < was.number + (1 if down else -1) <= len(sheet.outline.statements):
        raise NotFound(ask.t("outline.no-further"))
    return acted(
        ask, lambda: room(ask).move(name_of(ask), was, ask.visitor.name, down=down), was.number + (1 if down else -1)
    )


def remove(ask: Ask) -> Response:
    """Take a statement out; the history keeps it."""
    was = seen(ask)
    return acted(ask, lambda: room(ask).remove(name_of(ask), was, ask.visitor.name), max(1, was.number - 1))


def heading(ask: Ask) -> Response:
    """Say a heading otherwise, or take it away."""
    was = seen(ask)
    text = "" if ask.form.get("gone") else _heading(ask)
    return acted(
        ask,
        lambda: room(ask).heading(name_of(ask), was.number, was.digest, text, ask.visitor.name),
        instead="add-heading",
    )


def add_heading(ask: Ask) -> Response:
    """Put a heading above a statement, or below all."""
    was = seen(ask)
    return acted(ask, lambda: room(ask).add_heading(name_of(ask), was, _heading(ask), ask.visitor.name), was.number)


def _heading(ask: Ask) -> str:
    """A heading as an outline has it: English | Japanese."""
    english, japanese = (
        ask.form.get("text").replace("|", "/").strip(),
        ask.form.get("text_ja").replace("|", "/").strip(),
    )
    if not (english or japanese):
        raise BadConfig("The heading has no words; write some.")
    return f"{english} | {japanese}" if japanese else english


PAGES = (
    Page("/commentary/{commentary}/outline", editor, role=Role.ANALYST),
    post("/commentary/{commentary}/outline/look", look, Role.ANALYST),
    post("/commentary/{commentary}/outline/statement", statement, Role.ANALYST),
    post("/commentary/{commentary}/outline/add", add, Role.ANALYST),
    post("/commentary/{commentary}/outline/move", move, Role.ANALYST),
    post("/commentary/{commentary}/outline/remove", remove, Role.ANALYST),
    post("/commentary/{commentary}/outline/heading", heading, Role.ANALYST),
    post("/commentary/{commentary}/outline/add-heading", add_heading, Role.ANALYST),
)
