"""PDF by typst: fonts from packages only, so that the page is the same on every machine."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, time
from functools import cache
from importlib import resources
from typing import Any

from torimatome.model import Bulletin, Source
from torimatome.writers.flow import Para, Style, flow
from torimatome.writers.references import Reference, References

FORMAT = "pdf"
SUFFIX = ".pdf"

_FONT_PACKAGES = ("fontpkg_noto_sans", "noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold", "torimatome.writers")


def write(bulletin: Bulletin, sources: Mapping[str, Source]) -> bytes:
    """The bulletin as PDF; the time in its metadata is noon of the period's last day."""
    import typst

    template = resources.files("torimatome.writers").joinpath("bulletin.typ").read_bytes()
    made: bytes = typst.compile(
        template,
        font_paths=_fonts(),
        sys_inputs={"data": _data(bulletin, References(bulletin, sources))},
        timestamp=int(datetime.combine(bulletin.period.last_on, time(12), UTC).timestamp()),
    )
    return made


@cache
def _fonts() -> Any:
    """The fonts: Latin and Cyrillic, Japanese, and our own few for Armenian, Georgian and Persian; no others."""
    import typst

    folders = [str(resources.files(package)) for package in _FONT_PACKAGES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def _data(bulletin: Bulletin, references: References) -> str:
    """What the template prints. It is data and never markup: nothing in it can become typst code."""
    return json.dumps({
        "title": bulletin.title, "subtitle": bulletin.subtitle, "publisher": bulletin.publisher,
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
