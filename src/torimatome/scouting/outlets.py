"""An outlet found from its address: its feeds, what it is called, and five of its articles as they would be read."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime

from torimatome.collect import Tempo
from torimatome.collect.discovery import PLACES, Front, dialect, read_front
from torimatome.collect.feeds import FeedRead, read_feed
from torimatome.collect.fetching import Answer, Diary, Fetcher, Robots
from torimatome.collect.opml import Outline
from torimatome.collect.urls import origin_of, web_url
from torimatome.errors import Failed, Retry, SetAside, Stop
from torimatome.lang.detect import detect
from torimatome.model import Entry, Feed, FeedKind, Outlet, Role
from torimatome.notebook import Notebook
from torimatome.plugins import Folder
from torimatome.scouting import guessing
from torimatome.scouting.drafting import guessed, stub, written
from torimatome.scouting.files import Preview, outlet_on, previewed
from torimatome.scouting.troubles import plainly

PREVIEWS = 5
_MOST_FEEDS = 4
_TELLING = 100
"""Fewer letters of titles do not tell a language: then the page is believed. A choice."""
_CHANNELS = ("t.me", "telegram.me")
_OTHER = re.compile(r"(?!\w+://)[^/]*(?:@|:(?!\d+(?:/|$)))")
"""An address of another kind, without slashes: mailto:desk@news.example, javascript:..."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What would be written, the pages that were looked at, and what a person should know."""

    outlet: Outlet
    previews: tuple[Preview, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def golden(self) -> Preview | None:
        """The page that misses least."""
        read = [one for one in self.previews if one.articles]
        return min(read, key=lambda one: len(one.missing), default=None)


@dataclass(slots=True, kw_only=True)
class Scout:
    """Looks at sites as politely as a round does. said: what a person sets against the guesses, by key of the file."""

    folder: Folder
    notebook: Notebook
    clock: Callable[[], datetime]
    said: Mapping[str, str] = field(default_factory=dict)
    tempo: Tempo | None = None

    def propose(self, address: str) -> Proposal:
        """The outlet at an address. Failed: nothing that can be read is there. Stop: it is no address, or known already."""
        url = web_url("", address if "://" in address else f"https://{address}")
        if url is None or len(address.split()) != 1 or _OTHER.match(address):
            raise Stop(f"{address!r} is no address of the web; write one like https://news.example/.")
        if known := known_at(self.folder, url):
            raise Stop(
                f"{guessing.site_of(url)} is {known.id} in the register already; to follow it, add its id to `follow` in desk.toml."
            )
        try:
            return asyncio.run(self._look(url))
        except (Retry, SetAside) as error:
            raise Failed(plainly(address, str(error))) from error

    async def _look(self, url: str) -> Proposal:
        rules = self.folder.house.collect
        diary = Diary(
            recall=self.notebook.host_state,
            save=self.notebook.save_host_states,
            clock=self.clock,
            daily=rules.daily_requests,
        )
        async with (
            Fetcher(rules, self.clock, tempo=self.tempo, diary=diary) as fetcher,
            aclosing(
                Robots(
                    fetcher=fetcher, memory=self.notebook, sink=self.notebook, clock=self.clock, keep=self._keep_robots
                )
            ) as robots,
        ):
            return await _Look(self, fetcher, robots).propose(url)

    def _keep_robots(self, answer: Answer) -> str:
        return self.notebook.keep(answer.capture(Role.ROBOTS, "")).sha256


@dataclass(slots=True)
class _Look:
    scout: Scout
    fetcher: Fetcher
    robots: Robots
    entries: list[Entry] = field(default_factory=list)
    front: Front = field(default_factory=Front)
    remarks: list[str] = field(default_factory=list)

    async def propose(self, url: str) -> Proposal:
        site = guessing.site_of(url)
        if site in _CHANNELS:
            return await self._channel(url)
        answer = await self._get(url)
        if answer.status != 200:
            raise SetAside(f"{url} answered {answer.status}; look at the address in a browser.")
        house = stub(site)
        feeds = await self._feeds(answer, house)
        if not feeds:
            raise SetAside(
                f"{url} names no feed, has none in the usual places, and is no list of articles that can be read."
            )
        outlet = guessed(site, self.front, feeds, self.entries, self.scout.folder, self.scout.said)
        previews = await self._previews(outlet)
        return Proposal(outlet=outlet, previews=previews, remarks=tuple(self.remarks))

    async def _get(self, url: str) -> Answer:
        return await self.fetcher.get(url, permit=self.robots.permit)

    async def _feeds(self, answer: Answer, house: Outlet) -> list[Feed]:
        """The feeds that can be read: the address itself, those it names, those in the usual places, else its list of links."""
        own = self._read(answer, FeedKind.RSS, house)
        if own:
            return [own]
        self.front = read_front(answer.body, answer.url_reached)
        found = await self._tried(self.front.feeds, house)
        if not found:
            origin = origin_of(answer.url_reached)
            found = await self._tried([(origin + place, FeedKind.RSS) for place in PLACES], house, most=1)
        found += await self._sitemaps(answer, house) if not found else []
        if not found and (listing := self._read(answer, FeedKind.LISTING, house)):
            self.remarks.append("No feed was found; the page itself is read as a list of articles.")
            found = [listing]
        return found

    async def _tried(
        self, places: Sequence[tuple[str, FeedKind]], house: Outlet, most: int = _MOST_FEEDS
    ) -> list[Feed]:
        found: list[Feed] = []
        for url, kind in places:
            if len(found) >= most:
                break
            try:
                answer = await self._get(url)
            except (Retry, SetAside) as error:
                self.remarks.append(str(error))
                continue
            if answer.status == 200 and (feed := self._read(answer, kind, house)):
                found.append(feed)
        return found

    async def _sitemaps(self, answer: Answer, house: Outlet) -> list[Feed]:
        named = await self.robots.sitemaps(answer.url_reached)
        news = [url for url in named if "news" in url.lower()]
        return await self._tried([(url, FeedKind.SITEMAP) for url in news], house, most=1)

    def _read(self, answer: Answer, kind: FeedKind, house: Outlet) -> Feed | None:
        """The feed that an answer is; None where it has no entries."""
        kind = kind if kind is FeedKind.LISTING else dialect(answer.body, kind)
        feed = Feed(url=answer.url_asked, kind=kind)
        try:
            read: FeedRead = read_feed(answer.body, feed, house, url=answer.url_reached, media_type=answer.media_type)
        except SetAside:
            return None
        if not read.entries:
            return None
        self.entries += read.entries
        return replace(feed, language=self._language("\n".join(entry.title for entry in read.entries[:20])))

    def _language(self, titles: str) -> str | None:
        """What a person said; else what the titles are written in, or the page says of itself where they are few."""
        said, declared = self.scout.said.get("language"), self.front.language
        if said or (declared and len(titles) < _TELLING):
            return said or declared
        found = detect(titles, (), declared or None) if titles.strip() else declared
        return found if found and found != "und" else None

    async def _previews(self, outlet: Outlet) -> tuple[Preview, ...]:
        shown: list[Preview] = []
        for entry in list({one.url: one for one in self.entries}.values())[: 2 * PREVIEWS]:
            if len(shown) == PREVIEWS:
                break
            try:
                answer = await self._get(entry.url)
            except (Retry, SetAside) as error:
                self.remarks.append(str(error))
                continue
            if answer.status == 200:
                shown.append(previewed(replace(entry, outlet=outlet.id), answer, outlet, self.scout.folder))
        return tuple(shown)

    async def _channel(self, url: str) -> Proposal:
        """A public channel: its preview page is its feed."""
        name = next((step for step in url.split("/")[3:] if step not in {"s", ""}), "")
        if not name:
            raise SetAside(f"{url} names no channel; write https://t.me/NAME.")
        address = f"https://t.me/s/{name}"
        answer = await self._get(address)
        feed = Feed(url=address, kind=FeedKind.CHANNEL)
        channel = replace(stub("t.me"), feeds=(feed,))
        read = previewed(Entry(outlet=channel.id, feed_url=address, url=address), answer, channel, self.scout.folder)
        if not read.articles:
            raise SetAside(f"{address} shows no posts; the channel may be private or have another name.")
        own = self.scout.said.get("language")
        languages = (own,) if own else tuple(dict.fromkeys(a.language for a in read.articles[:5]))
        title = read_front(answer.body, address).name or name
        country = guessing.country_of("", languages[0], "xx")
        said = {"id": f"{country}.tg-{name.lower().replace('_', '-')}", "attribution": title, "name": title, "country": country,
                "kind": "social", "language": languages[0], "timezone": guessing.timezone_of(country, ())}  # fmt: skip
        outlet = written({**said, **self.scout.said}, "t.me", (replace(feed, language=languages[0]),), languages)
        return Proposal(outlet=outlet, previews=(read,), remarks=tuple(self.remarks))


def known_at(folder: Folder, url: str) -> Outlet | None:
    """The outlet of the register on whose hosts an address lies; a channel's host is nobody's."""
    return None if guessing.site_of(url) in _CHANNELS else outlet_on(folder, url)


def of_outlines(folder: Folder, outlines: Sequence[Outline]) -> tuple[list[Proposal], list[Outlet]]:
    """The outlets of a list of feeds: those that are new, by site, and those that the register has."""
    sites: dict[str, list[Outline]] = {}
    known: dict[str, Outlet] = {}
    for one in outlines:
        if found := known_at(folder, one.site or one.url) or known_at(folder, one.url):
            known[found.id] = found
        else:
            sites.setdefault(guessing.site_of(one.site or one.url), []).append(one)
    return [_of_site(folder, site, found) for site, found in sites.items()], list(known.values())


def _of_site(folder: Folder, site: str, outlines: Sequence[Outline]) -> Proposal:
    titles = "\n".join(one.title for one in outlines)
    language = next((one.language for one in outlines if one.language), "") or (
        detect(titles) if titles.strip() else ""
    )
    language = "" if language == "und" else language
    feeds = tuple(Feed(url=one.url, kind=one.kind, language=one.language or None) for one in outlines)
    front = Front(name=outlines[0].title, language=language)
    return Proposal(outlet=guessed(site, front, feeds, (), folder, {}))
