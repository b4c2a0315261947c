"""A mail: text, HTML that mail clients show as it is, and the PDF if the desk wants it. Nothing is fetched or run.

Mail clients drop style sheets, scripts, margins of blocks and anything outside: so tables give the width, each element
carries its own style, and there is no picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from html import escape

from torimatome.model import Bulletin, Source
from torimatome.writers import pdf, text
from torimatome.writers.flow import Para, Run, Style, clean, flow
from torimatome.writers.layout import PLAIN, Layout
from torimatome.writers.notices import edition
from torimatome.writers.references import Reference, References

FORMAT = "mail"
SUFFIX = ".eml"

_FONT = "font-family:'Yu Gothic','Hiragino Sans','Noto Sans CJK JP',Meiryo,Arial,sans-serif"
_INK, _SOFT, _MARK, _RULE = "#1c1f24", "#5d6572", "#1b3f6e", "#9aa3b0"
# role: style, space above, space below
_LOOKS: dict[str, tuple[str, int, int]] = {
    "title": (f"font-size:22px;font-weight:bold;text-align:center;color:{_INK}", 0, 4),
    "subtitle": (f"font-size:14px;text-align:center;color:{_INK}", 0, 14),
    "period": (f"font-size:16px;font-weight:bold;text-align:center;color:{_INK}", 0, 4),
    "publisher": (f"font-size:14px;text-align:center;color:{_INK}", 0, 20),
    "edition": (f"font-size:14px;font-weight:bold;text-align:center;color:{_MARK}", 0, 12),
    "correction": (f"font-size:13px;color:{_INK};border-left:3px solid {_RULE};padding-left:10px", 0, 8),
    "section": (f"font-size:18px;font-weight:bold;color:{_INK};border-bottom:2px solid {_INK};padding-bottom:4px", 26, 12),
    "ja": (f"font-size:16px;font-weight:bold;color:{_INK}", 18, 2),
    "en": (f"font-size:15px;font-weight:bold;color:{_MARK}", 0, 8),
    "paragraph": (f"font-size:15px;color:{_INK}", 0, 10),
    "quotation": (f"font-size:15px;color:{_INK};padding-left:16px", 0, 10),
    "subheading": (f"font-size:15px;font-weight:bold;color:{_INK}", 8, 4),
    "list_item": (f"font-size:15px;color:{_INK};padding-left:14px", 0, 5),
    "data": (f"font-size:15px;color:{_INK}", 0, 5),
    "separator": (f"font-size:15px;text-align:center;color:{_SOFT}", 6, 10),
    "end": (f"font-size:15px;text-align:center;color:{_SOFT}", 22, 22),
    "sources": (f"font-size:15px;font-weight:bold;color:{_INK};border-top:1px solid {_RULE};padding-top:12px", 10, 8),
    "source": (f"font-size:12px;color:{_INK};word-break:break-word", 0, 7),
}  # fmt: skip
_JAPANESE = frozenset({"title", "subtitle", "period", "publisher", "edition", "section", "ja"})
_TAGS = {"title": "h1", "section": "h2", "ja": "h3"}


def write(bulletin: Bulletin, sources: Mapping[str, Source]) -> bytes:
    """The bulletin as a mail that nobody has sent yet; the same bulletin gives the same bytes."""
    return lay_out(bulletin, sources, PLAIN)


def lay_out(bulletin: Bulletin, sources: Mapping[str, Source], layout: Layout) -> bytes:
    """The mail from and to whom the desk says, with the PDF if it wants that."""
    mail = EmailMessage(policy=SMTP)
    plain, page = text.write(bulletin, sources).decode(), _page(bulletin, sources)
    name = f"{bulletin.id}-{bulletin.edition}"
    key = sha256(f"{name}\n{page}".encode()).hexdigest()
    _head(mail, bulletin, layout, key)
    mail.set_content(plain, cte="base64")
    mail["Content-Language"] = ", ".join(bulletin.languages)
    mail.add_alternative(page, subtype="html", cte="base64")
    if layout.attached:
        body = pdf.lay_out(bulletin, sources, layout)
        mail.add_attachment(body, maintype="application", subtype="pdf", filename=f"bulletin-{name}.pdf")
    _bounded(mail, key)
    return mail.as_bytes()


def _head(mail: EmailMessage, bulletin: Bulletin, layout: Layout, key: str) -> None:
    mark = edition(bulletin).partition(" / ")[0]
    mail["Subject"] = " ".join(part for part in (clean(bulletin.title), bulletin.period.ja, mark) if part)
    if layout.sender:
        mail["From"] = layout.sender
    if layout.to:
        mail["To"] = ", ".join(layout.to)
    mail["Date"] = format_datetime(datetime.combine(bulletin.period.last_on, time(12), UTC))
    mail["Message-ID"] = f"<{key[:32]}@{layout.sender.partition('@')[2] or 'torimatome.invalid'}>"
    mail["X-Unsent"] = "1"  # mail programs open it as a draft


def _bounded(mail: EmailMessage, key: str) -> None:
    """Boundaries from the content: the library's are drawn by chance, and no two files would be alike."""
    for n, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"=_{n}_{key[:40]}")


