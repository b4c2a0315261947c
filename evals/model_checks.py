"""The check of a model's wording on words that people wrote: the real bulletins' Japanese headlines as if a model had proposed them,
right and with one planted error; and the seeds' own English sentences with one planted error as rewordings of themselves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from evals.shared import material
from torimatome.compose.grounding import Passage, faults
from torimatome.compose.grounding_foreign import judged
from torimatome.group import Gazetteer
from torimatome.lang import pack
from torimatome.lang.text import sentences
from torimatome.profiles import profile
from torimatome.providers import names_of, widened

WEEKS = ("2026-02-14", "2026-01-24")
_OTHER = {
    "Azerbaijan": "Portugal",
    "Armenia": "Portugal",
    "Aliyev": "Macron",
    "Bayramov": "Lavrov",
    "アリエフ": "マクロン",
    "バイラモフ": "ラヴロフ",
}


def figures() -> Mapping[str, float]:
    """Shares: right headlines let through, wrong headlines turned down, wrong sentences turned down, own sentences let through."""
    register = profile("azerbaijan").register
    names, widen = names_of(Gazetteer(register)), widened(register)
    items = [item for week in WEEKS for item in _items(week)]
    right, wrong, own, lies = [], [], [], []
    for ja, en, body in items:
        base, beside = Passage(en), [Passage(s.text) for s in sentences(body, pack("en"))[:3]]
        right.append(not judged(ja, "ja", base, beside, names, widen).faults)
        wrong += [bool(judged(bad, "ja", base, beside, names, widen).faults) for bad in _spoilt(ja, "ja")]
        for sentence in sentences(body, pack("en")):
            told = [Passage(sentence.text)]
            own.append(not faults(sentence.text, [sentence.text], told, "", names))
            lies += [bool(faults(bad, [sentence.text], told, "", names)) for bad in _spoilt(sentence.text, "en")]
    return {
        "headlines_let_through": _share(right), "wrong_headlines_turned_down": _share(wrong),
        "sentences_let_through": _share(own), "wrong_sentences_turned_down": _share(lies),
    }  # fmt: skip


def _items(week: str) -> Iterator[tuple[str, str, str]]:
    """Japanese headline, English headline and body of each item of a real bulletin."""
    bulletin = json.loads(material("gold", f"bulletin-{week}.json").read_text("utf-8"))
    for item in (item for section in bulletin["sections"] for item in section["items"]):
        body = "\n\n".join(block["text"] for block in item["body"] if block["type"] == "paragraph")
        yield item["headline_ja"], item["headline_en"], body


def _spoilt(text: str, language: str) -> Iterator[str]:
    """The text with one thing wrong, in each way that fits it."""
    if found := re.search(r"\d+", text):
        yield f"{text[: found.start()]}{int(found[0]) + 3}{text[found.end() :]}"
    for name, other in _OTHER.items():
        if name in text:
            yield text.replace(name, other, 1)
            break
    if language == "ja":
        yield f"{text}を否定" if "否定" not in text else text.replace("否定", "発表")
        return
    if re.search(r"\b(?:was|were|is|are|will|has|have)\b", text):
        yield re.sub(r"\b(was|were|is|are|will|has|have)\b", r"\1 not", text, count=1)
    if quote := re.search(r"[\"“]([^\"”]+)[\"”]", text):
        yield text.replace(quote[1], f"{quote[1]} indeed", 1)
    if said := re.search(r"\b(?:said|stated|noted|stressed)\b", text):
        yield f"{text[: said.start()]}denied{text[said.end() :]}"


def _share(held: list[bool]) -> float:
    return round(sum(held) / max(len(held), 1), 4)
