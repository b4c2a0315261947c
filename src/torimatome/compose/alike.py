"""Words for words: turns of a wire and plainer ones that say the same, outside quotations (M5).

Nothing here names, counts, denies or doubts anything in another way than the source does; `kept.same` looks again.
"""

from __future__ import annotations

import re

from torimatome.compose.wording import outside_quotes

_TALK = r"(?:meeting|talks|session|ceremony|briefing|news conference|press conference|reception|forum|conference)"
_SPEECH = r"(?:conversation|interview|discussion|call)"
_SIDES = r"(?:countries|sides|states|nations|leaders|presidents|ministers|delegations|peoples|neighbou?rs|capitals|governments)"
_NOT_ALIKE = (
    r"(?! (?:dis\w+|differ\w*|diverge\w*|are at odds|quarrel\w*|compete\w*))"  # "both disagree" would be of one mind
)
_WORK = {
    "implementation": "implementing", "development": "developing", "expansion": "expanding", "creation": "creating",
    "strengthening": "strengthening", "establishment": "establishing", "construction": "building",
    "protection": "protecting", "restoration": "restoring", "improvement": "improving", "promotion": "promoting",
    "introduction": "introducing", "deepening": "deepening", "widening": "widening",
}  # fmt: skip
# Where "over" before a number is no place, matter or time ("spread over 5 hectares", "a dispute over 2 villages", "over 3 days").
_BEFORE = (
    r"(?:of|in|to|from|with|for|at|and|or|the|is|are|was|were|has|have|had|year|month|week|20\d\d|"
    r"killed|wounded|injured|detained|arrested|totall?ed|reached|exceeded|produced|received|sent|covers?|includes?)"
)
_TIME = r"\d[\d,.]* (?:\w+ )?(?:minutes|hours|days|weeks|months|years|decades)\b"
# These put one word that `kept.same` counts for another of the same meaning; it looks at all the others.
_COUNTED: tuple[tuple[str, str], ...] = (
    # measures
    (rf"(^|[,;] |\b{_BEFORE} )[Oo]ver (?=\d)(?!{_TIME})", r"\1more than "), (r"\baround (?=\d)", "about "), (r"\bapproximately (?=\d)", "about "),
    (r"\bnearly (?=\d)", "almost "), (r"\ba maximum of (?=\d)", "up to "), (r"\bnot less than (?=\d)", "at least "),
    (r"\bover the (past|last) (?=(?:\d+|two|three|four|five|six|seven|eight|nine|ten|few|several) (?:weeks|months|years|decades)\b)", r"in the \1 "),
    (r"\bwent over (?=the |preparations|plans)", "reviewed "),
    # the two of them
    (rf"\b(?<!between )(?<!Between )the two (?={_SIDES}\b{_NOT_ALIKE})", "both "), (r"\bone another\b", "each other"),
    (rf"\bThe two (?={_SIDES}\b{_NOT_ALIKE})", "Both "), (r"\bthe both\b", "both"),
    (r"\b(relations|ties|cooperation|contacts|trade) between (?:the two|both) (?:countries|states|nations)\b", r"bilateral \1"),
    # about, planned, can
    (r"\binformed ((?:his|her|the) (?:\w+ )?(?:guest|guests|host|colleague|counterpart|interlocutor|visitor)s?) about\b(?![^;]*(?:\band|,) about\b)", r"briefed \1 on"),
    (r"\btold ((?:his|her) (?:guest|host|colleague|counterpart)) about\b(?![^;]*(?:\band|,) about\b)", r"briefed \1 on"),
    (r"\bon the table (was|were)\b", r"under discussion \1"),
    (r"\bOn the table (was|were)\b", r"Under discussion \1"),
    (r"\bspoke about\b(?![^;]*(?:\band|,) about\b)", "spoke of"),
    (r"\btalked about\b(?![^;]*(?:\band|,) about\b)", "discussed"),
    (r"\b(questions?|views?|information|statements?|agreements?|consultations|talks) about\b", r"\1 on"),
    (r"\bis (?:scheduled|planned) for\b", "is set for"),
    (r"\bare (?:scheduled|planned) for\b", "are set for"),
    (r"\bmore than once\b", "repeatedly"),
    (r"\b(?:is|are) able to\b", "can"),
)  # fmt: skip
_TURNS: tuple[tuple[str, str], ...] = (
    # at a meeting
    (rf"\bduring the (?={_TALK}\b)", "at the "), (rf"\bDuring the (?={_TALK}\b)", "At the "),
    (rf"\bduring the (?={_SPEECH}\b)", "in the "), (rf"\bDuring the (?={_SPEECH}\b)", "In the "),
    (r"\bon the sidelines of\b", "on the margins of"),
    (r"\b((?:meeting|ceremony|session|conversation|talks|forum|conference|exercise|event|hearing)s?) took place\b", r"\1 was held"),
    (r"\b(talks|meetings|sessions|exercises|events|hearings|conversations) was held\b", r"\1 were held"),
    (r"\bheld a meeting with\b", "met with"), (r"\bpaid (?:a visit|visits) to\b", "visited"), (r"\bpay (?:a visit|visits) to\b", "visit"),
    (r"\b(is|are) on a visit (?:to|in)\b", r"\1 visiting"),
    (r"\bwere on the table\b", "were discussed"), (r"\bwas on the table\b", "was discussed"), (r"\bwas the subject of the (?:call|talks|conversation)\b", "was discussed"),
    (r"\b(?:was|were) at the cent(?:er|re) of attention\b", "was in focus"),
    (r"\b((?:talks|meetings?|conversations?|sessions?|ceremony|conferences?|forums?|events?)) (?:that|which) (?:took place|was held|were held) (?=in|on|at|with|between)", r"\1 "),
    # what talks are of
    (r"\b([Dd]iscussed|[Rr]eviewed|[Cc]onsidered|[Ee]xamined) (?:the )?(?:current |present )?(?:state|questions|matters) of (?=[a-z]+ (?:relations|ties|cooperation|contacts))", r"\1 "),
    (r"\bprospects (?:for|of) the (?:further )?development of\b", "prospects for"), (r"\bon the (?:current |present )?state of (?=bilateral)", "on "),
    (r"\bthe (?:city|town) of (?=[A-Z])", ""), (r"\bthe (village|settlement) of ([A-Z][\w’'-]+)(?= (?:in|on|near|of)\b|[.,])", r"\2 \1"),
    (r"\bon the occasion of\b", "to mark"), (r"\bat the invitation of (his|her) (host|counterpart|colleague)\b", r"invited by \1 \2"),
    (r"\bin the course of\b", "during"),
    # reporting
    (r"\b(emphasi[sz]|underlin)ed\b(?! that it was noted)", "stressed"),
    (r"\bpointed out\b", "noted"), (r"\b(?:remarked|observed|mentioned) that\b", "noted that"),
    (r"\bexpressed (?=(?:deep |serious |great |his |her |their )?(?:concern|hope|regret|satisfaction|support|confidence)\b)", "voiced "),
    (r"\bconcerning\b(?! \w+ing\b)", "regarding"), (r"\bwith regard to\b", "regarding"), (r"\bissues related to\b", "issues of"),
    (r"\bquestions (of|on) (?=(?:security|trade|transport|energy|cooperation|defen[cs]e|regional|mutual))", r"issues \1 "),
    (r"\bmade (?:the|this) remark (before|to|at|in|during)\b", r"said so \1"), (r"\bspoke out (for|against)\b", r"came out \1"),
    (r"\bmembers of the (committee|parliament|delegation|council|commission|board|government|opposition|coalition)\b(?! (?:of|for|on)\b)", r"\1 members"),
    (r"\b(is|are) meant to\b", r"\1 designed to"), (r"\b(is|are) ready to\b", r"\1 prepared to"), (r"\b(was|were) ready to\b", r"\1 prepared to"),
    (r"\b(at|from|since|until|before|by|after) the beginning of\b", r"\1 the start of"),
    (r"\bcalled (?:up)?on (?=[^,.;]{3,60} to [a-z])", "urged "), (r"\bcalls (?:up)?on (?=[^,.;]{3,60} to [a-z])", "urges "),
    (r"\basked for (?=(?:the |an? |more |help|support|information))", "requested "), (r"\bconveyed the greetings of\b", "conveyed greetings from"),
    (r"\ba guard of hono(u?)r\b", r"an hono\1r guard"), (r"\bwhat (?:is|has been|was) happening (?=in\b)", "developments "),
    (r"\bcarried out (?=(?:an? |the )?(?:\w+ )?(?:work|reforms?|operations?|exercises?|inspections?|searches|training|checks?|investigations?|studies)\b)", "conducted "),
    (r"\b(security|stability|peace and stability|peace and security|security and stability|cooperation) in the region\b(?! (?:of|and)\b)", r"regional \1"),
    (r"\bthe situation in the region\b(?! (?:of|and)\b)", "the regional situation"), (r"\bThe situation in the region\b(?! (?:of|and)\b)", "The regional situation"),
    (r"\bat the highest level\b", "at top level"), (r"\bleft for (?=[A-Z])", "departed for "),
    (r"\bcooperation in the field of\b", "cooperation in"), (r"\bis to take place\b", "is to be held"),
    (r"\bbut also\b", "but"), (r"(?<!not )\balso (?!known\b|called\b|an?\b|the\b|in\b|by\b|for\b|to\b|with\b|on\b|at\b|of\b|from\b)", ""),
    (r"\blooked at (?=(?:the )?(?:preparations|schedule|state|plans|progress|ways)\b)", "reviewed "),
    (r"\bcompared notes on\b", "exchanged views on"), (r"\bput (?:their|his|her) signatures? (?:under|to)\b", "signed"),
    (r"\btook a vote on\b", "voted on"), (r"\bclose to (?=the (?:village|town|border|city)|[A-Z])", "near "),
    (r"\b(fields?|areas?|sectors?|regions?|countr(?:y|ies)|districts?|cit(?:y|ies)|towns?|villages?) in which\b", r"\1 where"),
    (r"\b(was|were) (discussed|reviewed|considered|mentioned|noted|raised|named|touched on) as well\.", r"\1 also \2."),
    # beginnings and times
    (r"\bbegan to\b", "started to"), (r"\bbegan on\b", "started on"), (r"\bstarted another\b", "began another"), (r"\btook effect\b", "came into force"),
    (r"\bin the near future\b", "soon"), (r"\bfor many years\b", "for years"),
    (r"\b(?<!as )of late\b(?=[.,;])", "lately"), (r"\bfrom now on\b", "henceforth"),
    (r"\bis set to be followed by\b", "is to be followed by"), (r"\bas of (?=[A-Z][a-z]+\b)", "from "), (r"\bon the following day\b", "the next day"),
    # small words
    (r"\bas well as\b(?! (?:he|she|they|it|when|if|in the past|possible)\b)", "and"),
    (r"\bdespite\b", "in spite of"), (r"\bin addition to\b", "besides"), (r"\bin particular\b", "especially"),
    (r"\bfor example\b", "for instance"), (r", among them\b(?! (?:is|are|was|were)\b)", ", including"), (r"\bthe fact that\b", "that"),
    (r"\bwith the exception of\b", "except"), (r"\bby means of\b", "by"), (r"\bset free\b", "released"),
    (r"\bthanks to\b", "owing to"), (r"\btogether with\b", "along with"),
    (r"\b[Aa]s a whole\b", "overall"), (r"\bat a later date\b", "later"), (r"\bin the framework of\b", "as part of"),
    (r"\bwithin the scope of\b", "as part of"), (r"\bin conditions of\b", "amid"), (r"\bin exchange for\b", "in return for"),
    (r"\bwere (?:given|cited|named|mentioned) as examples\b", "were cited"), (r"\bto a large extent\b", "largely"), (r"\bin the direction of\b", "toward"),
    (r"\btowards\b", "toward"), (r"\bamongst\b", "among"), (r"\bwhilst\b", "while"),
)  # fmt: skip
_MEASURES = tuple((re.compile(pattern), by) for pattern, by in _COUNTED)
_COMPILED = (*_MEASURES, *((re.compile(pattern), by) for pattern, by in _TURNS))
_WORKING = re.compile(rf"\b(on|for|to) the ({'|'.join(_WORK)}) of(?= (?!it\b|them\b))")
# Present relatives of plain acts: "experts who work in Rov" are "experts working in Rov".
_ACTING = {
    "represent": "representing", "deal": "dealing", "work": "working", "bring": "bringing", "live": "living",
    "connect": "connecting", "link": "linking", "cover": "covering", "concern": "concerning", "include": "including",
    "operate": "operating", "serve": "serving", "run": "running", "lead": "leading", "regulate": "regulating",
    "belong": "belonging", "consist": "consisting", "carry": "carrying", "contain": "containing", "join": "joining",
}  # fmt: skip
# A relative clause that limits its noun takes "that"; one after a comma or a preposition cannot.
_WHICH = re.compile(r"\b([\w’'-]+) which\b(?! (?:way|side|one)\b)")
_NO_THAT = re.compile(
    r"(?:in|of|to|on|for|from|with|by|at|under|through|after|before|during|about|into|over|within|upon|without|against|between|among|"
    r"and|or|but|than|as|that|near|all|both|some|many|most|which|knows?|decides?|asks?|asked|sees?|says?)$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    rf"(?<![,\w]) (?:who|which|that) ({'|'.join(_ACTING)})s? (?=(?:in|on|at|with|to|for|of|the|a|an|his|her|its|their|together|[^\W\d_a-z])\b)"
)


def in_other_words(text: str) -> str:
    """The text in turns that say the same; quotations stay as they are."""
    return outside_quotes(text, _turned)


def in_measure(text: str) -> str:
    """The text with only those turns that change what `kept.same` counts, so that two texts may be compared."""
    return outside_quotes(text, _measured)


def _measured(text: str) -> str:
    for pattern, by in _MEASURES:
        text = pattern.sub(by, text)
    return text


def _turned(text: str) -> str:
    for pattern, by in _COMPILED:
        text = pattern.sub(by, text)
    text = _WHICH.sub(lambda m: m.group() if _NO_THAT.match(m[1]) else f"{m[1]} that", text)
    text = _WORKING.sub(lambda m: f"{m[1]} {_WORK[m[2]]}", text)
    return _RELATIVE.sub(lambda m: f" {_ACTING[m[1]]} ", text)
