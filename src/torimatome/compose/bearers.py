"""Foreigners as the house names them: "Ada Lin, President of Norland," for "President of Norland Ada Lin" (house-style 5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from torimatome.compose.wording import outside_quotes

_ROLE = (
    r"(?:President|Vice[- ]President|Prime Minister|Deputy Prime Minister|Foreign Minister|Deputy Foreign Minister|State Minister|"
    r"Deputy Minister|Minister|Chairman|Chairwoman|Chairperson|Chair|Speaker|Deputy Speaker|Ambassador(?: Extraordinary and Plenipotentiary)?|"
    r"Secretary General|Secretary-General|State Secretary|Commissioner|Director General|Director|Head|Special Representative|Spokesperson|"
    r"Emir|King|Queen|Sultan|Governor|Mayor|Commander)"
)
_RANK = re.compile(
    r" ((?:(?:Colonel|Lieutenant|Major|Brigadier|Rear|Vice|Army|First Rank|Corps|Air|Captain|Admiral|Commodore|Marshal|General)[- ]?)+)$"
)
_WORD = r"(?:[A-Z][\w’'-]*|of|for|to|the|in|on|and(?! (?:the )?(?:{role})))"
_BEFORE = (
    r"(?P<before>^|, |; |: |— |\b(?:with|and|by|to|from|that|between|including|met|received|invited|informed|thanked|told|when|while|"
    r"congratulated|visited|host|summoned|phoned) )"
)
_FIELD = (
    r"(?:Affairs|Defen[cs]e|Economy|Finance|Energy|Transport|Justice|Health|Education|Culture|Agriculture|Trade|Ecology|Interior|Security|"
    r"Emergencies|Republic|Federation|Kingdom|America|Majlis|Parliament|Assembly|Commission|Committee|Council|Union|Nations|NATO|"
    r"Railways|Bank|Agency|Service|Europe)"
)
# Two offices side by side, one of them moved: the second would be read as the first holder's.
_ANOTHER = re.compile(rf", and (?:the )?{_ROLE}\b")
# "Assistant to the President of Norland Ada Lin", "Aide to the President and Head of Affairs Ada Lin": she bears the whole of it.
_OF_HERS = re.compile(
    rf"\b(?:{_ROLE}|Assistant|Aide|Advis[eo]r|Deputy|Envoy|Counsellor|Counselor|Secretary|Representative|Assistants|Aides|Advis[eo]rs|Plenipotentiary"
    r"|Office|Administration|Chancellery|Staff|Service|wife|husband|widow|son|daughter|spouse)(?: (?:of|to|for)\b[^,.;:]*)?$",
    re.IGNORECASE,
)
_NO_COMMA = re.compile(r"[,.;:)]|$")


def with_offices_behind(text: str, people: Iterable[str], states: Iterable[str]) -> str:
    """The text with an office of several words behind its holder's name; quotations stay as they are.

    people: full names of persons. states: names of states; an office that ends with none of them and with no word for its field
    ends where nobody sees, and stays.
    """
    named = [name for name in people if name in text and " " in name]
    if not named:
        return text
    names = "|".join(re.escape(n) for n in sorted(named, key=lambda n: (-len(n), n)))
    word = _WORD.format(role=_ROLE)
    pattern = re.compile(
        rf"{_BEFORE}(?P<office>(?:[Tt]he )?{_ROLE} (?:of|for|to)(?: {word}){{1,14}}?) (?P<name>{names})(?![\w’'-]| [A-Z])"
    )
    ends = re.compile(rf"(?:{'|'.join(map(re.escape, states)) or '(?!)'}|{_FIELD})$")
    ours = outside_quotes(text, lambda piece: pattern.sub(lambda m: _behind(m, ends, named), piece))
    return text if _ANOTHER.search(ours) else ours


def _behind(found: re.Match[str], ends: re.Pattern[str], named: Sequence[str]) -> str:
    office, name = found["office"], found["name"]
    open_ = _OF_HERS.search(found.string[: found.start("before")].rstrip())
    if found["before"].strip() in {"to", "and"} and open_ and not any(one in open_[0] for one in named):
        return found.group()
    if rank := _RANK.search(office):
        office, name = office[: rank.start()], f"{rank[1]} {name}"
    if not ends.search(office):
        return found.group()  # "Prime Minister of Norland Ada" has the first of her names still
    office = re.sub(r"^The ", "the ", office)
    close = "" if _NO_COMMA.match(found.string, found.end()) else ","
    return f"{found['before']}{name}, {office}{close}"
