"""What a sentence is worth in a summary: place, common ground with other reports, facts, and what wires pad with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from torimatome.compose.lines import Line, content, facts, lines, overlap
from torimatome.compose.sources import is_english
from torimatome.model import Article

# Set on the facts found in five weeks (438). Half and double of each, one at a time: none finds more than 2 in 100 fewer, or
# more than one more.
_FIRST = 3.0
_EARLY = 1.4
_CENTRAL = 1.2
_CORROBORATED = 1.5
_FACT = 0.22
_LISTS = 0.12
_HOME = 0.2  # 0 to 0.35 tried on the two shared weeks: 0.35 loses three facts in each
_PADDING = -1.2
_UNKNOWN = -0.7

_PROTOCOL = re.compile(
    r"guard of honou?r|airport|\bflags?\b|anthem|photograph|posed|visitors['’] book|entry in the book|\bdinner\b|wreath|"
    r"pleasantries|greet(?:ed|ings)|welcomed? (?:the )?(?:guests?|delegation)|wish(?:ed|es) success|for (?:his|her) time|"
    r"\btraffic\b|accredited|security measures|were present|was (?:also )?attended by|took part in the conversation|"
    r"joined the conversation|members of the delegations|minute of silence|introduced the members|for the press|"
    r"traditionally|usually|normally|as a rule|is often|are often|well known|stayed? in (?:contact|touch)|keep in touch|"
    r"remain in contact|constructive spirit|"
    r"established diplomatic relations|in recent years|over the (?:past|last) (?:few )?years|"
    r"was opened in (?:19|20)\d\d|it (?:was|is|would be) the (?:first|second) t|several times a year|"
    r"questions from|did not take questions|conveyed (?:his|her|their) (?:greetings|appreciation)|"
    r"other (?:matters|questions|issues|topics) (?:of|on|in|that)|at various levels|"
    r"the (?:meeting|conversation|talks?) (?:was held|took place|is part|was part|ended) (?:on the|at the|within|as part|of the|as a)|"
    r"at the initiative of the|is in \w+ as a member|according to available information|"
    # What lay hours ahead when it was written is stale in a bulletin of the week.
    r"\b(?:will|are to|is to|is due to|are due to|is expected to)\b[^.]*\b(?:in the (?:afternoon|evening)|later today|later in the day|tonight)\b|"
    r"accompanied by the staff|is considered one of",
    re.IGNORECASE,
)
_NOT_TOLD = re.compile(
    r"\b(?:it is not known|not been (?:disclosed|made public|announced|published)|was not (?:said|clear|disclosed)|"
    r"did not (?:mention|specify|say|reply|react|take)|no (?:information|details|date|figures)|gave no|"
    r"have not commented|has no other information|no statements|no new agreements|no document)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Scale:
    """Weighs the sentences of some articles against all English reports of the event."""

    articles: Sequence[Article]
    home: frozenset[str] = frozenset()

    @cached_property
    def centre(self) -> frozenset[str]:
        """The words that two or more reports share, or, where there is one report, its headline and lead."""
        english = [a for a in self.articles if is_english(a)]
        counts = Counter(w for a in english for w in content(f"{a.headline} {a.text}"))
        shared = {w for w, n in counts.items() if n > 1}
        heads = {w for a in english for w in content(f"{a.headline} {a.lead}")}
        return frozenset(shared | heads if len(english) > 1 else heads)

    def worth(self, line: Line) -> float:
        """The worth of a sentence on its own; facts come on top, as far as they are new."""
        score = _FIRST if line.number == 0 else _EARLY * max(0.0, 1 - line.number / 8)
        words = content(line.text)
        score += _CENTRAL * (len(words & self.centre) / len(words) if words else 0.0)
        score += _CORROBORATED * self._corroborated(line)
        score += _LISTS * min(line.text.count(","), 4)
        score += _HOME * bool(self.home and any(name in line.text for name in self.home))
        score += _PADDING * bool(_PROTOCOL.search(line.text))
        return score + _UNKNOWN * bool(_NOT_TOLD.search(line.text))

    def gain(self, line: Line, known: frozenset[str]) -> float:
        """What the sentence's facts add to those that are known."""
        return _FACT * min(len(facts(line.text) - known), 6)

    def _corroborated(self, line: Line) -> float:
        """The best overlap with a sentence of another outlet, 0 to 1."""
        words = content(line.text)
        others = (o for a in self.articles if is_english(a) and a.outlet != line.article.outlet for o in lines(a))
        return max((overlap(words, content(o.text)) for o in others if o.size > 4), default=0.0)
