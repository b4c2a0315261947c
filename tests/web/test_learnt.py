"""The page of what was learnt."""

from __future__ import annotations

from tests.web.client import Client
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
