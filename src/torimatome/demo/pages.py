"""What the sample sites serve: article pages in two layouts, feeds in every dialect, robots.txt."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from html import escape

from torimatome.demo.sample import Sample
from torimatome.model import FeedKind, Outlet

NOTICE = "Sample page of torimatome. The outlet, the people and the events are invented."


def robots(outlet: Outlet) -> str:
    """robots.txt with a crawl delay, a closed folder and the sitemap."""
    return f"User-agent: *\nCrawl-delay: 0.05\nDisallow: /private/\n\nSitemap: {base(outlet)}/sitemap.xml\n"


def base(outlet: Outlet) -> str:
    """The root of an outlet's site."""
    return f"http://{outlet.domains[0]}"


def article(outlet: Outlet, sample: Sample, others: Sequence[Sample], *, corrected: bool) -> str:
    """An article's page; odd outlets give their metadata as JSON-LD, even ones only a visible date."""
    headline, paragraphs = sample.later if corrected and sample.later else (sample.headline, sample.paragraphs)
    shown = sample.page_date or (f"{sample.published:%d.%m.%Y %H:%M}" if sample.published else "")
    head = [f"<title>{escape(headline)} | {escape(outlet.names['en'])}</title>"]
    if len(outlet.id) % 2:
        head.append(_json_ld(outlet, sample, headline))
    first = f"<strong>{escape(sample.dateline)}</strong> " if sample.dateline else ""
    text = "\n".join(f"<p>{first if not n else ''}{escape(p)}</p>" for n, p in enumerate(paragraphs))
    links = "".join(f'<li><a href="{o.path}">{escape(o.headline)}</a></li>' for o in others)
    direction = "rtl" if sample.language == "fa" else "ltr"
    return f"""<!DOCTYPE html>
<html lang="{sample.language}" dir="{direction}"><head><meta charset="utf-8">
{"".join(head)}</head><body>
<header><a href="/">{escape(outlet.names["en"])}</a> <nav><a href="/news/">News</a></nav></header>
<main><article><h1>{escape(headline)}</h1>
<div class="meta"><span class="date">{escape(shown)}</span> <span class="author">{escape(sample.byline)}</span></div>
<div class="text">
{text}
</div></article></main>
<aside><h2>Read also</h2><ul>{links}<li><a href="/private/members">Members</a></li></ul></aside>
<footer><p>{NOTICE}</p></footer></body></html>
"""


def _json_ld(outlet: Outlet, sample: Sample, headline: str) -> str:
    data: dict[str, object] = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": headline,
                               "inLanguage": sample.language, "mainEntityOfPage": base(outlet) + sample.path}  # fmt: skip
    if sample.published:
        data["datePublished"] = sample.published.isoformat()
    if sample.byline:
        data["author"] = {"@type": "Person", "name": sample.byline}
    return '<script type="application/ld+json">' + json.dumps(data).replace("<", "\\u003c") + "</script>"


def listing(outlet: Outlet, samples: Sequence[Sample], page: int, size: int = 5) -> str:
    """A page of headlines, newest first, with links to the further pages."""
    shown = samples[(page - 1) * size : page * size]
    rows = "".join(
        f'<div class="row"><span>{f"{s.published:%d.%m.%Y %H:%M}" if s.published else ""}</span> '
        f'<a href="{s.path}">{escape(s.headline)}</a></div>'
        for s in shown
    )
    last = -(-len(samples) // size)
    pages = " ".join(f'<a href="?page={n}">{n}</a>' for n in range(1, last + 1))
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(outlet.names["en"])}: news</title></head>
<body><h1>News</h1>{rows}<div class="pager">{pages}</div><footer>{NOTICE}</footer></body></html>"""


def feed(outlet: Outlet, kind: FeedKind, samples: Sequence[Sample]) -> tuple[str, str]:
    """(media type, body) of the outlet's feed in its own dialect."""
    return _FEEDS[kind](outlet, samples)


