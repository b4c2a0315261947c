"""A commentary as what every format prints: its paragraphs with numbered notes, and three lists behind them.

The notes give item ids, outlets and dates in the house's form. † marks a figure that no source has, ‡ a statement that
rests on nothing; a clean copy leaves both out, and the list of what each statement rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from torimatome.analysis.support import when
from torimatome.lang.text import counted
from torimatome.model import Attribution
from torimatome.model.commentary import Basis, Outline, Passage, Standing, Support, Witness
from torimatome.writers.flow import clean
from torimatome.writers.references import web_address

NO_FIGURE, NOTHING = "†", "‡"
LEGEND = (
    f"{NO_FIGURE} 出典のない数字 · no source has this figure　{NOTHING} 根拠のない文 · this statement rests on nothing"
)
HEADS = {
    "notes": "註 · Notes",
    "chronology": "年表 · Chronology",
    "sources": "出典 · Sources",
    "support": "各文の根拠 · What each statement rests on",
}
COLUMNS = {
    "chronology": ("日付 · Date", "事項 · Event", "出典 · Source", "註"),
    "support": ("", "文 · Statement", "種別 · Kind", "根拠 · Rests on", "状態 · Standing", "備考 · Remarks"),
}
_FAR = date(9999, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture to place: its bytes, and whether they are SVG (else PNG). raster: an SVG's PNG, for formats that want one.

    left_out: what it does not show, for its caption.
    """

    data: bytes
    is_svg: bool = False
    raster: bytes | None = None
    left_out: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a statement; marked: a † or ‡ after them, note: the number of the note after them; ends: its last words."""

    text: str
    marked: str = ""
    note: int | None = None
    ends: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Statements in a row; or, with a picture, its caption."""

    pieces: tuple[Piece, ...] = ()
    heading: str = ""
    picture: Picture | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A line of the list of sources. words: id, outlets and dates; number: its place."""

    number: int
    id: str
    words: str
    headline: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the chronology or of the list of support: what stands in its columns."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """All that a format prints. notes: their words, by number from 1."""

    id: str
    title: str
    title_ja: str
    byline: str
    on: date
    language: str
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[str, ...]
    chronology: tuple[Row, ...]
    sources: tuple[Source, ...]
    support: tuple[Row, ...]
    legend: str = ""


def paper(
    outline: Outline, supports: Sequence[Support], pictures: Mapping[str, Picture], *, clean_copy: bool = False
) -> Paper:
    """A commentary laid out. pictures: by the file that the outline names; one that is not there is left out."""
    notes = _Notes(supports)
    by_number = {s.statement.number: s for s in supports}
    paragraphs = [p for one in outline.passages for p in _paragraphs(one, by_number, notes, pictures, clean_copy)]
    marked = any(piece.marked for one in paragraphs for piece in one.pieces)
    return Paper(
        id=outline.id, title=clean(outline.title), title_ja=clean(outline.title_ja), language=outline.language,
        byline=" · ".join(clean(t) for t in (outline.author, outline.organisation, _house(outline.dated_on)) if t),
        on=outline.dated_on or date(2000, 1, 1), paragraphs=tuple(paragraphs), notes=tuple(notes.words()),
        chronology=tuple(_chronology(supports, notes)), sources=tuple(_sources(supports)),
        support=() if clean_copy else tuple(map(_supported, supports)), legend=LEGEND if marked else "",
    )  # fmt: skip


class _Notes:
    """Numbers the notes: statements that rest on the same things share one."""

    def __init__(self, supports: Sequence[Support]) -> None:
        self._witnesses = {w.key: w for s in supports for w in s.witnesses}
        self._numbers: dict[tuple[Basis, ...], int] = {}
        for one in supports:
            if one.bases:
                self._numbers.setdefault(one.bases, len(self._numbers) + 1)

    def of(self, bases: tuple[Basis, ...]) -> int | None:
        return self._numbers.get(bases)

    def having(self, basis: Basis) -> list[int]:
        return [n for bases, n in self._numbers.items() if basis in bases]

    def words(self) -> Iterator[str]:
        for bases in self._numbers:
            yield "; ".join(f"{clean(b.text)} ({when(b)}): {self.grounds(b)}" for b in bases) + "."

    def grounds(self, basis: Basis) -> str:
        found = [self._witnesses[str(g)] for g in basis.grounds if str(g) in self._witnesses]
        return ", ".join(named(w) for w in found if not w.missing) or "出典なし · no source"


def named(witness: Witness) -> str:
    """<2306-052605> (AZERTAG / 26.05.2023); a source by hand in its own words."""
    if witness.by_hand:
        return clean(witness.key.removeprefix("hand "))
    told = Attribution(outlets=witness.outlets, first_on=witness.first_on, last_on=witness.last_on)
    return clean(f"<{witness.id}> {told}")


def _paragraphs(
    one: Passage, supports: Mapping[int, Support], notes: _Notes, pictures: Mapping[str, Picture], clean_copy: bool
) -> Iterator[Paragraph]:
    heading = " · ".join(clean(part) for part in (one.heading_ja, one.heading) if part)
    pieces = [p for s in one.statements for p in _pieces(supports[s.number], notes, clean_copy)]
    if heading or pieces:
        yield Paragraph(heading=heading, pieces=tuple(pieces))
    if one.plate and one.plate.file in pictures:
        picture = pictures[one.plate.file]
        yield Paragraph(picture=picture, caption=clean(f"{one.plate.caption} {picture.left_out}"))


def _pieces(support: Support, notes: _Notes, clean_copy: bool) -> Iterator[Piece]:
    """A statement cut behind each figure that no source has."""
    text, at = clean(support.statement.text), 0
    for figure in () if clean_copy else support.figures:
        found = text.find(figure.words, at)
        if not figure.sentence and found >= 0:
            end = found + len(figure.words)
            yield Piece(text=text[at:end], marked=NO_FIGURE, ends=False)
            at = end
    marked = NOTHING if support.standing is Standing.UNSUPPORTED and not clean_copy else ""
    yield Piece(text=text[at:], marked=marked, note=notes.of(support.bases))


def _chronology(supports: Sequence[Support], notes: _Notes) -> Iterator[Row]:
    """What the statements rest on, in order of time; what has no date stands last."""
    bases = dict.fromkeys(b for s in supports for b in s.bases)
    for basis in sorted(bases, key=lambda b: (b.first_on or _FAR, b.last_on or _FAR, b.key)):
        numbers = ", ".join(map(str, notes.having(basis)))
        yield Row(cells=(when(basis), clean(basis.text), notes.grounds(basis), numbers))


def _sources(supports: Sequence[Support]) -> Iterator[Source]:
    found = {w.key: w for s in supports for w in s.witnesses if not w.missing}
    for n, w in enumerate(sorted(found.values(), key=lambda w: (w.first_on or _FAR, w.id, w.key)), 1):
        yield Source(number=n, id=w.id, words=named(w), headline=clean(w.headline), url=web_address(w.url))


def _supported(one: Support) -> Row:
    """Number and words of a statement, what it is, how it stands, and what is to be said of that."""
    s = one.statement
    who = f"{counted(one.outlets, 'source')}, {counted(one.families, 'owner')}"
    rests = ", ".join(b.key for b in one.bases) or "—"
    told = f"{one.standing} ({who})" if one.outlets else str(one.standing)
    have = [f"“{f.words}” stands in {f.source}." for f in one.figures if f.sentence]
    remarks = " ".join(map(_begun, map(clean, (*one.faults, *one.marks, *have))))
    return Row(cells=(str(s.number), clean(s.text), str(s.kind), rests, told, remarks))


def _begun(sentence: str) -> str:
    """With a capital, unless it begins with a key."""
    return sentence if sentence[1:2].isdigit() else f"{sentence[:1].upper()}{sentence[1:]}"


def _house(on: date | None) -> str:
    return f"{on:%d.%m.%Y}" if on else ""
