"""Speakers before their words: "Trade, he noted, has grown." becomes "He noted that trade has grown."."""

from __future__ import annotations

import re

from torimatome.compose.days import small
from torimatome.compose.wording import capital

_VERB = (
    r"(?:said|says|noted|notes|added|adds|argued|argues|remarked|stressed|stresses|observed|believes|explained|recalled|insisted|"
    r"insists|warned|claimed|claims|maintained|concluded|stated|emphasi[sz]ed|told journalists|told reporters)"
)
_WHO = r"(?:he|she|they|(?:the |an? )?[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){0,4}?)"
_BETWEEN = re.compile(rf"^(?P<head>[^,;:()]{{3,90}}), (?P<who>{_WHO}) (?P<verb>{_VERB}), (?P<tail>[^;:]+\.)$")
_AFTER = re.compile(
    rf"^(?P<head>[^;:]{{12,}}), (?P<who>{_WHO}) (?P<verb>{_VERB})(?P<rest>(?: (?:as|when|in|at|on|during|after|before)\b[^,;]*)?)\.$"
)
_NO_NAME = re.compile(
    r"[A-Z][a-z]+s (?:that|of|who|for) |(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Several|Many|Most|More|Over|"
    r"About|Around|Some|Hundreds|Thousands|Dozens)\b"
)
# What opens a sentence with a comma of its own would stand badly after "that"; a question is nobody's statement.
_NOT_A_SUBJECT = re.compile(
    r"^(?:But|And|So|Yet|If|When|While|As|Although|Though|Asked|Speaking|Not|Nor|Neither|What|How|Why|Whether|Nothing)\b"
)


def speaker_first(text: str, common: frozenset[str]) -> str:
    """The sentence with its speaker at its head; as it was where that is not plain.

    common: words that the sources also write small.
    """
    if re.search(r"[\"“”‘?]|(?<!\w)'(?=\w)", text) or _NOT_A_SUBJECT.match(text):
        return text
    found = _BETWEEN.match(text) or _AFTER.match(text)
    if found is None or re.search(rf"\b{_VERB}\b", found["head"]) or not _may_speak(found["who"], found["head"]):
        return text
    said = inside(found["head"], common)
    if said[0].isupper() and not _is_name(said):
        return text
    groups = found.groupdict(default="")
    end = f" {groups['tail']}" if groups.get("tail") else "."
    return f"{capital(found['who'])} {found['verb']}{groups.get('rest', '')} that {said}{end}"


def inside(claim: str, common: frozenset[str]) -> str:
    """A sentence as it stands inside another: "Demands that ..." and "Eight wars ..." begin small, a name does not."""
    lowered = small(claim, common)
    return claim[0].lower() + claim[1:] if _NO_NAME.match(lowered) else lowered


def _may_speak(who: str, head: str) -> bool:
    """Whether the words between the commas are a speaker whom nothing in the head has to name first."""
    if " and " in f" {who} " or not re.match(r"(?:he|she|they|the|an?)\b|[^\W\d_a-z]", who):
        return False
    return who.rsplit(maxsplit=1)[-1].lower() not in head.lower()


def _is_name(said: str) -> bool:
    """Whether a first word that keeps its capital is surely a name: two capitals, or an acronym."""
    return (
        bool(re.match(r"[^\W\d_a-z]\w*(?: (?:of |the )*[^\W\d_a-z]|[A-Z])", said))
        or said.split(maxsplit=1)[0].isupper()
    )
