"""Commentaries that were kept: each statement with what it rests on, its documents, and the forecasts that fall due."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from torimatome.chronicle import outline as written
from torimatome.chronicle.commentary import Commentaries
from torimatome.chronicle.forecasts import Forecasts
from torimatome.chronicle.outline import TIMELINE
from torimatome.errors import BadConfig, NotFound
from torimatome.model.commentary import Outcome, Standing
from torimatome.store.commentary import Kept
from torimatome.web.follows import leaf
from torimatome.web.outlining import supports
from torimatome.web.site import Ask, Page, post
from torimatome.web.visiting import Role
from torimatome.writers.commentary import paper
from torimatome.writers.commentary_formats import format_named

FORMATS = ("docx", "pdf", "html", "md")
_AT_ONCE = 40


def commentaries(ask: Ask) -> Response:
    """The commentaries with their newest version, the last kept first; forecasts due, ahead and settled."""
    log, today = Forecasts(ask.desk.store, ask.desk.clock), ask.desk.clock().date()
    kept = sorted(_room(ask).kept(), key=lambda one: one[0].kept_at, reverse=True)
    due = log.due(today)
    late = {one.id for one in due}
    others = [(one, word) for one, word in log.all() if one.id not in late]
    return ask.show(
        "commentaries.html", leaf=leaf(ask, kept, _AT_ONCE), due=due, others=others, record=log.record(), today=today
    )


def commentary(ask: Ask) -> Response:
    """One commentary as it was last kept, and below it what each statement rests on."""
    kept, versions = _kept(ask)
    forecasts = [pair for pair in Forecasts(ask.desk.store, ask.desk.clock).all() if pair[0].commentary == kept.id]
    try:
        outline = written.read(f"{kept.id}.txt", kept.text)
    except BadConfig as error:  # written for an older form of outlines
        return ask.show("commentary_raw.html", kept=kept, said=str(error))
    found = supports(ask, outline)
    return ask.show(
        "commentary.html", kept=kept, versions=versions, outline=outline, forecasts=forecasts, formats=FORMATS,
        by_number={one.statement.number: one for one in found}, found=found, today=ask.desk.clock().date(),
        sums={standing: n for standing in Standing if (n := sum(one.standing is standing for one in found))},
        alone=sum(one.outlets == 1 for one in found), family=sum(one.outlets > 1 and one.families == 1 for one in found),
    )  # fmt: skip


def document(ask: Ask) -> Response:
    """The same as a document. NotFound: it has pictures that lie beside its file."""
    kept, _ = _kept(ask)
    if ask.path["format"] not in FORMATS:
        raise NotFound(ask.t("chronicle.no-format", format=ask.path["format"][:20], formats=", ".join(FORMATS)))
    try:
        outline = written.read(f"{kept.id}.txt", kept.text)
    except BadConfig as error:
        raise NotFound(str(error)) from None
    if any(p.plate and p.plate.file != TIMELINE for p in outline.passages):  # the desk reads no file that a text names
        raise NotFound(ask.t("chronicle.commentary.has-pictures"))
    suffix, write = format_named(ask.path["format"])
    found = supports(ask, outline)
    made = write(paper(outline, found, _room(ask).pictures(outline, ask.desk.folder.path, found)))
    name = "".join(sign if sign.isalnum() and sign.isascii() else "-" for sign in kept.id)[:60]
    headers = {"Content-Disposition": f'attachment; filename="{name}{suffix}"'}
    return Response(made, media_type="application/octet-stream", headers=headers)


def settle(ask: Ask) -> Response:
    """Keep a person's word on how a forecast came out; of several the last holds."""
    said = ask.form.get("outcome")
    if said not in set(Outcome):
        raise NotFound(ask.t("chronicle.forecast.no-outcome"))
    log = Forecasts(ask.desk.store, ask.desk.clock)
    log.settle(ask.path["forecast"], Outcome(said), ask.visitor.name, ask.form.get("reason").strip()[:500])
    ask.say(ask.t(f"chronicle.outcome.{said}"))
    return ask.go("/commentaries")


def _room(ask: Ask) -> Commentaries:
    return Commentaries(ask.desk.folder, ask.desk.store, ask.desk.clock)


def _kept(ask: Ask) -> tuple[Kept, Sequence[Kept]]:
    """By its id in the store alone: an address must never name a file."""
    found = ask.desk.store.commentaries.versions(ask.path["commentary"])
    if not found:
        raise NotFound(ask.t("chronicle.commentary.none-such", id=ask.path["commentary"][:80]))
    return found[-1], found


PAGES = (
    Page("/commentaries", commentaries),
    Page("/commentary/{commentary}", commentary),
    Page("/commentary/{commentary}/document.{format}", document),
    post("/forecast/{forecast}/settle", settle, Role.ANALYST),
)
