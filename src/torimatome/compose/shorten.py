"""Long sentences made shorter where it is safe: asides without names, numbers or quotations fall away."""

from __future__ import annotations

import re

_LONG = 12  # words; 24 and 12 find the same facts on five weeks, 12 leaves a shorter run of the source's words
_FACT = re.compile(r"[\"“”‘’']|\d|(?<!^)\b[^\W\d_a-z]")
# What limits a statement is no aside.
_LIMITS = re.compile(
    r"\b(?:not|no|nor|never|nobody|without|yet|only|except|unless|if|may|might|could|would|should|allegedly|reportedly|former|"
    r"formerly|den(?:y|ied|ies)|unconfirmed|unrecogni[sz]ed|so-called|partly|until|still|but|though|although)\b",
    re.IGNORECASE,
)
_ASIDES = (
    # Before a verb only: what follows another noun may be the rest of a list that the aside belongs to.
    re.compile(
        r", (?:which|who|where|whose)\b[^,.;:]*,(?= (?:is|are|was|were|has|have|had|will|can|may|said|says|met|took|told)\b)"
    ),
    re.compile(r", (?:which|who|where|whose|in which|on which)\b[^,.;:]*(?=\.$)"),
    re.compile(r", (?:in turn|as usual|as well(?! as\b)|for (?:his|her|their) part),?(?= |\.$)"),
    re.compile(r", (?:explaining|recalling|adding|noting) that\b[^.;:]*(?=\.$)"),
    re.compile(r" \([^()\d]*\)"),
)


def shortened(text: str) -> str:
    """The sentence without its asides, as long as it is too long for the house."""
    for aside in _ASIDES:
        for found in aside.finditer(text):
            if len(text.split()) <= _LONG:
                return text
            if not _FACT.search(found.group()) and not _LIMITS.search(found.group()):
                return shortened(text[: found.start()] + text[found.end() :])
    return text
