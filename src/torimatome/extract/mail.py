"""A newsletter to its articles: one, or as many as it has headlines with text below them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from torimatome.errors import SetAside
from torimatome.extract.blocks import HEADINGS, Block, blocks_of, weight
from torimatome.extract.headline import key
from torimatome.extract.letters import Letter, read_letter
from torimatome.extract.parts import LEAST, Parts, article_of
from torimatome.extract.prose import is_notice
from torimatome.extract.tree import Element, attribute, dropped, parse
from torimatome.model import Article, Entry, Outlet, Route, Snapshot

_FURNITURE = re.compile(
    r"\b(?:un-?subscribe|opt out|update your (?:email )?preferences|manage (?:your )?(?:preferences|subscription)|view (?:this|it)"
    r"(?: e?-?mail| message)? (?:in|on) (?:your|a|the) browser|you (?:are receiving|received) this|forward(?:ed)? this e?-?mail|"
    r"sent to|mailing address|privacy policy|add us to your address book)\b"
    r"|отписаться|открыть (?:письмо )?в браузере|вы получили это письмо|abunəlikdən (?:çıx|imtina)|brauzerdə (?:aç|bax)"
    r"|abonelikten (?:çık|ayrıl)|tarayıcıda (?:görüntüle|aç)|配信(?:停止|解除)|ブラウザで(?:表示|見る)|لغو اشتراک"
    r"|გამოწერის გაუქმება|ապաբաժանորդագր",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$)|mso-hide", re.IGNORECASE
)
_LONGEST_FURNITURE = 300
_MOST = 40
"""Articles that one letter may hold."""
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)


def is_letter(media_type: str) -> bool:
    """Whether a snapshot is a letter."""
    return media_type.partition(";")[0].strip().lower() == "message/rfc822"


def letter_articles(
    snapshot: Snapshot, body: bytes, entry: Entry | None, outlet: Outlet, packs: Collection[str] = ()
) -> tuple[Article, ...]:
    """The articles of a letter. SetAside: it has no text or cannot be read."""
    letter = read_letter(body, outlet.languages)
    url = entry.url if entry else snapshot.url_asked
    stories = _stories(letter)
    lone = len(stories) == 1
    parts = (
        Parts(
            url=url if lone else f"{url}#{n}", headline=(letter.head.subject or story.headline) if lone else story.headline,
            paragraphs=story.paragraphs, stamps=(letter.head.date,), language=letter.language or None,
            route=Route(way="mail"),
        )
        for n, story in enumerate(stories, 1)
    )  # fmt: skip
    return tuple(article_of(one, snapshot, outlet, packs) for one in parts)


@dataclass(frozen=True, slots=True)
class _Story:
    headline: str
    paragraphs: tuple[str, ...]


def _stories(letter: Letter) -> list[_Story]:
    """What the letter tells. SetAside: nothing."""
    rows = list(_rows_of_html(letter.html)) if letter.html else []
    if weight(" ".join(text for text, _ in rows)) < LEAST:
        rows = list(_rows_of_plain(letter.plain))
    stories = list(_parted(rows))
    if len(stories) >= 2:
        return stories[:_MOST]
    texts = tuple(text for text, _ in rows if key(text) != key(letter.head.subject))
    if weight(" ".join(texts)) < LEAST:
        raise SetAside(f"{letter.head.id} is a letter without text")
    return [_Story("", texts)]


def _parted(rows: Sequence[tuple[str, bool]]) -> Iterator[_Story]:
    """A headline and the text below it, for each headline that has some."""
    title, held = "", list[str]()
    for text, heads in (*rows, ("", True)):
        if not heads:
            held.append(text)
            continue
        if title and weight(" ".join(held)) >= LEAST:
            yield _Story(title, tuple(held))
        title, held = text, []


def _rows_of_html(html: str) -> Iterator[tuple[str, bool]]:
    """The lines that a reader sees, and whether each is a headline."""
    try:
        tree = parse(html)
    except SetAside:
        return
    for element in list(tree.iter()):
        if element.getparent() is not None and isinstance(element.tag, str) and _is_hidden(element):
            dropped(element)
    blocks = [b for b in blocks_of(tree) if not _is_furniture(b.text) and not is_notice(b.text)]
    marked = [b.kind in HEADINGS for b in blocks]
    by_tag = sum(marked) >= 2
    for n, block in enumerate(blocks):
        following = blocks[n + 1] if n + 1 < len(blocks) else None
        heads = marked[n] if by_tag else _looks_like_headline(block, following)
        if heads or not (block.is_links and block.weight < LEAST * 2):
            yield block.text, heads


def _is_hidden(element: Element) -> bool:
    return bool(_HIDDEN.search(attribute(element, "style"))) or element.get("hidden") is not None


def _looks_like_headline(block: Block, following: Block | None) -> bool:
    """A short line, all of it a link or in bold, above running text."""
    whole = block.is_links or block.emphasised == block.text
    return whole and 15 <= block.weight <= 220 and following is not None and following.is_prose


def _is_furniture(text: str) -> bool:
    return len(text) <= _LONGEST_FURNITURE and bool(_FURNITURE.search(text))


def _rows_of_plain(text: str) -> Iterator[tuple[str, bool]]:
    """Paragraphs with their wrapped lines joined; a line with a rule below it is a headline."""
    for paragraph in re.split(r"\n\s*\n", _SIGNATURE.split(text.replace("\r\n", "\n"), maxsplit=1)[0]):
        lines = [line.strip(" >\t") for line in paragraph.split("\n")]
        while len(lines) >= 2 and re.fullmatch(r"[=\-_*~]{3,}", lines[1]):
            yield lines[0], True
            lines = lines[2:]
        words = " ".join(line for line in lines if line and not re.fullmatch(r"[=\-_*~#]{3,}", line))
        if words and not _is_furniture(words) and not is_notice(words) and not re.fullmatch(r"<?https?://\S+>?", words):
            yield words, False
