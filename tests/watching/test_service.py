"""The service on a real desk and real servers on loopback: it goes on, tells once, shows its board and ends cleanly."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.collect.playground import Reply, Web
from torimatome import plugins
from torimatome.cli import main, watch
from torimatome.config import NoticeRules
from torimatome.desk import Desk
from torimatome.errors import BadConfig, DeskError, Failed, NoRoom
from torimatome.model import Problem
from torimatome.store import open_store
from torimatome.watching import Board, Log, Post, Service, State, missed_hours, verdicts
from torimatome.watching import serving as board_shown

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
PARSER = pytest.importorskip("prometheus_client.parser", reason="prometheus_client is not installed")


def desk_of(folder: Path, web: Web, *more: str) -> Path:
    outlets = folder / "outlets"
    outlets.mkdir()
    (outlets / "herald.toml").write_text(
        'id = "xx.herald"\nattribution = "HERALD"\nnames = { en = "Herald" }\ncountry = "xx"\nkind = "site"\nowner = "h"\n'
        f'timezone = "UTC"\ndomains = ["127.0.0.1:{web.port}"]\nlanguages = ["en"]\n'
        f'[[feeds]]\nurl = "{web.base}/rss.xml"\nkind = "rss"\n', "utf-8",
    )  # fmt: skip
    settings: dict[str, object] = {"allow_private_addresses": True, "min_delay_s": 0.0, "retries": 0}
    plugins.create_folder(folder / "desk", "azerbaijan", outlets, settings)
    with (folder / "desk" / "desk.toml").open("a", encoding="utf-8") as toml:
        toml.write("\n".join(("", *more, "")))
    return folder / "desk"


class Clock:
    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


def rounds(folder: Path, clock: Clock, count: int, board: Board | None = None) -> list[dict[str, str]]:
    out = io.StringIO()
    with Desk.opened(plugins.open_folder(folder), clock) as desk:
        for _ in range(count):
            watch._round(desk, Log(out, clock, as_json=True), board or Board(clock))
            clock.at += timedelta(hours=2)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_broken_outlet_is_told_once_and_so_is_its_return(tmp_path: Path, web: Web) -> None:
    hooks: list[dict[str, str]] = []
    folder = desk_of(tmp_path, web, "[notice]", f'webhook = "{web.base}/hook"', "allow_private = true")
    clock = Clock()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Post, "_hook", lambda _, subject, text: hooks.append({"subject": subject, "text": text}))
        rounds(folder, clock, 1)
        good = web.routes["/rss.xml"]
        web.routes["/rss.xml"] = Reply(500)
        rounds(folder, clock, 2)
        assert not hooks
        rounds(folder, clock, 4)
        assert [hook["subject"].split(": ")[1] for hook in hooks] == ["xx.herald broken"]
        assert "answered 500" in hooks[0]["text"]
        web.routes["/rss.xml"] = good
        rounds(folder, clock, 3)
    assert [hook["subject"].split(": ")[1] for hook in hooks] == ["xx.herald broken", "xx.herald fine"]
    assert "fine again" in hooks[1]["text"]


def test_a_notice_that_could_not_be_sent_is_tried_again(tmp_path: Path, web: Web) -> None:
    folder = desk_of(tmp_path, web, "[notice]", 'webhook = "http://127.0.0.1:1/hook"', "allow_private = true")
    clock = Clock()
    web.routes["/rss.xml"] = Reply(500)
    lines = rounds(folder, clock, 4)
    assert len([one for one in lines if one["event"] == "notice"]) == 2


def test_the_metrics_are_read_by_their_own_parser(tmp_path: Path, web: Web) -> None:
    clock = Clock()
    board = Board(clock)
    rounds(desk_of(tmp_path, web), clock, 2, board)
    with board_shown(board, 0) as port:
        text = urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics").read().decode()
        families = {family.name: family for family in PARSER.text_string_to_metric_families(text)}
        assert families["torimatome_rounds"].samples[0].value == 2
        assert families["torimatome_pages_new"].samples[0].value == 2
        states = {s.labels["state"]: s.value for s in families["torimatome_outlet_state"].samples}
        assert states["fine"] == 1
        assert sum(states.values()) == 1
        clock.at -= timedelta(hours=2)
        health = json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/health"))
        assert health["well"]
        clock.at += timedelta(hours=5)
        with pytest.raises(urllib.error.HTTPError, match="503"):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health")
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/desk.toml")


class Enough(BaseException):
    pass


def service(faults: list[Exception], sleeps: list[float]) -> tuple[Service, io.StringIO]:
    out = io.StringIO()

    def work() -> timedelta:
        if not faults:
            raise Enough
        raise faults.pop(0)

    log, clock = Log(out, Clock()), Clock()
    return Service(work=work, log=log, board=Board(clock), clock=clock, sleep=sleeps.append), out


def test_faults_are_told_and_outlived_ever_more_slowly() -> None:
    sleeps: list[float] = []
    made, out = service(
        [Failed("no net."), NoRoom("the disk is full."), ZeroDivisionError("x\ny"), *[Failed("z.")] * 4], sleeps
    )
    with pytest.raises(Enough):
        made.run()
    assert sleeps == [60, 120, 240, 480, 900, 900, 900]
    assert len(out.getvalue().splitlines()) == 7
    assert not made.board.is_well


def test_a_wrong_desk_ends_the_service() -> None:
    made, _ = service([BadConfig("desk.toml is wrong.")], [])
    with pytest.raises(DeskError):
        made.run()


def test_no_stranger_breaks_out_of_a_line_of_the_log() -> None:
    out = io.StringIO()
    Log(out, Clock())("x", "one\ntwo\udcff")
    Log(out, Clock(), as_json=True)("x", "one\ntwo\udcff", level="warning", subject="a\nb")
    assert len(out.getvalue().splitlines()) == 2


def test_missed_hours_are_those_in_which_no_look_was_answered(tmp_path: Path, web: Web) -> None:
    folder = desk_of(tmp_path, web)
    clock = Clock()
    rounds(folder, clock, 1)
    clock.at = NOW + timedelta(hours=6)
    rounds(folder, clock, 1)
    with Desk.opened(plugins.open_folder(folder), clock) as desk:
        [(outlet, hours)] = missed_hours(desk.folder, desk.store, NOW + timedelta(hours=8), timedelta(days=2))
    assert outlet == "xx.herald"
    assert [hour.hour for hour in hours] == [13, 14, 15, 16, 17, 19]


def test_health_says_it_in_words_and_for_programs(tmp_path: Path, web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    folder = desk_of(tmp_path, web)
    web.routes["/rss.xml"] = Reply(403)
    rounds(folder, Clock(), 3)
    assert main(["-d", str(folder), "health", "--hours", "2"]) == 1
    assert "xx.herald            blocked" in capsys.readouterr().out
    assert main(["-d", str(folder), "health", "--json"]) == 1
    row = json.loads(capsys.readouterr().out)[0]
    assert row["state"] == "blocked"
    assert "403" in row["reason"]


def test_what_was_read_is_counted_by_day_and_found_again(tmp_path: Path, web: Web) -> None:
    prose = " ".join(f"The bridge number {n} over the river was opened by the minister." for n in range(20))
    for path in [p for p in web.routes if p.startswith("/en/")]:
        web.routes[path] = Reply(
            body=f"<html><body><article><h1>A bridge</h1><p>{prose}</p></article></body></html>".encode()
        )
    folder = desk_of(tmp_path, web)
    clock = Clock()
    rounds(folder, clock, 1)
    with open_store(folder / "data") as store:
        [day] = store.watched.days(NOW.date())
        assert (day.outlet, day.articles, day.unread) == ("xx.herald", 2, 0)
        known = store.articles.all()[0]
        store.articles.save(replace(known, id="later", first_seen_at=NOW + timedelta(hours=1), snapshot=""))
        store.problems.add(Problem(stage="extract", subject=f"{web.base}/rss.xml", message="No text."), NOW)
        store.watched.read_again(NOW.date())
        [day] = store.watched.days(NOW.date())
        assert (day.articles, day.titled, day.unread) == (3, 3, 1)
        store.drop_machine_tables()
        assert store.watched.days(NOW.date()) == []


def test_sigterm_ends_the_service_cleanly(tmp_path: Path, web: Web) -> None:
    folder = desk_of(tmp_path, web)
    command = [
        sys.executable,
        "-m",
        "torimatome.cli",
        "-d",
        str(folder),
        "collect",
        "--watch",
        "--log",
        "json",
        "--metrics",
        "0",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout
        events: list[dict[str, str]] = []
        while not events or events[-1]["event"] != "round":
            events.append(json.loads(run.stdout.readline()))
        run.send_signal(signal.SIGTERM)
        rest, said = run.communicate(timeout=20)
    assert run.returncode == 0, said
    assert json.loads(rest.splitlines()[-1])["event"] == "ended"
    assert said == ""
    with open_store(folder / "data") as store:
        assert len(store.entries.pending("xx.herald")) == 0


def test_sigterm_in_the_middle_of_a_round_loses_nothing(tmp_path: Path, web: Web) -> None:
    folder = desk_of(tmp_path, web)

    def slowly() -> Iterator[bytes]:
        yield b"<p>"
        web.released.wait(8)
        yield b"</p>"

    slow = next(path for path in web.routes if path.startswith("/en/"))
    web.routes[slow] = Reply(pieces=slowly)
    command = [sys.executable, "-m", "torimatome.cli", "-d", str(folder), "collect", "--watch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        for _ in range(1000):
            if slow in web.paths:
                break
            time.sleep(0.01)
        run.send_signal(signal.SIGTERM)
        _, said = run.communicate(timeout=20)
        web.released.set()
    assert (run.returncode, said) == (0, "")
    with open_store(folder / "data") as store:
        assert len(store.entries.pending("xx.herald")) >= 1


# --- notices over real servers --------------------------------------------------------------------------------


class Inbox:
    def __init__(self) -> None:
        self.letters: list[bytes] = []

    async def handle_DATA(self, server: object, session: object, envelope: object) -> str:  # noqa: N802
        self.letters.append(envelope.content)  # type: ignore[attr-defined]
        return "250 taken"


def test_a_mail_goes_out_over_a_real_server() -> None:
    controller = pytest.importorskip("aiosmtpd.controller", reason="aiosmtpd is not installed")
    inbox = Inbox()
    server = controller.Controller(inbox, hostname="127.0.0.1", port=0)
    server.port = _free()
    server.start()
    try:
        rules = NoticeRules(
            mail_to=("editor@desk.example",), mail_from="desk@desk.example", smtp_host="127.0.0.1", smtp_port=server.port,
            starttls=False, allow_private=True,
        )  # fmt: skip
        Post(rules=rules, secrets={}).send("Broken:\r\nBcc: evil@x.example", "xx.herald is broken; Баку, とりまとめ.\n")
    finally:
        server.stop()
    letter = message_from_bytes(inbox.letters[0], policy=policy.default)
    assert letter["Subject"] == "Broken: Bcc: evil@x.example"
    assert letter["Bcc"] is None
    assert "Баку, とりまとめ" in str(letter.get_content())


def _free() -> int:
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.mark.parametrize("way", ["mail", "webhook"])
def test_private_addresses_are_refused_unless_allowed(way: str) -> None:
    rules = (
        NoticeRules(mail_to=("a@b.example",), mail_from="c@d.example", smtp_host="127.0.0.1", smtp_port=2525)
        if way == "mail"
        else NoticeRules(webhook="http://169.254.169.254/latest", allow_private=True)
    )
    with pytest.raises(Failed, match=r"loopback|link-local"):
        Post(rules=rules, secrets={}).send("s", "t")


def test_a_secret_is_read_from_the_environment_and_never_said() -> None:
    rules = NoticeRules(webhook_env="HOOK", allow_private=True)
    with pytest.raises(Failed) as refused:
        Post(rules=rules, secrets={"HOOK": "http://127.0.0.1:1/s3cret-token"}).send("s", "t")
    assert "s3cret" not in str(refused.value)
    with pytest.raises(Failed, match="no HOOK"):
        Post(rules=rules, secrets={}).send("s", "t")


def test_a_webhook_is_posted_to(web: Web) -> None:
    rules = NoticeRules(webhook=f"{web.base}/hook?x=1", allow_private=True)
    with pytest.raises(Failed, match="answered 501"):  # this web knows no POST, so that it was asked is seen
        Post(rules=rules, secrets={}).send("s", "t")


@pytest.mark.parametrize(
    ("lines", "word"),
    [
        (('mail_to = ["x"]',), "no mail address"),
        (('mail_to = ["a@b.example"]',), "sender"),
        (('webhook = "ftp://x"',), "no address"),
        (('webhook_env = "https://hooks.example/s3cret"',), "environment variable"),
        (('smtp_user = "u"', 'smtp_password_env = "PASSWORD"', "starttls = false"), "in the open"),
    ],
)
def test_a_wrong_notice_table_is_one_sentence(tmp_path: Path, web: Web, lines: tuple[str, ...], word: str) -> None:
    folder = desk_of(tmp_path, web, "[notice]", *lines)
    with pytest.raises(BadConfig, match=word) as refused:
        plugins.open_folder(folder)
    assert "s3cret" not in str(refused.value)


def test_states_begin_anew_with_their_time(tmp_path: Path, web: Web) -> None:
    folder = desk_of(tmp_path, web)
    clock = Clock()
    rounds(folder, clock, 1)
    with Desk.opened(plugins.open_folder(folder), clock) as desk:
        [(verdict, standing)] = verdicts(desk.folder, desk.store, clock())
    assert (verdict.state, standing.since) == (State.FINE, NOW)
