"""What statements rest on, a line each: @ KEY | WHEN | WHAT | FROM; FROM ..."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date

from torimatome.chronicle.outline.parts import File
from torimatome.model.commentary import Basis, Ground, GroundKind, Precision, StatementKind

NAME = re.compile(r"[A-Za-z][\w-]{0,30}")
_QUOTE = re.compile(r"[“\"]([^”\"]+)[”\"]\s*$")
_DAY = r"\d{4}-\d{2}-\d{2}"
_WHEN = re.compile(rf"(?P<about>~\s*)?(?P<first>{_DAY}(?:T[\d:+.Z-]+)?|\d{{4}}-\d{{2}}|\d{{4}})(?P<to>\s*\.\.\s*(?P<last>{_DAY}|\d{{4}}-\d{{2}}|\d{{4}})?)?")  # fmt: skip


def basis_of(file: File, text: str, line: int, known: Mapping[str, Basis]) -> Basis:
    """The basis of a line (without its sign). BadConfig: it is none, or its key is taken."""
    cells = [cell.strip() for cell in text.split("|", 3)]
    if len(cells) < 3 or not cells[2]:
        raise file.wrong(line, "what statements rest on is written as @ KEY | WHEN | WHAT | FROM.")
    key = cells[0]
    if not NAME.fullmatch(key) or key.lower() in set(StatementKind):
        raise file.wrong(line, f"{key!r} is no key; call it e1 (an event), i1 (an indicator) or f1 (a figure).")
    if key in known:
        raise file.wrong(line, f"{key} stands in line {known[key].line} already; give this one another key.")
    first, last, precision = _when(file, cells[1], line)
    grounds = tuple(_grounds(file, cells[3], line)) if len(cells) > 3 else ()
    return Basis(key=key, text=cells[2], first_on=first, last_on=last, precision=precision, grounds=grounds, line=line)


def _when(file: File, text: str, line: int) -> tuple[date | None, date | None, Precision]:
    if text in {"?", ""}:
        return None, None, Precision.UNDATED
    found = _WHEN.fullmatch(text)
    if not found:
        raise file.wrong(
            line, f"{text!r} is no date; write 2023-09-19, 2023-09, 2023-09-11..2023-09-20, ~2023-06 or ?."
        )
    first, last = _span(file, found["first"].partition("T")[0], line)
    precision = {4: Precision.YEAR, 7: Precision.MONTH}.get(len(found["first"]), Precision.DAY)
    if found["to"]:
        last = _span(file, found["last"], line)[1] if found["last"] else date.max
        precision = Precision.RANGE if found["last"] else Precision.SINCE
    if last < first:
        raise file.wrong(line, f"{text} runs backwards; write the earlier day first.")
    return first, last, Precision.APPROX if found["about"] else precision


def _span(file: File, text: str, line: int) -> tuple[date, date]:
    """The first and last day of a day, month or year."""
    first = file.day(text + "-01-01"[3 * (len(text) // 7) :] if len(text) < 10 else text, line)
    if len(text) == 4:
        return first, date(first.year, 12, 31)
    return first, first.replace(day=monthrange(first.year, first.month)[1]) if len(text) == 7 else first


def _grounds(file: File, text: str, line: int) -> Iterator[Ground]:
    for part in re.split(r";(?![^“]*”)", text):
        words, quoted = part.strip(), _QUOTE.search(part)
        if not words:
            continue
        if quoted:
            words = words[: words.index(quoted[0].strip())].strip()
        kind, _, name = words.partition(" ")
        known = kind.lower() in set(GroundKind)
        if known and not name.strip():
            raise file.wrong(line, f"{kind!r} names none; write its id after it, as in {kind} 2309-201501.")
        yield Ground(
            kind=GroundKind(kind.lower()) if known else GroundKind.HAND,
            name=name.strip(" <>") if known else words, quote=quoted[1] if quoted else "",
        )  # fmt: skip
