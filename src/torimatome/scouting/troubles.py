"""Why an address could not be looked at, in a person's words."""

from __future__ import annotations

import re

_TROUBLES = (
    (
        re.compile(r" has no address: "),
        "is not found on the net; look at its spelling, and whether this machine is online.",
    ),
    (
        re.compile(r"CERTIFICATE_VERIFY_FAILED"),
        "has a certificate that is not to be trusted; open it in a browser, and ask the outlet if that warns you too.",
    ),
    (
        re.compile(r" (?:cannot be reached|broke off): "),
        "takes no connection; look at the address (http:// or https://, and its port), or try it later.",
    ),
    (re.compile(r" (?:was silent for|took more than) "), "does not answer in time; try it later."),
)
"""What a system says of a connection, and what a person can do about it."""


def plainly(address: str, trouble: str) -> str:
    """Why an address could not be looked at, without the system's own words."""
    told = next((sentence for form, sentence in _TROUBLES if form.search(trouble)), "")
    return f"{address} {told}" if told else trouble
