"""Words that the check of a model's wording counts: negation, doubt, measure, and words that say the same."""

from __future__ import annotations

import re
from collections.abc import Mapping

NEGATION = re.compile(
    r"\b(?:not|no|never|neither|nor|none|nobody|nothing|without|cannot|fail(?:s|ed|ing)? to|refus\w+|declin(?:e|es|ed) to|"
    r"reject\w*|den(?:y|ies|ied|ying|ial)|refut\w+|disput\w+|dismiss\w*|false|fake|untrue|baseless|groundless|unfounded)\b|n['’]t\b",
    re.IGNORECASE,
)
"""What turns an English sentence round."""
NEGATION_JA = re.compile(
    r"ない|なかった|せず|ず[、に]|否定|拒否|拒絶|反論|事実無根|虚偽|不可|未[^明来]|否認|却下|棄却|なし|断る"
)
"""The same in a Japanese headline."""
MARKS = re.compile(
    r"\b(?:may|might|could|would|should|must|will|shall|can|plans?|planned|intends?|intended|expected|expects?|proposed|proposes?|"
    r"if|unless|likely|unlikely|possibly|probably|perhaps|apparently|"
    r"allegedly|alleged|reportedly|purported(?:ly)?|supposed(?:ly)?|so-called|unconfirmed|unverified|seemingly|claim(?:s|ed)?|"
    r"accus(?:es|ed|ing)|suspected|rumou?r(?:s|ed)?|appears?|appeared|believed|"
    r"about|around|nearly|almost|approximately|roughly|over|under|above|below|only|least|most|more|less|fewer|up to|"
    r"all|some|several|both|every|each|part|partly|half|first|last|former|acting|deputy|vice|ex)\b",
    re.IGNORECASE,
)
"""Doubt, will, measure and rank: a rewording has the same ones as the sentence it stands for."""
DOUBT = re.compile(
    r"\b(?:allegedly|alleged|reportedly|purported(?:ly)?|unconfirmed|unverified|may|might|could|possibl[ey]|suspected|claims?|claimed)\b",
    re.IGNORECASE,
)
DOUBT_JA = re.compile(
    r"とされる|とみられ|とみる|可能性|疑い|模様|か$|との主張|と主張|未確認|おそれ|恐れ|見方|報道|情報|容疑|、?か[）)]?$"
)
PRONOUN = re.compile(r"\b(?:he|she|they|it|his|her|him|them|their|its)\b", re.IGNORECASE)
PREPOSITION = frozenset({"by", "from", "against", "without", "until", "since", "to", "than"})
"""Words that say who does what to whom: what follows them in a rewording follows them in the source."""
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "got", "gets"})
SAY = "say says said state states stated note notes noted tell tells told add adds added announce announces announced declare declares declared"
"""Words by which a statement has its holder, all alike; "claimed" and "confirmed" say more and are not among them."""
_ALIKE = (
    "meet meets met meeting meetings talks conversation",
    "discuss discusses discussed discussion discussions",
    "visit visits visited visiting trip",
    "begin begins began begun start starts started",
    "end ends ended finish finishes finished conclude concluded",
    "participate participates participated participation attend attends attended",
    "help helps helped assistance assist assists assisted aid",
    "country countries nation nations",
    "receive receives received",
    "emphasize emphasized emphasise emphasised stress stressed underline underlined highlight highlighted",
    "thank thanks thanked gratitude",
    "congratulate congratulated congratulations",
    "phone telephone call",
    "cooperation cooperate cooperates cooperated",
    "also too likewise moreover additionally",
    "currently now present",
    "president presidents pres",
    "kill kills killed",
    "injure injured wound wounded",
    "purchase purchased buy buys bought",
)
_EMPTY = frozenset(
    {
        "also",
        "too",
        "likewise",
        "moreover",
        "additionally",
        "meanwhile",
        "during",
        "regarding",
        "concerning",
        "currently",
        "now",
    }
)


def alike(stem: Mapping[str, str]) -> dict[str, str]:
    """Each word's stem to the one that stands for its like. stem: word -> stem, of all that `vocabulary` gives."""
    found = {stem[word]: "§say" for word in SAY.split()}
    for row in _ALIKE:
        words = row.split()
        for word in words:
            found.setdefault(stem[word], stem[words[0]])
    return found


def vocabulary() -> tuple[str, ...]:
    """Every word that has a like."""
    return (*SAY.split(), *(word for row in _ALIKE for word in row.split()))


def is_empty(word: str) -> bool:
    """Whether a word joins and carries nothing of its own."""
    return word in _EMPTY
