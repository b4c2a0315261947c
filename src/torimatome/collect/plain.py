"""Plain text out of what feeds call a title, a summary or an author."""

from __future__ import annotations

import re
from html import unescape

from lxml import etree, html

from torimatome.lang.text import nfc

_INLINE = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|code|div|em|font|h[1-6]|i|img|li|mark|ol|p|q|s|small|span|strike|strong|sub|sup|tt|u|ul"
    r"|wbr|nobr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"</?(?:br|p|div|li|h[1-6])(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)


def plain(text: str | None) -> str:
    """One line of text: entities decoded as often as they were escaped, markup of letters and lines taken away.

    Any other tag, a script among them, is what the author wrote about: it stays, as harmless text.
    """
    text = text or ""
    for _ in range(3):
        text = _INLINE.sub("", _BREAK.sub(" ", text))
        if not _ENTITY.search(text):
            break
        text = unescape(text)
    return " ".join(nfc(text).split())


def text_of(markup: str | None) -> str:
    """The words of a piece of HTML, on one line."""
    if not markup or not markup.strip():
        return ""
    if "<" not in markup:
        return plain(markup)
    try:
        tree = html.fragment_fromstring(markup, create_parent="div", parser=html.HTMLParser(huge_tree=False))
    except (etree.LxmlError, ValueError):
        return plain(re.sub(r"<[^<>]*>", " ", markup))
    etree.strip_elements(tree, "script", "style", "noscript", with_tail=False)
    return " ".join(nfc(" ".join(tree.itertext())).split())
