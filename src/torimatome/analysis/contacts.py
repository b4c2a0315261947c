"""The register of contacts: who met, called or wrote to whom, where and when, each with the sentences that say so.

English bodies ("X met with Y", "a meeting between X and Y", lists below "X held meetings with:") and Japanese headlines
and summaries ("X、Yと会談", "XとYが会談", "X、Yを迎える"). What is only planned, or did not take place, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from torimatome import lang
from torimatome.analysis.parties import Named, Reader, joined, level_of, same
from torimatome.analysis.reading import HEADLINE, blocks, day, headlines, is_japanese, quotes
from torimatome.lang.dates import find_dates
from torimatome.model import BlockKind, EntityKind, Item
from torimatome.model.following import Contact, Means, Party, Quote

_BETWEEN = re.compile(r"\b(?:meetings?|talks|conversation|call|negotiations?|discussions?) (?:[\w -]{0,30})?between\b")
_CUE = re.compile(
    r"\b(?:met|meets)\b(?! the (?:criteria|requirements|needs))|\bmeeting (?=President|Prime|Minister|PM|FM|with\b)|"
    r"\b(?:[Mm]eetings?|[Tt]alks|[Nn]egotiations|[Cc]onsultations) (?:were |was )?(?:also )?(?:held )?with\b|\breceiv(?:ed|es)\b|\bhost(?:ed|s)\b(?! roundtable)|"
    r"\b(?:tele)?phone (?:conversation|call|talks?)\b|\bspoke (?:by (?:tele)?phone )?(?:with|to)\b|\bphoned\b|\bvideo ?(?:call|conference)\b|"
    r"\bdiscuss(?:es|ed)\b(?=.{0,60}\bwith\b)|\b(?:sends?|sent|addressed)\b(?=.{0,40}\b(?:letter|message)\b)|\bcongratulat(?:es|ed)\b"
)
_UNDONE = re.compile(
    r"\b(?:will|would|to|not|plans? to|expected to|refused to|is set to|could|may|postponed|cancel\w*) (?:also )?(?:\w+ )?$|"
    r"\b(?:recent|previous|earlier|last|described|recalled|remembered|after|since)(?: \w+)? $",
    re.IGNORECASE,
)
"""What is planned or denied, and what is only looked back on."""
_STOP = re.compile(
    r"(?<!Inc)[;:]|\bto discuss\b|\bwhere\b|\bduring which\b|\bas well as\b(?! President)|\bthat\b|\bwho\b|\bhighlight|\bciting\b"
)
_PHONE = re.compile(r"phone|by telephone|電話")
_VIDEO = re.compile(r"video|ビデオ|オンライン")
_LETTER = re.compile(r"\bletter\b|\bmessage\b|congratulat|書簡|祝電|弔電|親書")
_LIST_HEAD = re.compile(r"\b(?:held|had) (?:\w+ )*(?:meetings?|talks) with:?$|\bmet with:?$|\breceived:?$")
_JA_CUE = re.compile(r"会談|会合|面会|接見|懇談|協議|を迎え|意見交換|書簡|祝電|弔電|親書|電話会談")
_JA_UNDONE = re.compile(
    r"^(?:へ(?:$|[ 　])|する(?:予定|見通し|方向|。|$)|を(?:予定|調整|拒否|見送|中止|要請|提案|呼び)|せず|しない|実現せ)"
)
_JA_WITH = re.compile(r"^(?:（[^）]*）|\([^)]*\)|ら)?(?:と|との)(?!もに)")
_JA_TO = re.compile(r"^(?:（[^）]*）)?(?:を(?:迎|接見|受け)|に(?:祝|弔|書簡|親書|電話)|宛)")
_ROLE = re.compile(r"\b[Tt]he (?:head of state|[Pp]resident|[Mm]inister|[Pp]rime [Mm]inister|speaker)\b|^(?:He|She)\b")
_GROUP = re.compile(r"\b(?:The )?((?:[A-Z]\w+ )?(?:delegation|representatives))\b")
_GROUP_OFFICE = "delegation"
_PLACE = re.compile(r"\bin $")
_CAME = re.compile(
    r"\b(?:visit(?:s|ed)? (?:to )?|arriv(?:es|ed) in )(?:the )?(?:(?:Federal )?Republic of |Kingdom of )?$"
)
_SHORT_MONTH = re.compile(r"\b([A-Z][a-z]{2})\.(\d)")


@dataclass(frozen=True)
class Contacts:
    """Reads contacts out of items."""

    reader: Reader

    def of(self, item: Item) -> tuple[Contact, ...]:
        """The contacts that an item tells of, each pair once, with all sentences that say so."""
        on = day(item)
        principal = self._principal(item, on)
        found: list[Contact] = []
        for one in (*self._told(item, on, principal), *self._lists(item, on, principal)):
            _put(found, one)
        return tuple(found)

    def _principal(self, item: Item, on: date | None) -> Party | None:
        """Whom the item is about: the first party of its headlines."""
        named = (n for q in headlines(item) for n in self.reader.parties(q.text, on)[:1])
        return next((n.party for n in named), None)

    # --- sentences -----------------------------------------------------------------------------------------

    def _told(self, item: Item, on: date | None, principal: Party | None) -> Iterator[Contact]:
        before = ""
        for quote in (*headlines(item), *quotes(item)):
            pairs = (
                self._japanese(quote.text, on)
                if is_japanese(quote.text)
                else self._english(quote.text, on, principal, before)
            )
            for host, guest, means in pairs:
                yield self._contact(item, on, host, guest, means, (quote,))
            before = quote.text

    def _english(
        self, text: str, on: date | None, principal: Party | None, before: str
    ) -> Iterator[tuple[Party, Party, Means]]:
        named = self.reader.parties(text, on)
        between = _BETWEEN.search(text)
        if between:
            after = [n for n in named if n.start >= between.end()][:2]
            if len(after) == 2:
                yield after[0].party, after[1].party, _means(text)
            return
        for cue in _CUE.finditer(text):
            if _UNDONE.search(text[: cue.start()]) or not named:
                continue
            hosts, guests = self._sides(text, cue, named)
            host = hosts[0] if hosts else self._absent(text[: cue.start()], principal, before)
            if host and not guests and len(hosts) > 1:
                guests = hosts[1:]
            if host and guests:
                yield from ((host, guest, _means(text[max(0, cue.start() - 40) :])) for guest in guests)
                return

    def _sides(self, text: str, cue: re.Match[str], named: Sequence[Named]) -> tuple[list[Party], list[Party]]:
        """Who stands before the cue in its clause, and who behind it up to where another matter begins."""
        stop = _STOP.search(text, cue.end())
        limit = stop.start() if stop else len(text)
        hosts = [n for n in named if n.end <= cue.start()]
        guests = [n for n in named if cue.end() - 1 <= n.start < limit]
        if hosts and (
            said := re.search(
                r"\b(?:said|says|stated|announced|added|noted)\b(?! following| after)",
                text[hosts[-1].end : cue.start()],
            )
        ):
            hosts = [n for n in hosts if n.start > hosts[-1].end + said.end()]
        guests = [g for k, g in enumerate(guests) if k == 0 or _joins(text[guests[k - 1].end : g.start])]
        return [n.party for n in hosts], [n.party for n in guests]

    @staticmethod
    def _absent(clause: str, principal: Party | None, before: str) -> Party | None:
        """The one meant where the sentence names none: "the head of state met", "Meetings were also held with"."""
        if principal and (_ROLE.search(clause) or not clause.strip(" ,") or re.search(r"visit", clause)):
            return principal
        group = _GROUP.search(clause) or _GROUP.search(before)
        return Party(name=group[1], office=_GROUP_OFFICE, rank=6) if group else principal

    def _japanese(self, text: str, on: date | None) -> Iterator[tuple[Party, Party, Means]]:
        named = self.reader.parties(text, on)
        for cue in _JA_CUE.finditer(text):
            if _JA_UNDONE.match(text[cue.end() :]) or (len(text) == cue.end() and text.endswith("へ")):
                continue
            ahead = [n for n in named if n.end <= cue.start()]
            with_ = [k for k, n in enumerate(ahead) if _JA_WITH.match(text[n.end :]) or _JA_TO.match(text[n.end :])]
            if not with_ or len(ahead) < 2:
                continue
            first = with_[0]
            if first == 0:  # AとBが会談
                host, guests = ahead[0], ahead[1:2]
            else:
                host = ahead[first - 1] if text[ahead[first - 1].end] in "はがも、" else ahead[0]
                host = ahead[0] if text[ahead[0].end : ahead[0].end + 1] == "、" else host
                guests = [n for n in ahead if n.start > host.start and (n.end <= ahead[with_[-1]].end)]
            yield from ((host.party, g.party, _means(text[max(0, cue.start() - 30) : cue.end()])) for g in guests)
            return

    # --- lists below a visit -------------------------------------------------------------------------------

    def _lists(self, item: Item, on: date | None, principal: Party | None) -> Iterator[Contact]:
        """Both house forms: a line that ends in "held meetings with:", and list items that lead with a guest."""
        host: Party | None = None
        for n, block in enumerate(blocks(item)):
            if block.kind is not BlockKind.LIST_ITEM:
                line = block.text.strip()
                named = self.reader.parties(line, on)
                host = (named[0].party if named else principal) if _LIST_HEAD.search(line) else None
                continue
            text = block.lead or (block.sentences[0].text if block.sentences else "")
            guest = self.reader.lead(text, on) if host else None
            if host and guest:
                told = Quote(item=item.id, block=n, sentence=0, text=block.text)
                yield self._contact(item, on, host, guest, Means.IN_PERSON, (told,))

    # --- when, where ---------------------------------------------------------------------------------------

    def _contact(
        self, item: Item, on: date | None, host: Party, guest: Party, means: Means, told: tuple[Quote, ...]
    ) -> Contact:
        first, last = self._days(item, on, told[0])
        place = self._place(item, told[0]) if means is Means.IN_PERSON else ""
        sides = [p for p in (host, guest) if p.office != _GROUP_OFFICE] or [host]
        level = level_of(max(sides, key=lambda p: p.rank).office)[0]
        return Contact(
            host=host, guest=guest, means=means, level=level, first_on=first, last_on=last, place=place, quotes=told
        )

    def _days(self, item: Item, on: date | None, told: Quote) -> tuple[date | None, date | None]:
        """The day that the sentence names, else that of the first sentence, else that of the report."""
        opening = next((q for q in quotes(item)), told)
        for text in (_spaced(told.text), _spaced(opening.text)):
            pack = lang.pack("ja" if is_japanese(text) else "en")
            spans = [s for s in find_dates(text, pack, on) if s.exact and (on is None or s.first_on <= on)]
            if spans:
                return spans[0].first_on, spans[0].last_on
        return on, on

    def _place(self, item: Item, told: Quote) -> str:
        """Where: "in Ankara", 北京で; in the sentence, else in the item's headlines and first sentences."""
        head = [q.text for q in (*headlines(item), *list(quotes(item))[:2])]
        lines = [b.text for b in blocks(item) if b.kind is BlockKind.SUBHEADING]
        own = [] if told.block >= 0 and blocks(item)[told.block].kind is BlockKind.LIST_ITEM else [told.text]
        found = [
            (kind is EntityKind.PLACE, place) for text in (*own, *head, *lines) for kind, place in self._places(text)
        ]
        return next((place for exact, place in found if exact), found[0][1] if found else "")

    def _places(self, text: str) -> Iterator[tuple[EntityKind, str]]:
        """Towns that something happened in, and countries that somebody came to."""
        for mention in self.reader.find(text):
            entity = self.reader.register.get(mention.entity)
            if entity is None or entity.kind not in {EntityKind.PLACE, EntityKind.COUNTRY} or not entity.country:
                continue
            before, after = text[: mention.start], text[mention.end :]
            came = _CAME.search(before) or after.startswith(("を訪問", "訪問")) or before.endswith("訪")
            there = entity.kind is EntityKind.PLACE and (_PLACE.search(before) or re.match(r"で(?!ある|は)", after))
            if there or came:
                yield entity.kind, entity.names.get("en") or mention.surface


