"""A source's English headline in the house's words for an act: who lifts visa requirements, prolongs an arrest term."""

from __future__ import annotations

import re

from torimatome.compose.people import People
from torimatome.model import EntityKind

_COURT = r"(?:an? |the )?(?P<court>(?:[\w’'-]+ ){0,5}?[Cc]ourt(?: of [A-Z]\w+(?: [A-Z]\w+)?)?)"
_CUSTODY = r"(?:in (?:pre-?trial )?(?:custody|detention|jail|prison)|behind bars|under arrest)"
_DETENTION = r"(?:the )?(?:pre-?trial )?(?:detention|arrest|custody)(?: (?:term|period))?"
_PEOPLE = r"(?:Nationals|Citizens|Residents)"
_FORMS = tuple(
    (re.compile(f"^{pattern}$"), form)
    for pattern, form in (
        (rf"{_COURT} (?:leaves?|left|keeps?|kept|holds?) (?P<who>.+?) {_CUSTODY}\b.*", r"\g<court> prolongs arrest term of \g<who>"),
        (rf"{_COURT} (?:has )?(?:extend(?:s|ed)|prolong(?:s|ed)) {_DETENTION} (?:of|for) (?P<who>.+?)(?: (?:by|for|until|to) .+)?", r"\g<court> prolongs arrest term of \g<who>"),
        (rf"(?P<who>.+?) (?:to|will|must) (?:stay|remain|be kept|be held) {_CUSTODY}\b.*", r"Court prolongs arrest term of \g<who>"),
        (rf"{_DETENTION} of (?P<who>.+?) (?:is |was |has been )?(?:extended|prolonged)\b.*", r"Court prolongs arrest term of \g<who>"),
        (rf"{_COURT} (?:announces?|delivers?|pronounces?|issues?|reads? out) (?:its |the |a )?verdict (?:in (?:the )?(?:case|trial) of|against|to|on|for) (?P<who>.+)", r"\g<court> hands down verdict to \g<who>"),
        (rf"{_PEOPLE} of (?P<who>.+?) (?:can|may|will be able to) (?:now )?(?:travel to|enter|visit) (?P<state>[A-Z]\w+) (?:without (?:a )?visas?|visa-free)\b.*", r"\g<state> lifts visa requirements for citizens of \g<who>"),
        (r"(?P<state>[A-Z]\w+) (?:abolish|waiv|scrap|cancel|remov|drop)\w* (?:entry )?visas?(?: requirements?| regime)? for (?P<who>.+)", r"\g<state> lifts visa requirements for \g<who>"),
        (r"(?P<who>.+? (?:[Ee]mbassy|[Mm]ission|[Mm]inistry|MFA)(?: in [A-Z]\w+)?) (?:comments? on|issues? (?:a )?statement on) (?P<what>.+)", r"\g<who>'s statement on \g<what>"),
        (r"(?P<who>[^:]{3,40}): (?P<guest>[^:]+?) (?:to|will) (?:travel to|visit|pay (?:an? )?(?:\w+ )?visit to|go to) (?P<where>[A-Z].+?)(?: (?:in|on|next|this) .+)?", r"\g<who> announces visit of \g<guest> to \g<where>"),
    )
)  # fmt: skip
_WORDS = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"\bUS\b", "U.S."), (r"\bDefence (?=Minist|Secretar|Attach)", "Defense "),
        (r"(?<=Embassy) in [A-Z]\w+(?='s statement)", ""), (r"\btelephone talks\b", "telephone conversation"),
    )
)  # fmt: skip
_PARLIAMENT = re.compile(r"[Pp]arliament")


def in_manner(text: str, people: People) -> str:
    """The headline as the house says it; what has no form of the house stays as it is."""
    for pattern, form in _FORMS:
        if match := pattern.match(text):
            text = match.expand(form)
            break
    for pattern, form in _WORDS:
        text = pattern.sub(form, text)
    text = _assembly(text, people)
    return text[:1].upper() + text[1:]


def _assembly(text: str, people: People) -> str:
    """Milli Majlis for "parliament": the home assembly by its own name."""
    for word in people.read(text)[0]:
        entity = word.entity if word.kind == "body" and _PARLIAMENT.search(word.text) else None
        name = entity.names.get("en", "") if entity else ""
        if (
            entity
            and name
            and entity.country == _home_code(people)
            and entity.kind is EntityKind.BODY
            and name not in word.text
        ):
            stands = text.find(word.text)
            adjective = re.match(r"[A-Z]\w+(?:'s)?(?= )", word.text)
            return f"{text[:stands]}{f'{adjective[0]} ' if adjective else ''}{name}{text[stands + len(word.text) :]}"
    return text


def _home_code(people: People) -> str | None:
    return next((code for code, c in people.register.countries.items() if c.names.get("ja") == people.home), None)
