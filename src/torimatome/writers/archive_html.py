"""HTML of the archive: one file that stands alone, for a screen of any width and for paper.

The words stand in the lines and the order of the old page form, as text extraction sees them; all that is only there
for finding one's way is <nav>. So our own reader, or anybody's, reads the items back from the page.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from importlib import resources
from urllib.parse import quote

from torimatome.lang.scripts import is_japanese, is_latin
from torimatome.model import Item
from torimatome.writers.archive_entry import Head, Line, body, head
from torimatome.writers.archive_sheet import Sheet, Way, anchor, filed_of, printable, year

ARCHIVE = "html"
SUFFIX = ".html"

END = '<br class="t">'
"""The end of a line of the old form, which the eye does not see."""
_MAPS = "https://www.openstreetmap.org/search?query="


def write(sheet: Sheet) -> Iterator[str]:
    """The page, item by item: no script, no outside resource, everything escaped."""
    title, older = escape(printable(sheet.title)), escape(printable(sheet.older))
    yield f'{top(title)}{ways(sheet.subjects, "主題")}<main>\n<header class="top">\n<h1>{title}</h1>\n'
    yield f'<p class="older">{older}</p>\n</header>\n' if older else "</header>\n"
    yield _contents(sheet)
    now, terms = None, dict[str, str]()
    for item in sheet.items:
        if (name := year(item)) != now:
            now = name
            yield "" if sheet.parts else _year(name, sheet.years.get(name, 0))
        terms |= {term: sheet.meanings[term] for term in item.terms if term in sheet.meanings}
        yield _article(item, sheet)
    yield f"{_glossary(terms)}</main>\n</body>\n</html>\n"


def css() -> str:
    """The style of the page."""
    return resources.files("torimatome.writers").joinpath("archive.css").read_text("utf-8")


def top(title: str) -> str:
    """The head of a page, up to its body; title is escaped already."""
    style = css()
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<!doctype html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="generator" content="torimatome archive">\n<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )


def ways(found: tuple[Way, ...], label: str) -> str:
    """Links to other pages; none where there is nothing to choose."""
    if not found:
        return ""
    links = "".join(f"<li>{_way(one)}</li>" for one in found)
    return f'<nav class="ways" aria-label="{label}"><ul>{links}</ul></nav>\n'


def _way(way: Way) -> str:
    count = f"<small>{way.count:,}</small>" if way.count else ""
    words = f"{escape(printable(way.words))}{count}"
    return f'<b aria-current="page">{words}</b>' if way.here else f'<a href="{escape(way.href)}">{words}</a>'


def _contents(sheet: Sheet) -> str:
    """The years of this page, and those on other pages."""
    total = sum(sheet.years.values())
    span = f"{min(sheet.years)}年～{max(sheet.years)}年 · " if len(sheet.years) > 1 else ""
    told = f'<p class="span">{span}{total:,}件</p>' if total else ""
    here = tuple(Way(words=f"{name}年", href=f"#y{name}", count=n) for name, n in sheet.years.items())
    links = ways(sheet.parts or (here if len(here) > 1 else ()), "年")
    return f'<nav class="contents" id="top">{told}{links}</nav>\n'


def _year(name: str, count: int) -> str:
    words = f"{escape(name)}年" if name else "日付なし"
    number = f"<small>{count:,}件</small>" if count else ""
    up = '<a href="#top" aria-label="年の一覧へ">↑</a>'
    return f'<nav class="year" id="y{anchor(name)}"><h2>{words}{number}</h2>{up}</nav>\n'


def _article(item: Item, sheet: Sheet) -> str:
    found = head(item)
    lines = list(body(item))
    told = "".join(_line(line, item, sheet) for line in lines if not line.note)
    notes = "".join(_line(line, item, sheet) for line in lines if line.note)
    aside = f'<aside class="note" aria-label="註">\n{notes}</aside>\n' if notes else ""
    return (
        f'<article id="{anchor(item.id)}">\n<header>{_head(found, item)}</header>\n'
        f'<div class="text">\n{told}{aside}{_cited(item, sheet)}</div>\n</article>\n{_hole(item, sheet)}'
    )


def _head(found: Head, item: Item) -> str:
    """The head's words in the order of its layout; what is an end of a line there is a hidden one here."""
    date = f'<time datetime="{escape(printable(filed_of(item).dated))}">{escape(found.date)}</time>'
    outlet = _span("outlet", found.outlet)
    via = _span("via", found.via)
    if found.layout[0] == "A":
        date += f'{END}<span class="clock">{escape(found.time)}</span>{END}'
    else:
        date += " "
    match found.layout:
        case "A1" | "B1" | "C2":
            meta, end = f"{date}{outlet}{END}{via}", END
        case "C1":
            meta, end = f'{date}{via} <span class="outlet">{escape(found.outlet)}記事</span>', END
        case _:
            meta, end = f"{date}{outlet}", " "
    return f'<span class="meta">{meta}</span>{end}{_title(found, item)}'


