"""Every sentence of the code that can reach a page is known in Japanese: read out of the code itself, so that none is forgotten."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import torimatome
from torimatome import errors
from torimatome.analysis.learnt_words import PLAIN_KINDS
from torimatome.analysis.parties import LEVELS
from torimatome.web.saying import said

SRC = Path(torimatome.__file__).parent
KINDS = {name for name, kind in vars(errors).items() if isinstance(kind, type)} | {"Refused"}
APART = {
    "cli": "the terminal's own",
    "demo": "the terminal's own",
    "exports.py": "the terminal's own",
    "web/serving.py": "said before there is a page",
    "watching": "the service's own; what it says of outlets is below",
    "store/backup.py": "the terminal's own",
    "store/moving.py": "the terminal's own",
    "store/engine": "a desk that cannot be opened has no page",
    "scouting/saved.py": "the terminal's own",
    "scouting/typing_in.py": "the terminal's own",
    "scouting/files.py": "the terminal's own",
    "chronicle/shelf.py": "read before there is a page",
}
"""What never reaches a page, by the beginning of its path, and why."""
ELSEWHERE = (
    "archive/finding.py", "collect/asking.py", "collect/looking.py", "collect/mail/imap.py", "collect/picturing.py",
    "collect/feeds/reading.py", "readers/__init__.py", "readers/sniff.py", "scouting/outlets.py", "scouting/troubles.py",
    "store/search/asking.py",
)  # fmt: skip
"""Where a sentence is put together before it is raised: made_apart reads it there, or SAMPLES has it."""
PLACE = "Qx{}"


def template(node: ast.expr) -> str | None:
    """A string of the code with something in each of its places; None: it is made elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        pieces = (p.value if isinstance(p, ast.Constant) else PLACE.format(n) for n, p in enumerate(node.values))
        return "".join(map(str, pieces))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = template(node.left), template(node.right)
        return left + right if left is not None and right is not None else None
    return None


def templates(node: ast.expr) -> Iterator[str | None]:
    if isinstance(node, ast.IfExp):
        yield from (*templates(node.body), *templates(node.orelse))
    else:
        yield template(node)


def handed_on(node: ast.expr) -> bool:
    """A sentence of another error, which is read where it is raised, or a text of the pages."""
    called = node.func if isinstance(node, ast.Call) else None
    return getattr(called, "attr", "") == "t" or getattr(called, "id", "") == "str"


@cache
def calls() -> tuple[tuple[str, str, tuple[ast.expr, ...]], ...]:
    """Every call in the code: its file, what is called, with what."""
    found = []
    for file in sorted(SRC.rglob("*.py")):
        where = file.relative_to(SRC).as_posix()
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                found.append((where, called, tuple(node.args)))
    return tuple(found)


def raised() -> Iterator[tuple[str, str]]:
    """What is said by an error that can reach a page, with its file."""
    for where, called, args in calls():
        if called in KINDS and args and not where.startswith(tuple(APART)):
            for text in templates(args[0]):
                known = text is not None or handed_on(args[0]) or where.startswith(tuple(ELSEWHERE))
                assert known, f"{where}: say where this sentence is made"
                if text is not None and re.search("[a-z] [a-z]", text):
                    yield where, text


def settings() -> Iterator[tuple[str, str]]:
    """What is said of a key of a file that a person wrote."""
    for where, called, args in calls():
        text = template(args[1]) if called == "wrong" and len(args) == 2 else None
        if text is not None and where.startswith("chronicle"):
            yield where, f"corridor.txt, line 4: {text}"
        elif text is not None:
            yield where, f"desk.toml, line 4: key {text}."


