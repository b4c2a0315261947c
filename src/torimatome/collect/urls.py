"""Addresses: one canonical form, and what can be told from their shape alone."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote_to_bytes, urljoin, urlsplit, urlunsplit

PORTS = {"http": 80, "https": 443}


def words(text: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(text.split())


_TRACKERS = re.compile(
    r"(utm|mc|hsa|pk|mtm|matomo|piwik|vero|ga|oly|itm)_\w+|\w*clid|msclkid|[gw]braid|igshid|igsh|_openstat|_ga|_gl"
    r"|mkt_tok|__twitter_impression|xtor|s_cid|cmpid|ncid|ocid|smid|phpsessid|jsessionid",
    re.IGNORECASE,
)
_CHANNEL_KEYS = frozenset({"ref", "src", "from", "source", "referer", "referrer", "via", "origin", "medium", "ref_src"})
_CHANNELS = words(
    "rss atom feed feeds rail front frontpage home homepage main mainpage index related readalso top topnews popular "
    "mostread latest sidebar side widget block menu nav footer header banner newsletter email mail push share social "
    "twitter twsrc x fb facebook telegram tg vk ok whatsapp wa instagram ig linkedin youtube google googlenews gnews "
    "yandex yandexnews dzen bing yahoo amp app mobile web desktop partner partners list listing page news"
)
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HELD = 0xDC00
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_JUNK = re.compile(r"[\x00-\x20\x7f]+$|^[\x00-\x20\x7f]+|[\t\r\n]")


def canonical_url(url: str) -> str:
    """The address without tracking, fragment, credentials and default port, in NFC and percent normal form.

    What is no http(s) address comes back as it was, but for the white space around it.
    """
    url = _JUNK.sub("", url)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return url
    if parts.scheme.lower() not in PORTS or not host:
        return url
    scheme = parts.scheme.lower()
    netloc = host_name(host) + (f":{port}" if port and port != PORTS[scheme] else "")
    path = _without_dots(re.sub(r"(?i);jsessionid=[^/?]*", "", _normal(parts.path)))
    return urlunsplit((scheme, netloc, path, _query(_normal(parts.query)), ""))


def web_url(base: str, href: str | None) -> str | None:
    """The canonical address a link leads to; None for mailto:, javascript:, data: and what cannot be read."""
    if not href or not href.strip():
        return None
    try:
        joined = urljoin(base, _JUNK.sub("", href))
        parts = urlsplit(joined)
        usable = parts.scheme.lower() in PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return canonical_url(joined) if usable else None


def origin_of(url: str) -> str:
    """scheme://host[:port]: what has one robots.txt."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def lane_of(url: str) -> str:
    """host[:port]: what is asked one thing at a time, by http and https together."""
    parts = urlsplit(url)
    usual = parts.port in {None, *PORTS.values()}
    return host_name(parts.hostname or "") + ("" if usual else f":{parts.port}")


def on_domains(url: str, domains: tuple[str, ...]) -> bool:
    """Whether the address lies on one of the hosts (host, or host:port) or below it."""
    parts = urlsplit(url)
    for domain in domains:
        host, _, port = domain.lower().partition(":")
        if port and port != str(parts.port or PORTS.get(parts.scheme)):
            continue
        if parts.hostname == host or (parts.hostname or "").endswith("." + host):
            return True
    return False


def without_secret(url: str) -> str:
    """The address as it may be shown and noted: a name and password in it are left out."""
    return re.sub(r"(?<=//)[^/?#]*@", "", url, count=1)


def host_name(host: str) -> str:
    """A host as it is asked for: small letters, no dot at its end, other scripts in their ASCII form."""
    host = host.lower().rstrip(".")
    if ":" in host:
        return f"[{host}]"
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode().rstrip(".")  # 。 becomes a full stop only here
    except UnicodeError:
        return quote(host).lower()


def _normal(text: str) -> str:
    """NFC, with exactly those letters escaped that must be; an escape that hides a reserved letter stays."""
    text = _ESCAPES.sub(lambda m: _readable(m.group()), _STRAY_PERCENT.sub("%25", text))
    return "".join(_escaped(ch) for ch in unicodedata.normalize("NFC", text))


def _readable(escapes: str) -> str:
    """The letters of a run of escapes; a byte that must stay escaped becomes a surrogate, which NFC leaves alone."""
    raw = unquote_to_bytes(escapes)
    try:
        letters = raw.decode()
    except UnicodeDecodeError:
        return "".join(chr(_HELD + byte) for byte in raw)  # an old code page: its bytes are the address
    return "".join(ch if ch in _UNRESERVED or not ch.isascii() else chr(_HELD + ord(ch)) for ch in letters)


def _escaped(ch: str) -> str:
    held = ord(ch) - _HELD
    return f"%{held:02X}" if 0 <= held < 256 else quote(ch, safe="/:?@!$&'()*+,;=-._~", errors="replace")


def _without_dots(path: str) -> str:
    """RFC 3986, 5.2.4; an empty path is the root."""
    kept: list[str] = []
    steps = path.split("/")[1:]
    for step in steps:
        if step == ".." and kept:
            kept.pop()
        elif step not in {".", ".."}:
            kept.append(step)
    tail = "/" if steps and steps[-1] in {".", ".."} and kept else ""
    return "/" + "/".join(kept) + tail


def _query(query: str) -> str:
    return "&".join(piece for piece in query.split("&") if piece and not _tracks(piece))


def _tracks(piece: str) -> bool:
    key, _, value = piece.partition("=")
    if _TRACKERS.fullmatch(key):
        return True
    words = re.split(r"[-_.+]", value.lower())
    return key.lower() in _CHANNEL_KEYS and all(word in _CHANNELS or word.isdigit() for word in words) and value != ""
