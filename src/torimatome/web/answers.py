"""Errors as pages: one clear sentence each, in the place of a page or of a piece of one."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from torimatome.errors import Busy, NoRoom, NotFound
from torimatome.web.forms import is_own
from torimatome.web.site import Ask

_SECRET = ("token", "password", "old", "new")
"""Fields that are not shown again."""
_STATUSES = {NotFound: 404, Busy: 409, NoRoom: 507}


def told(ask: Ask, status: int, message: str) -> Response:
    """A sentence as a page, or as a line over the page that asked for a piece."""
    return ask.show("wrong_part.html" if ask.is_part else "wrong.html", status, message=message)


def wrong(ask: Ask, error: Exception) -> Response:
    """One clear sentence and the status of its kind."""
    status = next((code for kind, code in _STATUSES.items() if isinstance(error, kind)), 500)
    return told(ask, 422 if status == 500 and ask.request.method == "POST" else status, sentence(str(error)))


def refused(ask: Ask, error: Exception) -> Response:
    """A path that is no page, a method that no page has, or what this visitor may not do."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    keys = {404: "frame.no-page", 403: "frame.not-allowed"}
    return told(ask, status, ask.t(keys.get(status, "frame.no-method")))


def broken(ask: Ask, _: Exception) -> Response:
    """A fault of ours."""
    return told(ask, 500, ask.t("frame.fault"))


def unsent(ask: Ask) -> Response:
    """A form without this browser's token: shown again with what was written, to be sent by the person's own hand."""
    if not is_own(ask.request):
        return told(ask, 403, ask.t("frame.foreign-form"))
    fields = [(name, value) for name, values in ask.form.fields.items() if name not in _SECRET for value in values]
    return ask.show("unsent.html", 403, fields=fields)


def sentence(text: str) -> str:
    """With a capital at its head."""
    return text[:1].upper() + text[1:]
