"""Whose voice an article has: a body's own, or an answer to what others did."""

from __future__ import annotations

import re

from torimatome.compose.marks import QUOTED
from torimatome.model import Article

_WE = re.compile(r"\b[Ww]e\b")
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b")
_ANSWER = re.compile(
    r"\b(?:respon(?:d|ds|ded|ding|se) to|in (?:answer|reply) to|answer(?:s|ed|ing) (?:an? |the )?questions?|repl(?:y|ies|ied|ying) to|"
    r"react(?:s|ed|ing)? to|comment(?:s|ed|ing)? on|appeals? against|slams?)\b",
    re.IGNORECASE,
)
# A court's rejection is an act of its own.
_REJECTS = re.compile(
    r"^(?!.*\b(?:[Cc]ourts?|[Jj]udges?|[Tt]ribunal)\b).*\b(?:dismiss(?:es|ed)|reject(?:s|ed))\b", re.DOTALL
)


def is_ours(text: str) -> bool:
    """Whether a text says "we" or "our" outside quotations: in an item nobody sees whose word that is."""
    return bool(_OURS.search(QUOTED.sub("", text)))


def says_we(article: Article) -> bool:
    """Whether an article speaks for a body itself: no report then."""
    return bool(_WE.search(QUOTED.sub("", article.text)))


def is_answer(article: Article) -> bool:
    """Whether the head of an article tells an answer to what others did or said."""
    head = QUOTED.sub("", f"{article.headline}. {article.lead}")
    return bool(_ANSWER.search(head) or _REJECTS.search(head))
