"""The table as OpenAPI 3.1, and as the page docs/reference/api.md."""

from __future__ import annotations

from typing import Any

from torimatome import __version__
from torimatome.web.api.schemas import Schemas
from torimatome.web.api.table import BASE, Operation, Param, Raw, operations

_PROBLEM = {
    "type": "object", "description": "RFC 9457.", "required": ["type", "title", "status", "detail"],
    "properties": {
        **{name: {"type": "string"} for name in ("type", "title", "detail")}, "status": {"type": "integer"},
        "now": {"type": "string", "description": "What stands now."}, "yours": {"type": "string", "description": "What you sent."},
        "by": {"type": "string", "description": "Who changed it."},
        "kept": {"type": "integer", "description": "Number of your edit, which is kept aside; 0: none."},
    },
}  # fmt: skip
_ERRORS = {
    400: "The body is not JSON.", 401: "No token, or one that opens nothing.", 403: "The role does not allow it.",
    404: "There is no such thing.", 408: "What was sent took too long.", 409: "It cannot be done as things stand.",
    412: "It was changed after you saw it; both texts are told.", 413: "Too much was sent.", 415: "Not JSON.",
    422: "What was said does not fit.", 428: "If-Match is missing.", 507: "The disk is full.",
}  # fmt: skip


def described() -> dict[str, Any]:
    """The API as OpenAPI 3.1."""
    schemas = Schemas()
    paths: dict[str, dict[str, Any]] = {}
    for one in operations():
        paths.setdefault(f"{BASE}{one.path}", {})[one.method.lower()] = _operation(one, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "torimatome", "version": __version__, "description": "All that the pages of a desk do."},
        "paths": paths,
        "components": {
            "schemas": {"ProblemDetails": _PROBLEM, **dict(sorted(schemas.named.items()))},
            "responses": {str(code): _error(says) for code, says in _ERRORS.items()},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}, {}],
    }  # fmt: skip


def _operation(one: Operation, schemas: Schemas) -> dict[str, Any]:
    params = [_param(p) for p in one.params if p.where != "body"]
    if one.seen:
        params.append({"name": "If-Match", "in": "header", "required": True, "schema": {"type": "string", "pattern": '^("[0-9a-f]{16}"|\\*)$'}, "description": "ETag of what is replaced, or *."})  # fmt: skip
    made: dict[str, Any] = {
        "operationId": one.name, "tags": [one.tag], "summary": one.says, "description": f"Takes the role {one.role}.",
        "parameters": params, "responses": _responses(one, schemas),
    }  # fmt: skip
    if one.method != "GET":
        body = {
            "type": "object", "properties": {p.name: {**p.schema, "description": p.says} for p in one.body},
            "required": [p.name for p in one.body if p.needed], "additionalProperties": False,
        }  # fmt: skip
        made["requestBody"] = {"required": True, "content": {"application/json": {"schema": body}}}
    return made


def _param(one: Param) -> dict[str, Any]:
    return {
        "name": one.name,
        "in": one.where,
        "required": one.needed,
        "description": one.says,
        "schema": dict(one.schema),
    }


def _responses(one: Operation, schemas: Schemas) -> dict[str, Any]:
    if one.gives is Raw:
        content: dict[str, Any] = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    else:
        schema = schemas.of(one.gives)
        if one.paged:
            pages = {"items": {"type": "array", "items": schema}, "next": {"type": "string"}}
            schema = {
                "type": "object",
                "properties": pages,
                "required": ["items", "next"],
                "additionalProperties": False,
            }
        content = {"application/json": {"schema": schema}}
    found: dict[str, Any] = {str(one.status): {"description": one.says, "content": content}}
    if one.tagged:
        found[str(one.status)]["headers"] = {"ETag": {"schema": {"type": "string"}, "required": True}}
    wanted = [401, 403, 404, 409, 422, 507]
    wanted += [400, 408, 413, 415] if one.method != "GET" else []
    wanted += [412, 428] if one.seen else []
    return found | {str(code): {"$ref": f"#/components/responses/{code}"} for code in sorted(wanted)}


def _error(says: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/ProblemDetails"}
    plain = {"text/plain": {"schema": {"type": "string"}}} if says in (_ERRORS[408], _ERRORS[413]) else {}
    return {"description": says, "content": {"application/problem+json": {"schema": schema}, **plain}}


def page() -> str:
    """The page for people, from the same table."""
    lines = [_HEAD]
    tag = ""
    for one in operations():
        if one.tag != tag:
            tag = one.tag
            lines.append(
                f"\n## {tag.capitalize()}\n\n| Call | Role | What it does | It says |\n| --- | --- | --- | --- |\n"
            )
        says = ", ".join(f"`{p.name}`{'' if p.needed else '?'}" for p in one.params if p.where != "path")
        says += (", " if says else "") + "`If-Match`" if one.seen else ""
        lines.append(f"| `{one.method} {one.path}` | {one.role} | {one.says} | {says} |\n")
    return "".join(lines)


_HEAD = f"""# The JSON API

All that the pages do, under `{BASE}`. This page and `{BASE}/openapi.json` (OpenAPI 3.1) are made from the table in `web/api/shelf/`,
which is also what the server checks calls by.

- **Who calls.** A desk with accounts wants `Authorization: Bearer TOKEN`; `torimatome account token NAME` makes one, and so does the
  page of one's own account. A token may do what both its role and its account's role may. A browser's session opens nothing here.
  On a desk without accounts, which only this machine can reach, no token is needed.
- **What is sent** is JSON with `Content-Type: application/json`; a call with nothing to say sends `{{}}`. Unknown names are refused.
- **Errors** are `application/problem+json` with one sentence in `detail`.
- **Pages.** Lists are `{{"items": [...], "next": CURSOR}}`; `?cursor=` asks for the page after, `?limit=` for up to 200.
- **Edits.** A call with `If-Match` says what it saw, by the `ETag` of the call that showed it; `*` is whatever it is. If somebody else
  was first the answer is 412 with `now`, `yours` and `by`; your text is kept aside as edit `kept`, and can be adopted.
"""
