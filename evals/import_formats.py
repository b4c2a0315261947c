"""Reads the seeds as Word files, web pages, Markdown and PDF, and compares each field with the checked reading."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from evals import desk_documents as desk
from evals.import_seeds import Triple
from evals.shared import material, skips
from torimatome import exports, readers, writers
from torimatome.model import Item
from torimatome.readers import Document

_KINDS = {"quote": "quotation"}


@dataclass(frozen=True, slots=True)
class Sample:
    """A document in a form: its kind, the form, its bytes, and the comparison of what was read."""

    kind: str
    form: str
    data: bytes
    compare: Callable[[Document], Iterator[Triple]]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a sample."""

    sample: Sample
    found: tuple[Triple, ...]
    document: Document
    seconds: float

    @property
    def right(self) -> float:
        """The share of the fields that are right."""
        return sum(a == b for _, a, b in self.found) / len(self.found)


def samples(*, printed: bool = True) -> Iterator[Sample]:
    """Every kind in every form."""
    for name in sorted(path.stem for path in material("seeds").glob("bulletin-*.txt")):
        issue = desk.gold(name)
        yield from _samples("bulletin", _issue_forms(name, issue), partial(_issue, gold=issue), printed=printed)
    entries = desk.gold("archive-part")
    yield from _samples("archive", _archive_forms(entries), lambda d: _archive(d, entries), printed=printed)
    text = [
        line.strip() for line in material("seeds", "commentary-2023.txt").read_text("utf-8").split("\n") if line.strip()
    ]
    essay = {"organisation": text[0], "paragraphs": text[1:]}
    forms = {
        "txt": "\n\n".join(text).encode(), "md": ("# " + "\n\n".join(text)).encode(),
        "docx": desk.commentary_docx(essay), "html": desk.commentary_html(essay),
    }  # fmt: skip
    yield from _samples("commentary", forms, lambda d: _commentary(d, essay), printed=printed)


def _samples(
    kind: str, forms: Mapping[str, bytes], compare: Callable[[Document], Iterator[Triple]], *, printed: bool
) -> Iterator[Sample]:
    for form, data in forms.items():
        yield Sample(kind, form, data, compare)
        suffix = ".docx" if form.startswith("docx") else ".html" if form.startswith("html") else ""
        if printed and suffix and "word" not in form:
            yield Sample(kind, f"pdf of {form}", desk.printed(data, suffix), compare)


def _issue_forms(name: str, issue: Any) -> Mapping[str, bytes]:
    seed = material("seeds", f"{name}.txt").read_bytes()
    read = readers.read(seed, name).bulletin
    assert read is not None
    own = {f"our {form}": writers.writer(form).write(read, {}) for form in ("text", "md", "html", "docx", "pdf")}
    return {
        "txt": seed, "docx styled": desk.bulletin_docx(issue, styled=True), "docx by hand": desk.bulletin_docx(issue, styled=False),
        "html": desk.bulletin_html(issue, by_word=False), "html by word": desk.bulletin_html(issue, by_word=True), **own,
    }  # fmt: skip


def _archive_forms(entries: Any) -> Mapping[str, bytes]:
    return {
        "txt": material("seeds", "archive-part.txt").read_bytes(),
        "docx table": desk.archive_docx(entries, table=True), "docx lines": desk.archive_docx(entries, table=False),
        "html table": desk.archive_html(entries, table=True), "html lines": desk.archive_html(entries, table=False),
    }  # fmt: skip


def _issue(document: Document, gold: Any) -> Iterator[Triple]:
    issue = document.bulletin
    yield "kind", document.kind, "bulletin"
    if issue is None:
        return
    for name in ("title", "subtitle", "publisher"):
        yield name, getattr(issue, name), gold[name]
    yield (
        "period",
        [str(issue.period.first_on), str(issue.period.last_on)],
        [gold["period"]["from"], gold["period"]["to"]],
    )
    yield "end", issue.end_mark.strip("*"), gold["end_mark_raw"].replace("\\", "").strip("*")
    checked = [item for section in gold["sections"] for item in section["items"]]
    headings = [(s.number, s.name, len(s.items)) for s in issue.sections]
    yield "sections", headings, [(s["number"], s["name_ja"], s["item_count"]) for s in gold["sections"]]
    for n, right in enumerate(checked):
        item = issue.items[n] if n < len(issue.items) else Item(id="", section="")
        yield f"{n + 1} ja", item.headline("ja"), right["headline_ja"]
        yield f"{n + 1} en", item.headline("en"), right["headline_en"]
        yield (
            f"{n + 1} body",
            [_block(b.kind.value, b.text) for b in item.body],
            [_gold_block(b) for b in right["body"]],
        )
        yield (
            f"{n + 1} notes",
            [" ".join(b.text for b in x.blocks) for x in item.notes],
            [_note(x["text"]) for x in right["notes"]],
        )
        outlets = [(a.outlets, str(a.first_on), str(a.last_on)) for a in item.attributions]
        yield (
            f"{n + 1} attributions",
            outlets,
            [(tuple(s["outlets"]), s["date_from"], s["date_to"]) for s in right["sources"]],
        )


def _note(text: str) -> str:
    return " ".join(text.removeprefix("NOTE:").split())


