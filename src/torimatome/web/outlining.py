"""What the editor of an outline shows: its statements with their support, one of them open with what may support it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import quote, urlencode

from starlette.responses import Response

from torimatome.analysis.certainty import GRADES
from torimatome.chronicle.forecasts import Forecasts
from torimatome.chronicle.outline import Sheet, Wording
from torimatome.chronicle.revising import Overtaken, Revising
from torimatome.chronicle.support import Supporting
from torimatome.dossiers import page
from torimatome.errors import BadConfig, NotFound, Stop
from torimatome.model import digest
from torimatome.model.commentary import Outline, Passage, Standing, Statement, StatementKind, Support
from torimatome.store.commentary import Kept
from torimatome.web import tying
from torimatome.web.answers import sentence
from torimatome.web.follows import caught_up
from torimatome.web.outline_forms import seen, wording
from torimatome.web.site import Ask


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """The statement at hand as its form has it, what was looked for, and what was found.

    fault: why it was not kept; adding: a new statement instead, "below" the one of this number or "apart" from its paragraph.
    """

    number: int
    digest: str
    wording: Wording
    statement: Statement | None
    query: str = ""
    found: Sequence[tying.Found] | None = None
    claims: Sequence[tying.Found] = ()
    fault: str = ""
    adding: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A passage of the outline; heading: the number of its heading, 0 where it has none."""

    passage: Passage
    heading: int
    heading_text: str


def room(ask: Ask) -> Revising:
    """Changes of commentaries."""
    return Revising(ask.desk.store, ask.desk.clock)


def name_of(ask: Ask) -> str:
    """The commentary that the address names: a name in the store alone, never a file."""
    return str(ask.path["commentary"])


def sheet_of(ask: Ask) -> tuple[Sheet, Kept]:
    """The newest version. NotFound: no such commentary was kept."""
    if ask.desk.store.commentaries.newest(name_of(ask)) is None:
        raise NotFound(ask.t("chronicle.commentary.none-such", id=name_of(ask)[:80]))
    return room(ask).sheet(name_of(ask))


def supports(ask: Ask, outline: Outline) -> tuple[Support, ...]:
    """What each statement rests on, opened."""
    caught_up(ask)
    once = cache(lambda event: against(ask, event))  # items and events of one matter lead to it again and again
    return Supporting(ask.desk.folder, ask.desk.store, once).of(outline)


def against(ask: Ask, event: str) -> Sequence[str]:
    """What was said against the reports of an event: denials, corrections, figures in conflict."""
    try:
        found = page(ask.desk.folder, ask.desk.store, event)
    except NotFound:
        return ()
    return (*(f"{said.holder}: {said.sentence}" for said in found.denials), *found.conflicts)


def base(ask: Ask) -> str:
    """The commentary's address."""
    return f"/commentary/{quote(name_of(ask), safe='')}"


def address(ask: Ask, here: int = 0) -> str:
    """The editor, at a statement."""
    where = f"?here={here}#s{here}" if here else ""
    return f"{base(ask)}/outline{where}"


def show(ask: Ask, *, here: int = 0, one: Open | None = None, status: int = 200) -> Response:
    """The editor; for a script its piece alone."""
    sheet, kept = sheet_of(ask)
    try:
        outline = sheet.outline
    except BadConfig as error:  # written for an older form of outlines: only its whole text can be mended
        return ask.show("outline_text.html", status, kept=kept, text=kept.text, fault=str(error), base=base(ask))
    found = supports(ask, outline)
    return ask.show(
        "outline_part.html" if ask.is_part else "outline.html", status, line=tying.line, kept=kept, base=base(ask), outline=outline, sections=_sections(sheet),
        by_number={s.statement.number: s for s in found}, wordings={s.number: Wording.of(s) for s in outline.statements},
        ties=sheet.ties, standing_at=here, one=one, kinds=list(StatementKind), grades=list(GRADES.values()), digest=digest, unlogged=_unlogged(ask, outline),
        sums={standing: n for standing in Standing if (n := sum(s.standing is standing for s in found))},
        alone=sum(s.outlets == 1 for s in found), family=sum(s.outlets > 1 and s.families == 1 for s in found),
        tied={key: n for key in {k for s in outline.statements for k in s.rests_on} if (n := sum(key in s.rests_on for s in outline.statements))},
        indicators=tying.indicators(ask), named=[s for s in outline.statements if s.name],
    )  # fmt: skip


