"""The API's table as routes: who calls, may they, is what they say as it should be; and each error as problem+json."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from torimatome.editing import Conflict
from torimatome.errors import Busy, DeskError, Failed, NoRoom, NotFound, Stop
from torimatome.model.json import to_json
from torimatome.web.answers import sentence
from torimatome.web.api.checking import Unfit, said
from torimatome.web.api.table import BASE, Call, Operation, Part, Raw, Stale, Tagged, operations
from torimatome.web.forms import is_own
from torimatome.web.guards import INERT
from torimatome.web.site import Site
from torimatome.web.visiting import Visitor

_STATUSES = {NotFound: 404, Busy: 409, NoRoom: 507, Stale: 412, Conflict: 412, Stop: 422, Failed: 409}
_TITLES = {
    400: "Not understood", 401: "Who are you?", 403: "Not allowed", 404: "Not here", 405: "Not that way", 409: "Not now",
    412: "Changed meanwhile", 415: "Not JSON", 422: "Does not fit", 428: "Say what you saw", 500: "A fault of ours",
    507: "No room",
}  # fmt: skip
_PLAIN = {"Not Found": "There is no such address.", "Method Not Allowed": "Nothing here is asked for in that way."}


def routes(site: Site) -> list[Route]:
    """A route for each line of the table, and one for the page that describes them."""
    from torimatome.web.api.openapi import described

    found = [Route(f"{BASE}{one.path}", _endpoint(site, one), methods=[one.method]) for one in operations()]
    page: list[bytes] = []

    async def openapi(_: Request) -> Response:
        if not page:
            page.append(json.dumps(described(), ensure_ascii=False, indent=1).encode())
        return Response(page[0], media_type="application/json")

    return [Route(f"{BASE}/openapi.json", openapi, methods=["GET"]), *found]


def is_of_api(request: Request) -> bool:
    """Whether a request is one to the API, so that its errors are JSON too."""
    return request.url.path.startswith("/api/")


def failed(error: Exception) -> Response:
    """An error as problem+json."""
    if isinstance(error, HTTPException):
        detail = _PLAIN.get(error.detail, error.detail)
        return problem(error.status_code, sentence(detail), headers=error.headers)
    status = next((code for kind, code in _STATUSES.items() if isinstance(error, kind)), 500)
    if isinstance(error, Stale):
        return problem(status, str(error), now=error.now, yours=error.yours, by=error.by, kept=error.kept)
    if isinstance(error, Conflict):
        edit = error.edit
        return problem(status, str(error), now=error.now, yours=edit.value, by=error.by, kept=edit.number)
    said_ = (
        sentence(str(error))
        if isinstance(error, DeskError)
        else "The desk met a fault of its own; its terminal says more."
    )
    return problem(status, said_)


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None, **more: Any) -> Response:
    """RFC 9457."""
    body = {
        "type": "about:blank",
        "title": _TITLES.get(status, "Not possible"),
        "status": status,
        "detail": detail,
        **more,
    }
    data = json.dumps(body, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return Response(data, status, headers=dict(headers or {}), media_type="application/problem+json")


def _endpoint(site: Site, one: Operation) -> Callable[[Request], Awaitable[Response]]:
    """Who calls is asked first, then whether they may, then what they say: a stranger learns nothing from an error."""

    async def answer(request: Request) -> Response:
        visitor = await run_in_threadpool(site.door.program, request)
        if visitor is None:
            return problem(401, "Show a token: Authorization: Bearer ...", {"WWW-Authenticate": "Bearer"})
        try:
            response = await _answered(site, one, request, visitor)
        except (DeskError, HTTPException) as error:
            response = failed(error)
        except Unfit as error:
            response = problem(422, str(error))
        if request.method not in ("GET", "HEAD"):
            await run_in_threadpool(site.door.note, request, visitor, response.status_code)
        return response

    return answer


async def _answered(site: Site, one: Operation, request: Request, visitor: Visitor) -> Response:
    if not visitor.may(one.role):
        raise HTTPException(403, f"This takes the role {one.role}; yours is {visitor.role}.")
    if not site.door.has_accounts and not is_own(request):
        raise HTTPException(403, "This call comes from a page of another site.")
    values = said(one.params, request.path_params, "path")
    values |= said(one.params, dict(request.query_params), "query")
    if request.method not in ("GET", "HEAD"):
        values |= said(one.params, await _body(request), "body")
    seen = request.headers.get("if-match")
    if one.seen and seen is None:
        raise HTTPException(
            428, "Say what you saw: If-Match with the ETag of what is to be replaced, or * for whatever it is."
        )
    call = Call(site, visitor, values, None if seen in (None, "*") else seen.strip().removeprefix("W/").strip('"'))
    return _written(one, await run_in_threadpool(one.answer, call), request)


async def _body(request: Request) -> dict[str, Any]:
    """The object that a body holds. Only JSON: a form of another site cannot send that."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(
            415, "Send JSON, with Content-Type: application/json; a call without anything to say sends {}."
        )
    try:
        body = json.loads(await request.body() or b"{}", parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise HTTPException(400, "The body is not JSON.") from None
    if not isinstance(body, dict):
        raise Unfit("The body is to be an object.")
    return body


def _no_number(text: str) -> None:
    raise ValueError(text)


def _written(one: Operation, given: Any, request: Request) -> Response:
    if isinstance(given, Raw):
        headers = {"Content-Disposition": f'attachment; filename="{given.name}"', "Content-Security-Policy": INERT}
        return Response(given.data, media_type="application/octet-stream", headers=headers)
    tagged = given if isinstance(given, Tagged) else None
    given = tagged.value if tagged else given
    if isinstance(given, Part):
        text = f'{{"items":{to_json(list(given.items))},"next":{json.dumps(given.next)}}}'
    else:
        text = to_json(given)
    headers = {"ETag": f'"{tagged.tag}"'} if tagged else {}
    if tagged and request.method == "GET" and request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(text.encode(), one.status, media_type="application/json", headers=headers)
