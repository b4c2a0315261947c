"""The page of what was learnt."""

from __future__ import annotations

from tests.web.client import Client
from torimatome.analysis.learnt_words import everything
from torimatome.archive.learnt import Learning
from torimatome.desk import Desk


def test_the_page_shows_what_was_learnt_and_leads_to_items(client: Client, desk: Desk) -> None:
    page = client.get("/learnt")
    assert page.status_code == 200
    assert "What was learnt" in page.text
    assert desk.store.archive.issues() == [] or 'href="/item/' in page.text


def test_a_query_is_shown_as_text_and_narrows_the_page_down(client: Client) -> None:
    page = client.get("/learnt?q=<script>no-such-thing</script>&kind=nonsense")
    assert page.status_code == 200
    assert "<script>no" not in page.text
    assert "Nothing learnt has" in page.text


def test_what_is_wrong_is_refused_with_a_reason_and_used_again(ann: Client, office: Desk) -> None:
    learning = Learning(office.folder, office.store)
    one = next(iter(everything(learning.everything())))
    assert ann.post(f"/learnt/{one.id}/refuse", {"reason": " "}).status_code == 422
    assert one.id not in learning.refusals()
    assert ann.post(f"/learnt/{one.id}/refuse", {"reason": "A slip of last year"}).status_code == 303
    assert learning.refusals()[one.id].reason == "A slip of last year"
    assert f"/learnt/{one.id}/restore" in ann.get(f"/learnt?kind={one.kind.value}").text
    assert ann.post(f"/learnt/{one.id}/restore", {}).status_code == 303
    assert one.id not in learning.refusals()
