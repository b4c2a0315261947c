"""Each page of the room: what it shows, that it is escaped, and what it says when there is nothing to show."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from urllib.parse import urlsplit

import pytest

from tests.web.client import Client
from tests.web.conftest import PERSIAN
from torimatome.desk import Desk
from torimatome.model import Bulletin, Item


@pytest.fixture(scope="module")
def bulletin(desk: Desk) -> Bulletin:
    return desk.bulletin(desk.store.bulletins.ids()[0])


def get(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.text


def words(page: str) -> str:
    """The page as its reader sees it, more or less."""
    return " ".join(unescape(re.sub("<[^>]*>", "", page)).split())


def item_on(bulletin: Bulletin, desk: Desk, slug: str) -> Item:
    article = next(a for a in desk.store.articles.all() if a.url.endswith(f"/{slug}.html"))
    return next(i for i in bulletin.items if article.id in i.articles)


def test_home_names_the_bulletin_the_past_issue_and_the_languages(client: Client, bulletin: Bulletin) -> None:
    page = get(client, "/")
    assert f'href="/bulletin/{bulletin.id}"' in page
    assert "import-2026-02-28" in page
    assert "Armenian" in page


OF_A_KIND = 12


def test_every_link_of_the_desk_leads_somewhere(client: Client) -> None:
    """Walk the room from its door: no page is missing, and none leads out of the desk. Of each kind of page some."""
    seen: set[str] = set()
    kinds: Counter[str] = Counter()
    ahead = ["/"]
    while ahead:
        path = ahead.pop()
        for link in map(unescape, re.findall(r'(?:href|src)="([^"#]+)', get(client, path))):
            assert not urlsplit(link).netloc, link
            kind = "/".join(
                urlsplit(link).path.split("/")[:3]
                if link.startswith(("/archive", "/registers"))
                else link.split("/")[:2]
            )
            if link not in seen and kinds[kind] < OF_A_KIND:
                seen.add(link)
                kinds[kind] += 1
                ahead += (
                    [] if re.match("/(week$|snapshot|static|bulletin/.*/(issued|document|preview))", link) else [link]
                )
                assert client.get(link).status_code == (307 if link == "/week" else 200), f"{link} on {path}"
    assert any(link.startswith("/snapshot/") for link in seen)
    assert any(link.startswith("/article/") for link in seen)


def test_each_sentence_and_headline_leads_to_its_place(client: Client, desk: Desk, bulletin: Bulletin) -> None:
    page = get(client, f"/bulletin/{bulletin.id}")
    cited = sum(bool(s.citations) for i in bulletin.items for b in i.body for s in b.sentences)
    noted = sum(bool(s.citations) for i in bulletin.items for n in i.notes for b in n.blocks for s in b.sentences)
    heads = sum(bool(h.citations) for i in bulletin.items for h in i.headlines.values())
    assert page.count('class="sentence"') == cited + noted + heads
    keys = re.findall(r'class="sentence" id="([^"]+)"', page)
    assert len(keys) == len(set(keys))


def test_a_passage_is_lit_in_its_article(client: Client, desk: Desk, bulletin: Bulletin) -> None:
    page = get(client, f"/bulletin/{bulletin.id}")
    item = item_on(bulletin, desk, "mine-aghdam")
    sentence = item.body[0].sentences[1]
    place = sentence.citations[0]
    found = re.search(f'id="s-{item.id}-1.2" href="([^"]+)"', page)
    assert found
    part = get(client, unescape(found.group(1)) + "&part=1")
    article = desk.store.articles.get(place.article, place.revision)
    assert article
    assert [unescape(m) for m in re.findall("<mark>(.*?)</mark>", part)] == [article.text[place.start : place.end]]
    assert words(part).count(article.headline) == 1
    assert "<html" not in part


def test_a_headline_leads_to_headline_and_lead(client: Client, desk: Desk, bulletin: Bulletin) -> None:
    item = item_on(bulletin, desk, "call-kazakhstan")
    page = get(client, f"/bulletin/{bulletin.id}")
    found = re.search(f'id="s-{item.id}-ja" href="([^"]+)"', page)
    assert found
    lit = get(client, unescape(found.group(1)))
    assert re.search("<h3><mark>", lit)
    assert re.search("<p><mark>", lit)
    assert lit.count('<article class="source">') == 1


def test_findings_and_doubts_stand_beside_their_items(client: Client, desk: Desk, bulletin: Bulletin) -> None:
    page = words(get(client, f"/bulletin/{bulletin.id}"))
    for finding in desk.findings(bulletin.id):
        assert " ".join(finding.message.split()) in page
    for doubt in (d for item in bulletin.items for d in item.doubts):
        assert doubt in page


def test_unverified_headlines_are_marked(client: Client, bulletin: Bulletin) -> None:
    unsure = [i for i in bulletin.items if i.headlines["ja"].unverified]
    assert get(client, f"/bulletin/{bulletin.id}").count("未確認") == len(unsure)
    for item in unsure:
        assert "not verified" in words(get(client, f"/item/{item.id}"))


def test_the_proof_page_has_every_finding(client: Client, desk: Desk, bulletin: Bulletin) -> None:
    page = words(get(client, f"/bulletin/{bulletin.id}/proof"))
    for finding in desk.findings(bulletin.id):
        assert " ".join(finding.message.split()) in page
        assert " ".join(finding.remedy.split()) in page


def test_an_item_is_traced_to_words_addresses_and_times(client: Client, desk: Desk, bulletin: Bulletin) -> None:
    item = item_on(bulletin, desk, "mine-aghdam")
    page = words(get(client, f"/item/{item.id}"))
    for sentence in item.body[0].sentences:
        assert sentence.text in page
        for place in sentence.citations:
            article = desk.store.articles.get(place.article, place.revision)
            assert article
            assert " ".join(article.text[place.start : place.end].split()) in page
    assert "fetched" in page
    assert all(r.headline in page for r in map(desk.store.articles.latest, item.articles) if r)


def test_an_imported_item_says_that_no_page_stands_behind_it(client: Client) -> None:
    page = words(get(client, "/item/import-2026-02-28-04"))
    assert "written by a person, or imported" in page
    assert "As it stood in the file" in page


def test_the_corrected_article_shows_what_changed(client: Client, desk: Desk) -> None:
    article = next(a for a in desk.store.articles.all() if a.url.endswith("/mine-aghdam.html"))
    page = get(client, f"/article/{article.id}")
    assert "<del>Two" in page
    assert re.search("<ins>[^<]*four", page)
    first = get(client, f"/article/{article.id}?revision=1")
    assert "This is not the latest" in first
    assert "<ins>" not in first


def test_the_event_of_an_article_has_its_reasons_and_other_reports(client: Client, desk: Desk) -> None:
    article = next(a for a in desk.store.articles.all() if a.url.endswith("/telefon-qazaxistan.html"))
    page = words(get(client, f"/article/{article.id}"))
    assert "nearest to “" in page
    assert "Phone call of 09.03.2026" in page
    assert "In the bulletin" in page


def test_scripts_in_titles_are_words(client: Client, desk: Desk) -> None:
    hostile = next(a for a in desk.store.articles.all() if "<script>alert(1)" in a.headline)
    for path in (
        f"/article/{hostile.id}",
        "/search?q=Caspian+Lantern",
        f"/article/{PERSIAN}",
        f"/passage?at={hostile.id}.1.0-9h",
    ):
        page = get(client, path)
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_persian_runs_from_right_to_left(client: Client) -> None:
    assert '<article lang="fa" dir="rtl">' in get(client, f"/article/{PERSIAN}")
    assert 'lang="fa" dir="rtl"' in get(client, f"/passage?at={PERSIAN}.1.0-5&part=1")


@pytest.mark.parametrize("query", ["バクー", "Баку", "باکو", "Bakı", '"Caspian Lantern"', "Ադրբեջան"])
def test_search_in_any_script(client: Client, query: str) -> None:
    page = client.get("/search", params={"q": query}).text
    assert '<ol class="hits">\n<li>' in page
    assert f'value="{query}"' in unescape(page).replace('""', '"') or query.startswith('"')


@pytest.mark.parametrize(
    "query", ['" onfocus="alert(1)', "<script>", "'; DROP TABLE articles;--", "NEAR(", "*", "a" * 3000]
)
def test_a_strange_query_is_only_words(client: Client, query: str) -> None:
    answer = client.get("/search", params={"q": query})
    assert answer.status_code == 200
    assert 'onfocus="' not in answer.text
    assert "<script>" not in answer.text


def test_a_snapshot_is_inert_text_in_its_own_encoding(client: Client, desk: Desk) -> None:
    article = desk.store.articles.latest(PERSIAN)
    assert article
    answer = client.get(f"/snapshot/{article.snapshot}")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert 'alert("Баку")' in answer.text


def test_an_issued_document_is_a_download(client: Client, desk: Desk, bulletin: Bulletin) -> None:
    answer = client.get(f"/bulletin/{bulletin.id}/issued/html")
    issue = desk.store.bulletins.issued(bulletin.id)
    assert issue
    assert answer.content == issue.documents[".html"]
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"


@pytest.mark.parametrize(
    "path",
    ["/bulletin/x", "/bulletin/x/proof", "/bulletin/x/issued/pdf", "/item/x", "/article/x", "/snapshot/x", "/nowhere",
     "/passage?at=x.1.0-5", "/passage?at=nonsense", f"/article/{PERSIAN}?revision=9", f"/passage?at={PERSIAN}.7.0-5",
     "/article/%3Cscript%3E", "/static/nothing.css"],
)  # fmt: skip
def test_what_is_not_there_is_a_404_of_one_sentence(client: Client, path: str) -> None:
    page = get(client, path, 404)
    assert "Traceback" not in page
    assert "<script>" not in page


def test_a_place_out_of_bounds_lights_nothing(client: Client) -> None:
    assert "<mark>" not in get(client, f"/passage?at={PERSIAN}.1.0-99999")


def test_an_address_says_how_it_may_be_asked_for(client: Client) -> None:
    assert client.ask("POST", "/").status_code == 405
    assert "use its links and forms" in client.ask("DELETE", "/search").text


def test_who_reads_a_bulletin_is_one_click_from_changing_it(client: Client, bulletin: Bulletin) -> None:
    assert f'href="/bulletin/{bulletin.id}/edit"' in client.get(f"/bulletin/{bulletin.id}").text


def test_the_inbox_shows_under_which_headline_an_event_is_in_the_issue(client: Client, bulletin: Bulletin) -> None:
    page = client.get(f"/week/{bulletin.period.first_on}..{bulletin.period.last_on}").text
    for item in bulletin.items:
        assert item.headline("ja") in page


def test_findings_are_counted_in_the_words_of_the_page(client: Client, bulletin: Bulletin) -> None:
    page = client.get(f"/bulletin/{bulletin.id}/proof", headers={"Accept-Language": "ja"}).text
    assert re.search(r"(?:誤り|注意|参考) \d", page)
    assert "×" not in page
