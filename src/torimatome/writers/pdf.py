"""PDF/A-2a and PDF/UA-1 by typst: tagged, with bookmarks, fonts from packages only, so that every machine prints the same."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from importlib import resources
from typing import Any

from torimatome.errors import Failed
from torimatome.model import Bulletin, Source
from torimatome.writers.flow import Para, Style, clean, flow
from torimatome.writers.layout import PLAIN, Layout
from torimatome.writers.pdf_fonts import fonts
from torimatome.writers.references import Reference, References

FORMAT = "pdf"
SUFFIX = ".pdf"

_STANDARDS: Any = ["a-2a", "ua-1"]
_NO_LETTER = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_MOST_LETTERS = 200


def write(bulletin: Bulletin, sources: Mapping[str, Source]) -> bytes:
    """The bulletin as PDF; the time in its metadata is noon of the period's last day."""
    return lay_out(bulletin, sources, PLAIN)


def lay_out(bulletin: Bulletin, sources: Mapping[str, Source], layout: Layout) -> bytes:
    """The bulletin with its sources as links, footnotes or endnotes. Failed: typst refuses it, which is our fault."""
    data = _data(bulletin, References(bulletin, sources), layout.sources)
    return printed("bulletin.typ", data, bulletin.period.last_on, bulletin.id)


def printed(template: str, data: str, on: date, name: str) -> bytes:
    """A document by one of our templates; its time is noon of a day. Failed: typst refuses it, which is our fault."""
    noon = int(datetime.combine(on, time(12), UTC).timestamp())
    for _ in range(_MOST_LETTERS):
        try:
            return _compiled(template, data, noon)
        except Exception as error:
            letter = _NO_LETTER.search(str(error))
            if letter is None:
                raise Failed(f"the PDF of {name} could not be made: {str(error)[:200]}.") from error
            data = _without(data, letter[1])
    raise Failed(f"the PDF of {name} has more than {_MOST_LETTERS} letters that no font of ours has.")


def _compiled(template: str, data: str, noon: int) -> bytes:
    import typst

    source = resources.files("torimatome.writers").joinpath(template).read_bytes()
    made: bytes = typst.compile(
        source, font_paths=fonts(), sys_inputs={"data": data}, pdf_standards=_STANDARDS, timestamp=noon
    )
    return made


def _without(data: str, letters: str) -> str:
    """The data with letters that no font has as U+XXXX: an archive's file may show no empty box."""
    for letter in _ESCAPED.sub(lambda m: chr(int(m[1], 16)), letters):
        data = data.replace(letter, f"[U+{ord(letter):04X}]")
    return data


def _data(bulletin: Bulletin, references: References, sources: str) -> str:
    """What the template prints. It is data and never markup: nothing in it can become typst code."""
    return json.dumps({
        "notes": sources == "footnotes", "title": clean(bulletin.title) or bulletin.id, "subtitle": bulletin.subtitle, "publisher": bulletin.publisher,
        "period": bulletin.period.ja, "paras": [_para(para) for para in flow(bulletin, references)],
        "sources": {str(reference.number): _source(reference) for reference in references.listed},
    }, ensure_ascii=False)  # fmt: skip


def _para(para: Para) -> dict[str, object]:
    runs = [{"text": _held(run.text, run.style), "style": run.style.value, "refs": run.refs} for run in para.runs]
    return {"role": para.role, "note": para.note, "runs": runs}


def _held(text: str, style: Style) -> str:
    """An attribution's outlet and date stay on one line."""
    return text.replace(" / ", "\u00a0/\u00a0") if style is Style.ATTRIBUTION else text


def _source(reference: Reference) -> dict[str, str]:
    language = reference.language.partition("-")[0].lower()
    return {
        "outlet": reference.outlet, "headline": reference.headline, "time": reference.time, "url": reference.url,
        "language": language if re.fullmatch("[a-z]{2,3}", language) else "en",
        "shown": re.sub(r"([/?&=_.-])", "\\1\u200b", reference.url),
    }  # fmt: skip