def _when(moment: datetime | None, tag: str) -> str:
    return f"<{tag}>{moment.isoformat()}</{tag}>" if moment else ""


def _rss(outlet: Outlet, samples: Sequence[Sample]) -> tuple[str, str]:
    items = "".join(
        f"<item><title>{escape(s.headline)}</title><link>{base(outlet)}{s.path}?utm_source=rss</link>"
        + (f"<pubDate>{format_datetime(s.published)}</pubDate>" if s.published else "")
        + f"<description>{escape(s.paragraphs[0])}</description></item>"
        for s in samples
    )
    return "application/rss+xml", (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{escape(outlet.names["en"])}</title>'
        f"<link>{base(outlet)}/</link><description>{NOTICE}</description>{items}</channel></rss>"
    )


def _atom(outlet: Outlet, samples: Sequence[Sample]) -> tuple[str, str]:
    entries = "".join(
        f'<entry xml:lang="{s.language}"><title>{escape(s.headline)}</title><id>tag:{outlet.domains[0]},2026:{s.id}</id>'
        f'<link href="{s.path}"/>{_when(s.published, "published")}{_when(s.published, "updated")}</entry>'
        for s in samples
    )
    return "application/atom+xml", (
        f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="{base(outlet)}/">'
        f"<title>{escape(outlet.names['en'])}</title><id>tag:{outlet.domains[0]},2026:feed</id>{entries}</feed>"
    )


def _rdf(outlet: Outlet, samples: Sequence[Sample]) -> tuple[str, str]:
    items = "".join(
        f'<item rdf:about="{base(outlet)}{s.path}"><title>{escape(s.headline)}</title><link>{base(outlet)}{s.path}</link>'
        f"{_when(s.published, 'dc:date')}<dc:language>{s.language}</dc:language></item>"
        for s in samples
    )
    return "application/rdf+xml", (
        '<?xml version="1.0" encoding="utf-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<channel rdf:about="{base(outlet)}/"><title>{escape(outlet.names["en"])}</title></channel>{items}</rdf:RDF>'
    )


def _json(outlet: Outlet, samples: Sequence[Sample]) -> tuple[str, str]:
    items = [
        {"id": s.id, "url": base(outlet) + s.path, "title": s.headline, "language": s.language,
         "date_published": s.published.isoformat() if s.published else None}
        for s in samples
    ]  # fmt: skip
    data = {"version": "https://jsonfeed.org/version/1.1", "title": outlet.names["en"], "items": items}
    return "application/feed+json", json.dumps(data, ensure_ascii=False)


def _news_sitemap(outlet: Outlet, samples: Sequence[Sample]) -> tuple[str, str]:
    urls = "".join(
        f"<url><loc>{base(outlet)}{s.path}</loc><news:news><news:publication><news:name>{escape(outlet.names['en'])}"
        f"</news:name><news:language>{s.language}</news:language></news:publication>"
        f"{_when(s.published, 'news:publication_date')}<news:title>{escape(s.headline)}</news:title></news:news></url>"
        for s in samples
    )
    return "application/xml", (
        '<?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        f' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{urls}</urlset>'
    )


def sitemap(outlet: Outlet, samples: Sequence[Sample], *, corrected: bool) -> str:
    """The plain sitemap; a corrected article has a later lastmod."""
    urls = "".join(
        f"<url><loc>{base(outlet)}{s.path}</loc>"
        + (f"<lastmod>{_modified(s, corrected=corrected).isoformat()}</lastmod>" if s.published else "")
        + "</url>"
        for s in samples
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"{urls}</urlset>"
    )


def _modified(sample: Sample, *, corrected: bool) -> datetime:
    assert sample.published
    return sample.published.replace(hour=23, minute=59) if corrected and sample.later else sample.published


_FEEDS = {
    FeedKind.RSS: _rss,
    FeedKind.ATOM: _atom,
    FeedKind.RDF: _rdf,
    FeedKind.JSON: _json,
    FeedKind.SITEMAP: _news_sitemap,
}
