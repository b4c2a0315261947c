"""The slips that people found in the shared seeds, one by one: told or missed, or why no program could see it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from evals.shared import material
from torimatome import proof, readers
from torimatome.archive.proofread import of_file
from torimatome.model import Finding, Item
from torimatome.outlets import bundled

BULLETINS = ("bulletin-2026-01-24", "bulletin-2026-02-14")
_NO_SLIP = (
    ("MEDIA written in capitals", "a remark: so the agency writes its name"), ("body is almost wholly", "a remark on form"),
    ("separator inside one item", "a remark: the house's own mark"), ("placed under", "a remark: there was no such section"),
    ("line 94", "a remark: one attribution covers four parts"), ("line 90", "a remark: the quotation follows"),
    ("two outlets in one", "a remark: the house's own form"), ("markdown escape", "the converter's mark, taken off by the reader"),
    ("blank line (page break)", "the converter's blank line, taken out by the reader"), ("resolved from the previous", "a remark of the reading"),
    ("the English says", "the Japanese may leave a word out (house style 4)"),
    ("inline note in square", "the house's own form, joined by the reader"),
)  # fmt: skip
_TOLD_BY = (
    ("stray letter", "stray-letter"), ("before the issue period", "date-before-period"), ("page break splits", "page break"), ("NOTE split by a page break", "page break"),
    ("headline drops", "hedge-lost"), ("NOTE not italic", "note-style"), ("no spaces around", "attribution-form"), ("without spaces", "attribution-form"),
    ("never closed", "quotation-open"), ("full-width parentheses", "bracket-width"), ("first day of a session", "session-longer"),
    ("internal contradiction", "headline-pending"), ("without any attribution", "note-without-source"), ("second NOTE stands after", "note-without-source"), ("relative date", "day-relative"),
    ("sub-headings", "subheading-mixed"), ("mixed straight and curly", "quotation-marks"), ("spelling Garabagh", "name-forms"),
    ('called "Bridge', "name-forms"), ("公式訪問", "sense"), ("Peace Council", "name-forms"), ("総会", "sense"), ("compression lost", "antecedent-lost"),
    ("only the first is italic", "note-style"), ("spaces around the Latin", "ja-latin-space"),
)  # fmt: skip
_UNSEEN = {
    "以来、めてである": "", "1209-090013": "",
    "2037年まで": "needs the sense of the related entry", "2021年5月にも": "needs the sense of the related entry",
    "証言として": "two subjects: needs the sense of the sentence", "マイクロエレクロニクス": "no dictionary of kana words",
    "タジキスタン軍事拠点": "タジキスタン軍 is a word of its own", "タジク合同演習": "タジク合同 can be a name", "殊海航空展": "no dictionary of names",
    "米軍のBMDに迎撃された": "needs the other entry's sense", "SAM 2発": "needs knowledge of the weapon",
    "このためウズベキスタンは": "needs the sense of the sentence", "イスラエルで武器輸出額": "で for の: needs the sense",
    "滞空能力315分": "needs knowledge of the weapon", "二種類": "the seven stand in an outline of other sentences",
    "トルコとロシアを後ろ盾としており": "the lost subject: needs the sense", "取り締まることも求めた": "も for を: needs the sense",
    "失ったと無為無策により": "the lost part: needs the sense", "産経新聞通信": "",
}  # fmt: skip
"""Slips of the archive that need the sense, the weapon or a dictionary: counted apart, and with an empty reason counted all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A slip that people found: where, in whose words, whether it is told, and why a program need not see it."""

    where: str
    words: str
    told: str
    why_not: str = ""


def slips() -> list[Slip]:
    """All of them, bulletins first."""
    return [*(slip for name in BULLETINS for slip in _of_bulletin(name)), *_of_archive()]


def _of_bulletin(name: str) -> Iterator[Slip]:
    gold = json.loads(material("gold", f"{name}.json").read_text("utf-8"))
    document = readers.read(material("seeds", f"{name}.txt").read_bytes(), f"{name}.txt", None, bundled().values())
    assert document.bulletin is not None
    found = proof.read(document.bulletin, outlets=bundled(), precedents=_earlier(name))
    remarks = {(r.item, r.sentence) for r in document.remarks}
    for item, mine in zip(document.bulletin.items, (i for s in gold["sections"] for i in s["items"]), strict=True):
        for words in (
            *mine["anomalies"],
            *(a for source in mine.get("sources", ()) for a in source.get("anomalies", ())),
        ):
            why = next((why for part, why in _NO_SLIP if part in words), "")
            code = next((code for part, code in _TOLD_BY if part in words), "?")
            told = _by_finding(code, item.id, found) or next((s for i, s in remarks if i == item.id and code in s), "")
            yield Slip(where=item.id, words=words, told=told, why_not=why)


def _earlier(name: str) -> tuple[Item, ...]:
    """The items of the issue before, as a desk has them."""
    before = BULLETINS[: BULLETINS.index(name)]
    read = (
        readers.read(material("seeds", f"{n}.txt").read_bytes(), f"{n}.txt", None, bundled().values()) for n in before
    )
    return tuple(item for document in read for item in document.items)


def _by_finding(code: str, item: str, found: tuple[Finding, ...]) -> str:
    """A finding of the kind on the item; of what is told once an issue, anywhere."""
    once = code in {"note-style", "bracket-width", "ja-latin-space", "name-forms"}
    return next((f"{f.code}: {f.message}" for f in found if f.code == code and (once or f.item == item)), "")


def _of_archive() -> Iterator[Slip]:
    entries = json.loads(material("gold", "archive-part.json").read_text("utf-8"))
    document = readers.read(material("seeds", "archive-part.txt").read_bytes(), "archive-part.txt")
    findings = _findings_of_archive()
    lines = {i.id: (i.raw.first, i.raw.last) for i in document.items if i.raw}
    remarks = [
        r for r in document.remarks if not (r.repair and ("line's end" in r.sentence or "stranded term" in r.sentence))
    ]
    for entry in entries:
        first, last = entry["lines"]
        near = [(r.sentence, r.raw) for r in remarks if first <= r.line <= last]
        near += [(f.message, "") for f in findings if f.item in lines and first <= lines[f.item][0] <= last]
        for slip in entry["anomalies"]:
            words = slip["seed_text"].split(" / ")[0]
            told = next((sentence for sentence, raw in near if _speaks(words, sentence, raw)), "")
            if not told and slip["kind"] in {
                "id_missing",
                "issue_same_month",
                "internal_contradiction",
                "headline_body_mismatch",
                "magnitude_suspect",
            }:
                told = next((s for s, _ in near if _KIND[slip["kind"]] in s), "")
            yield Slip(where=entry["id"] or "-", words=slip["seed_text"], told=told, why_not=_UNSEEN.get(words, ""))


_KIND = {"id_missing": "no id", "issue_same_month": "own month", "internal_contradiction": "two days", "headline_body_mismatch": "headline speaks of",
         "magnitude_suspect": "is much for"}  # fmt: skip


def _speaks(words: str, sentence: str, raw: str) -> bool:
    """Whether a finding quotes the slip's words, or enough of them."""
    if words in raw or words in sentence or words[:4] in sentence:
        return True
    quoted = re.findall(r"“([^”]+)”", sentence)
    return any(q.rstrip("…") in words or words in q or _common(q, words) >= 5 for q in quoted if len(q) > 1)


