"""One sentence put in another order: what stands before its subject goes behind it, and talks get their sides back (M5)."""

from __future__ import annotations

import re

from torimatome.compose.alike import in_measure, in_other_words
from torimatome.compose.days import small
from torimatome.compose.kept import same
from torimatome.compose.marks import MONTH, MONTHS
from torimatome.compose.wording import capital

_LONGEST = 26  # words of a main clause that may take something behind it; more reads badly. Set by hand.
_WHEN = (
    r"(?:When|While|Once|Before|After|Until|During|Despite|In spite of|Because of|Besides|In connection with|With|Without|"
    r"Under|Throughout|Within|Since|As part of|Ahead of|Following|Instead of|Thanks to|Owing to|In line with|In accordance with)"
)
_FIRST = re.compile(rf"^(?P<front>(?:{_WHEN}|According to|In|At|From|By)\b [^,;:.]{{3,110}}), (?P<main>[^,;:]+)\.$")
_TWO_CLAUSES = re.compile(
    r"\b(?:that|which|who|whom|whose|where|because|but|so|and (?:he|she|it|they|this|that|the|will|was|were|is|are|has|had)|"
    r"he|she|it|they|his|her|its|their|him|them|this|these|those|such|there|also|then|thus|yet|only|said|says|told)\b",
    re.IGNORECASE,
)
# A front that runs on into its subject without a comma: "After the talks a treaty on trade, a charter and ... were signed".
_RUNS_ON = re.compile(
    r"\b(?!(?:of|in|on|at|to|by|for|from|with|and|under|over|between|about|into|as|that|when|while|once|after|before|until|since|or)\b)"
    r"(?!(?!(?:meet|hear|brief|sitt|gather|train|sign|open)ing\b)\w+(?:ed|ing)\b)[a-z]\w+ (?:a|an|the) |\b(?:discussed|signed|agreed|met|held|noted|spoke|said|adopted|reviewed)\b"
)
# What only joins a sentence to the one before it says nothing at the end.
_JOINS = re.compile(
    r"(?:In (?:conclusion|general|fact|return|reply|response|addition|particular|short|the end|the meantime|the first place)|"
    r"At (?:first|last|least|the end)|By (?:contrast|comparison)|From then on)\b"
)
_POINTS = re.compile(r"\b(?:this|these|that|those|such|it|the same)\b", re.IGNORECASE)
_VERB = r"(?:discussed|reviewed|considered|examined|analy[sz]ed)"
_DISCUSSED = re.compile(
    rf"^(?P<what>[^;:]+?),? (?:was|were) (?P<also>also )?(?P<verb>{_VERB})(?P<well>,? (?:as well|too|at the (?:meeting|talks)|in the conversation))?\.$"
)
_EXCHANGED = re.compile(r"^(?:Views|Opinions) were (?:exchanged|shared) (?P<on>on [^;:]+)\.$")
_STRESSED = re.compile(
    r"^The importance of (?P<what>[^;:]+?) was (?P<verb>stressed|highlighted|noted|emphasi[sz]ed|underlined)\.$"
)
_PAST = {
    "given": "gave", "written": "wrote", "taken": "took", "shown": "showed", "chosen": "chose", "drawn": "drew",
    "held": "held", "led": "led", "made": "made", "built": "built", "sent": "sent", "paid": "paid", "hit": "hit",
    "won": "won", "shot": "shot", "brought": "brought", "read out": "read out", "put forward": "put forward",
}  # fmt: skip
_BY = re.compile(
    r"^(?P<what>(?:The|A|An|His|Her|Their|He|She|They|It|Some|All|Both|Flowers|Documents|[A-Z]\w+) ?[^,;:.]{0,60}?) (?:was|were) "
    rf"(?P<verb>[a-z]+ed|{'|'.join(_PAST)}) by "
    r"(?P<who>(?:the |a |an |[^\W\d_a-z])[^,;:.]{2,80}?)(?P<rest> (?:in|on|at|with|to|for|from|during|after|before) [^,;:.]+)?\.$"
)
_NO_AGENT = re.compile(
    r"(?:the |a |an )?(?:end|beginning|time|law|way|middle|road|sea|air|then|now|means|phone|telephone|majority|vote|decree|order|"
    rf"(?:{MONTHS}|"
    r"Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)\w*)\b|.*\d"
)
# An office in two halves: "Norland's State Minister | for Foreign Affairs Bo Ek".
_OFFICE = r"\b(?:Minister|Secretary|Representative|Envoy|Ambassador|Adviser|Advisor|Commissioner|Aide|Deputy) (?:for|to|on|in)\b"
# One in two places: "Ambassador of Norland | to Rovia Ada Lin".
_HALVED = re.compile(_OFFICE + r"|\b(?:Ambassador|Envoy|Representative|Consul)\b[^,;:.]{0,40} (?:to|in) [^\W\d_a-z]")
_WHOLE = re.compile(rf"{_OFFICE}(?: (?:[^\W\d_a-z][\w’'-]+|and|the|of))* [^\W\d_a-z][\w’'-]+ [^\W\d_a-z][\w’'-]+$")
_OBJECT = {"He": "him", "She": "her", "They": "them", "It": "it"}
_DAY = (
    rf"(?:on {MONTH} \d{{1,2}}(?:, \d{{4}})?|"
    rf"in (?:{MONTH}(?: \d{{4}})?|\d{{4}}))"
)
_LAST = re.compile(
    r"^(?P<main>[^,;:]+? (?:took place|(?:was|were|will be) (?:(?!planned|scheduled|expected|dated|timed|fixed|limited)[a-z]{3,}ed|held|built|taken|brought|shot|sent|given|shown)|"
    r"will take place|began|started|ended|arrived|met|(?:held|hold) (?:talks|a meeting)(?: in [A-Z]\w+)?)(?: in [A-Z]\w+)?) "
    rf"(?P<day>{_DAY})\.$"
)
_WHILE = re.compile(r"\b(?:after|before|since|until|when|while|as)\b")  # the day may be that of the second clause only
_NOT_NOUNS = re.compile(r"\b(?:was|were|is|are|has|have|had|will|that|which|who|said|not|no|it|he|she|they)\b")


