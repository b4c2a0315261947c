"""The weights of evidence, as `python -m evals.weights` fits them, with the sets that fitted them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Log odds of a pair: the base and, for each field of Likeness named here, its value times its weight."""

    base: float
    weights: Mapping[str, float]


DATED = Weights(base=-3.90, weights={
    "nearness": 9.22, "wording": -4.71, "names": -1.04, "nearest_names": 2.18, "known_names": 1.24, "rarest": 0.56,
    "numbers": 4.58, "day": 0.17, "kind": 0.77, "other_kind": -0.51, "one_visits": -0.45, "gap": -0.71,
    "same_language": -0.12, "same_desk": -1.53, "other_person": -0.67, "other_known_person": -0.43,
    "other_people": -0.37, "other_people_across": -0.20, "one_headline_person": -0.78, "other_numbers": -0.26,
    "other_place": -0.56, "other_country": -0.60, "other_body": -0.02,
})  # fmt: skip
"""Pairs with a date: both shared weeks and three of our own (2025-11-08, 2026-04-04, 2026-05-23)."""

UNDATED = Weights(base=-2.65, weights={
    "nearness": 13.03, "text_wording": 8.44, "names": 2.01, "names_nearness": 2.58, "rarest": 0.41, "numbers": 0.99,
    "kind": 0.43, "same_desk": -9.51, "other_headline_names": -1.09,
})  # fmt: skip
"""Pairs of one language of which neither has a date: the five weeks and topics 1 to 20 of ECB+."""