def _common(first: str, second: str) -> int:
    """The longest run of letters that two texts share."""
    return max(
        (k for k in range(1, len(second) + 1) for n in range(len(second) - k + 1) if second[n : n + k] in first),
        default=0,
    )


def _findings_of_archive() -> tuple[Finding, ...]:
    data = material("seeds", "archive-part.txt").read_bytes()
    return tuple(
        f for f in of_file(data, "archive-part.txt", bundled(), date(2026, 1, 1)) if not f.code.startswith("file-")
    )


def false_of_archive() -> list[Finding]:
    """What our checks tell of entries in which people found nothing."""
    entries: list[Any] = json.loads(material("gold", "archive-part.json").read_text("utf-8"))
    document = readers.read(material("seeds", "archive-part.txt").read_bytes(), "archive-part.txt")
    flawed = [entry["lines"] for entry in entries if entry["anomalies"]]
    lines = {i.id: i.raw.first for i in document.items if i.raw}
    return [
        f for f in _findings_of_archive() if f.item in lines and not any(a <= lines[f.item] <= b for a, b in flawed)
    ]


def figures() -> dict[str, float]:
    """The share of the slips that a program can see that are told; and of all."""
    every = slips()
    seen = [s for s in every if not s.why_not]
    return {
        "seeds_told": sum(bool(s.told) for s in seen) / len(seen), "seeds_told_of_all": sum(bool(s.told) for s in every) / len(every),
        "seeds_all": len(every), "seeds_can_be_seen": len(seen), "archive_not_false_an_entry": 1 - len(false_of_archive()) / 111,
    }  # fmt: skip


def show() -> None:
    """Print every slip, and the findings on entries without one."""
    for slip in slips():
        state = "told  " if slip.told else f"unseen ({slip.why_not})" if slip.why_not else "MISSED"
        print(state, slip.where, slip.words, "<-", slip.told[:90])
    for finding in false_of_archive():
        print("on an entry without slips:", finding.item, finding.code, finding.message)
