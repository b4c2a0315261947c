"""The text of an article: which blocks of a page are its paragraphs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from torimatome.extract.blocks import HEADINGS, Block, furniture, weight
from torimatome.extract.headline import key
from torimatome.extract.tree import Element, attribute, tag

_HOLDS = 0.7
"""Share of the page's prose that an element must hold to be the article's (both weeks and bench/news-pages, 0.5..0.9)."""
# What sites write around a text in the desk's languages: copyright, cookies, calls to subscribe or log in, "read also".
_NOTICES = (
    r"^(?:©|\(c\)\s|copyright\b)", r"© ", r"all rights reserved|все права защищены|hüquqlar[ıi]? qorunur|hakları saklıdır",
    r"իրավունքները պաշտպանված|უფლება დაცულია|حقوق محفوظ|無断転載",
    r"\buses? cookies\b|\bcookies? (?:policy|settings)|файл\w* (?:cookie|куки)|kuki fayl|çerez(?:ler)? (?:kullan|polit)",
    r"cookie (?:ֆայլ|ფაილ)|سایت.{0,20}کوکی|クッキーを使用",
    r"(?:subscri\w+|members?)\b.{0,40}(?:log ?in|sign ?in|read on|to read (?:on|more|this|the full)|continue reading)",
    r"подписчик.{0,40}(?:войдите|чтобы читать|читать дальше)|abunəçi.{0,40}(?:daxil olun|oxumaq üçün)",
    r"abone.{0,40}(?:giriş yapın|okumak için)|բաժանորդ.{0,40}(?:մուտք գործեք|կարդալու համար)",
    r"ხელმისაწვდომია გამომწერ|ویژه مشترکان|会員限定",
    r"\b(?:subscribe|sign up)\b.{0,40}newsletter|^(?:подпишитесь|подписывайтесь)|(?:abunə|abone) olun|^բաժանորդագրվեք",
    r"^გამოიწერეთ|عضو شوید|ニュースレターに登録",
    r"^(?:read (?:also|more|next)|see also|also read|читайте (?:также|ещё)|смотрите также|həmçinin oxuyun|ayrıca oku\w*)\b",
    r"^(?:bunlar da ilginizi|կարդացեք նաեւ|կարդացեք նաև|ასევე წაიკითხეთ|بیشتر بخوانید|あわせて読みたい|関連記事)",
    r"^(?:related(?: (?:articles|news|stories|links))?|по теме|oxuyun)\s*:?$",
)  # fmt: skip
_NOTICE = re.compile("|".join(_NOTICES), re.IGNORECASE)
_LONGEST_NOTICE = 160
_DROP_INSIDE = frozenset({"figcaption", "caption", "th"})  # fmt: skip


def container_of(blocks: Sequence[Block], ignored: frozenset[Element]) -> Element | None:
    """The innermost element that holds the article's prose.

    From the top, one goes down while one child holds most of the prose; an <article> or an articleBody is left
    only downwards to an element that holds all of it.
    """
    held = defaultdict[Element, int](int)
    worth = [b for b in blocks if _tells(b) and not _ignored(b, ignored) and not is_notice(b.text)]
    for block in worth:
        for element in block.path:
            held[element] += block.weight
    current = worth[0].path[0] if any(b.is_prose for b in worth) else None
    share = _HOLDS
    while current is not None:
        if _is_article(current):
            share = 1.0
        need = held[current] * share
        below = [e for e in current if held.get(e, 0) >= need and held[e]]
        if not below:
            return current
        current = below[0]
    return None


def _tells(block: Block) -> bool:
    """Prose, or a short paragraph that is a whole sentence."""
    return block.is_prose or (block.kind == "p" and block.is_sentence and block.weight >= 20 and not block.is_links)


def _is_article(element: Element) -> bool:
    return tag(element) == "article" or "articlebody" in attribute(element, "itemprop").lower()


def _ignored(block: Block, ignored: frozenset[Element]) -> bool:
    return any(element in ignored for element in block.path)


def is_notice(text: str) -> bool:
    """Whether a short line is one of those that sites put around every text."""
    return len(text) <= 3 * _LONGEST_NOTICE and _is_notice(text)


@lru_cache(maxsize=512)  # asked twice of each line of a page
def _is_notice(text: str) -> bool:
    signs = len({m.group().lower() for m in _NOTICE.finditer(text)})
    return signs >= 2 or (signs == 1 and len(text) <= _LONGEST_NOTICE)


def paragraphs_of(blocks: Sequence[Block], title: str) -> tuple[Block, ...]:
    """The blocks that are the article's text, dateline still in place."""
    ignored = furniture(blocks)
    container = container_of(blocks, ignored)
    inside = [b for b in blocks if container is None or container in b.path]
    start = _after_title(inside, title)
    kept = [
        b for b in inside[start:] if not _ignored(b, ignored) and not is_notice(b.text) and b.kind not in _DROP_INSIDE
    ]
    kept = _without_leads(kept)
    return tuple(_trim(kept, title))


def _after_title(blocks: Sequence[Block], title: str) -> int:
    wanted = key(title)
    hits = [n for n, b in enumerate(blocks) if wanted and key(b.text) == wanted]
    first = next((n for n, b in enumerate(blocks) if b.is_prose), len(blocks))
    before = [n for n in hits if n <= first]
    return before[-1] + 1 if before else 0


def _without_leads(blocks: Sequence[Block]) -> list[Block]:
    """Without link lists and the labels that lead to them."""
    kept: list[Block] = []
    for n, block in enumerate(blocks):
        following = blocks[n + 1] if n + 1 < len(blocks) else None
        if block.is_links:
            continue
        leads = following is not None and following.is_links and block.weight < 40 and not block.text.endswith(".")
        if not leads:
            kept.append(block)
    return kept


def _trim(blocks: Sequence[Block], title: str) -> list[Block]:
    """From the first paragraph to the last; headings only between paragraphs."""
    worth = [_is_paragraph(b) for b in blocks]
    if not any(worth):
        return []
    first, last = worth.index(True), len(worth) - 1 - worth[::-1].index(True)
    kept: list[Block] = []
    for n in range(first, last + 1):
        block = blocks[n]
        if key(block.text) == key(title):
            continue
        if block.kind in HEADINGS:
            if n < last and worth[n + 1] and n > first:
                kept.append(block)
        elif worth[n] or (block.kind in ("p", "li", "blockquote", "dd") and weight(block.text) > 1):
            kept.append(block)
    return kept


def _is_paragraph(block: Block) -> bool:
    """Prose, or a shorter line that ends as a sentence does; Japanese has no spaces and says much in a short line."""
    if block.kind in HEADINGS or block.is_links:
        return False
    return (
        block.is_prose
        or (block.is_sentence and weight(block.text) >= 12 and (" " in block.text or block.text.endswith("。")))
        or (block.is_sentence and weight(block.text) >= 24)
    )
