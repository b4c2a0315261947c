"""What belongs to a state, said the other way round: "the parliament of Rov" is "Rov's parliament" (M5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from torimatome.compose.wording import capital, outside_quotes

_OWNED = (
    r"(?:(?:Prime |Foreign |Defen[cs]e |Interior |prime |foreign |defen[cs]e |interior )(?:Minister|minister)|(?:Vice )?President|president|"
    r"[Gg]overnment|[Pp]arliament|[Cc]onstitution|[Ll]eader(?:ship)?|[Aa]uthorities|[Cc]apital|[Ee]conomy|[Ee]mbassy|[Aa]irspace|"
    r"[Aa]rmed [Ff]orces|sovereignty|territorial integrity|territory|population|delegation|accession|exports|budget)"
)
# What may follow: the end, or a word that begins no further noun of the same group.
_ENDS = (
    r"(?=[.,;]|$| (?:is|are|was|were|has|have|had|will|would|can|may|must|should|said|says|told|noted|stressed|thanked|voiced|"
    r"expressed|announced|in|on|at|to|for|with|by|from|who|whose|which|that|as|after|before|during|under|since|until|but|while|"
    r"met|held|adopted|approved|received|signed|asked|called|denied|rejected|separately|also|and (?:the|an?|its|his|her))\b)"
)
_DONE = "\0"  # stands in what was turned already, so that it is not turned back
_NAMED_SO = re.compile(r"(?:i|an|ish|ese|ch)$")


def turned_round(text: str, states: Mapping[str, str]) -> str:
    """The text with what states own put the other way round; quotations stay as they are.

    states: name or adjective of a state -> its name.
    """
    if not states:
        return text
    patterns = _patterns(tuple(states))
    return capital(outside_quotes(text, lambda piece: _turn(piece, states, *patterns)))


def owners(names: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Name and adjectives of each state -> its name. names: name -> other English forms. Names that take no 's are left out."""
    found = {}
    for name, forms in names.items():
        if not name or " " in name or name.endswith("s"):
            continue
        found[name] = name
        found |= {form: name for form in forms if _NAMED_SO.search(form) and " " not in form and len(form) > 4}
    return found


def _turn(text: str, states: Mapping[str, str], of: re.Pattern[str], whose: re.Pattern[str]) -> str:
    once = whose.sub(lambda m: _of(m, states), text)
    return of.sub(_possessed, once).replace(_DONE, "")


def _possessed(found: re.Match[str]) -> str:
    """Of "the parliament of Rov" "Rov's parliament"; part of an office or body ("Aide to the President of Rov") stays."""
    return found.group() if found["title"] else f"{found['who']}'s {found['what']}"


def _of(found: re.Match[str], states: Mapping[str, str]) -> str:
    """Of "Rov's parliament" "the parliament of Rov", of "the Rovian parliament" "Rov's parliament"."""
    name = states[found["who"] or found["adjective"]]
    if found["adjective"]:
        return found.group() if found["adjective"] == name else f"{name}'s {found['what2']}"
    opens = found.string[max(0, found.start() - 2) : found.start()] in {". ", "! ", "? "}
    return f"{'The' if opens else 'the'} {found['what']} of{_DONE} {name}"


@lru_cache(maxsize=8)
def _patterns(names: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    one = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    return (
        re.compile(
            rf"\b(?P<title>[A-Z][\w’'-]* (?:of|to|for) )?[Tt]he (?P<what>{_OWNED}) of (?P<who>{one})\b(?!['’]){_ENDS}"
        ),
        re.compile(
            rf"\b(?P<who>{one})['’]s (?P<what>{_OWNED}){_ENDS}|\b[Tt]he (?P<adjective>{one}) (?P<what2>{_OWNED}){_ENDS}"
        ),
    )
