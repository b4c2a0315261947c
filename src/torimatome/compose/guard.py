"""What never becomes content: words that address a machine or the reader, and a page's own housekeeping."""

from __future__ import annotations

import re

from torimatome.compose.marks import MONTH

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
    r"this (?:text|article|story|column) |updated at \d|(?:the first|an earlier) version (?:of|spoke|said|gave)|for more information|contact us)",
    re.IGNORECASE,
)
_CORRECTION = re.compile(r"\b(?:the first|an earlier) version of this (?:article|story|text)\b", re.IGNORECASE)
_DECISION = re.compile(r"\bI (?:do )?(?:hereby )?(?:decide|order|decree|resolve):")
# ROV, Rovia, March 3. / ROV, MARCH 3, WIRE.
_DATELINE = re.compile(
    rf"^[^\W\d_a-z]{{2,}}(?:[ -][^\W\d_a-z]{{2,}}){{0,2}},(?: [^\W\d_a-z][\w ]{{2,20}},)? {MONTH}\.? \d{{1,2}}"
    rf"(?:,? \d{{4}})?(?:[,/ –—-]+[^\W\d_a-z][\w.]*)?\.$|"
    rf"^[^\W\d_a-z]{{2,}}(?:[ -][^\W\d_a-z]{{2,}}){{0,2}},(?: [^\W\d_a-z][\w ]{{2,20}},)? {MONTH.upper()} \d{{1,2}}"
    rf"(?:,? \d{{4}})?(?:[,/ –—-]+[^\W\d_a-z][\w.]*)?\.$"
)
# Who signed a document, or where and when: no sentence.
_SIGNED = re.compile(
    r"^(?:[^\W\d_a-z][\w’'-]+ ){1,2}[^\W\d_a-z][\w’'-]+, President of (?:the )?[^.,;:]{3,40}\.$|"
    r"^(?:The )?(?:[Cc]ity of )?[^\W\d_a-z][\w’'-]+, (?:[A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z][a-z]+),? \d{4}\.?$"
)


def is_injection(text: str) -> bool:
    """Whether a passage gives orders to a machine that reads it."""
    return bool(_INJECTION.search(text) or _FOREIGN_INJECTION.search(text))


def is_correction(text: str) -> bool:
    """Whether a sentence only says what the page said before: what follows it goes on with the sentence before it."""
    return bool(_CORRECTION.search(text))


def is_housekeeping(text: str) -> bool:
    """Whether a sentence is about the page and not about the event."""
    return bool(_HOUSEKEEPING.search(text) or _is_frame(text))


def _is_frame(text: str) -> bool:
    """Whether a line stands around what a text says: a dateline, a signature, the words that open a decree."""
    return bool(_DATELINE.match(text) or _SIGNED.match(text)) or is_decision(text)


def is_decision(text: str) -> bool:
    """Whether a text has the opening words of a decree, behind which stands what is decided."""
    return bool(_DECISION.search(text))