def _page(bulletin: Bulletin, sources: Mapping[str, Source]) -> str:
    references = References(bulletin, sources)
    known = {reference.number: reference for reference in references.listed}
    rows = "".join([*(_row(para, known) for para in flow(bulletin, references)), *_sources(references)])
    table = 'role="presentation" cellpadding="0" cellspacing="0" border="0"'
    return (
        '<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(clean(bulletin.title))} {bulletin.period.ja}</title></head>\n"
        f'<body style="margin:0;padding:0;background-color:#ffffff">\n<table {table} width="100%"><tr>'
        f'<td align="center" style="padding:20px 10px">\n<table {table} width="600" style="width:600px;max-width:100%">\n'
        f"{rows}</table>\n</td></tr></table>\n</body></html>\n"
    )


def _row(para: Para, known: Mapping[int, Reference]) -> str:
    if para.role == "separator":
        return _cell("separator", "＊　＊　＊", "ja")
    words = " ".join(_run(run, known, slanted=para.note) for run in para.runs)
    if para.role == "list_item":
        words = f"– {words}"
    return _cell(para.role, words, "ja" if para.role in _JAPANESE else "en", aside=para.note)


def _cell(role: str, words: str, language: str, *, aside: bool = False) -> str:
    look, above, below = _LOOKS[role]
    line = f";border-left:3px solid {_RULE};padding-left:12px" if aside else ""
    tag = _TAGS.get(role, "div")
    style = f"{_FONT};{look};line-height:1.55;margin:0{line}"
    return f'<tr><td style="padding:{above}px 0 {below}px 0"><{tag} lang="{language}" style="{style}">{words}</{tag}></td></tr>\n'


def _run(run: Run, known: Mapping[int, Reference], *, slanted: bool) -> str:
    words = escape(run.text, quote=False)
    if run.style is Style.LABEL:
        return f"<b>{words}</b>"
    if run.style is Style.ATTRIBUTION:
        return f'<span style="color:{_SOFT}">{words}</span>'
    words = f"<i>{words}</i>" if run.style is Style.ITALIC or slanted else words
    marks = ",".join(_mark(known[n]) for n in run.refs)
    return f'{words}<sup style="font-size:10px;line-height:1">{marks}</sup>' if marks else words


def _mark(reference: Reference) -> str:
    if not reference.url:
        return str(reference.number)
    return f'<a href="{escape(reference.url)}" style="color:{_MARK};text-decoration:none">{reference.number}</a>'


def _sources(references: References) -> Iterator[str]:
    if references.listed:
        yield _cell("sources", "出典・Sources", "ja")
    for one in references.listed:
        about = f'<b>{one.number}. {escape(one.outlet, quote=False)}</b> <span style="color:{_SOFT}">{escape(one.time)}</span>'
        headline = f'<span lang="{escape(one.language)}">{escape(one.headline, quote=False)}</span>'
        link = f'<br><a href="{escape(one.url)}" style="color:{_MARK}">{escape(one.url)}</a>' if one.url else ""
        yield _cell("source", f"{about}<br>{headline}{link}", "en")
