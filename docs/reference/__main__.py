"""Writes the pages of the reference that the program itself tells: cli.md, checks.md, api.md."""

from docs.reference import API, CHECKS, PAGE, page
from torimatome.proof import catalogue
from torimatome.web.api import openapi

PAGE.write_text(page(), "utf-8")
CHECKS.write_text(catalogue.page(), "utf-8")
API.write_text(openapi.page(), "utf-8")
