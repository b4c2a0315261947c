"""SVG as text: elements with everything escaped, colours for light and dark, and the sheet around a picture.

Light colours stand in presentation attributes, so that a picture is right wherever styles are refused or not known; the
style sheet of the file only changes them where a reader prefers dark. No script, no handler, nothing from outside.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from torimatome.writers.pictures.look import Look
from torimatome.writers.pictures.measure import cut, width, wrap
from torimatome.writers.pictures.words import said

PAINTS = {
    "paper": ("#ffffff", "#15181c"),
    "ink": ("#1b2026", "#eceff2"),
    "quiet": ("#59636e", "#a3adb8"),
    "line": ("#d5dae0", "#3a424b"),
    "wash": ("#eef1f4", "#20262d"),
    "mark": ("#c8102e", "#ff6b6b"),
    "with": ("#0b5c7d", "#5fb7dc"),
    "with-soft": ("#a9d3e6", "#1f4d63"),
    "against": ("#a3341f", "#f0896f"),
    "against-soft": ("#f2c4b5", "#6b2e20"),
    "land": ("#f3efe6", "#2a2f33"),
    "sea": ("#dbe8f0", "#161d24"),
    "border": ("#8d8577", "#7d868f"),
    "coast": ("#9fb4c2", "#46525d"),
}
"""What is painted: its colour on white paper and on a dark screen. with and against differ in their greys too."""
_LATIN = "'Noto Sans','Helvetica Neue',Arial,'Noto Sans CJK JP','Hiragino Sans','Yu Gothic',Meiryo,sans-serif"
_JAPANESE = "'Noto Sans CJK JP','Noto Sans JP','Hiragino Sans','Yu Gothic',Meiryo,'Noto Sans',Arial,sans-serif"
_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
_SCHEME = re.compile(r"\s*[^/?#]*?:")
_SAFE = re.compile(r"https?://", re.IGNORECASE)
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\n": " ", "\t": " "})
MARGIN = 24.0


def escaped(text: object) -> str:
    """Text for an attribute or between tags; what XML cannot hold, and marks that turn the direction, are left out."""
    return _FORBIDDEN.sub("", str(text)).translate(_ESCAPES)


def number(value: float) -> str:
    """A coordinate, short, and the same on every machine."""
    shown = f"{value:.1f}"
    return shown.removesuffix(".0")


def tag(name: str, *inside: str, **attributes: object) -> str:
    """An element. fill and stroke take the name of a paint; class_ is class; x_y is x-y; inside is markup already."""
    told = []
    classes = [str(attributes.pop("class_"))] if "class_" in attributes else []
    for key in ("fill", "stroke"):
        paint = attributes.get(key)
        if paint in PAINTS:
            classes.append(f"{key[0]}-{paint}")
            attributes[key] = PAINTS[str(paint)][0]
    if classes:
        told.append(f' class="{" ".join(classes)}"')
    for key, value in attributes.items():
        shown = number(value) if isinstance(value, float | int) else escaped(value)
        told.append(f' {key.rstrip("_").replace("_", "-")}="{shown}"')
    body = "".join(inside)
    return f"<{name}{''.join(told)}>{body}</{name}>" if body else f"<{name}{''.join(told)}/>"


def text(
    x: float, y: float, words: str, size: float = 12, fill: str = "ink", anchor: str = "start", bold: bool = False
) -> str:
    """One line of text at its base line."""
    more = {"font_weight": "700", "class_": "b"} if bold else {}
    if anchor != "start":
        more["text_anchor"] = anchor
    return tag("text", escaped(words), x=x, y=y, font_size=size, fill=fill, **more)


def haloed(x: float, y: float, words: str, size: float, fill: str, anchor: str, around: str, bold: bool = False) -> str:
    """A line of text with a rim of another paint, so that it can be read across lines."""
    weight = {"font_weight": "700"} if bold else {}
    rim = tag(
        "text", escaped(words), x=x, y=y, font_size=size, fill=around, stroke=around, stroke_width=3, stroke_linejoin="round",
        text_anchor=anchor, aria_hidden="true", **weight,
    )  # fmt: skip
    return rim + text(x, y, words, size, fill, anchor, bold)


def lines(
    x: float, y: float, words: Iterable[str], size: float, leading: float, fill: str = "ink", bold: bool = False
) -> str:
    """Lines of text below each other."""
    return "".join(text(x, y + n * leading, line, size, fill, bold=bold) for n, line in enumerate(words))


def line(x1: float, y1: float, x2: float, y2: float, stroke: str = "line", width_: float = 1, **more: object) -> str:
    """A straight line."""
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=width_, **more)


def point(look: Look, items: Iterable[str], told: str, *inside: str) -> str:
    """What stands for items: a link to them that can be reached by key, with what it says in words; without links a group."""
    whole = cut_plain(told, 600)
    target = safe(look.link(tuple(items)))
    title = tag("title", escaped(whole))
    if not target:
        return tag("g", title, *inside)
    return tag("a", title, *inside, href=target, aria_label=whole)


def safe(address: str) -> str:
    """A link that may stand in a picture: relative, http or https; else none."""
    address = _FORBIDDEN.sub("", address).strip()
    return "" if _SCHEME.match(address) and not _SAFE.match(address) else address


def cut_plain(words: str, most: int) -> str:
    """Words of a length that a screen reader bears."""
    return words if len(words) <= most else words[: most - 1] + "…"


def hatch(key: str, thin: str, thick: str, angle: int = 45) -> str:
    """A pattern of stripes of one paint on another, for print without colours."""
    return tag(
        "pattern", tag("rect", width=5, height=5, fill=thin), tag("rect", width=1.6, height=5, fill=thick),
        id=key, width=5, height=5, patternUnits="userSpaceOnUse", patternTransform=f"rotate({angle})",
    )  # fmt: skip


def _style() -> str:
    dark = "".join(
        f".f-{name}{{fill:{dark}}}.s-{name}{{stroke:{dark}}}" for name, (light, dark) in PAINTS.items() if light != dark
    )
    return f"<style>.b{{font-weight:700}}a:focus-visible{{outline:2px solid #c8102e}}@media (prefers-color-scheme:dark){{{dark}}}</style>"


def sheet(
    look: Look, title: str, subtitle: str, told: str, body: str, wide: float, bottom: float, notes: Iterable[str], defs: str = ""
) -> bytes:  # fmt: skip
    """The whole file: title and subtitle above, the picture, notes below. told: all that it shows, in words.

    The picture's own lines begin at `head(...)` and end at bottom.
    """
    title, key = look.title or title, hashlib.sha256(f"{title}{told}".encode("utf-8", "replace")).hexdigest()[:8]
    inner = wide - 2 * MARGIN
    top = tag("rect", x=MARGIN, y=0, width=34, height=6, fill="mark")
    top += lines(MARGIN, 32, wrap(title, inner, 18, 2), 18, 23, bold=True)
    top += lines(
        MARGIN, 32 + 23 * (len(wrap(title, inner, 18, 2)) - 1) + 20, wrap(subtitle, inner, 12.5, 2), 12.5, 17, "quiet"
    )
    foot = [row for note in notes for row in wrap(note, inner, 10.5, 6)]
    high = bottom + 16 + 15 * len(foot) + 8
    below = lines(MARGIN, bottom + 22, foot, 10.5, 15, "quiet")
    role = "graphics-document img" if " href=" in body else "img"
    family = _JAPANESE if look.language == "ja" else _LATIN
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(wide)} {number(high)}" width="{number(wide)}" height="{number(high)}"'
        f' role="{role}" aria-labelledby="t{key}" aria-describedby="d{key}" lang="{look.language}" xml:lang="{look.language}"'
        f' font-family="{family}" fill="none">'
        f'<title id="t{key}">{escaped(title)}</title><desc id="d{key}">{escaped(told)}</desc>{_style()}'
        f"{tag('defs', defs) if defs else ''}{tag('rect', width=wide, height=high, fill='paper')}{top}{body}{below}</svg>\n"
    ).encode()


def head(look: Look, title: str, subtitle: str, wide: float) -> float:
    """Where a picture begins below its title and subtitle."""
    inner = wide - 2 * MARGIN
    rows = len(wrap(look.title or title, inner, 18, 2))
    return 32 + 23 * (rows - 1) + 20 + 17 * (len(wrap(subtitle, inner, 12.5, 2)) - 1) + 16


def nothing(look: Look, title: str, subtitle: str, wide: float) -> bytes:
    """A picture that says that there is nothing to show."""
    top, words = head(look, title, subtitle, wide), said(look.language, "nothing")
    box = tag("rect", x=MARGIN, y=top, width=wide - 2 * MARGIN, height=90, fill="wash")
    shown = text(wide / 2, top + 50, words, 13, "quiet", "middle")
    return sheet(look, title, subtitle, words, box + shown, wide, top + 90, ())


__all__ = [
    "MARGIN",
    "PAINTS",
    "cut",
    "cut_plain",
    "escaped",
    "haloed",
    "hatch",
    "head",
    "line",
    "lines",
    "nothing",
    "number",
    "point",
    "safe",
    "sheet",
    "tag",
    "text",
    "width",
    "wrap",
]  # fmt: skip
