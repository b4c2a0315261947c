"""What a sentence tells of: the matters that a bulletin keeps (house-style 2), what wires pad with, and its figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from torimatome.compose.marks import MONTH

_DAY = re.compile(rf"\b{MONTH} \d{{1,2}}\b|\b\d{{1,2}} {MONTH}\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"(?<![\w-])\d[\d.,]*\b")
_COUNTED = (
    r"(?:servicemen|soldiers|personnel|troops|people|persons|countries|states|members|representatives|participants|ships|vessels|"
    r"aircraft|helicopters|hectares|mines|units|tons|kilomet\w+|kg|kilograms|documents|families|residents|items|pieces|"
    r"observers|delegat\w+)"
)
_PERSON = r"(?-i:\b[^\W\d_a-z]\w+ (?:[^\W\d_a-z]\w+ |oghlu |qizi ){0,2}[^\W\d_a-z]\w+)"
_MATTERS = {
    "harm": r"\b(?:killed|dead|died|dies|deaths?|fatalit\w+|victims?|wounded|injur\w+|casualt\w+|missing|perished|"
    r"hunger strike|tortur\w+|beaten|ill-treat\w*)\b",
    "toll": r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|nobody|no one)\b[^.;]{0,40}"
    r"\b(?:killed|dead|died|deaths?|fatalities|wounded|injured|hurt|missing|perished|fell victim)\b",
    "size": rf"\b\d[\d,. ]*(?:[\w-]+ ){{0,2}}{_COUNTED}\b|"
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:\w+ )?"
    r"(?:servicemen|soldiers|ships|documents|countries|helicopters|people|persons)\b",
    "money": r"[$€£]\s?\d|\b(?:million|billion|trillion|percent|per cent|manats?|dollars|euros)\b|%",
    "law": r"\b(?:articles?|section) \d|\bcriminal code\b|\bcharge[ds]?\b|\b(?:remanded|custody|sentenc\w+|years in prison|"
    r"imprison\w+|court (?:ruled|found|ordered)|in absentia|acquitted|convict\w+|demanded (?:\d+|\w+) years)\b",
    "votes": r"\b(?:votes?|voted|turnout|in favou?r|abstain\w*|abstentions?|unanimous\w*)\b",
    "occasion": r"\b(?:anniversary|on the occasion|magnitude|earthquake|sinking|crash|explosion|disaster|holiday|birthday|"
    r"election as|founding|independence)\b",
    "done": r"\b(?:signed|adopted|approved|ratified|awarded|conferred|handed (?:over)?|declaration|memorandum|protocol of|"
    r"program(?:me)? of|documents? (?:was|were))\b",
    "next": r"\b(?:will|is to|are to|scheduled|until|due|planned|expected)\b",
    "agreed": r"\bagreed (?:to|that|on|with)\b|\bagreement was reached\b|"
    r"\bnext (?:\w+ )?(?:round|meeting|session|stage|hearing|summit)\b",
    "aim": r"\b(?:aims?|goal|purpose|objective|in order to|designed to|intended to|wants? \w+ \w+ to)\b",
    "joined": r"\b(?:involve[sd]?|participat\w+|take part|took part|represent\w+)\b",
    "place": r"\b(?:near|village|district|province|square|station)\b",
    "whom": rf"{_PERSON}(?:, [^,.;]{{3,60}},)? (?:(?:was|were|has been|have been|is|shall be|will be) (?:\w+ )?"
    r"(?:wounded|killed|injured|detained|arrested|charged|sentenced|convicted|released|appointed|dismissed|relieved|recalled|"
    r"summoned|awarded)|(?:received|sustained|suffered) (?:an? )?(?:\w+ )?(?:wounds?|injur\w+|burns?)|died|survived|confessed)\b|"
    r"\bthe (?:dead|killed|wounded|injured) (?:are|is|were|was)\b|\bpredecessor,? (?-i:[^\W\d_a-z])",
    "version": r"^(?:the )?(?-i:[A-Z]\w+(?:an|n|i|sh|se|ch)) (?:police|authorities|side|government|(?:\w+ ){0,2}ministry|officials|"
    r"embassy|prosecutors|border guards?|military|media)\b[^.]{0,40}\b(?:said|says|stated|denied|claim(?:s|ed)|maintain(?:s|ed)|"
    r"insist(?:s|ed)|reject(?:s|ed)|argued?)\b",
    "demand": r"\b(?:call(?:s|ed)? (?:on|for|upon)|urge[sd]?|demand(?:s|ed)?|condemn\w*|immediate release|without delay)\b",
    "wish": r"\b(?:wish\w*|grateful|thank\w*|gratitude|condolences|congratulations|friendly people|brotherly)\b",
    "padding": r"guard of honou?r|airport|flowers|national costume|treated to|motorcade|\bapplause\b|was met by|"
    r"saw (?:him|her|them) off|residents of [\w ]+ greeted|\bflags?\b|anthem|photograph|posed|visitors['’] book|"
    r"entry in the book|\bdinner\b|wreath|pleasantries|greet(?:ed|ings)|welcomed? (?:the )?(?:guests?|delegation)|"
    r"wish(?:ed|es) success|for (?:his|her) time|\btraffic\b|accredited|security measures|were present|"
    r"was (?:also )?attended by|took part in the conversation|joined the conversation|members of the delegations|"
    r"minute of silence|introduced the members|for the press|traditionally|usually|normally|as a rule|is often|are often|"
    r"well known|stayed? in (?:contact|touch)|keep in touch|remain in contact|constructive spirit|"
    r"established diplomatic relations|in recent years|over the (?:past|last) (?:few )?years|"
    r"was opened in (?:19|20)\d\d|it (?:was|is|would be) the (?:first|second) t|several times a year|"
    r"questions from|did not take questions|conveyed (?:his|her|their) (?:greetings|appreciation)|"
    r"other (?:matters|questions|issues|topics) (?:of|on|in|that)|at various levels|"
    r"the (?:meeting|conversation|talks?) (?:was held|took place|is part|was part|ended) "
    r"(?:on the|at the|within|as part|of the|as a)|at the initiative of the|is in \w+ as a member|"
    r"according to available information|accompanied by the staff|is considered one of|"
    # What lay hours ahead when it was written is stale in a bulletin of the week.
    r"\b(?:will|are to|is to|is due to|are due to|is expected to)\b[^.]*\b"
    r"(?:in the (?:afternoon|evening)|later today|later in the day|tonight)\b|"
    # Nor does the house print what was not told.
    r"\b(?:it is not known|not been (?:disclosed|made public|announced|published)|was not (?:said|clear|disclosed)|"
    r"did not (?:mention|specify|say|reply|react|take)|no (?:information|details|date|figures)|gave no|"
    r"have not commented|has no other information|no statements|no new agreements|no document)\b",
}
MATTERS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE) for name, pattern in _MATTERS.items()
}
"""A pattern for each matter."""


@lru_cache(maxsize=16384)
def matters(text: str) -> frozenset[str]:
    """The matters that a sentence tells of."""
    return frozenset(name for name, pattern in MATTERS.items() if pattern.search(text))


@lru_cache(maxsize=16384)
def figures(text: str) -> frozenset[str]:
    """The numbers of a sentence that are neither days nor years."""
    return frozenset(_NUMBER.findall(_YEAR.sub(" ", _DAY.sub(" ", text))))
