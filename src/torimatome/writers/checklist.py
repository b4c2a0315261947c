"""The last look before issue, as one page: each room of checks, what it found, and what stands by a person's word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from torimatome.lang.text import counted
from torimatome.model import Bulletin, Finding, Severity
from torimatome.writers.flow import clean
from torimatome.writers.notices import edition

_STYLE = (
    "body{font:11pt/1.5 'Noto Sans','Noto Sans CJK JP',Arial,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.3rem;margin:0}h2{font-size:1.05rem;border-bottom:1px solid #888;margin:1.6rem 0 .4rem}"
    "li{margin:.25rem 0}.box{font-size:1.2em}.error b{color:#9b1c1c}.kept{color:#5d6572}p.sign{margin-top:2.5rem}"
    "@page{size:A4;margin:20mm}"
)
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.HINT)


def checklist(bulletin: Bulletin, findings: Sequence[Finding], rooms: Mapping[str, str]) -> bytes:
    """The page. findings: all, those accepted too; rooms: of each check, by its id, the room it belongs to."""
    by_room: dict[str, list[Finding]] = {room: [] for room in dict.fromkeys(rooms.values())}
    for finding in findings:
        by_room.setdefault(rooms.get(finding.code, "Other"), []).append(finding)
    title = f"{escape(clean(bulletin.title))} {bulletin.period.ja} {escape(edition(bulletin))}".strip()
    body = "".join(_room(bulletin, room, found) for room, found in by_room.items())
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>Before issue: {title}</h1>\n<p>{_verdict(findings)}</p>\n{body}"
        '<p class="sign">Read by ______________________ on ______________________</p>\n</body>\n</html>\n'
    ).encode()


def _verdict(findings: Iterable[Finding]) -> str:
    open_, kept = Counter(f.severity for f in findings if not f.accepted), sum(bool(f.accepted) for f in findings)
    said = ", ".join(counted(open_[severity], severity.value) for severity in _ORDER)
    return f"{said}; {counted(kept, 'finding')} accepted with a reason."


def _room(bulletin: Bulletin, room: str, found: Sequence[Finding]) -> str:
    speaks = [f for f in found if not f.accepted]
    box = "☐" if any(f.severity is not Severity.HINT for f in speaks) else "☑"
    lines = "".join(
        _line(bulletin, f) for f in sorted(found, key=lambda f: (bool(f.accepted), _ORDER.index(f.severity)))
    )
    listed = f"<ul>\n{lines}</ul>\n" if lines else "<p>Nothing found.</p>\n"
    return f'<h2><span class="box">{box}</span> {escape(room)}</h2>\n{listed}'


def _line(bulletin: Bulletin, finding: Finding) -> str:
    item = next((i for i in bulletin.items if i.id == finding.item), None)
    where = (item.headline("ja") or item.headline("en")) if item else ""
    said = f"{finding.message} {finding.remedy}".strip()
    kept = f' <span class="kept">Accepted: {escape(finding.accepted)}</span>' if finding.accepted else ""
    place = f" 「{escape(clean(where))}」" if where else ""
    return f'<li class="{finding.severity.value}"><b>{finding.severity.value}</b>{place} {escape(clean(said))}{kept}</li>\n'