def _block(kind: str, text: str) -> tuple[str, str]:
    return kind, text


def _gold_block(block: Any) -> tuple[str, str]:
    return _KINDS.get(block["type"], block["type"]), "" if block["type"] == "separator" else block["text"]


def _archive(document: Document, gold: Any) -> Iterator[Triple]:
    yield "kind", document.kind, "archive page"
    if document.archive is None:
        return
    yield "entries", len(document.items), len(gold)
    yield "title", document.archive.title, desk.TITLE
    yield "older", document.archive.older, "2007年以前の報道"
    by_id = {item.filed.id: item for item in document.items if item.filed}
    by_id |= {None: by_id.get(None) or Item(id="", section="")}
    for n, right in enumerate(gold):
        item = by_id.get(right["id"]) or Item(id="", section="")
        yield from ((f"{right['id'] or n} {field}", a, b) for field, a, b in _entry(item, right))


def _entry(item: Item, gold: Any) -> Iterator[Triple]:
    filed = item.filed
    if filed is None:
        yield from (
            (name, None, "entry")
            for name in ("id", "date", "outlet", "via", "headline", "body", "notes", "terms", "maps")
        )
        return
    yield "id", filed.id, gold["id"]
    yield "date", (filed.dated, filed.dated_raw), (gold["date"], gold["date_raw"])
    yield "time", filed.time, gold["time"]
    yield "outlet", (filed.outlet, filed.outlet_raw, bool(filed.outlet_id)), (gold["outlet"], gold["outlet_raw"], True)
    yield "via", filed.via or None, gold["via"]
    yield "headline", {k: v.text for k, v in item.headlines.items()}, {gold["language_of_headline"]: gold["headline"]}
    yield "quoted", filed.quoted, gold["headline_quoted"]
    yield "body", _single(exports.filed_body(item)), _single(gold["summary_clean"])
    yield "notes", exports.notes(item), [note.strip() for note in gold["notes"]]
    yield "explained", list(filed.explained), gold["inline_notes"]
    yield "terms", sorted(item.terms), sorted(gold["glossary_terms"])
    yield (
        "maps",
        [(m.place, m.provider) for m in filed.maps],
        [(m["place"], m["provider"] or "") for m in gold["map_links"]],
    )
    wanted = [(r["id"], r["source"], r["date"], r["label"] or "") for r in gold["related"]]
    yield "related", [(r.id, r.source, r.dated, r.label) for r in filed.related], wanted
    outline = (filed.feature.title, filed.feature.pages) if filed.feature else None
    yield "feature", outline, (gold["outline"]["title"], gold["outline"]["pages"]) if gold["outline"] else None


def _single(texts: list[str]) -> list[str]:
    """Texts with one space where the seed has two: no web page shows the second."""
    return [re.sub(" +", " ", text) for text in texts]


def _commentary(document: Document, essay: Mapping[str, Any]) -> Iterator[Triple]:
    yield "kind", document.kind, "commentary"
    yield "organisation", document.organisation, essay["organisation"]
    texts = [p.text for p in document.paragraphs]
    for n, text in enumerate(essay["paragraphs"]):
        yield f"paragraph {n + 1}", texts[n] if n < len(texts) else "", text
    yield "paragraphs", len(texts), len(essay["paragraphs"])


@cache
def results(*, printed: bool = True) -> tuple[Result, ...]:
    """Every sample read and compared."""
    return tuple(_result(sample) for sample in samples(printed=printed))


def _result(sample: Sample) -> Result:
    start = time.perf_counter()
    document = readers.read(sample.data, f"{sample.kind}.{sample.form}")
    seconds = time.perf_counter() - start
    return Result(sample, tuple(sample.compare(document)), document, seconds)


def figures() -> dict[str, float]:
    """The least share of fields right in any text, Markdown, HTML or DOCX, and in any PDF."""
    found = results()
    pdf = {"pdf" in one.sample.form for one in found}
    least = {is_pdf: min(r.right for r in found if ("pdf" in r.sample.form) == is_pdf) for is_pdf in pdf}
    return {"least": least[False], "least_pdf": least[True]}


@skips
def main() -> int:
    """Print a row for each form, and with -v each field that is wrong."""
    found = results(printed="--quick" not in sys.argv)
    wanted = [word for word in sys.argv[1:] if not word.startswith("-")]
    for one in found:
        if wanted and not all(w in f"{one.sample.kind} {one.sample.form}" for w in wanted):
            continue
        remarks, lines = one.document.remarks, one.document.lines
        lost = sum(line.use == "not understood" for line in lines)
        items = len(one.document.items) or len(one.document.paragraphs)
        repairs = sum(r.repair for r in remarks)
        print(
            f"{one.sample.kind:11}{one.sample.form:22}{items:4} items {one.right:8.2%} of {len(one.found)} fields, "
            f"{len(lines)} lines, {lost} not understood, {repairs} repairs, {len(remarks) - repairs} doubts, {one.seconds:.2f} s"
        )
        if "-v" in sys.argv:
            for where, a, b in one.found:
                if a != b:
                    print(f"    {where}\n      read {str(a)[:9000]}\n      gold {str(b)[:9000]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
