"""Signs of pairs on ../shared/bench/plover: whether our act is of the class, and of the sign, of the one it was coded with.

sign: with somebody or against; quad: that and words or deeds; pairs_signed_f1: who to whom, with the right sign. Half of the
sentences were looked at while the lexicon was made (evals/plover.py), so it is a figure of fitting. away: how far, in steps
of the scale of -2 to +2, the balance of an act lies off on the average.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

from evals.plover import pairs, read
from evals.shared import MissingError
from torimatome.group import Gazetteer, mentions
from torimatome.group.coding import Coder, actor_codes, named_in
from torimatome.lang import pack
from torimatome.model import Act, Article, quad
from torimatome.profiles import profile


def figures() -> Mapping[str, float]:
    """Shares of signs and classes right, and F1 of signed pairs."""
    register = profile("azerbaijan").register
    gazetteer, coder, rows = Gazetteer(register), Coder("en"), read()
    signs = classes = both = ours = theirs = 0
    away = 0.0
    for row in rows:
        article = Article(id="s", revision=1, outlet="eval", url="", language="en", headline=row.text, text="")
        known = named_in(mentions(article, gazetteer, pack("en")), register, None, in_headline=True)
        coding, right = coder.code(row.text, tuple(known)), Act(row.act)
        gold = {(*pair, right.conflict) for pair in pairs(row.actors, row.recipients)}
        theirs += len(gold)
        if coding is None:
            away += abs(quad(right).scale)
            continue
        signs += coding.act.conflict == right.conflict
        classes += quad(coding.act) is quad(right)
        away += abs(quad(coding.act).scale - quad(right).scale)
        found = {
            (*pair, coding.act.conflict) for pair in pairs(actor_codes(coding.actors), actor_codes(coding.recipients))
        }
        both, ours = both + len(found & gold), ours + len(found)
    return {
        "sign": signs / len(rows), "quad": classes / len(rows), "pairs_signed_f1": 2 * both / (ours + theirs), "away": away / len(rows),
    }  # fmt: skip


if __name__ == "__main__":
    try:
        print(figures())
    except MissingError as missing:
        print(f"skipped: {missing}")
        sys.exit(0)
