"""References both ways: which item each 【関連記事】 means, what refers to an item, and what a broken one may mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from torimatome.model import Item, Related
from torimatome.model.filed import FILED_ID
from torimatome.model.following import Candidate, Reference

_LONGEST_LAG, _SHOWN = 2, 5

SHORT_SOURCES: Mapping[str, tuple[str, ...]] = {
    "時事": ("時事通信", "AFP=時事", "EPA=時事"), "共同": ("共同通信",), "産経": ("産経新聞",), "朝日": ("朝日新聞",),
    "毎日": ("毎日新聞",), "読売": ("讀賣新聞", "読売新聞"), "讀賣": ("讀賣新聞", "読売新聞"), "日経": ("日経新聞", "日本経済新聞"),
    "東京": ("東京新聞",), "ロイタ": ("ロイタ通信", "ロイター"), "ロイター": ("ロイタ通信", "ロイター"), "AFP": ("AFP=時事", "AFP"),
    "EPA": ("EPA=時事",), "テレ朝": ("テレ朝 News",), "日テレ": ("日テレ News",), "TBS": ("TBS News",), "FNN": ("FNN プライム",),
    "NHK": ("NHK", "NHK News"), "BBC": ("BBC News", "BBC"), "CNN": ("CNN",), "AP": ("AP",), "WSJ": ("Wall Street Journal",),
    "S&S": ("Stars & Stripes",), "JDW": ("Jane's Defence Weekly",), "IDR": ("International Defence Review",),
    "JMR": ("Jane's Missiles & Rockets",), "J360": ("Jane's 360",), "DN": ("Defense News",), "MT": ("Military Times",),
    "BD": ("Breaking Defense",), "KI": ("Kyiv Independent",), "RC": ("Record China",),
}  # fmt: skip
"""Short forms of outlets in references, and the outlets that each may mean. A desk's other outlets go by their own form."""


@dataclass(frozen=True)
class References:
    """All references of an archive, each once, in order of the items."""

    found: tuple[Reference, ...]

    @classmethod
    def of(cls, items: Iterable[Item]) -> References:
        """Resolve every reference of the items among the items themselves."""
        items = tuple(items)
        ids = {_key(item): item.id for item in items} | {item.id: item.id for item in items}
        by_day: defaultdict[str, list[Item]] = defaultdict(list)
        for item in items:
            if item.filed and item.filed.dated:
                by_day[item.filed.dated].append(item)
        return cls(tuple(_reference(item.id, r, ids, by_day) for item in items for r in _related(item)))

    def dangling(self) -> tuple[Reference, ...]:
        """Those that lead nowhere."""
        return tuple(one for one in self.found if one.target is None)


def _key(item: Item) -> str:
    return (item.filed.id if item.filed else None) or item.id


def _related(item: Item) -> Iterator[Related]:
    """As an archive page has them; an item of our own has only ids."""
    filed = item.filed.related if item.filed else ()
    yield from filed
    known = {r.id for r in filed}
    yield from (Related(id=one) for one in item.related if one not in known)


def _reference(
    source: str, related: Related, ids: Mapping[str, str], by_day: Mapping[str, Sequence[Item]]
) -> Reference:
    if related.id in ids:
        return Reference(source=source, related=related, target=ids[related.id], reason="by its id")
    wrong = _fault(related.id)
    reason = f"the id {related.id} {wrong or 'is borne by no item here'}"
    told = tuple(_told(related, by_day))
    if len(told) == 1:
        said = f"{reason}; {told[0].reason}"
        return Reference(source=source, related=related, target=told[0].item, reason=said, candidates=told)
    guessed = tuple(_guessed(related, ids)) if wrong else ()
    return Reference(source=source, related=related, target=None, reason=reason, candidates=(*told, *guessed)[:_SHOWN])


def _fault(one: str) -> str:
    """What is wrong with an id by its form, or nothing."""
    match = FILED_ID.fullmatch(one)
    if match is None:
        return "is not of the form YYMM-MMDDNN"
    if not 1 <= int(match["mm"]) <= 12:
        return f"has the impossible month {match['mm']}"
    if not (1 <= int(match["m"]) <= 12 and int(match["d"]) <= 31):
        return f"has the impossible day {match['m']}-{match['d']}"
    return ""


def _told(related: Related, by_day: Mapping[str, Sequence[Item]]) -> Iterator[Candidate]:
    """Items of the source and date that the reference names."""
    meant = {related.source.casefold(), *(o.casefold() for o in SHORT_SOURCES.get(related.source, ()))}
    for item in by_day.get(related.dated, ()) if related.source else ():
        assert item.filed is not None
        if {item.filed.outlet.casefold(), item.filed.outlet_raw.casefold()} & meant:
            said = f"{item.filed.outlet} of {related.dated} has this item"
            yield Candidate(item=item.id, reason=f"{said}, as the reference says ({related.source})")


def _guessed(related: Related, ids: Mapping[str, str]) -> Iterator[Candidate]:
    """Ids that a broken one may stand for: with its issue digits in another order, fitting the date; then by the date."""
    if not re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", related.dated):
        return
    digits = re.sub(r"\D", "", related.id)
    number = digits[-2:] if len(digits) == 10 else "NN"
    days = related.dated[5:7] + (related.dated[8:10] or "00")
    swapped = {"".join(p) for p in permutations(digits[:4])} if len(digits) >= 4 else set()
    issues = list(_issues(related.dated))
    for issue in sorted(issues, key=lambda i: (i not in swapped, issues.index(i))):
        one = f"{issue}-{days}{number}"
        why = (
            f"the digits of {digits[:4]} in another order" if issue in swapped else "an issue that could hold its date"
        )
        yield Candidate(item=ids.get(one, one), reason=f"{why}, for {related.source or 'a source'} of {related.dated}")


def _issues(dated: str) -> Iterator[str]:
    """The issues that could hold matter of a date: of the same month (a monthly), of the next, of the one after."""
    year, month = int(dated[:4]), int(dated[5:7])
    for later in (1, 2) if len(dated) == 10 else (1, _LONGEST_LAG, 0):
        total = year * 12 + month - 1 + later
        yield f"{total // 12 % 100:02}{total % 12 + 1:02}"
