"""round: one go through the outlets. What stands in a feed, listing or sitemap is fetched, once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import aclosing
from datetime import datetime, timedelta

from torimatome.collect.asking import Asking
from torimatome.collect.errand import Errand
from torimatome.collect.fetching import Answer, Diary, Fetcher, Resolve, Robots, Tempo, system_resolve
from torimatome.collect.filling import Fill, look_at_archives
from torimatome.collect.looking import Looking
from torimatome.collect.ports import Memory, Sink
from torimatome.collect.report import Report, Tally
from torimatome.collect.sitemaps import articles_of, look_at_sitemaps
from torimatome.collect.tdmrep import Tdmrep
from torimatome.collect.urls import on_domains
from torimatome.collect.ways import OTHER_WAYS
from torimatome.collect.window import has_changed, merge, within
from torimatome.config import CollectRules
from torimatome.errors import DeskError, Retry, SetAside
from torimatome.model import Entry, Outlet, Role

RECHECKS = (
    (timedelta.max, timedelta(hours=12)),
    (timedelta(hours=12), timedelta(hours=4)),
    (timedelta(hours=4), timedelta(hours=1)),
)
"""Up to which age a page that nothing says has changed is asked for again, and how long after the last time.

Most corrections come soon: with these gaps a page is asked for some nine times in two days, with an hour each 47 times.
"""

STILL_SHOWN = timedelta(days=1)
"""After this time a page that was given up, but still stands in a feed, is asked for again."""


async def round(  # noqa: A001 - the desk's own word
    outlets: Sequence[Outlet],
    memory: Memory,
    rules: CollectRules,
    clock: Callable[[], datetime],
    sink: Sink,
    *,
    force: bool = False,
    since: datetime | None = None,
    tempo: Tempo | None = None,
    resolve: Resolve = system_resolve,
) -> Report:
    """Ask every outlet what is new and fetch it; several hosts at once, each one gently.

    force: ask feeds that are not due yet. since: fetch all that outlets still show from then on. Failed and Stop (from the sink) end the round; a bad host never does.
    """
    seats = asyncio.Semaphore(max(1, rules.hosts_at_once))
    diary = Diary(recall=memory.host_state, save=sink.save_host_states, clock=clock, daily=rules.daily_requests)
    async with (
        Fetcher(rules, clock, tempo=tempo, resolve=resolve, diary=diary) as fetcher,
        aclosing(_robots(outlets, fetcher, memory, sink, clock, force=force)) as robots,
    ):
        tdmrep = Tdmrep(fetcher=fetcher, robots=robots, memory=memory, sink=sink, clock=clock, keep=robots.keep)
        again = _rechecks(memory, rules, clock())
        errands = [
            Errand(
                outlet=outlet,
                memory=memory,
                sink=sink,
                rules=rules,
                clock=clock,
                fetcher=fetcher,
                robots=robots,
                tdmrep=tdmrep,
                tally=Tally(outlet=outlet.id),
                force=force or since is not None,
                since=since,
                again=again.get(outlet.id, ()),
            )
            for outlet in outlets
        ]
        await _all(errands, seats)
    return Report(
        tallies=tuple(errand.tally for errand in errands),
        requests=fetcher.requests,
        problems=tuple(problem for errand in errands for problem in errand.problems),
    )


async def _all(errands: Sequence[Errand], seats: asyncio.Semaphore) -> None:
    """Run all errands; the first that must stop the round stops the others."""
    tasks = [asyncio.ensure_future(_seated(errand, seats)) for errand in errands]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _seated(errand: Errand, seats: asyncio.Semaphore) -> None:
    async with seats:
        try:
            await _visit(errand)
        except (Retry, SetAside) as error:
            errand.trouble(errand.outlet.id, error)
        except DeskError:
            raise
        except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
            # What a strange answer may break in our own code; what breaks in the sink is no host's fault.
            name = type(error).__name__
            errand.trouble(errand.outlet.id, f"{errand.outlet.id} could not be read to the end ({name}: {error}).")


async def _visit(errand: Errand) -> None:
    """One outlet: look, save what was found, remember the feeds, then ask for the pages."""
    outlet = errand.outlet
    for feed in outlet.feeds:
        errand.fetcher.lane(feed.url).widen(outlet.crawl_delay_s)
    looking = Looking(errand=errand)
    for feed in outlet.feeds:
        if visit := OTHER_WAYS.get(feed.kind):
            await visit(errand, feed)
        else:
            await looking.look(feed)
    await look_at_sitemaps(looking)
    await look_at_archives(looking)
    mapped = articles_of(looking.of_sitemaps, outlet)
    filled_in = within(mapped, looking.newest, looking.window, lambda url: errand.memory.page_state(url) is not None)
    found = merge([*looking.entries, *filled_in])
    wanted = {url: entry for url, entry in found.items() if _is_wanted(entry, errand)}
    fill = Fill.of(looking, wanted.values())
    # In this order: a feed's validators saved before its entries would hide them from the run after a crash.
    errand.tally.entries = errand.sink.add_entries(list(wanted.values()))
    for state in looking.states:
        errand.sink.save_feed_state(state)
    pending = {entry.url: found.get(entry.url, entry) for entry in errand.memory.pending(outlet.id)}
    asked = {**pending, **wanted}
    young = (url for url in dict.fromkeys(errand.again) if url not in asked)
    again = [found.get(url) or Entry(outlet=outlet.id, feed_url="", url=url) for url in young]
    await Asking(errand=errand).ask_all([*asked.values(), *again])
    fill.tell(errand)


def _is_wanted(entry: Entry, errand: Errand) -> bool:
    state = errand.memory.page_state(entry.url)
    if state is None or has_changed(entry, state):
        return True
    if state.sha256 is not None or state.failures == 0 or state.fetched_at is None:
        return False
    return not timedelta() <= errand.clock() - state.fetched_at < STILL_SHOWN  # the clock may have jumped back


def _rechecks(memory: Memory, rules: CollectRules, now: datetime) -> Mapping[str, list[str]]:
    """By outlet the young pages to ask for again though nothing says that they changed: corrections are often silent."""
    longest = timedelta(hours=rules.recheck_hours)
    begins = [now - min(age, longest) for age, _ in RECHECKS]
    found: dict[str, list[str]] = {}
    for (_, gap), since, until in zip(RECHECKS, begins, [*begins[1:], None], strict=True):
        for outlet, state in memory.due_pages(since, until, now - gap, now):
            asked_at = state.fetched_at if state.sha256 else None
            if asked_at is not None and not timedelta() <= now - asked_at < gap:
                found.setdefault(outlet, []).append(state.url)
    return found


def _robots(
    outlets: Sequence[Outlet],
    fetcher: Fetcher,
    memory: Memory,
    sink: Sink,
    clock: Callable[[], datetime],
    *,
    force: bool,
) -> Robots:
    """The doormen; a robots.txt is kept in the name of the outlet whose host it is; one host may serve several."""

    def keep(answer: Answer) -> str:
        owner = next((o.id for o in outlets if on_domains(answer.url_asked, o.domains)), "")
        return sink.keep(answer.capture(Role.ROBOTS, owner)).sha256

    return Robots(fetcher=fetcher, memory=memory, sink=sink, clock=clock, keep=keep, force=force)
