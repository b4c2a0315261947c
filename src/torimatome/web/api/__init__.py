"""The JSON API: one table of operations makes the routes, the checks of what comes in, the OpenAPI page and api.md."""

from torimatome.web.api.serving import failed, is_of_api, routes

__all__ = ["failed", "is_of_api", "routes"]
