"""A commentary from first draft to print: drafted from the timeline, kept by versions, laid out with its support."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from torimatome.analysis.reading import headlines, is_japanese, quotes
from torimatome.analysis.timeline import timeline
from torimatome.chronicle import outline as written
from torimatome.chronicle.forecasts import Forecasts
from torimatome.chronicle.outline import TIMELINE
from torimatome.errors import BadConfig, Failed, NotFound, Stop
from torimatome.lang.text import counted
from torimatome.model import Item, Milestone, Quote
from torimatome.model.commentary import Basis, Outline, Precision, Support, Witness
from torimatome.plugins import Folder
from torimatome.store import Store
from torimatome.store.commentary import Kept
from torimatome.writers.commentary import Picture
from torimatome.writers.pdf_picture import png
from torimatome.writers.pictures import Look
from torimatome.writers.pictures.timeline import Lane, draw

_PNG = b"\x89PNG\r\n\x1a\n"
_MOST_PICTURE = 20_000_000
_EXACT = {Precision.DAY, Precision.RANGE, Precision.SINCE}
_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Commentaries:
    """The commentaries of one desk."""

    folder: Folder
    store: Store
    clock: Callable[[], datetime]

    def read(self, name: str) -> tuple[Outline, Path]:
        """An outline by its file, or by the id of one that was kept; and the folder of its pictures. Stop: it is neither."""
        file = Path(name)
        if file.is_file():
            return written.read(file.name, _text(file)), file.parent
        kept = self.store.commentaries.newest(name)
        if kept is None:
            known = ", ".join(sorted({one.id for one in self.store.commentaries.versions()})) or "none"
            raise NotFound(f"there is no file {name!r}, and no commentary of that id was kept (kept are: {known}).")
        return written.read(f"{name}.txt", kept.text), Path()

    def begin(self, file: Path) -> None:
        """A file to write a commentary in. Stop: it is there already."""
        if file.exists():
            raise Stop(f"{file} is there already; name a file that is not.")
        today = self.clock().date()
        title = file.stem.replace("-", " ").replace("_", " ").strip().capitalize() or "Commentary"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(written.TEMPLATE.format(title=title, today=today, look=today + _YEAR), "utf-8")

    def keep(self, file: Path, by: str) -> Iterator[str]:
        """Keep a file's text as a version, and log its forecasts; what was done, in lines."""
        text = _text(file)
        outline = written.read(file.name, text)
        with self.store.transaction():
            new = self.store.commentaries.keep(outline.id, text, by, self.clock())
            logged, left = Forecasts(self.store, self.clock).log(outline)
        version = len(self.store.commentaries.versions(outline.id))
        yield f"{outline.id}: " + (
            f"kept as version {version}" if new else f"version {version} has these words already"
        )
        for one in logged:
            yield f"forecast {one.id}: {one.probability:.0%} by “{one.words or 'her own number'}” ({one.by}), to look at on {one.look_on}"
        yield from left

    def kept(self) -> Sequence[tuple[Kept, str]]:
        """The newest version of each commentary, with its title."""
        newest = {one.id: one for one in self.store.commentaries.versions()}
        return [(one, _title(one)) for one in newest.values()]

    # --- drafts -------------------------------------------------------------------------------------------------

    def draft(
        self, query: str, found: Iterable[str], first: date | None, last: date | None, limit: int
    ) -> tuple[str, int]:
        """An outline whose factual part is the timeline of some items, sentence by sentence; how many dates it has.

        The sentences are the items' own. What they mean is left to the analyst. NotFound: nothing is dated so.
        """
        items = [one.item for key in found if (one := self.store.archive.get(key))]
        dates = timeline(items, first, last, limit)
        if not dates:
            raise NotFound(
                f"nothing in the archive on {query!r} has a date in these days; ask with other words or days."
            )
        known = {item.id: item for item in items}
        return "\n".join(_drafted(query, dates, known, self.clock().date())), len(dates)

    # --- pictures -----------------------------------------------------------------------------------------------

    def pictures(self, outline: Outline, beside: Path, supports: Sequence[Support]) -> Mapping[str, Picture]:
        """The pictures that an outline names. BadConfig: one is not there, is no picture, or is too large."""
        plates = [p.plate for p in outline.passages if p.plate]
        return {
            p.file: _timeline(outline, supports) if p.file == TIMELINE else _picture(beside / p.file, p.line)
            for p in plates
        }


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadConfig(f"{file} is not UTF-8 text (byte {error.start}); save it as UTF-8.") from error
    except OSError as error:
        raise Stop(f"{file} cannot be read ({error.strerror}); name a file that exists.") from error


def _title(one: Kept) -> str:
    try:
        return written.read(f"{one.id}.txt", one.text).title
    except BadConfig as error:  # written for an older form of outlines
        return f"cannot be read: {error}"


