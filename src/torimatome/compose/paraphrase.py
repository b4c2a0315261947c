"""Turns of phrase that English headlines use for a plain act, put into the plain words that the glossary has."""

from __future__ import annotations

import re

from torimatome.compose.marks import MONTH

_TURNS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"\b(?:calls|called|phones|phoned|telephones|telephoned) (.+?) to (?:offer|express|extend|convey) (?:his |her )?condolences\b.*",
         r"offers condolences to \1 by phone"),
        (r"\b(?:leaves|left|keeps|kept|leave|keep) (.+?) (?:in custody|in detention|behind bars|under arrest)\b(?: for .*)?",
         r"extends detention period of \1"),
        (r"\b(?:extends|extended|prolongs|prolonged) (?:the )?(?:pre-trial )?(?:arrest|detention|custody) of\b", "extends detention period of"),
        (r"^(.+?) (?:can|may|will be able to) (?:now )?(?:travel to|enter|visit) (.+?) without (?:a )?visas?\b.*",
         r"\2 introduces visa exemption for \1"),
        (r"^(.+?) no longer needs? (?:a )?visas? (?:for|to enter|to visit) (.+)", r"\2 introduces visa exemption for \1"),
        (r"\b(?:lifts|lifted|scraps|abolishes|waives|drops) (?:the )?visa (?:requirements?|regime) for\b", "introduces visa exemption for"),
        (r"\b(attach[eé]s?|diplomats) accredited (?:in|to) [A-Z]\w+", r"\1"),
        (r"\bpass(es|ed)? ((?:[\w-]+ ){0,5}(?:residents|citizens|nationals|prisoners|captives|detainees|persons|people|bodies|remains|soldiers|servicemen)\b.*? to [A-Z])",
         r"transfers \2"),
        (r"\bhands? (?:him|her|them) over\b", "hands over"),
        (r"\bis (?:on|paying) (?:an? )?(official|state|working) visit to\b", r"pays \1 visit to"),
        (r"\bbegins? (?:an? )?(?:(official|state|working) )?visit to\b", "visits"),
        (r"\b(?:is|are) (?:set|due|expected|scheduled) to be\b", "will be"),
        (r"\b(?:is|are) (?:set|due|expected|scheduled) to\b", "will"),
        (r"(?<=[a-z]) (?:set|due|poised) to (?=[a-z])", " to "),
        (r"\b(\d+|two|three|four|five|six|seven|eight|nine|ten|dozens of) (?:more|other|additional) (?=[A-Za-z])", r"\1 "),
        (r"\b(?:(?:have|has) been |were |was |are )?killed (?:or|and) (?:wounded|injured|maimed|hurt)\b", "became casualties"),
        (r"^([^,:;]+?) (?:is |are )?(?:concerned|alarmed|worried) (?:over|about|by|at) ", r"\1 expresses concern over "),
        (r"^Amnesty(?= (?:urges|says|calls|condemns|slams|demands|warns|criticizes|accuses)\b|:)", "Amnesty International"),
        (r"\b((?:jailed |imprisoned |detained )?(?!(?:is|are|was|were|goes|go|went|still|been|remains)\b)[a-z]+) on hunger strike\b",
         r"hunger-striking \1"),
        (r"\bof ([A-Z]\w+), ([A-Z]\w+) and ([A-Z]\w+) (foreign|defen[cs]e|interior|energy|transport) ministers\b",
         r"of \4 ministers of \1, \2 and \3"),
        (r"\b(hands?|handed|gives?|gave|sends?|sent) ([A-Z]\w+) (?:a |an |the )?((?:new |updated )?(?:lists?|letters?|notes?|maps?|documents?)(?: of [^,;]+)?)$",
         r"\1 \3 to \2"),
        (r"\bon (?:the )?(?:sidelines|margins) of\b", "during"),
        (r",? for (?:the )?first time (?:in|since) (?:a |an |\w+ )?(?:\w+)(?=$|[,.;])", ""),
        (r"\bmakes? (?:his|her|its|a)? ?first (?:trip|visit) to\b|\bpa(?:ys|id) (?:his|her|its|a)? ?first visit to\b", "visits"),
        (r"\b(?:calls|telephones|phones|rings) ((?:President |Prime Minister |Foreign Minister )?[A-Z]\w+ [A-Z]\w+)(?=$| to | on (?!for\b)| over | after )",
         r"talks by phone with \1"),
        (r"\b(?:telephones|phones) (?=[A-Z])", "talks by phone with "),
        (r"^((?:[A-Z][\w'’.-]*,? )+)not to (attend|join|take part|participate|recogni[sz]e|sign|ratify|send|host|extend|withdraw|allow|buy|sell)\b", r"\1will not \2"),
        (r"\b(south|north|east|west) of (?=[A-Z])", r"\1ern part of "),
        (r"(?<=[a-z])(['’]s) (north|south|east|west)(?=$|[ ,.])", r"\1 \2ern part"),
        (r",? with (?:the )?(?:active |joint )?participation of [^,;:]+", ""),
        (r"\bfour times a week\b|\b\w+ times an? (?:week|day|month|year)\b", ""),
        (r"\b(train|flight|shipment|cargo|convoy|ship|vessel|plane|bus) bound for\b", r"\1 to"),
        (r"['‘\"“](?:[a-z]+)['’\"”] (?=[a-z])", ""),  # one word that the outlet only quotes: a 'groundless' resolution
        (r", as well as (?:between|with|to|in|on|for|from) [^,]+(?=,|$)", ""),  # the second half of what is said anyway
        (r"\b(first .+?) in (?:\w+ )?(?:years|months|decades)$", r"\1"),
        (r"\bvot(?:es|ed) down\b", "rejects"),
        # when something is to be: a headline leaves it out
        (rf" (?:in|by|from|until|till|since) (?:the )?(?:(?:early|mid|late|first|second|end|beginning|start|middle|half|part|of)[ -])*(?:the )?{MONTH}(?: 20\d\d)?(?=$|[,.;])", ""),
        (r" (?:by|before|until) (?:Christmas|Novruz|Easter|Ramadan|New Year|next (?:week|month|year|summer|spring)|year[- ]end)(?=$|[,.;])", ""),
        (r" (?:in|by|until) (?:the )?(?:end|middle|beginning|start) of (?:the |this |next )?(?:year|month|week)(?=$|[,.;])", ""),
        (r" (?:about|against|in|on) the country$", ""),  # the speaker's own
        (r"\bex-(?=[a-z])", "former "),
        (r"\bahead of (?!schedule)", "before "),
        (r"\bnewly appointed\b", "new"),
        (r"\bworth (?=[$€£])", ""),
        (r"\bgives? (?:the )?green light to\b", "approves"),
        (r"\bgives? (?:his|her|its|an?) (?:take|account) (?:on|of)\b", "comments on"),
        (r"\b(?:takes|took) aim at\b|\b(?:hits|hit|lashes|lashed) (?:back|out) at\b", "criticizes"),
        (r"\b(?:speaks|spoke|comes|came|has spoken) out (?:for|in favou?r of)\b", "supports"),
        (r"\b(?:speaks|spoke) out against\b", "opposes"),
        (r"\bdemands? freedom for\b", "demands release of"),
        (r"\b(?:has|have|had) (?:a |an )?((?:\w+ )?(?:meeting|talks|conversation|discussion|phone call|telephone conversation)) with\b",
         r"holds \1 with"),
        (r"\bon (?:his|her|their|its) own wish\b|\bat (?:his|her|their|its)? ?own (?:request|wish|will)\b", "voluntarily"),
        (r"\bpower of attorneys?\b", "power of attorney"),
        (r"\btalks? informally with\b", "holds informal talks with"),
        (r"\btalks? (energy|trade|security|peace|transport|defen[cs]e)\b", r"discuss \1"),
        (r"\s*\((?:VIDEO|PHOTO|UPDATED?|ONLINE|LIVE)S?\)\s*$", ""),
    )
)  # fmt: skip


def plainly(text: str) -> str:
    """The text in plain words; what has no plainer form stays as it is."""
    for pattern, plain in _TURNS:
        text = pattern.sub(plain, text)
    return text
