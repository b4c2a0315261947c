"""Which network addresses may be connected to. Judged after resolution, at the moment of connecting."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from torimatome.errors import SetAside

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""Host and port to the IP addresses they have now. OSError: there is no such host."""

_NEVER = tuple(
    ip_network(net)
    for net in ("0.0.0.0/8", "169.254.0.0/16", "100.100.100.200/32", "fe80::/10", "fd00:ec2::254/128", "::/128")
)
_NAT64 = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
_TRANSLATED = ip_network("::ffff:0:0:0/96")
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)
"""The third quarter of an address that carries an IPv4 address in its last one, whatever its prefix."""
_SPECIAL = tuple(
    ip_network(net) for net in ("192.0.0.0/24", "192.88.99.0/24", "2001:db8::/32", "3fff::/20", "5f00::/16", "100::/64")
)
"""For protocols and documents, never for web servers, whatever this version of Python says of them (RFC 6890)."""
_CGNAT = ip_network("100.64.0.0/10")


class Refused(SetAside):
    """The address is one that this desk does not connect to."""


async def system_resolve(host: str, port: int) -> list[str]:
    """The addresses that the system gives for a host, in its order."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def refusal(address: str, *, allow_private: bool = False) -> str | None:
    """Why an IP address may not be connected to, in a word; None if it may.

    Loopback and private networks are open to a desk that allows them; link-local ones, where clouds keep
    their secrets, multicast and reserved ones never are.
    """
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return "malformed"
    inner = _embedded(ip) if isinstance(ip, IPv6Address) else ()
    reasons = [_special(each) or _reason(each, allow_private=allow_private) for each in (*inner, ip)]
    if inner and isinstance(ip, IPv6Address) and ip.ipv4_mapped:
        reasons = reasons[:1]  # a mapped address is the address it maps
    return next((reason for reason in reasons if reason), None)


def _special(ip: IPv4Address | IPv6Address) -> str | None:
    return "reserved" if any(ip in net for net in _SPECIAL) else None


def _reason(ip: IPv4Address | IPv6Address, *, allow_private: bool) -> str | None:
    if any(ip in net for net in _NEVER):
        return "unspecified" if int(ip) == 0 else "link-local"
    if ip.is_multicast:
        return "multicast"
    if ip.is_loopback:
        return None if allow_private else "loopback"
    if ip in _CGNAT or (ip.is_private and not ip.is_reserved) or (isinstance(ip, IPv6Address) and ip.is_site_local):
        return None if allow_private else "private"
    if any(ip in net for net in _NAT64):
        return None  # only a wrapping: what is inside has been judged
    return None if ip.is_global and not ip.is_reserved else "reserved"


def _embedded(ip: IPv6Address) -> tuple[IPv4Address, ...]:
    """The IPv4 addresses that an IPv6 address would lead to."""
    if ip.ipv4_mapped:
        return (ip.ipv4_mapped,)
    if ip.sixtofour:
        return (ip.sixtofour,)
    if ip.teredo:
        return ip.teredo
    low = IPv4Address(int(ip) & 0xFFFF_FFFF)
    if any(ip in net for net in _NAT64) or ip in _TRANSLATED or (int(ip) >> 32) & 0xFFFF_FFFF in _ISATAP:
        return (low,)
    # ::a.b.c.d, long out of use, but some systems still route it
    return (low,) if int(ip) >> 32 == 0 and int(ip) > 0xFFFF else ()
