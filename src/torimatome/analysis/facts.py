"""Figures, years and days in sentences, each with what it counts: what can be held against another sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from torimatome import lang
from torimatome.analysis.marks import words
from torimatome.analysis.reading import Finder, is_japanese
from torimatome.lang.dates import find_dates
from torimatome.lang.numbers import find_numbers
from torimatome.model import EntityKind
from torimatome.model.following import Quote
from torimatome.profiles.register import Register

_NUMBER = r"(?<![\d.,~～〜-])(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?P<scale>[万千]?)"
_FATE = "死亡|死者|戦死|犠牲|死傷|負傷|殺害|処刑|逮捕|拘束|行方不明"
_PEOPLE = re.compile(rf"{_NUMBER}(?:人|名)(?:以上|超|余り|余)?(?:の[^。、\d]{{1,8}})?(?:が|を)?(?P<fate>{_FATE})")
_PEOPLE_AFTER = re.compile(
    rf"(?P<fate>死者|死者数|死傷者|負傷者)(?:数)?(?:は|が|を|も|、)?(?:少なくとも|約|計)?{_NUMBER}(?:人|名)"
)
_THINGS = re.compile(
    rf"(?P<what>[ァ-ヶー]{{2,8}}|[一-龠]{{2,6}}|[A-Z][\w-]{{1,11}} ?){_NUMBER}(?P<unit>両|機|隻|基|門|品目|社|地区)(?![一-龠])"
)
_ITEMS = re.compile(rf"{_NUMBER}(?P<unit>品目|社)")
_MONEY = re.compile(r"\$(?P<n>\d+(?:\.\d+)?)(?P<scale>[MBT])")
_UNTIL = re.compile(r"(?P<n>(?:19|20)\d\d)年(?P<unit>まで)")
_EVENT = "衝突|爆発|攻撃|襲撃|砲撃|銃撃|墜落|撃墜|調印|署名|就任|辞任"
_DATED = re.compile(
    rf"(?:(?P<y>(?:19|20)\d\d)年)?(?P<m>\d{{1,2}})月(?:(?P<d>\d{{1,2}})日?)?(?:[~～](?P<d2>\d{{1,2}})日)?[^。、\d]{{0,30}}?(?P<what>{_EVENT})"
)
_DATED_AFTER = re.compile(
    rf"(?P<what>{_EVENT})は(?:(?P<y>(?:19|20)\d\d)年)(?P<m>\d{{1,2}})月(?:(?P<d>\d{{1,2}})日)?に(?:も)?"
)
_SCALES = {"": 1.0, "千": 1e3, "万": 1e4, "M": 1e6, "B": 1e9, "T": 1e12}
_FATES = {
    "死者": "死亡",
    "死者数": "死亡",
    "戦死": "死亡",
    "犠牲": "死亡",
    "殺害": "死亡",
    "処刑": "死亡",
    "死傷者": "死傷",
    "負傷者": "負傷",
}
_EN_FATE = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(killed|dead|died|wounded|injured|arrested|detained|convicted|sentenced|reservists|exercises|prisoners|detainees|countries)\b"
)
_EN_FATES = {"dead": "killed", "died": "killed", "injured": "wounded", "detained": "arrested"}
_EN_UNTIL = re.compile(r"\b(?:until|till|by|through) (?P<n>(?:19|20)\d\d)\b")
_CLAUSE = re.compile(r"[、,;]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A figure, a year or a span of days (as ordinals): key says of what, holder whose country stands nearest before it."""

    key: str
    first: float
    last: float
    shown: str
    holder: str | None
    context: frozenset[str]
    places: frozenset[str]
    quote: Quote

    @property
    def is_casualties(self) -> bool:
        """Whether it counts people that something was done to."""
        return self.key.startswith("people:")


