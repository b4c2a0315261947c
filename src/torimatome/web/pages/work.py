"""Long work: begun from a page, one at a time, with lines that tell how far it is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from starlette.responses import Response, StreamingResponse

from torimatome.web.site import Ask, Page, post
from torimatome.web.weeks import path_of, period_of
from torimatome.web.working import Job, Work
from torimatome.web.writing import drafting

_LOOK_EVERY_S, _STILL_THERE_S = 0.2, 15.0


def work(ask: Ask) -> Response:
    """How far the work is; it asks again by itself until it is done."""
    return ask.show("work_part.html" if ask.is_part else "work.html")


def events(ask: Ask) -> Response:
    """Tells a script, as it happens, that the work has a new line or has ended (server-sent events)."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_told(ask.site.work), media_type="text/event-stream", headers=headers)


async def _told(work: Work) -> AsyncIterator[str]:
    """One event a change; where nothing happens a comment now and then, so that nobody on the way thinks it dead."""
    task, seen, quiet = work.task, -1, 0.0
    while task is not None and task.is_going_on:
        if seen != len(task.lines) or quiet >= _STILL_THERE_S:
            yield f"data: {len(task.lines)}\n\n" if seen != len(task.lines) else ": still there\n\n"
            seen, quiet = len(task.lines), 0.0
        await asyncio.sleep(_LOOK_EVERY_S)
        quiet += _LOOK_EVERY_S
    yield "event: end\ndata: end\n\n"


def collect(ask: Ask) -> Response:
    """One round over all outlets."""
    return _begin(ask, "collect", ask.form.get("to", "/"), lambda: ask.desk.collect(force=True))


def draft(ask: Ask) -> Response:
    """Draft the bulletin of some days, or draft it anew: people's changes lie over the new one."""
    period = period_of(ask.form.get("period"))
    to = f"/bulletin/{period.id}/edit" if ask.form.get("then") == "edit" else path_of(period)
    return _begin(ask, "draft", to, lambda: drafting(ask, period))


def _begin(ask: Ask, kind: str, then: str, job: Job) -> Response:
    if not ask.site.work.start(kind, ask.visitor.name, then, job):
        ask.say(ask.t("work.busy"), "soft")
    return ask.go("/work")


PAGES = (
    Page("/work", work),
    Page("/work/events", events),
    post("/work/collect", collect),
    post("/work/draft", draft),
)
