"""What the statements of an outline rest on: found and tied, said otherwise, taken away."""

from __future__ import annotations

from starlette.responses import Response

from torimatome.web.outline_forms import seen, tie
from torimatome.web.outlining import acted, name_of, room, sheet_of
from torimatome.web.site import Ask, post
from torimatome.web.visiting import Role


def add(ask: Ask) -> Response:
    """Add what a person writes; tied to a statement if one is named. Without a key it is given the next of its letter."""
    made, was, letter = tie(ask), seen(ask), ask.form.get("letter")
    if not made.key and letter in {"i", "f"}:
        made = made.at(sheet_of(ask)[0].next_key(letter))
    to = was if was.number else None
    return acted(ask, lambda: room(ask).tie(name_of(ask), made, ask.visitor.name, to), was.number, instead="tie")


def change(ask: Ask) -> Response:
    """Say otherwise what a key stands for."""
    key, was, made = ask.form.get("key"), ask.form.get("digest"), tie(ask)
    return acted(ask, lambda: room(ask).retie(name_of(ask), key, was, made, ask.visitor.name), instead="tie")


def remove(ask: Ask) -> Response:
    """Take away what nothing rests on."""
    return acted(ask, lambda: room(ask).untie(name_of(ask), ask.form.get("key"), ask.visitor.name))


PAGES = (
    post("/commentary/{commentary}/outline/tie", add, Role.ANALYST),
    post("/commentary/{commentary}/outline/retie", change, Role.ANALYST),
    post("/commentary/{commentary}/outline/untie", remove, Role.ANALYST),
)