def facts(quote: Quote, on: date | None, find: Finder, register: Register) -> Iterator[Fact]:
    """The facts of one sentence."""
    text = quote.text
    found = list(_japanese(text, on) if is_japanese(text) else _english(text, on))
    if not found:
        return
    mentions = tuple(find(text))
    entities = [(m, e) for m in mentions if (e := register.get(m.entity)) and e.kind is not EntityKind.OUTLET]
    names = frozenset(f"={e.id}" for _, e in entities)
    places = frozenset(e.id for _, e in entities if e.kind is EntityKind.PLACE)
    bare = _bare(text, mentions)
    for key, first, last, start, end in found:
        before = [e.country for m, e in entities if m.end <= start and e.country]
        context = names | bare - frozenset(words(text[start:end]))
        yield Fact(
            key=key, first=first, last=last, shown=text[start:end].strip("、"), holder=before[-1] if before else None,
            context=context, places=places, quote=quote,
        )  # fmt: skip


def _bare(text: str, mentions: tuple[object, ...]) -> frozenset[str]:
    """The words of a sentence without its names."""
    spans = sorted((m.start, m.end) for m in mentions)  # type: ignore[attr-defined]
    pieces, at = [], 0
    for start, end in spans:
        pieces.append(text[at:start])
        at = end
    return frozenset(w for piece in (*pieces, text[at:]) for w in words(piece))


Found = tuple[str, float, float, int, int]


def _japanese(text: str, on: date | None) -> Iterator[Found]:
    for pattern in (_PEOPLE, _PEOPLE_AFTER):
        for m in pattern.finditer(text):
            yield _figure(m, f"people:{_FATES.get(m['fate'], m['fate'])}")
    for m in _THINGS.finditer(text):
        yield _figure(m, f"{m['what'].strip()}:{m['unit']}")
    for m in _ITEMS.finditer(text):
        yield _figure(m, f"items:{m['unit']}")
    for m in _MONEY.finditer(text):
        yield _figure(m, "money:$")
    for m in _UNTIL.finditer(text):
        yield _figure(m, "year:まで", scaled=False)
    for pattern in (_DATED, _DATED_AFTER):
        for m in pattern.finditer(text):
            span = _span(m, on)
            if span:
                yield f"day:{m['what']}", float(span[0].toordinal()), float(span[1].toordinal()), m.start(), m.end()


def _figure(m: re.Match[str], key: str, *, scaled: bool = True) -> Found:
    value = float(m["n"].replace(",", "")) * (_SCALES[m["scale"]] if scaled and "scale" in m.groupdict() else 1.0)
    return key, value, value, m.start(), m.end()


def _span(m: re.Match[str], on: date | None) -> tuple[date, date] | None:
    """The days of a written date; without a year, the last such day before the report."""
    given = m.groupdict()
    year = int(given["y"]) if given["y"] else on.year if on else None
    try:
        first = date(year or 0, int(given["m"]), int(given["d"] or 1))
        if on and not given["y"] and first > on:
            first = first.replace(year=first.year - 1)
        if given["d"]:
            last = first.replace(day=int(given.get("d2") or given["d"]))
        else:
            last = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            last = date.fromordinal(last.toordinal() - 1)
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _english(text: str, on: date | None) -> Iterator[Found]:
    pack = lang.pack("en")
    days = [(s.start, s.end) for s in find_dates(text, pack, on)]
    for n in find_numbers(text, pack):
        if any(s <= n.start < e for s, e in days):
            continue
        if n.unit in {"USD", "EUR"}:
            yield f"money:{n.unit}", n.value, n.value, max(0, n.start - 1), n.end
        elif after := _EN_FATE.match(text[n.end : n.end + 60]):
            what = _EN_FATES.get(after[1], after[1])
            yield f"people:{what}", n.value, n.value, n.start, n.end + after.end()
    for m in _EN_UNTIL.finditer(text):
        yield "year:until", float(m["n"]), float(m["n"]), m.start(), m.end()


@lru_cache(maxsize=4096)
def event_days(text: str, on: date | None) -> frozenset[date]:
    """The exact days that a sentence names."""
    spans = find_dates(text, lang.pack("ja" if is_japanese(text) else "en"), on)
    return frozenset(s.first_on for s in spans if s.exact)
