"""Reservations that a page declares in its headers or its head: noai, tdm, paywall. They are read, never guessed."""

from __future__ import annotations

import re

from torimatome.collect.fetching import Answer

_HEAD_BYTES = 1 << 18
_META = re.compile(rb"<meta\b[^>]{0,2000}>", re.IGNORECASE)
_PART = re.compile(rb"""([\w:-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_FREE = re.compile(rb"""["']isAccessibleForFree["']\s*:\s*["']?false""", re.IGNORECASE)
_NO_AI = re.compile(r"\bno(?:image)?ai\b", re.IGNORECASE)


def reservations(answer: Answer) -> tuple[str, ...]:
    """What the answer reserves, in alphabetical order."""
    said = [(name.lower(), value) for name, value in answer.headers]
    head = answer.body[:_HEAD_BYTES]
    said += [_named(meta) for meta in _META.findall(head)]
    found = {right for name, value in said if (right := _right(name, value))}
    if _FREE.search(head):
        found.add("paywall")
    return tuple(sorted(found))


def _named(meta: bytes) -> tuple[str, str]:
    """A meta element as a name and its content."""
    parts = {found[0].lower(): found[1] or found[2] or found[3] for found in _PART.findall(meta)}
    name = parts.get(b"name") or parts.get(b"property") or b""
    return name.decode("utf-8", "replace").lower(), parts.get(b"content", b"").decode("utf-8", "replace")


def _right(name: str, value: str) -> str | None:
    if name in {"x-robots-tag", "robots"} and _NO_AI.search(value):
        return "noai"
    if name == "tdm-reservation" and value.strip() == "1":
        return "tdm"
    if name == "article:content_tier" and value.strip().lower() in {"locked", "metered"}:
        return "paywall"
    return None
