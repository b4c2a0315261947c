"""Which articles an item may stand on, and the one it is attributed to first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from torimatome.compose.voices import says_we
from torimatome.config import House
from torimatome.lang.looking_back import looks_back
from torimatome.lang.text import fold
from torimatome.model import Article, CoverageRole, Dossier, EventKind, LearntKind, Lessons, Outlet, OutletKind
from torimatome.model.learnt import NOTHING_LEARNT

_AT_FIRST_HAND = frozenset({CoverageRole.REPORT, CoverageRole.LIVE, CoverageRole.TRANSLATION})
_COURT = re.compile(
    r"\b(?:court|trial|verdict|sentenc|convict|jail|in absentia|political prisoner|rights)", re.IGNORECASE
)
# Points by kind of outlet, set on the attributions of the two shared weeks' bulletins, each with the other's as precedents.
# All halved: one attribution of 29 less; all doubled: two less. A ministry's own page stood first at 3.0, and took
# six attributions of 81 from the agencies that its editors name (those two weeks and three of our own writing).
_KINDS = {
    OutletKind.MINISTRY: 0.5, OutletKind.BODY: 3.0, OutletKind.STATE_AGENCY: 2.0, OutletKind.AGENCY: 1.0,
    OutletKind.SITE: 0.5, OutletKind.NEWSPAPER: 0.0, OutletKind.BROADCASTER: 0.5, OutletKind.MAGAZINE: 0.0,
    OutletKind.SOCIAL: -2.0, OutletKind.AGGREGATOR: -10.0,
}  # fmt: skip
_ENGLISH = 5.0  # half and double choose alike on both weeks
# Points for an hour behind: over 0 to 0.1 on the 130 attributions of eight weeks, 0.05 leaves one outlet wrong, the others 2 to 4.
_LATE = 0.05
_LATEST = 72.0  # hours behind the first report; a follow-up is no later than this. 24 chooses alike on five weeks
_COURT_BY_SITE = 3.0  # over 0 to 4 on 114 attributions of seven weeks: 3 leaves none wrong, 2 two, 4 one, 0 and 1 five
# A desk leads with the act, and tells the answer behind it (house-style 8).
_ANSWERING = (
    -3.0
)  # over -1.5 to -6 on 114 attributions of seven weeks: -2 to -6 choose alike, -1.5 takes one more wrong
_ANSWER = re.compile(
    r"\b(?:respon(?:ds?|ded|se) to|in (?:answer|reply|response) to|answer(?:s|ed|ing) (?:an? |the )?questions?|repl(?:y|ies|ied) to|"
    r"react(?:s|ed|ing)? to|comment(?:s|ed|ing) on|appeals? against)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"^(?:[A-Z][\w.’'-]*,? ){1,5}(?:sa(?:ys|id)|tells|told)\b")
_SECOND_HAND = -2.0  # half and double choose alike on both weeks
# A desk cites the fullest report; the ministry or body that acted, where that is its own page. Over 0 to 2 and 0 to 6 on the 95
# attributions of six weeks that name one of ours: 1 and 3 choose 95 outlets as the editors did (2 to 6 alike), 0 and 0 choose 89.
_FULLEST = 1.0
_OWN_FULLEST = 3.0


@dataclass(frozen=True, kw_only=True)
class Sources:
    """The articles that tell an event at first hand, by outlet, and what past issues prefer."""

    dossier: Dossier
    outlets: Mapping[str, Outlet]
    home: str
    lessons: Lessons = NOTHING_LEARNT

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """First-hand articles of the event and its parts that are no copies, oldest first, the undated last."""
        return tuple(sorted(_usable(self.dossier, self.outlets), key=age))

    @cached_property
    def own(self) -> frozenset[str]:
        """Ids of the articles that tell the event itself and not one of its parts."""
        return frozenset(a.id for a in self.dossier.articles)

    @cached_property
    def lead(self) -> Article:
        """The article whose outlet the item is attributed to first."""
        groups: dict[str, list[Article]] = {}
        for article in self.articles or every_article(self.dossier):
            groups.setdefault(article.outlet, []).append(article)
        best = max(groups.values(), key=lambda group: (self._score(group), group[0].outlet))
        return max(best, key=lambda a: (is_english(a), a.id in self.own, _fullness(a), a.id))

    def of_outlet(self, outlet: str) -> tuple[Article, ...]:
        """The English articles of one outlet."""
        return tuple(a for a in self.articles if a.outlet == outlet and is_english(a))

    def _score(self, group: Sequence[Article]) -> float:
        """How well one outlet's articles would carry the item."""
        outlet = self.outlets.get(group[0].outlet)
        english = [a for a in group if is_english(a)]
        score = _KINDS.get(outlet.kind, 0.0) if outlet else -1.0
        if outlet and outlet.kind is OutletKind.STATE_AGENCY and outlet.country != self.home:
            score -= 1.0
        score += _ENGLISH * bool(english) + min(len(english) - 1, 4) * 1.0 if english else 0.0
        score += 1.0 * any(a.id in self.own for a in english)
        # A site of the country has no better way to its officials than a wire from abroad.
        score += 1.0 * (outlet is not None and outlet.country == self.home and outlet.kind is not OutletKind.SITE)
        if self.is_dispute and self._is_apart(outlet, english):
            score += _COURT_BY_SITE
        score += _ANSWERING * (bool(english) and all(self._answers(a) for a in english))
        score += _SECOND_HAND * (not self.is_dispute and all(self._quotes_another(a) for a in group))
        score += self._beside_others(outlet, english)
        score += max(map(_fullness, english or group)) - _LATE * self._hours_late(group)
        return score + self._prior(outlet)

    def _is_apart(self, outlet: Outlet | None, english: Sequence[Article]) -> bool:
        """Whether an outlet tells a dispute not from the state's side: a site, or an agency abroad that had it first."""
        if outlet is None or outlet.kind is OutletKind.SITE:
            return outlet is not None
        first = next((a for a in self.articles if is_english(a)), None)
        return outlet.kind is OutletKind.AGENCY and outlet.country != self.home and first in english

    def _answers(self, article: Article) -> bool:
        """Whether an article gives an answer to an act, not to mere words, of which an earlier report in English tells."""
        return bool(_ANSWER.search(_head(article))) and any(
            is_english(a) and age(a) < age(article) and not _ANSWER.search(_head(a)) and not _WORDS.match(a.headline)
            for a in self.articles
        )

    def _beside_others(self, outlet: Outlet | None, english: Sequence[Article]) -> float:
        """How full an outlet's fullest report is beside those of others; a page that says "we" is no report."""
        if not english or any(says_we(a) for a in english):
            return 0.0
        mine = max(map(_words, english))
        others = max((_words(a) for a in self.articles if is_english(a) and a.outlet != english[0].outlet), default=1)
        acts_itself = outlet is not None and outlet.kind in {OutletKind.MINISTRY, OutletKind.BODY}
        return _FULLEST * min(mine / others, 1.0) + _OWN_FULLEST * (acts_itself and mine > others)

    @cached_property
    def is_dispute(self) -> bool:
        """Whether a court or the rights of people are at issue: matter that agencies tell from one side."""
        if self.dossier.event.kind is EventKind.COURT:
            return True
        leads = " ".join(f"{a.headline} {a.lead}" for a in self.articles if is_english(a))
        return len(_COURT.findall(leads)) >= 3

    def _quotes_another(self, article: Article) -> bool:
        """Whether the head of the article gives another outlet as its source."""
        head = fold(f"{article.headline} {article.lead}")
        mine = self.outlets.get(article.outlet)
        for other in self.outlets.values():
            if mine and other.owner != mine.owner and other.kind not in {OutletKind.MINISTRY, OutletKind.BODY}:
                for name in {other.attribution, *other.names.values()}:
                    if re.search(rf"\b{re.escape(fold(name))} (?:report|wrote|writes|said|quote|inform)", head):
                        return True
        return False

    def _hours_late(self, group: Sequence[Article]) -> float:
        times = [a.published.at for a in group if a.published]
        first = [a.published.at for a in self.articles if a.published and is_english(a)]
        return min((min(times) - min(first)).total_seconds() / 3600, _LATEST) if times and first else 0.0

    def _prior(self, outlet: Outlet | None) -> float:
        """How often past issues name the outlet, 0 to 1."""
        known = [one for one in self.lessons.of(LearntKind.ATTRIBUTION) if one.subject == "named"]
        named = sum(one.count for one in known)
        mine = sum(one.count for one in known if outlet and one.value == outlet.attribution)
        return mine / named if named else 0.0


