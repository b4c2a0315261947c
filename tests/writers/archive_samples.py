"""Archive pages of our own making: a strategy for any within the grammar, and outlets to read their heads by."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from torimatome.model import (
    ArchivePage,
    Attribution,
    Block,
    BlockKind,
    Feature,
    Filed,
    Headline,
    Item,
    MapLink,
    Note,
    Outlet,
    OutletKind,
    Related,
    Sentence,
)

OUTLETS = [
    Outlet(id=f"qa.o{n}", attribution=name, country="qa", kind=OutletKind.AGENCY, owner=name, timezone="UTC", domains=(f"o{n}.example",))
    for n, name in enumerate(["カラ通信", "港湾新聞", "Qala Defence Weekly", "テレ港 News"])
]  # fmt: skip
JA = ["港が開く", "艇を公開", " 使節団、島へ", "「橋」を渡る", "7隻", "EU と会談", "<b>", "& 協議", '燃料"値上げ"']
EN = ["harbour opens", "after 3 talks", "& more", "<i>boats</i>", "in the bay", "Skua-2 shown", "$5M deal"]
SENTENCES = [
    "港の使節団が3日、新しい桟橋を見た。",
    "艇は7隻で、費用は$5Mという。",
    "「まだ早い」と述べた。",
    "桟橋 & <橋> は長い。",
]
TERMS = {
    "CSTO": "島の代表がCSTOの会合に出た。",
    "MBT": "新型のSkua-2 MBTを見せた。",
    "9K7 Skua": "軍は、9K7 Skua (SS-7)を見せた。",
    "TEL": "発射機はTELに載る。",
}
"""Sentences with a linked term: at Japanese letters, at Latin ones, a type with its name."""


def kept(item: Item) -> Item:
    """What a page must give back of an item: all but line numbers, doubts, and what its source had word for word."""
    filed = item.filed
    assert filed is not None
    maps = tuple(replace(one, raw="") for one in filed.maps)
    related = tuple(replace(one, raw="") for one in filed.related)
    bare = replace(filed, dated_raw="", outlet_raw="", via_raw="", maps=maps, related=related)
    return replace(item, id=filed.id or "", raw=None, doubts=(), filed=bare)


def _block(kind: BlockKind, *sentences: str) -> Block:
    return Block(kind=kind, sentences=tuple(Sentence(text=one) for one in sentences))


def _paragraph(sentences: Sequence[str], wide: bool) -> Block:
    rest = [f" {one}" if wide else one for one in sentences[1:]]
    return _block(BlockKind.PARAGRAPH, sentences[0], *rest)


sentences = st.sampled_from([*SENTENCES, *TERMS.values(), "カラ社(註:島国)製の艇が来た。"])
paragraphs = st.builds(_paragraph, st.lists(sentences, min_size=1, max_size=3), st.booleans())
numbered = st.integers(1, 9).map(lambda n: _block(BlockKind.LIST_ITEM, f"{n}. 港を閉じる"))
bullets = st.sampled_from(["Heads of the talks", "桟橋の今"]).map(lambda text: _block(BlockKind.LIST_ITEM, text))
data = st.sampled_from(["Skua-1: 全長5m", "Skua-2: 7kg, 30分"]).map(lambda text: _block(BlockKind.DATA, text))
goes_on = st.just(_block(BlockKind.PARAGRAPH, "となる見込みである。"))
plain = st.builds(lambda first, rest, lines: (first, *rest, *lines), paragraphs, st.lists(paragraphs, max_size=2), st.lists(data, max_size=2))  # fmt: skip
notes = st.builds(lambda first, rest: (first, *rest), paragraphs, st.lists(numbered | goes_on | paragraphs, max_size=3))
outlines = st.builds(
    lambda first, rest: (_block(BlockKind.SUBHEADING, "港に関する3頁の記事"), first, *rest),
    paragraphs,
    st.lists(bullets | st.just(_block(BlockKind.SUBHEADING, "桟橋の減少")), max_size=3),
)
LAYOUTS = {"A1": ("Yahoo", True), "A2": ("", True), "B1": ("Yahoo", False), "B2": ("", False), "B3": ("", False), "C1": ("Yahoo", False), "C2": ("インターネット", False)}  # fmt: skip


@st.composite
def items(draw: st.DrawFn, n: int) -> Item:
    """The nth item of a page, of 2031 and the years before."""
    layout = draw(st.sampled_from(sorted(LAYOUTS)))
    on = date(2031 - n // 3, 12 - n % 3, draw(st.integers(1, 28)))
    month = layout == "B3"
    outlet = draw(st.sampled_from(OUTLETS))
    japanese = draw(st.booleans())
    words = draw(st.lists(st.sampled_from(JA if japanese else EN), min_size=1, max_size=4))
    headline = f"使節団、{''.join(words)}" if japanese else f"Envoys see {' '.join(words)}"
    feature = draw(st.booleans())
    body = draw(outlines if feature else plain)
    note = draw(st.just(()) | notes)
    via, timed = LAYOUTS[layout]
    name = f"{(on.year % 100):02}{on.month:02}-{on.month:02}{0 if month else on.day:02}{n + 1:02}"
    count = len(body) + len(note)
    maps = draw(st.lists(st.builds(MapLink, place=st.sampled_from(["Qala", "島州"]), provider=st.sampled_from(["", "Google Map"]), after=st.integers(1, count)), max_size=2))  # fmt: skip
    related = draw(st.lists(st.builds(Related, id=st.sampled_from(["3012-110301", "2909-080002"]), label=st.sampled_from(["", "桟橋"]), source=st.just("カラ"), dated=st.sampled_from(["2030-11-03", "2029-08"]), after=st.integers(1, count)), max_size=2))  # fmt: skip
    maps.sort(key=lambda one: one.after)
    related.sort(key=lambda one: one.after)
    blocks = [*body, *note]
    text = [s.text for b in blocks for s in b.sentences]
    last = on.replace(day=monthrange(on.year, on.month)[1]) if month else on
    filed = Filed(
        id=name if n == 0 or draw(st.booleans()) else None, layout=layout, dated=f"{on:%Y-%m}" if month else on.isoformat(),
        dated_raw="", time="09:05" if timed else None, outlet=outlet.attribution, outlet_id=outlet.id, via=via,
        quoted=layout == "C1", explained=tuple("(註:島国)" for one in text if "(註:島国)" in one), maps=tuple(maps),
        related=tuple(related), feature=Feature(title="港に関する3頁の記事", pages=3) if feature else None,
    )  # fmt: skip
    return Item(
        id=name, section="", headlines={"ja" if japanese else "en": Headline(text=headline)}, body=body, filed=filed,
        attributions=(Attribution(outlets=(outlet.attribution,), first_on=on.replace(day=1) if month else on, last_on=last),),
        notes=(Note(blocks=tuple(note)),) if note else (), related=tuple(r.id for r in related),
        maps=tuple(m.place for m in maps), terms=draw(_terms(text)),
    )  # fmt: skip


def _terms(text: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """Some of the terms that the text has, in its order; a term is marked where it first can be, so each stands once."""
    found = [term for one in text for term, sentence in TERMS.items() if sentence in one]
    once = list(dict.fromkeys(found))
    return st.just(tuple(once)) if once else st.just(())


@st.composite
def pages(draw: st.DrawFn) -> ArchivePage:
    """A page of one to five items."""
    count = draw(st.integers(1, 5))
    older = draw(st.sampled_from(["", "2007年以前の報道"]))
    return ArchivePage(title="湾の<動き>に関する報道", items=tuple(draw(items(n)) for n in range(count)), older=older)
