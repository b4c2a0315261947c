"""Bulletins of our own making: one by hand, and a strategy for any within the grammar."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from hypothesis import strategies as st

from torimatome.model import (
    Attribution,
    Block,
    BlockKind,
    Bulletin,
    Citation,
    Headline,
    Item,
    Note,
    Period,
    Section,
    Sentence,
    Source,
)

PERIOD = Period(first_on=date(2031, 3, 1), last_on=date(2031, 3, 7))
WORDS = ["border", "talks", "on", "the", "harbour", "of", "Qala", "with", "7", "10,000", "ə-line", "[draft]", "2 * 3", "a_b_c", "<b>", "& co", "c:\\x", "$5", "#1", "`x`", "(PAM)", "●", "NOTE", "END", "-", "1)"]  # fmt: skip
JA = ["港湾", "協議", "を", "開催", "、", "外相", "と", "会談", "ー", "EUとの", "（案）", "「橋」"]


def plain(bulletin: Bulletin) -> object:
    """What a reader of any format must give back."""
    return (
        bulletin.title,
        bulletin.subtitle,
        bulletin.publisher,
        bulletin.period,
        bulletin.end_mark,
        [(s.number, s.name, [_item(i) for i in s.items]) for s in bulletin.sections],
    )


def _item(item: Item) -> object:
    return (
        item.headline("ja"),
        item.headline("en"),
        [(b.kind, b.lead, b.lead_last, b.text) for b in item.body],
        [(a.outlets, a.first_on, a.last_on) for a in item.attributions],
        [([b.text for b in n.blocks], _outlets(n)) for n in item.notes],
    )


def _outlets(note: Note) -> object:
    return (note.attribution.outlets, note.attribution.last_on) if note.attribution else None


def _sentence(words: list[str]) -> Sentence:
    return Sentence(
        text=" ".join(["The", *words]) + ".", citations=(Citation(article="a", revision=1, start=0, end=3),)
    )


sentences = st.lists(st.sampled_from(WORDS), min_size=2, max_size=8).map(_sentence)
paragraphs = st.lists(sentences, min_size=1, max_size=3).map(
    lambda found: Block(kind=BlockKind.PARAGRAPH, sentences=tuple(found))
)
quotations = sentences.map(
    lambda s: Block(kind=BlockKind.QUOTATION, sentences=(Sentence(text=f"“{s.text}”", citations=s.citations),))
)
lists = st.builds(
    lambda head, items: (
        Block(kind=BlockKind.SUBHEADING, sentences=(Sentence(text=f"{head.text.rstrip('.')}:"),)),
        *items,
    ),
    sentences,
    st.lists(
        st.builds(
            lambda lead, s: Block(kind=BlockKind.LIST_ITEM, lead=lead, sentences=(s,)),
            st.sampled_from(["", "Ada Qar, Minister.", "Bo_b Lee, Head."]),
            sentences,
        ),
        min_size=1,
        max_size=3,
    ),
)
separators = paragraphs.map(lambda after: (Block(kind=BlockKind.SEPARATOR), after))
bodies = st.builds(
    lambda first, rest: (first, *(block for group in rest for block in group)),
    paragraphs,
    st.lists(st.one_of(paragraphs.map(lambda b: (b,)), quotations.map(lambda b: (b,)), lists, separators), max_size=3),
)
days = st.integers(-1, 6).map(lambda n: PERIOD.first_on + timedelta(days=n))
attributions = st.builds(
    lambda names, day, more: Attribution(outlets=tuple(names), first_on=day - timedelta(days=more), last_on=day),
    st.lists(st.sampled_from(["QALA", "PORT-NEWS.NET", "MOD.GOV.QA"]), min_size=1, max_size=2, unique=True),
    days,
    st.integers(0, 2),
)
notes = st.builds(
    lambda blocks, attribution: Note(blocks=tuple(blocks), attribution=attribution),
    st.lists(paragraphs, min_size=1, max_size=2),
    st.none() | attributions,
)
headlines = st.builds(
    lambda ja, en: {
        "ja": Headline(text="外相、" + "".join(ja)),
        "en": Headline(text=" ".join(["Minister", *en, "opens"])),
    },
    st.lists(st.sampled_from(JA), min_size=1, max_size=6),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5),
)
items = st.builds(
    lambda head, body, attribution, found: Item(
        id="x", section="x", headlines=head, body=body, attributions=(attribution,), notes=tuple(found)
    ),
    headlines,
    bodies,
    attributions,
    st.lists(notes, max_size=2),
)


def bulletin_of(sections: list[list[Item]]) -> Bulletin:
    """A bulletin of some sections' items, with its title block."""
    names = ["軍事・治安関係", "内政関連", "外政関連"]
    return Bulletin(
        id="b",
        title="カラ政治・治安情報",
        subtitle="(公開情報とりまとめ)",
        publisher="在カラ大使館",
        period=PERIOD,
        sections=tuple(
            Section(number=n, key=names[n - 1], name=names[n - 1], items=tuple(found))
            for n, found in enumerate(sections, 1)
        ),
    )


bulletins = st.lists(st.lists(items, min_size=1, max_size=3), min_size=1, max_size=3).map(bulletin_of)
SOURCES = {
    "a@1": Source(
        article="a",
        revision=1,
        outlet="qa.qala",
        attribution="QALA",
        headline="<script>alert(1)</script> Qala #heading *x* 港",
        language="en",
        url="https://qala.example/a?x=1&y=2",
        published_at=datetime(2031, 3, 2, 10, 30, tzinfo=timezone(timedelta(hours=4))),
        fetched_at=None,
        snapshot="s",
    )
}
