"""The routes over one desk, and what stands before and behind every page: allowed hosts, headers, errors."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from torimatome.desk import Desk
from torimatome.errors import DeskError
from torimatome.web.guards import OwnHosts, StrictHeaders
from torimatome.web.learning import LearntPage
from torimatome.web.pages import Pages


def application(desk: Desk, *hosts: str) -> Starlette:
    """The pages over one desk, for one person on this machine. hosts: names it answers to besides loopback's own."""
    pages = Pages(desk)
    return Starlette(
        routes=[
            Route("/", pages.home),
            Route("/bulletin/{bulletin}", pages.bulletin),
            Route("/bulletin/{bulletin}/proof", pages.proof),
            Route("/bulletin/{bulletin}/issued/{format}", pages.document),
            Route("/item/{item}", pages.item),
            Route("/passage", pages.passage),
            Route("/article/{article}", pages.article),
            Route("/snapshot/{snapshot}", pages.snapshot),
            Route("/search", pages.search),
            Route("/learnt", LearntPage(pages).show),
            Mount("/static", StaticFiles(packages=[("torimatome.web", "static")])),
        ],
        middleware=[Middleware(StrictHeaders), Middleware(OwnHosts, hosts=hosts)],
        exception_handlers={DeskError: pages.wrong, HTTPException: pages.refused, 500: pages.broken},
    )