def _sections(sheet: Sheet) -> list[Section]:
    """The passages with the number of each heading: one for each heading that says something, in order."""
    made, n = [], 0
    for passage in sheet.outline.passages:
        headed = bool(passage.heading or passage.heading_ja)
        n += headed
        made.append(
            Section(passage=passage, heading=n if headed else 0, heading_text=sheet.headings[n - 1] if headed else "")
        )
    return made


def _unlogged(ask: Ask, outline: Outline) -> int:
    """How many of its forecasts stand in the log in other words, or not at all."""
    held = {(one.text, one.probability, one.look_on, one.shown_by) for one, _ in Forecasts(ask.desk.store, ask.desk.clock).all() if one.commentary == outline.id}  # fmt: skip
    seen = ((s.text, s.foresight) for s in outline.statements if s.foresight)
    return sum((text, f.probability, f.look_on, f.shown_by) not in held for text, f in seen)


# --- the statement at hand ------------------------------------------------------------------------------------------


def opened(ask: Ask, number: int, said: Mapping[str, str]) -> Open:
    """A statement as it stands, with what is looked for beside it (q: words; or suggest)."""
    sheet, _ = sheet_of(ask)
    one = sheet.statement(number)
    own = Wording.of(one)
    return _looked(ask, Open(number=number, digest=own.digest, wording=own, statement=one), said)


def looked(ask: Ask) -> Open:
    """A statement as its form has it, nothing of that lost, with what is looked for beside it."""
    was, adding = seen(ask), ask.form.get("adding")
    statement = (
        None if adding else next((s for s in sheet_of(ask)[0].outline.statements if s.number == was.number), None)
    )
    one = Open(number=was.number, digest=was.digest, wording=wording(ask), statement=statement, adding=adding)
    return _looked(ask, one, {name: ask.form.get(name) for name in ("q", "suggest")})


def _looked(ask: Ask, one: Open, said: Mapping[str, str]) -> Open:
    """With what was found, and with the claims of the events that it rests on."""
    outline, query = sheet_of(ask)[0].outline, said.get("q", "").strip()[:300]
    words = replace(one.statement or _BLANK, text=one.wording.text, rests_on=one.wording.rests_on)
    found, fault = None, ""
    try:
        if said.get("suggest"):
            found = list(tying.suggested(ask, words, outline))
        elif query:
            found = list(tying.searched(ask, query))
    except Stop as error:
        fault = sentence(str(error))
    return replace(one, query=query, found=found, fault=fault, claims=tuple(tying.claims(ask, words, outline)))


_BLANK = Statement(number=0, text="", kind=StatementKind.OBSERVED)


# --- two at once --------------------------------------------------------------------------------------------------


def overtaken(ask: Ask, clash: Overtaken, instead: str = "") -> Response:
    """Both texts, ours ready to be sent again over what stands now. instead: where it is sent if nothing stands there."""
    fields = [
        (name, value)
        for name, values in ask.form.fields.items()
        if name not in {"token", "text", "number", "digest", "version"}
        for value in values
    ]
    _, kept = sheet_of(ask)  # what is to be sent again is held against this one
    return ask.show(
        "outline_clash_part.html" if ask.is_part else "outline_clash.html", 409, clash=clash, fields=fields, base=base(ask), kept=kept,
        yours=ask.form.get("text"), number=clash.number, action=ask.request.url.path if clash.now or not instead else f"{base(ask)}/outline/{instead}",
        now_digest=_digest_at(ask, clash),
    )  # fmt: skip


def _digest_at(ask: Ask, clash: Overtaken) -> str:
    """The digest of what stands there now, whatever it is."""
    sheet, _ = sheet_of(ask)
    if clash.number:
        return Wording.of(sheet.statement(clash.number)).digest
    return digest(clash.now)


def acted(ask: Ask, act: Callable[[], Kept], here: int = 0, instead: str = "", *, stays: bool = False) -> Response:
    """Keep a change, and show the editor with it; where somebody else was first, both texts. stays: the statement is open still."""
    try:
        kept = act()
    except Overtaken as clash:
        if clash.yours:
            room(ask).aside(name_of(ask), clash.yours, ask.visitor.name)
        return overtaken(ask, clash, instead)
    ask.say(ask.t("outline.saved", n=kept.version))
    said = {"q": ask.form.get("q")}
    if ask.is_part:
        return show(ask, here=here, one=opened(ask, here, said) if stays else None)
    return ask.go(f"{base(ask)}/outline?{urlencode({'open': here, **said})}#s{here}" if stays else address(ask, here))