def _spaced(text: str) -> str:
    """A space behind the point of a month: Jan.29 as Jan. 29."""
    return _SHORT_MONTH.sub(r"\1. \2", text)


def _joins(between: str) -> bool:
    """Whether what stands between two guests only lists them: a comma, "and", "including"."""
    return (
        len(between) < 12
        or re.fullmatch(r"(?:[,\s]|\band\b|\bother\b|\bwith\b|\bincluding\b|[A-Z][\w’'&-]*|\bof\b|\bfor\b)*", between)
        is not None
    )


def _means(text: str) -> Means:
    if _PHONE.search(text):
        return Means.TELEPHONE
    if _VIDEO.search(text):
        return Means.VIDEO
    return Means.LETTER if _LETTER.search(text) else Means.IN_PERSON


def _put(found: list[Contact], one: Contact) -> None:
    """Into the list, or laid together with the same pair's: the fuller names, the narrower days, all sentences."""
    if same(one.host, one.guest):
        return
    for n, known in enumerate(found):
        sides = _matched(known, one)
        if sides and (known.means is one.means or _vague(known) or _vague(one)):
            host, guest = sides
            means = one.means if _vague(known) else known.means
            nearer = one if known.first_on is None or (one.first_on and one.first_on < known.first_on) else known
            found[n] = replace(
                known, host=joined(known.host, host), guest=joined(known.guest, guest), means=means,
                place=(known.place or one.place) if means is Means.IN_PERSON else "",
                first_on=nearer.first_on, last_on=nearer.last_on, quotes=tuple(dict.fromkeys((*known.quotes, *one.quotes))),
            )  # fmt: skip
            return
    found.append(one)


def _vague(one: Contact) -> bool:
    """Only a headline tells of it: its talks may as well have been held by telephone."""
    return one.means is Means.IN_PERSON and all(q.block == HEADLINE for q in one.quotes)


def _matched(known: Contact, one: Contact) -> tuple[Party, Party] | None:
    """The sides of a telling as they answer to those of a known contact; a name in another script goes by country."""
    for host, guest in ((one.host, one.guest), (one.guest, one.host)):
        if _alike(known.host, host) and _alike(known.guest, guest):
            return host, guest
    return None


def _alike(known: Party, other: Party) -> bool:
    if same(known, other):
        return True
    scripts = is_japanese(known.name) != is_japanese(other.name)
    return (
        scripts and known.country is not None and known.country == other.country and not (known.entity and other.entity)
    )