def lead(dossier: Dossier, outlets: Mapping[str, Outlet], house: House, lessons: Lessons = NOTHING_LEARNT) -> Article:
    """The article that the item is attributed to first."""
    return Sources(dossier=dossier, outlets=outlets, home=house.home, lessons=lessons).lead


def is_english(article: Article) -> bool:
    """Whether the article is in English."""
    return article.language.partition("-")[0] == "en"


def tree(dossier: Dossier) -> tuple[Dossier, ...]:
    """The dossier, its parts and their parts."""
    return (dossier, *(d for part in dossier.parts for d in tree(part)))


def every_article(dossier: Dossier) -> tuple[Article, ...]:
    """All articles at any depth, each once."""
    return tuple({a.id: a for d in tree(dossier) for a in d.articles}.values())


def age(article: Article) -> tuple[bool, float, str]:
    """Sorts oldest first, the undated last."""
    return (article.published is None, article.published.at.timestamp() if article.published else 0.0, article.id)


def _usable(dossier: Dossier, outlets: Mapping[str, Outlet]) -> list[Article]:
    coverage = {c.article: c for d in tree(dossier) for c in d.coverage}
    kept = []
    for article in every_article(dossier):
        found = coverage.get(article.id)
        outlet = outlets.get(article.outlet)
        told = found is None or (found.role in _AT_FIRST_HAND and found.duplicate_of is None)
        aggregated = outlet is not None and outlet.kind is OutletKind.AGGREGATOR
        if told and not aggregated and not looks_back(article.headline, article.text):
            kept.append(article)
    return kept


def _head(article: Article) -> str:
    return f"{article.headline}. {article.lead}"


def _words(article: Article) -> int:
    return len(article.text.split())


def _fullness(article: Article) -> float:
    """Length of the text, 0 to 1, one point from 300 words on."""
    return min(_words(article) / 300, 1.0)
