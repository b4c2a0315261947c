"""schemathesis asks the API what its OpenAPI page allows, and what it does not: never a fault of ours, never another form.

Marked `schema`: a hundred or so requests take longer than the other tests of this room.
"""

from __future__ import annotations

import json
import warnings
from typing import Any

import pytest

from tests.web.client import Client
from tests.web.team import Team
from torimatome.desk import Desk
from torimatome.web.api.openapi import described
from torimatome.web.visiting import Role

schemathesis = pytest.importorskip("schemathesis")
SKIPPED = {"collect", "draft"}  # they begin long work


@pytest.mark.schema
def test_schemathesis_finds_no_fault_and_no_breach_of_the_schema(office: Desk) -> None:
    team = Team(office)
    headers = team.token(Role.ADMIN)
    found: list[str] = []
    with warnings.catch_warnings(), Client(team.app, careless=True) as client:
        warnings.simplefilter("ignore")
        asked = trial(client, headers, _known(office), found, examples=4)
    assert not found, "\n".join(found[:20])
    assert asked > 150


def trial(client: Client, headers: dict[str, str], known: dict[str, str], found: list[str], *, examples: int) -> int:
    """Ask every operation that many times in each way; the number of requests. found: what was wrong."""
    from hypothesis import HealthCheck, Phase, given, seed, settings
    from schemathesis import GenerationMode
    from schemathesis.config import SchemathesisConfig
    from schemathesis.openapi import from_dict

    asked = 0
    schema = from_dict(described(), config=SchemathesisConfig())
    for result in schema.get_all_operations():
        operation: Any = result.ok()  # type: ignore[union-attr]
        if operation.definition.raw["operationId"] in SKIPPED:
            continue
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            try:
                cases = operation.as_strategy(generation_mode=mode)
            except Exception as fault:  # noqa: BLE001
                found.append(f"{operation.label}: {fault}")
                continue

            def ask(case: Any) -> None:
                nonlocal asked
                asked += 1
                if asked % 2:  # things that are there, beside those that are not
                    case.path_parameters = {**(case.path_parameters or {}), **_there(case, known)}
                _ask(client, headers, case, found)

            quiet = settings(
                max_examples=examples,
                deadline=None,
                database=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            try:
                seed(1)(quiet(given(case=cases)(ask)))()
            except Exception as fault:  # noqa: BLE001
                if type(fault).__name__ not in ("Unsatisfiable", "SkipTest"):
                    found.append(f"{operation.label} {mode}: {type(fault).__name__} {fault}")
    return asked


def _known(desk: Desk) -> dict[str, str]:
    """Ids of things that the desk has."""
    bulletin = desk.bulletin(desk.store.bulletins.ids()[0])
    item, days = bulletin.items[0], bulletin.period
    return {
        "bulletin": bulletin.id, "item": item.id, "period": f"{days.first_on}..{days.last_on}", "article": item.articles[0],
        "event": item.id[1:], "field": "headline.en", "entity": next(iter(desk.folder.register.entities)),
        "outlet": next(iter(desk.folder.known)), "snapshot": next(iter(desk.store.captures.all())).id, "format": "txt",
    }  # fmt: skip


def _there(case: Any, known: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in known.items() if f"{{{name}}}" in case.path}


def _ask(client: Client, headers: dict[str, str], case: Any, found: list[str]) -> None:
    sent = case.as_transport_kwargs(base_url="http://127.0.0.1:8300")
    method, url = sent["method"], sent["url"].removeprefix("http://127.0.0.1:8300")
    own = {k: v for k, v in dict(sent.get("headers") or {}).items() if k.lower() in ("if-match", "content-type")}
    more = {"headers": {**headers, **own}, "params": sent.get("params") or {}}
    if sent.get("json") is not None:
        more["content"] = json.dumps(sent["json"])
    elif sent.get("data") is not None:
        more["content"] = sent["data"] if isinstance(sent["data"], bytes | str) else json.dumps(sent["data"])
    try:
        answer = client.ask(method, url, **more)
    except Exception as fault:
        if type(fault).__name__ in ("InvalidURL", "LocalProtocolError", "UnicodeEncodeError"):
            return
        raise
    label = f"{method} {url[:120]} {str(more.get('content', ''))[:200]} -> {answer.status_code} {answer.text[:300]}"
    if answer.status_code >= 500:
        found.append(f"5xx: {label}")
    try:
        case.operation.validate_response(answer)
    except BaseException as fault:  # noqa: BLE001, schemathesis tells several things in a group
        told = [str(one)[:300] for one in getattr(fault, "exceptions", [fault])]
        found.append(f"schema: {' | '.join(told)} {label}")
