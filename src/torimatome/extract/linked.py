"""JSON-LD: what a page says of itself in the words of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from torimatome.extract.tree import Element, attribute

_ARTICLES = re.compile(
    r"(?:news|blog|live|report|opinion|review|analysis|advertiser|satirical|scholarly|tech)?\w*(?:article|posting|newsstory)",
    re.IGNORECASE,
)
_CHECKS = re.compile("ClaimReview")
_HOUSES = re.compile("organi", re.IGNORECASE)
_ROLES = ("author", "creator", "publisher")


def linked_data(tree: Element) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    """The article nodes of JSON-LD, and the other nodes. A check of facts stands for the article where there is none."""
    scripts = (s for s in tree.iter("script") if "ld+json" in attribute(s, "type").lower())
    nodes = [node for script in scripts for node in _nodes(_load(script.text or ""))]
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and node.get("name")}
    nodes = [{**node, **{k: _looked_up(node[k], known) for k in _ROLES if k in node}} for node in nodes]
    articles = [n for n in nodes if _is_a(n, _ARTICLES)] or [n for n in nodes if _is_a(n, _CHECKS)]
    others = [n for n in nodes if not _is_a(n, _ARTICLES)]
    return articles[:3], others


def _is_a(node: Mapping[str, Any], kinds: re.Pattern[str]) -> bool:
    return any(isinstance(kind, str) and kinds.search(kind) for kind in _flat(node.get("@type")))


def _looked_up(value: object, known: Mapping[str, Mapping[str, Any]]) -> list[Any]:
    """People and houses, each one that is only named by its @id replaced by the node that has its name."""
    found = []
    for part in _flat(value):
        bare = isinstance(part, dict) and not part.get("name")
        id_ = part.get("@id") if bare else part
        found.append(known.get(id_, part) if isinstance(id_, str) else part)
    return found


_COMMENTS = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")


def _load(text: str) -> object:
    text = _COMMENTS.sub("", text.strip())
    for attempt in (text, re.sub(r",\s*([}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(data: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Every node that may be an article: the top, lists, graphs and the main entity."""
    if depth > 4:
        return
    if isinstance(data, list):
        for part in data[:200]:
            yield from _nodes(part, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(data.get(key), dict | list):
                yield from _nodes(data[key], depth + 1)


def texts(nodes: Iterable[Mapping[str, Any]], key: str) -> tuple[str, ...]:
    """The words that nodes have under a key, in their order."""
    found = []
    for node in nodes:
        value = node.get(key)
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                part = part.get("name") or part.get("@value")  # noqa: PLW2901  (either form says the same)
            if isinstance(part, str):
                found.append(_unescaped(part))
    return tuple(found)


def _unescaped(text: str) -> str:
    """JSON needs no HTML entities, yet many sites write them; a written-out tag stays as it is."""
    return unescape(text) if "&" in text and ";" in text else text


def authors(articles: Iterable[Mapping[str, Any]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The people who sign the first article that anybody signs, and the houses."""
    people: list[str] = []
    houses: list[str] = []
    for node in articles:
        for author in _flat(node.get("author") or node.get("creator")):
            name = author.get("name") if isinstance(author, dict) else author
            house = isinstance(author, dict) and _is_a(author, _HOUSES)
            for part in _flat(name):
                if isinstance(part, str) and "://" not in part:
                    (houses if house else people).append(_unescaped(part))
        if people or houses:
            break
    return tuple(people), tuple(houses)


def _flat(value: object) -> list[Any]:
    """The values of lists in lists, without recursion: a hostile page nests them deep."""
    found: list[Any] = []
    left = [value]
    while left:
        part = left.pop()
        if isinstance(part, list):
            left.extend(reversed(part))
        elif part is not None:
            found.append(part)
    return found


def publishers(nodes: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The names of the houses that publish."""
    found = [p.get("name") for node in nodes for p in _flat(node.get("publisher")) if isinstance(p, dict)]
    return tuple(_unescaped(name) for name in found if isinstance(name, str))


def crumbs(nodes: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The last crumb but the article's own, or the only one."""
    for node in nodes:
        if node.get("@type") == "BreadcrumbList":
            steps = [s for s in _flat(node.get("itemListElement")) if isinstance(s, dict)]
            names = [
                s.get("name") or (s["item"].get("name") if isinstance(s.get("item"), dict) else None) for s in steps
            ]
            plain = [n for n in names if isinstance(n, str)]
            return tuple(plain[-2:-1] or plain[:1])
    return ()