def recast(text: str, common: frozenset[str], *, talks: bool) -> str:
    """The sentence in other words and another order, where that changes nothing of what it says.

    common: words that the sources also write small. talks: it tells of talks, where sides discuss what "was discussed".
    """
    for change in (in_other_words, lambda t: _with_sides(t, common, talks=talks), lambda t: _turned(t, common)):
        ours = change(text)
        if ours != text and same(in_measure(ours), in_measure(text)):
            text = ours
    return capital(text)


def _turned(text: str, common: frozenset[str]) -> str:
    """What stands before the subject put at the end; "was chaired by X" as "X chaired"."""
    found = _FIRST.match(text)
    if (
        found
        and len(found["main"].split()) <= _LONGEST
        and not _TWO_CLAUSES.search(found["main"])
        and not _POINTS.search(found["front"])
    ):
        if (
            _QUOTE.search(text)
            or re.match(r"(?:On|In) [A-Z][a-z]+\.? \d", found["front"])
            or _RUNS_ON.search(found["front"])
            or found["main"][0].isdigit()
            or _JOINS.match(found["front"])
        ):
            return text
        front = found["front"]
        tail = (
            f", {small(front, frozenset({front.split()[0].lower()}))}"
            if front.startswith("According to")
            else f" {front[0].lower()}{front[1:]}"
        )
        return f"{capital(found['main'])}{tail}."
    found = _ACCORDING.match(text)
    if found and len(text.split()) <= _LONGEST and not _HOLDS.search(found["main"]):
        return f"{capital(found['main'])}, according to {found['who']}."
    return _active(text, common)


_ACCORDING = re.compile(r"^According to (?P<who>[^,;:.]{3,80}), (?P<main>[^;:\"“”‘]+)\.$")
# What the holder's words could not be put behind: other words, a second clause, a pronoun that points at him.
_HOLDS = re.compile(
    r"^\d|\b(?:said|says|told|according|noted|he|she|they|his|her|their|it|its)\b|, (?:and|but|so|while|which|who|as)\b|^(?:this|that|these|those|such|when|if)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[\"“”]")


def _active(text: str, common: frozenset[str]) -> str:
    found = _LAST.match(text)
    if found and not (
        _TWO_CLAUSES.search(found["main"])
        or _WHILE.search(found["main"])
        or _QUOTE.search(text)
        or re.match(r"(?:On|In) ", text)
    ):
        return f"{capital(found['day'])}, {small(found['main'], common | {'the', 'a', 'an'})}."
    found = _BY.match(text)
    if found is None or " and " in found["what"] or _QUOTE.search(text):
        return text
    who, rest = _agent(found)
    if not who or _NOT_NOUNS.search(found["what"][3:]) or _NOT_NOUNS.search(who) or _NO_AGENT.match(who):
        return text
    what = _OBJECT.get(found["what"].strip()) or small(
        found["what"], common | {"the", "a", "an", "his", "her", "their"}
    )
    return f"{capital(who)} {_PAST.get(found['verb'], found['verb'])} {what}{rest}."


def _agent(found: re.Match[str]) -> tuple[str, str]:
    """Who acted, "by A and by B" as "A and B", and what follows; nobody where one cannot see where the agent ends."""
    who, rest = found["who"], found["rest"] or ""
    if _HALVED.search(who + rest):
        who, rest = (who + rest, "") if _WHOLE.search(who + rest) else ("", "")
    who = who.replace(" and by ", " and ")
    return ("", "") if re.search(r"\bby\b", who + rest) else (who, rest)


def _with_sides(text: str, common: frozenset[str], *, talks: bool) -> str:
    """Talks with their sides: "The sides discussed trade." for "Trade was discussed."; stress with what it lies on."""
    if found := _STRESSED.match(text):
        return f"Emphasis was placed on the importance of {found['what']}."
    if not talks or _QUOTE.search(text):
        return text
    if found := _EXCHANGED.match(text):
        return f"The sides exchanged views {found['on']}."
    found = _DISCUSSED.match(text)
    if found is None or _NOT_NOUNS.search(found["what"]) or _POINTS.search(found["what"]):
        return text
    what = small(found["what"], common)
    if re.match(r"[^\W\d_a-z]\w* [a-z]", what):
        return text  # a name, or a word that no source writes small: which, nobody sees here
    also = "also " if found["also"] or (found["well"] or "").strip(", ") in {"as well", "too"} else ""
    return f"The sides {also}{found['verb']} {what}."
