"""Picturing: fetches the images that a kept page names, where the desk wants them; a bounded number, each asked for once."""

from __future__ import annotations

from torimatome.collect.errand import Errand
from torimatome.collect.fetching import Answer
from torimatome.collect.urls import canonical_url
from torimatome.errors import Retry, SetAside
from torimatome.extract.images import image_kind, images_of
from torimatome.model import PageState, Role

MOST = 5
"""Images of a page that are kept, those of its metadata first."""

MOST_BYTES = 2_000_000


async def keep_images(errand: Errand, answer: Answer) -> None:
    """Ask for the images of a page, under the rules that hold for every address; what fails is told and stops nothing."""
    for url in map(canonical_url, images_of(answer.body, answer.media_type, answer.url_reached, MOST)):
        if errand.memory.page_state(url) is None:
            try:
                await _keep(errand, url)
            except (Retry, SetAside) as error:
                errand.trouble(url, error)


async def _keep(errand: Errand, url: str) -> None:
    """Keep one image. SetAside: it is too large or no picture, and is not asked for again. Retry: with the page's next change."""
    had = await errand.fetcher.get(url, None, errand.robots.permit, first=MOST_BYTES + 1)
    if had.status != 200:
        wrong = f"the image {url} is not there (status {had.status})."
    elif len(had.body) > MOST_BYTES:
        wrong = f"the image {url} is larger than {MOST_BYTES} bytes."
    elif image_kind(had.body) is None:
        wrong = f"the image {url} is no picture by its first bytes."
    else:
        digest = errand.keep(Role.IMAGE, had)
        errand.tally.images += 1
        errand.sink.save_page_state(PageState(url=url, sha256=digest, fetched_at=had.fetched_at, status=200))
        return
    errand.sink.save_page_state(PageState(url=url, fetched_at=had.fetched_at, status=had.status))
    raise SetAside(wrong)
