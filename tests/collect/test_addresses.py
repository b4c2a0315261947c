"""Where the desk does not connect to, by whatever name or detour."""

from __future__ import annotations

from dataclasses import replace

import pytest

from torimatome.collect.fetching import refusal
from torimatome.errors import Retry, SetAside

from .playground import RULES, Reply, Web, get

CLOSED = replace(RULES, allow_private_addresses=False)


@pytest.mark.parametrize(
    ("ip", "reason", "open_desk"),
    [
        ("127.0.0.1", "loopback", None),
        ("::1", "loopback", None),
        ("10.1.2.3", "private", None),
        ("192.168.0.1", "private", None),
        ("172.16.0.1", "private", None),
        ("100.64.0.1", "private", None),
        ("fd12::1", "private", None),
        ("169.254.169.254", "link-local", "link-local"),
        ("fe80::1%eth0", "link-local", "link-local"),
        ("100.100.100.200", "link-local", "link-local"),
        ("fd00:ec2::254", "link-local", "link-local"),
        ("0.0.0.0", "unspecified", "unspecified"),
        ("::", "unspecified", "unspecified"),
        ("224.0.0.1", "multicast", "multicast"),
        ("ff02::1", "multicast", "multicast"),
        ("240.0.0.1", "reserved", "reserved"),
        ("255.255.255.255", "reserved", "reserved"),
        ("::ffff:127.0.0.1", "loopback", None),
        ("::ffff:169.254.169.254", "link-local", "link-local"),
        ("::ffff:93.184.216.34", None, None),
        ("2002:7f00:1::", "loopback", None),
        ("2002:a9fe:a9fe::1", "link-local", "link-local"),
        ("64:ff9b::a9fe:a9fe", "link-local", "link-local"),
        ("64:ff9b::10.0.0.1", "private", None),
        ("::127.0.0.1", "loopback", "reserved"),
        ("93.184.216.34", None, None),
        ("2606:2800:220:1::1", None, None),
        ("not an address", "malformed", "malformed"),
    ],
)
def test_which_addresses_are_asked(ip: str, reason: str | None, open_desk: str | None) -> None:
    assert refusal(ip) == reason
    assert refusal(ip, allow_private=True) == open_desk


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"])
def test_loopback_by_any_name_is_refused(web: Web, host: str) -> None:
    with pytest.raises(SetAside, match="which this desk does not ask"):
        get(web, f"http://{host}:{web.port}/a", rules=CLOSED)
    assert web.log == []


def test_a_name_that_turns_private_is_caught_at_every_connection(web: Web) -> None:
    answers = iter([["203.0.114.7"], ["127.0.0.1"]])

    async def rebinding(host: str, port: int) -> list[str]:
        return next(answers)

    with pytest.raises(SetAside, match=r"leads to 127\.0\.0\.1"):
        get(
            web,
            f"http://turncoat.example:{web.port}/a",
            rules=replace(CLOSED, timeout_s=0.05, retries=1),
            resolve=rebinding,
        )
    assert web.log == []


def test_what_was_judged_is_what_is_connected_to(web: Web) -> None:
    async def once(host: str, port: int, asked: list[str] = []) -> list[str]:  # noqa: B006
        asked.append(host)
        assert len(asked) == 1, "a second look-up could give another address"
        return ["127.0.0.1"]

    web.routes["/a"] = b"here"
    assert get(web, f"http://herald.example:{web.port}/a", resolve=once).body == b"here"
    assert web.log[0].headers["Host"] == f"herald.example:{web.port}"


def test_a_host_without_address(web: Web) -> None:
    async def nowhere(host: str, port: int) -> list[str]:
        raise OSError("no such host")

    with pytest.raises(Retry, match="has no address"):
        get(web, "http://gone.example/a", resolve=nowhere)


def test_hosts_of_the_demo_are_mapped_and_nothing_else(web: Web) -> None:
    rules = replace(CLOSED, resolve={"herald.example": f"127.0.0.1:{web.port}"})
    web.routes |= {"/a": b"mapped", "/b": Reply(302, headers={"Location": "{base}/a"})}
    assert get(web, "http://herald.example/a", rules=rules).body == b"mapped"
    assert web.log[0].headers["Host"] == "herald.example"
    with pytest.raises(SetAside, match="loopback"):
        get(web, "http://herald.example/b", rules=rules)


def test_a_proxy_of_the_environment_is_not_used(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    web.routes["/a"] = b"straight"
    assert get(web, "/a").body == b"straight"
