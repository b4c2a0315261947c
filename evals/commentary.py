"""The shared commentary rebuilt as an outline, made here from its gold at run time: printed, each sentence's support listed.

Its 17 events are entered as its author's own chronology, by hand and without any text, so no figure of it has a source: all
must be marked. How many of the events the shared archive and bulletins can support by `suggest` is told beside it; nobody
judged the answers, so `suggested_dated` counts those that name what the event names, reported within two weeks of it.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2

from evals.shared import material, skips
from torimatome import lang, plugins
from torimatome.analysis.reading import is_japanese, quotes
from torimatome.analysis.support import reach
from torimatome.analysis.support import supports as supports_of
from torimatome.archive import Questions
from torimatome.archive.links import finder
from torimatome.chronicle import outline as written
from torimatome.chronicle.suggesting import NEAR, Suggesting
from torimatome.chronicle.support import Supporting
from torimatome.desk import Desk
from torimatome.lang.text import fold, sentences
from torimatome.model.commentary import (
    Basis,
    Figure,
    Ground,
    GroundKind,
    Outline,
    Passage,
    Standing,
    Statement,
    StatementKind,
    Support,
    Witness,
)
from torimatome.writers.commentary import Paper, paper
from torimatome.writers.commentary_formats import formats

_SEEDS = ("archive-part.txt", "bulletin-2026-01-24.txt", "bulletin-2026-02-14.txt")
_WRITTEN = "2023-10-15"
"""A day within the time in which the seed must have been written, by its gold."""


def figures() -> dict[str, float]:
    """All figures. MissingError: the seed is not on this machine."""
    gold = json.loads(material("gold", "commentary-2023.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as place, Desk.opened(_desk(Path(place))) as desk:
        outline = written.read("commentary.txt", rebuilt(gold))
        supports = Supporting(desk.folder, desk.store).of(outline)
        made = paper(outline, supports, {})
        return {
            **_entered(gold, outline, supports), **_marked(gold, supports), **_printed(made, outline), **_suggested(desk, outline, gold),
        }  # fmt: skip


def rebuilt(gold: Mapping[str, Any]) -> str:
    """The seed as an outline: its paragraphs, a tag after each sentence that a claim or an event stands in."""
    head = f"title: Commentary\ndate: {_WRITTEN}\nlanguage: en\n"
    told = (" ".join(_tagged(p, gold)) for p in gold["paragraphs"])
    rows = (
        f"@ {e['id']} | {_when(e['when'], e['precision'])} | {e['what']} | the author's own chronology"
        for e in gold["events"]
    )
    return "\n\n".join((head, *told, "\n".join(rows)))


def _tagged(paragraph: Mapping[str, Any], gold: Mapping[str, Any]) -> Iterator[str]:
    """Each sentence with the events whose words it has, and at the sentence that is nearest to a claim what that rests on."""
    text, pack = paragraph["text"], lang.pack("en")
    found = [text[s.start : s.end] for s in sentences(text, pack)]
    claims = [c for c in gold["claims"] if c["line"] == paragraph["line"]]
    at = {c["id"]: _nearest(found, c) for c in claims}
    for n, one in enumerate(found):
        mine = [c for c in claims if at[c["id"]] == n]
        own = [e["id"] for e in gold["events"] if re.search(rf"{re.escape(fold(e['seed_words']))}(?!\d)", fold(one))]
        keys = list(dict.fromkeys([*own, *(key for c in mine for key in c["rests_on"])]))
        kind = next((k for c in mine for k in StatementKind if c["kind"].startswith(k[:6])), "")
        yield f"{one} {{{f'{kind}: ' if kind else ''}{', '.join(keys)}}}" if keys else one


def _nearest(found: Sequence[str], claim: Mapping[str, Any]) -> int:
    scores = [_alike(sentence, claim) for sentence in found]
    return scores.index(max(scores))


def _alike(sentence: str, claim: Mapping[str, Any]) -> float:
    said = set(re.findall(r"\w{4,}", fold(claim["claim"] + " " + claim["kind"])))
    return len(said & set(re.findall(r"\w{4,}", fold(sentence)))) / max(1, len(said))


def _when(when: str | None, precision: str) -> str:
    """A date of the gold as an outline has it."""
    if when is None:
        return "?"
    text = "..".join(part.partition("T")[0] for part in when.split("/"))
    return f"~{text}" if "approx" in precision else f"{text}.." if precision == "after" else text


def _entered(gold: Mapping[str, Any], outline: Outline, supports: Sequence[Support]) -> dict[str, float]:
    """Events and claims that stand in the outline with all that the gold says they rest on."""
    keys = {b.key for b in outline.bases}
    rests = [{b.key for b in one.bases} for one in supports]
    listed = [c for c in gold["claims"] if any(set(c["rests_on"]) <= one for one in rests)]
    kinds = {s.kind for s in outline.statements}
    return {
        "events": sum(e["id"] in keys for e in gold["events"]) / len(gold["events"]),
        "claims": len(listed) / len(gold["claims"]),
        "statements": float(len(supports)), "kinds": float(len(kinds)),
        "tied": float(sum(bool(one.bases) for one in supports)),
        "without_support_told": float(all(one.faults for one in supports if one.standing is Standing.UNSUPPORTED)),
    }  # fmt: skip


def _marked(gold: Mapping[str, Any], supports: Sequence[Support]) -> dict[str, float]:
    """The numbers of the gold of which every figure is marked, and whether a figure was called supported."""
    marked = [(f.words, one.statement.text) for one in supports for f in one.figures if not f.sentence]
    found = sum(any(_number(n) in words for words, _ in marked) for n in gold["numbers"])
    return {
        "numbers_marked": found / len(gold["numbers"]), "figures_marked": float(len(marked)),
        "figures_rightly_marked": len(marked) / sum(len(one.figures) for one in supports),
    }  # fmt: skip


def _number(text: str) -> str:
    """The first number of a line of the gold: 99, six, 24, 120,000, 2.8."""
    found = re.search(r"\d[\d,.]*\d|\d|\bsix\b", text)
    return found[0] if found else text


def _printed(made: Paper, outline: Outline) -> dict[str, float]:
    """In the format that has fewest of them: the share of sentences that stand in it; and rows of the list of support."""
    shares = []
    for name, (_, write) in formats().items():
        held = _letters(_TEXTS[name](write(made)))
        shares.append(sum(_letters(s.text)[:60] in held for s in outline.statements) / len(outline.statements))
    return {
        "formats": float(len(shares)), "sentences_printed": min(shares),
        "support_listed": len(made.support) / len(outline.statements),
    }  # fmt: skip


def _docx(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as file:
        return re.sub(r"<[^>]+>", "", file.read("word/document.xml").decode())


def _pdf(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return " ".join(page.get_textpage().get_text_bounded() for page in document)


_TEXTS: Mapping[str, Callable[[bytes], str]] = {
    "docx": _docx, "pdf": _pdf, "html": lambda data: re.sub(r"<[^>]+>", "", data.decode()),
    "md": lambda data: re.sub(r"<[^>]+>|\[\^\d+\]", "", data.decode()),
}  # fmt: skip


def _letters(text: str) -> str:
    """Letters and figures alone, so that line ends, escapes and marks do not count."""
    return "".join(ch for ch in unescape(text) if ch.isalnum())


# --- suggestions ----------------------------------------------------------------------------------------------


def _desk(place: Path) -> plugins.Folder:
    return plugins.create_folder(place / "desk", "central-asia", None, {})


def _suggested(desk: Desk, outline: Outline, gold: Mapping[str, Any]) -> dict[str, float]:
    """Of the 17 events: those for which anything is suggested, and those for which something lies near in time."""
    for name in _SEEDS:
        desk.import_issue(name, material("seeds", name).read_bytes())
    told = _figures_held(desk)
    finding = Questions(desk.folder, desk.store, desk.written)
    suggesting = Suggesting(desk.store, finding.find, finder(desk.gazetteer))
    some, dated = 0, 0
    for basis in outline.bases:
        span = reach(basis)
        found = suggesting.about(basis.text, [span] if span else [], 5, outline.dated_on)
        near = [s for s in found if span and s.on and span[0] - NEAR <= s.on <= _later(span[1])]
        some, dated = some + bool(found), dated + bool(near)
    return {
        "suggested_any": some / len(outline.bases), "suggested_dated": dated / len(outline.bases),
        "indicator_items_found": _followed(suggesting, gold), **told,
    }  # fmt: skip


def _figures_held(desk: Desk) -> dict[str, float]:
    """Each sentence of the shared items that has figures, said of its own item: as it stands, and with one figure made another."""
    own, held, changed, marked = 0, 0, 0, 0
    supporting = Supporting(desk.folder, desk.store)
    for archived in desk.store.archive.all():
        ground = Ground(kind=GroundKind.ITEM, name=archived.item.id)
        witness = {str(ground): supporting.witness(ground)}
        for quote in quotes(archived.item):
            found = _said(quote.text, ground, witness)
            own, held = own + len(found), held + sum(bool(f.sentence) for f in found)
            digits = [f.words for f in found if f.words.isdecimal()]
            if digits:
                other = str(int(digits[0]) * 3 + 7)
                wrong = _said(quote.text.replace(digits[0], other, 1), ground, witness)
                changed, marked = changed + 1, marked + any(f.words == other and not f.sentence for f in wrong)
    return {
        "own_figures_supported": held / own,
        "changed_figures_marked": marked / changed,
        "changed_figures": float(changed),
    }


def _said(text: str, ground: Ground, witness: Mapping[str, Witness]) -> Sequence[Figure]:
    basis = Basis(key="e1", text="", grounds=(ground,))
    one = Statement(number=1, text=text, kind=StatementKind.REPORTED, rests_on=("e1",))
    language = "ja" if is_japanese(text) else "en"
    outline = Outline(id="x", title="", language=language, passages=(Passage(statements=(one,)),), bases=(basis,))
    return supports_of(outline, witness)[0].figures


def _followed(suggesting: Suggesting, gold: Mapping[str, Any]) -> float:
    """Of the archive items in which the gold's reader follows its indicators: those among the first ten suggested for them."""
    found, wanted = 0, 0
    for one in gold["indicators_over_time"]:
        ids = set(re.findall(r"\b\d{4}-\d{6}\b", one["where_it_can_be_followed"]))
        told = {s.id for s in suggesting.about(one["indicator"], [], 10)}
        found, wanted = found + len(ids & told), wanted + len(ids)
    return found / max(1, wanted)


def _later(last: date) -> date:
    return last + NEAR if last < date.max - NEAR else last


@skips
def main() -> int:
    """Print the figures."""
    print(figures())
    return 0


if __name__ == "__main__":
    sys.exit(main())
