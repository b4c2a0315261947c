"""CSS selectors as XPath: those that a person writes to name a part of a page."""

from __future__ import annotations

import re

_NAME = r"-?[A-Za-z_][\w-]*"
_PART = re.compile(
    rf"(?P<tag>\*|{_NAME})|#(?P<id>[\w-]+)|\.(?P<cls>[\w-]+)"
    rf"""|\[(?P<key>[\w:-]+)(?:(?P<how>[~^$*|]?=)(?P<quote>["']?)(?P<value>[^"'\]\[]*)(?P=quote))?\]"""
    r"|:(?P<place>first-child|last-child|first-of-type)"
)
_STEP = re.compile(r"\s*([>+~,\s])\s*")
_INSIDE = re.compile(r"\[[^\]]*\]")
_LONGEST = 300


def xpath(selector: str) -> str:
    """The XPath of a selector of tags, #ids, .classes, [attributes], descendants, children (>) and commas. ValueError: it is none."""
    if not selector.strip() or len(selector) > _LONGEST:
        raise ValueError("a selector has some letters, and at most 300")
    return " | ".join(_one(part.strip()) for part in _cut(selector, ","))


def _cut(text: str, mark: str) -> list[str]:
    """The pieces between marks that do not stand in brackets."""
    shown = _INSIDE.sub(lambda m: "\0" * len(m.group()), text)
    ends = [n for n, ch in enumerate(shown) if ch == mark]
    return [text[a + 1 if a >= 0 else 0 : b] for a, b in zip([-1, *ends], [*ends, len(text)], strict=True)]


def _one(selector: str) -> str:
    path, at, axis = "", 0, "//"
    while at < len(selector):
        step, at = _compound(selector, at)
        path += f"{axis}{step}"
        if at < len(selector):
            mark = _STEP.match(selector, at)
            if mark is None or mark[1] in "+~,":
                raise ValueError(
                    f"“{selector[at:]}” is not understood; use tags, .classes, #ids, [attributes], spaces and >"
                )
            axis, at = ("/" if mark[1] == ">" else "//"), mark.end()
            if at == len(selector):
                raise ValueError("it ends where something should follow")
    if not path:
        raise ValueError("a part of it is empty")
    return path


def _compound(selector: str, at: int) -> tuple[str, int]:
    """One step of the path: a tag and what is asked of it; and where it ends."""
    tag, tests, start = "*", "", at
    while at < len(selector) and (part := _PART.match(selector, at)):
        if part["tag"] and at != start:
            break
        tag = part["tag"].lower() if part["tag"] else tag
        tests += _test(part)
        at = part.end()
    if at == start:
        raise ValueError(f"“{selector[at:]}” is not understood; use tags, .classes, #ids, [attributes], spaces and >")
    return tag + tests, at


def _test(part: re.Match[str]) -> str:
    if part["id"]:
        return f"[@id='{part['id']}']"
    if part["cls"]:
        return f"[contains(concat(' ', normalize-space(@class), ' '), ' {part['cls']} ')]"
    if part["place"]:
        return {"first-child": "[not(preceding-sibling::*)]", "last-child": "[not(following-sibling::*)]"}.get(
            part["place"], "[1]"
        )
    if not part["key"]:
        return ""
    key, value = f"@{part['key']}", f"'{part['value']}'"
    tests = {
        None: key, "=": f"{key}={value}", "^=": f"starts-with({key}, {value})", "*=": f"contains({key}, {value})",
        "~=": f"contains(concat(' ', normalize-space({key}), ' '), concat(' ', {value}, ' '))",
        "$=": f"substring({key}, string-length({key}) - {len(part['value'] or '') - 1}) = {value}",
        "|=": f"({key}={value} or starts-with({key}, concat({value}, '-')))",
    }  # fmt: skip
    return f"[{tests[part['how']]}]"