def _title(found: Head, item: Item) -> str:
    language = "ja" if is_japanese(found.headline) else "en"
    words = f'<span class="headline" role="heading" aria-level="3" lang="{language}">{escape(found.headline)}</span>'
    gap = END if found.layout == "C1" else " "
    link = f'{gap}<a class="id" href="#{anchor(item.id)}">{escape(found.id)}</a>' if found.id else ""
    return f'<span class="words">{words}{link}</span>'


def _span(name: str, words: str) -> str:
    return f'<span class="{name}">{escape(words)}</span>' if words else ""


def _line(line: Line, item: Item, sheet: Sheet) -> str:
    indent = "" if line.edge else '<span class="i">&nbsp;</span>'
    language = "" if is_japanese(line.text) else ' lang="en"'
    words = f"{indent}{_words(line, item, sheet)}"
    if line.role == "subheading":
        return f'<p class="subheading" role="heading" aria-level="4"{language}>{words}</p>\n'
    tag = "pre" if "  " in line.text else "p"  # where spaces count
    return f'<{tag} class="{line.role}"{language}>{words}</{tag}>\n'


def _words(line: Line, item: Item, sheet: Sheet) -> str:
    text = escape(line.text, quote=False)
    match line.role:
        case "map":
            return _linked(text, line.place, f"{_MAPS}{quote(line.place, safe='')}", 'rel="noopener noreferrer"')
        case "related" if line.target in sheet.places:
            return _linked(text, line.target, sheet.places[line.target])
        case "title":
            return f'<span class="i">= </span>{text[2:-2]}<span class="i"> =</span>'
        case "data":
            name, colon, rest = text.partition(":")
            return f"<b>{name}</b>{colon}{rest}"
        case "list":
            return f'<span class="mark">{text[0]}</span>{text[1:]}' if text[0] == "・" else text
        case _:
            return _with_terms(line.text, item, sheet)


def _linked(text: str, words: str, href: str, more: str = "") -> str:
    """The text with a link on the first of these words; as it is where an address would hold half a character."""
    shown = escape(words, quote=False)
    return text.replace(shown, f'<a href="{escape(href)}"{f" {more}" if more else ""}>{shown}</a>', 1)


def _with_terms(text: str, item: Item, sheet: Sheet) -> str:
    """A paragraph whose linked terms are marked, with what they stand for."""
    first, *rest = text.split("\n")
    made = [escape(first, quote=False)]
    before = first
    for part in rest:
        term = next((t for t in item.terms if part.startswith(t)), "")
        meaning = sheet.meanings.get(term, "")
        space = " " if is_latin(before[-1:]) and is_latin(part[:1]) else ""
        title = f' title="{escape(printable(meaning))}"' if meaning else ""
        made.append(f"{space}{END}<abbr{title}>{escape(term)}</abbr>{escape(part.removeprefix(term), quote=False)}")
        before = part
    return "".join(made)


def _cited(item: Item, sheet: Sheet) -> str:
    """The way back: from an item to those that name it."""
    names = [name for name in sheet.cited.get(item.id, ()) if name in sheet.places]
    links = " ".join(f'<a href="{escape(sheet.places[name])}">{escape(printable(name))}</a>' for name in names)
    return (
        f'<nav class="cited" aria-label="この記事を挙げた記事">この記事を挙げた記事: {links}</nav>\n' if links else ""
    )


def _hole(item: Item, sheet: Sheet) -> str:
    """Days without any item, said below the item above them."""
    if item.id not in sheet.holes:
        return ""
    first, last = (escape(day.replace("-", ".")) for day in sheet.holes[item.id])
    return f'<nav class="hole" aria-label="空白期間"><p>{first} から {last} までの間、記事はありません</p></nav>\n'


def _glossary(terms: dict[str, str]) -> str:
    if not terms:
        return ""
    rows = "".join(
        f"<dt>{escape(printable(term))}</dt><dd>{escape(printable(terms[term]))}</dd>" for term in sorted(terms)
    )
    return f'<nav class="glossary" aria-label="用語"><h2>用語</h2><dl>{rows}</dl></nav>\n'
