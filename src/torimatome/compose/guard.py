"""What never becomes content: words that address a machine or the reader, and a page's own housekeeping."""

from __future__ import annotations

import re

# "assistant" alone is an office ("Assistant to the President"), "artificial intelligence" alone a subject of talks.
_MACHINE = (
    r"(?:(?:ai|a\.i\.|digital|virtual|automat\w+)[ -](?:assistants?|summari[sz]ers?|systems?|agents?|models?|readers?|tools?)|"
    r"(?:large )?language models?|llms?|chat ?bots?|gpt|automated summari[sz]\w+|summari[sz]ers)"
)
_ORDERS = (
    r"\b(?:ignore|disregard|forget|override)\b[^.]{0,40}\b(?:instructions?|rules|prompts?|guidelines|above)\b",
    rf"\b(?:notice|note|message|attention|instructions?|reminder)\b[^.]{{0,20}}\b(?:to|for)\b[^.]{{0,30}}\b{_MACHINE}\b",
    rf"\b{_MACHINE}\b[^.]{{0,60}}\b(?:must|should|are (?:asked|instructed|required|requested)|shall|need to|please)\b",
    r"\b(?:state|print|write|say|include|repeat|output|add)\b[^.]{0,30}\bin (?:your|the) (?:output|summary|answer|response|reply)\b",
    r"\bsystem prompt\b|\byour (?:previous |system |style )?(?:instructions|prompt|output|style rules)\b",
    r"\byou are (?:now )?(?:an? )?(?:ai|language model|assistant)\b",
)
_INJECTION = re.compile("|".join(_ORDERS), re.IGNORECASE)
_FOREIGN_INJECTION = re.compile(
    "игнорируйте (?:все )?(?:предыдущ|инструкц)|языков(?:ая|ые|ым|ой) модел|"
    "(?:以前|これまで|上記)の(?:指示|命令)を(?:すべて)?無視|önceki talimatları|əvvəlki (?:göstəriş|təlimat)|"
    "նախորդ հրահանգ|წინა ინსტრუქცი|دستورهای قبلی",
    re.IGNORECASE,
)
_HOUSEKEEPING = re.compile(
    r"\b(?:subscribe|follow us|read (?:also|more)|click here|share this|sign up|newsletter|all rights reserved|"
    r"photo(?:graph)?s? (?:by|courtesy)|views? expressed|opinions? (?:expressed|in this)|belong to (?:its|the) author|"
    r"will be (?:reported|published|given|provided) (?:on|to|later)|official website|social media pages|"
    r"this (?:text|article|story|column) |updated at \d|the first version (?:of|spoke|said|gave)|for more information|contact us)",
    re.IGNORECASE,
)


def is_injection(text: str) -> bool:
    """Whether a passage gives orders to a machine that reads it."""
    return bool(_INJECTION.search(text) or _FOREIGN_INJECTION.search(text))


def is_housekeeping(text: str) -> bool:
    """Whether a sentence is about the page and not about the event."""
    return bool(_HOUSEKEEPING.search(text))
