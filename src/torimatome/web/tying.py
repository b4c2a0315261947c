"""What a statement may be tied to: what the search finds, what is suggested, claims of its events, indicators of the desk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from torimatome import providers
from torimatome.analysis.support import bases_of
from torimatome.archive import Questions
from torimatome.chronicle.asked import Wish
from torimatome.chronicle.outline import Sheet, Tie
from torimatome.chronicle.suggesting import Suggesting
from torimatome.dossiers import page
from torimatome.errors import BadConfig, NotFound
from torimatome.model.commentary import Outline, Statement
from torimatome.web.curves import asked_of
from torimatome.web.follows import following, outlet_name
from torimatome.web.outline_forms import day
from torimatome.web.site import Ask

MOST_FOUND, MOST_CLAIMS, MOST_GROUNDS = 8, 12, 20
_SHORT = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something of the desk that a statement may be tied to: kind and name are of the ground; quote: what it says."""

    kind: str
    name: str
    on: date | None
    text: str
    outlet: str = ""
    quote: str = ""
    reasons: tuple[str, ...] = ()


def searched(ask: Ask, query: str) -> Iterator[Found]:
    """Items, and the events of articles, that a search finds; each once."""
    seen = set[tuple[str, str]]()
    for hit in ask.desk.search(query, 4 * MOST_FOUND):
        one = _found(ask, hit.kind, hit.id, hit.on, hit.headline, hit.outlet, ())
        if (one.kind, one.name) not in seen and len(seen) < MOST_FOUND:
            seen.add((one.kind, one.name))
            yield one


def suggested(ask: Ask, one: Statement, outline: Outline) -> Iterator[Found]:
    """What the desk has that may support a statement, best first, each with its reasons."""
    questions = Questions(ask.desk.folder, ask.desk.store, ask.desk.written, providers.nano())
    suggesting = Suggesting(ask.desk.store, questions.find, following(ask).find)
    for s in suggesting.of(one, bases_of(one, outline), outline, MOST_FOUND):
        yield _found(ask, s.kind, s.id, s.on, s.headline, s.outlet, s.reasons)


def _found(ask: Ask, kind: str, key: str, on: date | None, text: str, outlet: str, reasons: tuple[str, ...]) -> Found:
    """An item by its archive id; an article by the event that it reports, if it reports one."""
    store, name = ask.desk.store, key
    if kind == "item":
        held = store.archive.get(key)
        name = (held.id or held.item.id) if held else key
    elif event := store.events.of_article(key):
        kind, name, on = "event", event.id, event.first_on or on
    return Found(kind=kind, name=name, on=on, text=text, outlet=outlet_name(ask)(outlet), reasons=reasons)


def claims(ask: Ask, one: Statement, outline: Outline) -> Iterator[Found]:
    """What the reports of the events that a statement rests on count and deny, each to be rested on by its sentence."""
    events = (g.name for b in bases_of(one, outline) for g in b.grounds if g.kind.value == "event")
    for event in dict.fromkeys(events):
        try:
            told = page(ask.desk.folder, ask.desk.store, event)
        except NotFound:
            continue
        rows = [
            (s, f"{row.holder}: {s.claim.value} {row.counts.replace('_', ' ')}".strip(": "))
            for row in told.figures
            for s in row.said
        ]
        for said, words in [*rows, *((s, f"{s.holder}: {s.sentence[:_SHORT]}") for s in told.denials)][:MOST_CLAIMS]:
            on = said.claim.told_at.date() if said.claim.told_at else told.days[0]
            yield Found(kind="event", name=event, on=on, text=words, quote=said.sentence)


def ground(found: Found) -> str:
    """What is found, as the source of a tie. A quotation mark within a quotation is turned into a single one."""
    quote = f" “{found.quote.replace('”', '’').replace('“', '‘')}”" if found.quote else ""
    return f"{found.kind} {found.name}{quote}"


def line(found: Found, letter: str = "") -> str:
    """What is found, as a tie without its key; letter: that of its key."""
    text = " ".join(found.text.replace("|", "/").split())
    return f"{letter} | {found.on or '?'} | {text} | {ground(found)}"


def chosen(ask: Ask, sheet: Sheet) -> Tie | None:
    """What a statement's form ties it to besides what it rests on: something found, or an indicator. None: nothing."""
    if ask.form.get("do") == "indicator":
        return indicated(ask, ask.form.get("indicator")).at(sheet.next_key("i"))
    if not (said := ask.form.get("tie")):
        return None
    made = Tie.of(said)
    return made.at(sheet.next_key(made.key) if made.key in {"i", "f"} else "")


# --- indicators -------------------------------------------------------------------------------------------------------


def indicators(ask: Ask) -> Mapping[str, str]:
    """What the desk counts, by id."""
    lang = ask.visitor.language
    return {key: one.names.get(lang) or key for key, one in asked_of(ask).indicators.items()}


def indicated(ask: Ask, key: str) -> Tie:
    """An indicator over some days, with the events that it counted, the latest first. BadConfig: it counted none."""
    asked = asked_of(ask)
    if key not in asked.indicators:
        raise NotFound(ask.t("chronicle.no-indicator", id=key[:80]))
    first, last = (day(said) if (said := ask.form.get(name).strip()) else None for name in ("from", "to"))
    curve = asked.indicator(key, Wish(first=first, last=last, turns=False))
    told = asked.links(curve)
    numbers = [n for bar in reversed(curve.bars) for n in reversed(bar.occurrences) if n in told]
    if not numbers:
        raise BadConfig(f"The indicator {key!r} counted nothing in these days; give others.")
    grounds = [
        f"item {items[0]}" if items else f"event {event}"
        for event, items in map(told.__getitem__, numbers[:MOST_GROUNDS])
    ]
    names = asked.indicators[key].names
    title = names.get("en") or curve.title
    cut = f", the latest {MOST_GROUNDS} named" if len(numbers) > MOST_GROUNDS else ""
    return Tie(
        key="", when=f"{first or curve.first_on}..{last or curve.last_on}", text=f"{title}: {len(numbers)} counted{cut}",
        grounds="\n".join(dict.fromkeys(grounds)),
    )  # fmt: skip
