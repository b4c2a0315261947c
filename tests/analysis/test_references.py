"""References: by id, by source and date, broken ones with what they may mean, both ways."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.invented import filed
from torimatome.analysis.references import References
from torimatome.model import Related

OLDER = filed("1803-021402", "2018-02-14", "橋が開通", "ドルナで橋が開通した。", outlet="産経新聞")


def _one(related: Related, *others: object) -> References:
    return References.of(
        [filed("1904-030101", "2019-03-01", "橋を閉鎖", "橋が閉鎖された。", related=(related,)), OLDER]
    )


def test_a_reference_is_found_by_its_id() -> None:
    references = _one(Related(id="1803-021402", source="産経", dated="2018-02-14"))
    assert ([one.target for one in references.found], references.dangling()) == (["1803-021402"], ())


def test_a_malformed_id_goes_by_short_source_and_date() -> None:
    (found,) = _one(Related(id="1803-21402", source="産経", dated="2018-02-14")).found
    assert found.target == "1803-021402"
    assert "is not of the form YYMM-MMDDNN" in found.reason


def test_another_source_of_that_day_is_not_taken() -> None:
    (found,) = _one(Related(id="1803-21402", source="BBC", dated="2018-02-14")).found
    assert found.target is None


def test_an_impossible_month_is_told_with_the_ids_it_may_be() -> None:
    (found,) = _one(Related(id="0912-050003", source="IDR", dated="2009-05")).found
    assert "is borne by no item here" in found.reason
    (found,) = _one(Related(id="9060-050003", source="IDR", dated="2009-05")).found
    assert "impossible month 60" in found.reason
    assert found.candidates[0].item == "0906-050003"
    assert "in another order" in found.candidates[0].reason


@given(st.text(max_size=14), st.text(max_size=6), st.text(max_size=10))
def test_no_reference_breaks_it(one: str, source: str, dated: str) -> None:
    (found,) = _one(Related(id=one, source=source, dated=dated)).found
    assert found.reason
