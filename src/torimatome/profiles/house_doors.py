"""The tables of a desk.toml about what leaves the desk: a model, documents and mail, maps, notices."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from torimatome.config import DISPUTED, SENDS, SOURCES, MapRules, ModelRules, NoticeRules, PrintRules
from torimatome.tables import Table

_FILE = re.compile(r"[^/\\\x00-\x1f]+\.docx", re.IGNORECASE)
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]{1,63}")


def model_of(table: Table, base: ModelRules) -> ModelRules:
    """Which language model may be asked, and what may be sent to it. Raises BadConfig."""
    rules = ModelRules(
        base_url=table.text("base_url", base.base_url).strip(),
        name=table.text("name", base.name).strip(),
        key_env=table.text("key_env", base.key_env).strip(),
        timeout_s=table.number("timeout_s", base.timeout_s, least=0.1, most=600),
        requests_per_day=table.whole("requests_per_day", base.requests_per_day, most=100_000),
        tokens_per_day=table.whole("tokens_per_day", base.tokens_per_day, most=1_000_000_000),
        sends=table.text("sends", base.sends),
    )
    if rules.sends not in SENDS:
        raise table.wrong("sends", f"must be one of {', '.join(SENDS)}")
    if rules.key_env and not _VARIABLE.fullmatch(rules.key_env):
        # What stands there may be the key itself, so the sentence does not repeat it.
        raise table.wrong(
            "key_env", "must be the name of an environment variable, like DESK_MODEL_KEY; never the key itself"
        )
    if rules.base_url and (fault := _fault_of(rules.base_url)):
        raise table.wrong("base_url", fault)
    if rules.sends != SENDS[0] and not (rules.base_url and rules.name):
        raise table.wrong("sends", 'needs base_url and name; give both, or send "nothing"')
    table.done()
    return rules


def _fault_of(base_url: str) -> str:
    """What is wrong with a model's address, or nothing. Only this machine itself is spoken to in the open."""
    try:
        parts = urlsplit(base_url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "is no address"
    if not host or port == 0 or not base_url.isascii() or not base_url.isprintable() or " " in base_url:
        return "is no address; write it like https://model.example/v1"
    if parts.username is not None or parts.query or parts.fragment:
        return "must hold no name, key, ? or #; the key comes from the environment variable that key_env names"
    if parts.scheme == "https" or (parts.scheme == "http" and _is_here(host)):
        return ""
    return (
        "must begin with https://; only a model on this machine (127.0.0.1, ::1, localhost) may be asked over http://"
    )


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def print_of(table: Table, base: PrintRules) -> PrintRules:
    """How documents are made, and the mail that an issue goes out in. Raises BadConfig."""
    rules = PrintRules(
        sources=table.text("sources", base.sources),
        template=table.text("template", base.template).strip(),
        approve=table.flag("approve", base.approve),
        mail_from=table.text("mail_from", base.mail_from).strip(),
        mail_to=table.texts("mail_to", base.mail_to),
        mail_pdf=table.flag("mail_pdf", base.mail_pdf),
    )
    if rules.sources not in SOURCES:
        raise table.wrong("sources", f"must be one of {', '.join(SOURCES)}")
    if rules.template and not _FILE.fullmatch(rules.template):
        raise table.wrong("template", 'must be the name of a DOCX in the folder of desk.toml, like "template.docx"')
    _addresses(table, rules)
    table.done()
    return rules


def maps_of(table: Table, base: MapRules) -> MapRules:
    """How maps draw lines that states dispute. Raises BadConfig."""
    rules = MapRules(disputed=table.text("disputed", base.disputed))
    if rules.disputed not in DISPUTED:
        raise table.wrong("disputed", f"must be one of {', '.join(DISPUTED)}")
    table.done()
    return rules


def notice_of(table: Table, base: NoticeRules) -> NoticeRules:
    """Where the desk says that something needs a person. Raises BadConfig."""
    rules = NoticeRules(
        mail_to=table.texts("mail_to", base.mail_to),
        mail_from=table.text("mail_from", base.mail_from).strip(),
        smtp_host=table.text("smtp_host", base.smtp_host).strip(),
        smtp_port=table.whole("smtp_port", base.smtp_port, least=1, most=65_535),
        starttls=table.flag("starttls", base.starttls),
        smtp_user=table.text("smtp_user", base.smtp_user).strip(),
        smtp_password_env=table.text("smtp_password_env", base.smtp_password_env).strip(),
        webhook=table.text("webhook", base.webhook).strip(),
        webhook_env=table.text("webhook_env", base.webhook_env).strip(),
        allow_private=table.flag("allow_private", base.allow_private),
    )
    _addresses(table, rules)
    if rules.mail_to and not rules.mail_from:
        raise table.wrong("mail_from", "must name the sender, as mail_to names somebody to write to")
    for key, name in (("smtp_password_env", rules.smtp_password_env), ("webhook_env", rules.webhook_env)):
        if name and not _VARIABLE.fullmatch(name):  # it may be the secret itself, so it is not repeated
            raise table.wrong(
                key, "must be the name of an environment variable, like DESK_NOTICE; never the secret itself"
            )
    if rules.smtp_user and not rules.smtp_password_env:
        raise table.wrong(
            "smtp_password_env", "must name the environment variable that holds the password of smtp_user"
        )
    if rules.smtp_user and not rules.starttls:
        raise table.wrong("starttls", "must be true where there is a password: it is never sent in the open")
    parts = urlsplit(rules.webhook)
    if rules.webhook and (parts.scheme not in ("http", "https") or not parts.hostname or parts.username):
        raise table.wrong(
            "webhook", "is no address like https://hooks.example/desk; a secret one belongs into webhook_env"
        )
    table.done()
    return rules


def _addresses(table: Table, rules: PrintRules | NoticeRules) -> None:
    for key, addresses in (("mail_from", (rules.mail_from,)), ("mail_to", rules.mail_to)):
        if wrong := [a for a in addresses if a and not _ADDRESS.fullmatch(a)]:
            raise table.wrong(key, f'"{wrong[0]}" is no mail address like desk@example.org')