def _picture(file: Path, line: int) -> Picture:
    try:
        if file.stat().st_size > _MOST_PICTURE:
            raise BadConfig(
                f"line {line}: the picture {file.name} is larger than {_MOST_PICTURE // 10**6} MB; make it smaller."
            )
        data = file.read_bytes()
    except OSError as error:
        raise BadConfig(
            f"line {line}: the picture {file} cannot be read ({error.strerror}); put it beside the outline."
        ) from error
    if file.suffix.lower() == ".svg":
        if b"<svg" not in data[:2000]:
            raise BadConfig(f"line {line}: {file.name} is no SVG; name a picture.")
        beside = file.with_suffix(".png")
        return Picture(data=data, is_svg=True, raster=beside.read_bytes() if beside.is_file() else _raster(data))
    if not data.startswith(_PNG):
        raise BadConfig(f"line {line}: {file.name} is no PNG; name a picture.")
    return Picture(data=data)


def _raster(svg: bytes) -> bytes | None:
    """An SVG in dots; None where it cannot be made, as of one without a size."""
    try:
        return png(svg)
    except (Failed, UnicodeDecodeError):
        return None


def _timeline(outline: Outline, supports: Sequence[Support]) -> Picture:
    """The events that the statements rest on, on a line of time; those without an exact day would stand on it wrongly."""
    found = {w.key: w for one in supports for w in one.witnesses if not w.missing}
    bases = dict.fromkeys(b for one in supports for b in one.bases)
    exact = [(b, b.first_on) for b in bases if b.first_on and b.precision in _EXACT]
    told = [_milestone(b, [w for g in b.grounds if (w := found.get(str(g)))], on) for b, on in exact]
    less = len(bases) - len(exact)
    look = Look(language="ja" if outline.language == "ja" else "en", title=outline.title)
    data = draw([Lane(name="", milestones=tuple(sorted(told, key=lambda m: m.on)))], look)
    left = f"({counted(less, 'event')} without an exact day: see the chronology.)" if less else ""
    return Picture(data=data, is_svg=True, raster=png(data), left_out=left)


def _milestone(basis: Basis, witnesses: Sequence[Witness], on: date) -> Milestone:
    ids = tuple(w.id or w.key for w in witnesses)
    reported = min((w.first_on for w in witnesses if w.first_on), default=on)
    quote = Quote(item=ids[0] if ids else basis.key, block=-1, sentence=0, text=basis.text)
    return Milestone(
        on=on, text=basis.text, items=ids, quote=quote, reported_on=reported, references=max(1, len(ids)),
        foreseen=reported < on,
    )  # fmt: skip


# --- a draft's lines ------------------------------------------------------------------------------------------


def _drafted(query: str, dates: Sequence[Milestone], known: Mapping[str, Item], today: date) -> Iterator[str]:
    language = "ja" if sum(is_japanese(d.text) for d in dates) * 2 > len(dates) else "en"
    yield f"title: {_safe(query)}"
    yield f"title ja: \norganisation: \nauthor: \ndate: {today}\nlanguage: {language}\n"
    yield f"// {counted(len(dates), 'date')} from the archive. Each sentence is its source's own; change it only with its source."
    yield "// The argument is yours: write it below, and say in braces what it rests on.\n"
    yield "# Course of events | 経過\n"
    year = None
    for n, one in enumerate(dates, 1):
        if year not in {None, one.on.year}:
            yield ""
        year = one.on.year
        yield f"{_sentence(one.text)} {{reported: e{n}}}"
    yield "\n# What it means | 意味\n\n// What led to what, and why? {causal: e1, e2}   What does it show? {interpretation: e1}\n"
    yield "# Outlook | 見通し\n\n// It is likely that ... {forecast: e1; 70%; look 2030-12-31; true if ...}\n"
    for n, one in enumerate(dates, 1):
        grounds = "; ".join(f"item {item}" for item in one.items)
        yield f"@ e{n} | {one.on} | {_safe(_what(one, known))} | {grounds}"
    yield ""


def _what(one: Milestone, known: Mapping[str, Item]) -> str:
    """The headline of the item whose event it is, in the language of the sentence; for a date only named, the sentence."""
    item = known.get(one.quote.item)
    if item is None or one.quote.item in one.named_by:
        return one.text
    same = [q.text for q in headlines(item) if is_japanese(q.text) == is_japanese(one.text)]
    return next(iter(same), next((q.text for q in quotes(item)), one.text))


def _sentence(text: str) -> str:
    """A sentence that can stand in an outline: no braces, not like one of its own lines, and with a stop."""
    words = _safe(text)
    words = words if words.endswith((".", "。", "!", "?", "”", "」")) else f"{words}."
    return f"\u200b{words}" if words[:1] in "@!#" or words.startswith("//") else words


def _safe(text: str) -> str:
    return " ".join(text.replace("{", "(").replace("}", ")").replace("|", "/").split())
