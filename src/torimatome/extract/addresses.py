"""Addresses that a page names, where anything may stand."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit


def address(base: str, named: str) -> SplitResult | None:
    """The web address that a link leads to, in parts; None for what is none or cannot be read ("//[")."""
    try:
        parts = urlsplit(urljoin(base, named))
        return parts if parts.scheme in {"http", "https"} and parts.hostname else None
    except ValueError:
        return None