def made_apart(*names: str) -> Iterator[tuple[str, str]]:
    """What is put together before it is raised or noted."""
    for file in sorted(p for name in names for p in (SRC / name).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            told: list[ast.expr] = []
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in {"message", "wrong", "refused"}:
                told = [node.value]
            elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "trouble" and len(node.args) > 1:
                told = [node.args[1]]
            elif isinstance(node, ast.FunctionDef) and node.name == "_complaint":
                told = [n.value for n in ast.walk(node) if isinstance(n, ast.Return) and n.value]
            texts = (text for one in told for text in templates(one) if text and re.search("[a-z] [a-z]", text))
            yield from ((file.relative_to(SRC).as_posix(), text) for text in texts)


def doubts() -> Iterator[tuple[str, str]]:
    """What the readers of past documents doubt: their sentences end in a full stop, and are not raised."""
    refusals = {text for where, text in every_raised() if where.startswith("readers")}
    for file in sorted((SRC / "readers").rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        inside = {id(part) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for part in n.values}
        docs = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.JoinedStr | ast.Constant) or id(node) in inside | docs:
                continue
            text = template(node) or ""
            if text not in refusals and re.fullmatch(r".*[a-z] [a-z].*\.", text):
                yield file.relative_to(SRC).as_posix(), text


def every_raised() -> Iterator[tuple[str, str]]:
    for where, called, args in calls():
        if called in KINDS and args:
            yield from ((where, text) for text in templates(args[0]) if text)


SAMPLES = {
    # What has its words from two places at once: each of the sentences that come of it.
    "archive/finding.py": (
        "the person 'X' is not known here; known are: A, B ...", "the person 'X' is not known here.",
        'a search needs words or a filter, such as: torimatome search "peace talks" from:2023-01 outlet:TREND.',
    ),
    "chronicle/asked.py": (
        'no actor is called "X"; did you mean y?',
        'no actor is called "X"; give a country, its two-letter code, or a body of the register.',
        'there is no indicator "X"; did you mean "y"?',
        'there is no indicator "X"; `torimatome indicator --list` shows those that there are.',
    ),
    "chronicle/outline": (
        "corridor.txt, line 4: there is no e1 to rest on; add a line @ e1 | WHEN | WHAT | FROM.",
        "corridor.txt, line 4: the tag '{x}' follows no sentence; write it after one.",
    ),
    "collect/asking.py": (
        "http://a.example/1 is not there (status 404).", "http://a.example/1 is refused (status 403).",
        "http://a.example/1 is not there (status 404). It was asked for in 3 rounds.",
        "http://a.example/1 are left out, as the site's robots.txt asks.",
        "http://a.example/1 and 3 more are left out, as the site's robots.txt asks.",
    ),
    "collect/mail/visit.py": (
        "1 letter in imaps://a@b.example/INBOX are too big to be read.", "2 letters in imaps://a@b.example/INBOX are too big to be read.",
    ),
    "readers/attributions.py": (
        "The attribution (A / 1.1.2026) is 1 day before the period (carry-over).",
        "The attribution (A / 1.1.2026) is 2 days before the period (carry-over).",
    ),
    "collect/fetching/fetcher.py": (
        "http://a.example/ answered 503.", "http://a.example/ answered 503 and asks to come back later (120).",
    ),
    "dossiers/judging.py": (
        "e1 would have all of its articles taken out; name some.", "e1 would have none of its articles taken out; name some.",
        "the article 'x' is in no event yet; `torimatome draft` groups it.", "the article 'x' is not in this desk.",
    ),
    "extract/documents.py": ("http://a.example/1 is locked with a password", "http://a.example/1 is a damaged PDF"),
    "readers/sniff.py": (
        "x.doc is an old Word file (.doc); open it in a word processor and save it as DOCX, or as text.",
        "x.doc is a password-protected Office file; open it and save it without a password.",
        "x.doc is an old or password-protected Office file; save it as DOCX without a password, or as text.",
        "x.gz is a compressed file; unpack it first.", "x.png is a picture; have its text recognised first.",
        "x is a WARC file, not a document.", "x is an e-book; save its text as HTML or as text.",
        "x is JSON; import the same issue as text, Markdown, HTML or DOCX.", "x is an Excel file, not a document.",
        "x is a PowerPoint file, not a document.",
        "x is an OpenDocument text; open it in a word processor and save it as DOCX, or as text.",
        "x is a Parquet file; export that archive again, so that it can be imported.",
        "x is an older export for spreadsheets; export that archive again, so that it can be imported.",
    ),
    "readers/bulletin.py": tuple(
        f"x.txt has 3 items of a bulletin, but {why}; write it there like 2026年1月24日～1月30日 and import the file again."
        for why in ("its first 40 lines have no period", "its “2月30日” is no period of the calendar")
    ),
    "readers/headlines.py": (
        "Line 4: the item has no English headline.", "Line 4: the item has no Japanese headline.", "Line 4: the item has no headline.",
    ),
    "readers/checks_text.py": tuple(
        f"{text.format('x')}." for text in (
            "“{}” stands twice", "“{}” is the character for strength; part of a word may be lost",
            "“{}” is a Chinese character among kana that look like it", "“{}” has a hiragana for the katakana like it",
            "“{}” is a ruled line and no dash", "“{}”: a word of the source was not deleted", "“{}” says less twice",
            "“{}” speaks of a picture that is not in the text", "“{}” has its comma at no thousand",
        )
    ),
    "readers/docx.py": ("A footnote was kept beside the text and read into no item.", "2 comments were kept beside the text and read into no item."),
    "readers/archive_body.py": ("A line's end had left ¶ inside words: “x”, “y”.",),
    "store/search/asking.py": (
        "from: has nothing behind it; write from:2023-01, without a space, or take it away.",
        "a minus leaves out words, not from:; take the minus away, or leave out words, as in -rain.",
    ),
    "store/lock.py": (
        "Another run holds the desk /x; wait for it.", "Another run (12) holds the desk /x; wait for it.",
    ),
    "writers/docx_template.py": (
        "x.docx unpacks to 90 MB in 12 parts and was not opened; a template is far smaller.",
        "x.docx has no {{sections}}; put it alone in a paragraph where the items shall stand.",
    ),
    "writers/docx_styles.py": (
        "the style 'x' must be one for paragraphs; rename yours or change its kind.",
        "the style 'x' must be one for words; rename yours or change its kind.",
    ),
    "profiles/house_doors.py": tuple(
        f"desk.toml, line 4: model.base_url {text}." for text in (
            "is no address", "is no address; write it like https://model.example/v1",
            "must hold no name, key, ? or #; the key comes from the environment variable that key_env names",
            "must begin with https://; only a model on this machine (127.0.0.1, ::1, localhost) may be asked over http://",
        )
    ),
    "profiles/clashes.py": tuple(
        f"names.toml, line 4: x-a {what}; keep one entry and put its other names into it as forms, or say what tells them"
        " apart (country, offices, near)."
        for what in ("stands twice", 'has the name "Ada" and kind, country and offices of x-b')
    ),
    "profiles/house.py": ('desk.toml, line 1: profile cannot be used: There is no profile "x"; the profiles are a, b.',),
    "watching/judging.py": (
        "it was not looked at yet", "it answers", "something new came within the hour", "something new came 1 hour ago",
        "something new came 5 days ago", "it answers, but nothing new came since 2026-03-01 10:00 UTC; it brought 2.5 a day",
        "3 visits in a row brought nothing (1 of 2 feeds); the last said: http://a.example/f answered 503 in place of a feed.",
        "3 visits in a row brought nothing; the last said: it broke off", "http://a.example/f moved for good to http://b.example/f",
        "articles with a date: 20% of 40 pages of late, 98% before", "texts have 40 letters of late, 900 before",
        "its feeds answer but hold no entry; the last new one came on 2026-03-01 10:00 UTC",
        "open one of its pages; describe the new layout in its outlet file", "write the new address into its outlet file",
        "ask the outlet, or read what its robots.txt allows; do not come in by another door",
        "look for the feed's new address on the site", "see whether the site has another feed now",
    ),
    "group/figures.py": (
        "conflict, killed: A: two; B says otherwise: three", "correction, killed: A: two; A corrects itself: three",
        "growth, killed: A: two; B tells more, later: three",
    ),
    "analysis/revisions.py": (
        "revision 2: headline: Two hurt -> Four hurt; figures: none -> 4; names: Baku -> none", "revision 3: names: A -> B",
    ),
    "collect/report.py": (
        "az.ada: 4 new, 1 changed, 2 not to be had, 3 left, 1 image", "az.ada: window moved on, 1 entry filled, 0 unfilled",
        "az.ada: window moved on, 2 entries filled from the sitemap, 3 unfilled",
        "6 pages fetched, 0 changed, 0 left, in 9 requests", "set aside: http://a.example/1 has no text",
    ),
    "analysis/learnt_words.py": (
        "THE QUAY is written so", "“Quay” is THE QUAY", "Ada Quay is エイダ in Japanese", "Ada Quay is Quay in English",
        "the word harbou* stands in 外政関連", "Ada Quay stands in 外政関連", "会談: nothing counted", "会談: 33 words (25 to 59)",
        "names two outlets", "names THE QUAY", "dated by one day", "dated by range", "会談: with a NOTE", "会談: without a NOTE",
        "外政関連: older first", "外政関連: THE QUAY first", "for “said” people write “told”", "“said” was left as it is",
        "“Pier mended” was taken in", "“Pier mended” was dropped", "“Pier mended” went from 外政関連 to 内政関連",
        "“It was told.” was cut", "“It was told.” was left", *PLAIN_KINDS.values(),
    ),
    "triage/classify.py": ("no rule places it: the section for the rest",),
    "dossiers/page.py": ("Ann said on 2026-03-04: the same event as x", "Ann said on 2026-03-04: not the same event as x"),
    "chronicle/support.py": ("there is no item x in this desk; `torimatome search` shows the ids.", "there is no event x in this desk; `torimatome events` shows the ids."),
}  # fmt: skip
IN_PARTS = (
    "there is no indicator", "no actor is called", "Another run", "would have ", "the article Qx1 Qx", "Qx0 Qx1", "Qx0 is Qx2.",
    "answered Qx2Qx3.", "; keep one entry and put", "must be one for", "the Qx1 Qx3 is not known hereQx", "Qx0 and ", "items of a bulletin, but", "Qx0Qx1 are left out",
    "the item has Qx", "Qx0 kept beside the text", "Qx0 in Qx2 are too big", "before the period (carry-over)", "A line's end had left", "corridor.txt, line 4: there is no Qx", "key cannot be used: Qx",
)  # fmt: skip


def held(where: str, text: str) -> str:
    """What is wrong with the Japanese of a sentence, or nothing."""
    told = said(re.sub(r"Qx(\d)", r"7\1", text), "ja")
    if not re.search("[ぁ-んァ-ヶ一-龠]", told):
        return f"{where}: no Japanese for: {text}"
    plain = re.sub(r"`[^`]*`|「[^」]*」|“[^”]*”|\"[^\"]*\"|\{[^}]*\}|--\S+|; \S+ [^」]*」", "", told)
    return f"{where}: half in English: {told}" if re.search(r"[a-z']+ [a-z']+ [a-z']+ [a-z']+", plain) else ""


def faults(found: Iterator[tuple[str, str]]) -> list[str]:
    return [
        fault for where, text in dict.fromkeys(found) if not any(part in text for part in IN_PARTS)
        if (fault := held(where, text))
    ]  # fmt: skip


def test_every_error_that_can_reach_a_page_is_told_in_japanese() -> None:
    assert faults(raised()) == []


def test_every_fault_of_a_setting_is_told_in_japanese() -> None:
    assert faults(settings()) == []


def test_every_trouble_of_collecting_is_told_in_japanese() -> None:
    assert faults(made_apart("collect")) == []


def test_every_doubt_of_the_readers_is_told_in_japanese() -> None:
    assert faults(doubts()) == []


@pytest.mark.parametrize("where", SAMPLES)
def test_what_is_put_together_is_told_in_japanese(where: str) -> None:
    assert [fault for text in SAMPLES[where] if (fault := held(where, text))] == []


@pytest.mark.parametrize("profile", sorted(p.parent.name for p in (SRC / "profiles").glob("*/desk.toml")))
def test_every_rule_of_a_profile_is_told_in_japanese(profile: str) -> None:
    rules = tomllib.loads((SRC / "profiles" / profile / "desk.toml").read_text("utf-8")).get("triage", {})
    names = [rule["name"] for kind in ("choice", "placement") for rule in rules.get(kind, ())]
    assert names or profile != "azerbaijan"
    assert [name for name in names if said(f"{name} (-1.5)", "ja").startswith(name)] == []


def test_every_level_of_a_contact_is_told_in_japanese() -> None:
    assert [level for level, _, _ in LEVELS if said(level, "ja") == level] == []


def test_what_is_on_the_list_is_there() -> None:
    """A list of exceptions that outlives its rooms hides what comes after them."""
    files = [f.relative_to(SRC).as_posix() for f in SRC.rglob("*.py")]
    assert [name for name in (*APART, *ELSEWHERE, *SAMPLES) if not any(f.startswith(name) for f in files)] == []


def test_no_form_takes_what_somebody_wrote_for_its_own_words() -> None:
    assert said("Somebody wrote this, and no room of ours.", "ja") == "Somebody wrote this, and no room of ours."
    assert said("There is no item '{0}' in the archive.", "ja") == "アーカイブに項目 {0} はありません。"
    assert said("There is no item '{0}' in the archive.", "en") == "There is no item '{0}' in the archive."
    assert said("x" * 5000 + " is empty.", "ja").endswith("is empty.")


def test_several_sentences_are_told_one_by_one() -> None:
    assert said("same names: Ada; same figures: 4", "ja") == "共通の名前：Ada；共通の数字：4"


@pytest.mark.parametrize("name", ["sayings.toml", "doubts.toml", "complaints.toml"])
def test_a_form_and_its_japanese_have_the_same_places(name: str) -> None:
    forms: dict[str, str] = tomllib.loads((SRC / "web" / name).read_text("utf-8"))["forms"]
    places = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")
    extra = {form: other for form, other in forms.items() if set(places.findall(other)) - set(places.findall(form))}
    assert extra == {}
    assert [form for form in forms if len(places.findall(form)) != len(set(places.findall(form)))] == []
