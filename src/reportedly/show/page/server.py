"""The page's addresses: which view answers which, and what a fault looks like.

In: a ledger. Out: an ASGI application. What a page says is in the views, how it looks in the templates; who may ask is
``guard``'s.
"""

import re
from collections.abc import Callable
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from reportedly.errors import LedgerError, NoSuchId
from reportedly.records import Span
from reportedly.show import words
from reportedly.show.page import front, guard, rendering, report, search, statement, story
from reportedly.show.page.kept import Kept

WORDS = re.compile(r"(\d{1,9})-(\d{1,9})")
Answer = tuple[str, dict[str, Any], int]
View = Callable[[Request], Answer]


def build(kept: Kept, *, name: str, port: int, host: str = "127.0.0.1") -> ASGIApp:
    """The page over a ledger. ``name`` is the ledger's, for the screen; ``host`` and ``port`` where it is served."""
    pages = Pages(kept, name)
    found = Starlette(
        routes=[
            Route("/", pages.route(pages.front)),
            Route("/story", pages.route(pages.story)),
            Route("/story/{id:path}", pages.route(pages.story)),
            Route("/report", pages.route(pages.report)),
            Route("/report/{id:path}", pages.route(pages.report)),
            Route("/statement", pages.route(pages.statement)),
            Route("/statement/{id:path}", pages.route(pages.statement)),
            Route("/search", pages.route(pages.search)),
            Route("/lit.css", pages.style),
            Mount("/static", StaticFiles(directory=rendering.HERE / "static")),
        ],
        exception_handlers={HTTPException: pages.refusal, Exception: pages.fault},
    )
    return guard.Guard(found, guard.hosts(port, host), port)


class Pages:
    """The views over one ledger."""

    def __init__(self, kept: Kept, name: str) -> None:
        self.kept, self.name = kept, name
        self.templates = rendering.environment()

    def route(self, view: View) -> Callable[[Request], Response]:
        """The view as an endpoint: what the ledger cannot answer becomes a page that says so."""

        def endpoint(request: Request) -> Response:
            try:
                template, values, status = view(request)
            except NoSuchId:
                return self.sorry(404, "Not found in your files", "The ledger has nothing of this id.")
            except LedgerError as error:
                return self.sorry(503, "The ledger cannot be read", f"{error.reason}; {error.next_step}.")
            return self.page(template, values, status)

        return endpoint

    def front(self, request: Request) -> Answer:
        """``/``: the stories."""
        number = request.query_params.get("page", "1")
        page = int(number) if number.isascii() and number.isdigit() and len(number) < 8 else 1
        return "front.html", {"view": front.view(self.kept, page)}, 200

    def story(self, request: Request) -> Answer:
        """``/story/S``."""
        every = request.query_params.get("all") == "1"
        return "story.html", {"view": story.view(self.kept, _id(request), every=every)}, 200

    def report(self, request: Request) -> Answer:
        """``/report/R``."""
        return "report.html", {"view": report.view(self.kept, _id(request), _asked(request))}, 200

    def statement(self, request: Request) -> Answer:
        """``/statement/ST``."""
        return "statement.html", {"view": statement.view(self.kept, _id(request))}, 200

    def search(self, request: Request) -> Answer:
        """``/search?q=WORDS``."""
        found = search.view(self.kept, request.query_params.get("q", ""))
        return "search.html", {"view": found, "asked": found.asked}, found.status

    def style(self, request: Request) -> Response:
        """``/lit.css?report=R``: the rules that light a report's words."""
        try:
            rules = report.style(self.kept, request.query_params.get("report", ""), _asked(request))
        except LedgerError:
            return Response("", status_code=404, media_type="text/css")
        return Response(rules, media_type="text/css")

    def page(self, template: str, values: dict[str, Any], status: int = 200) -> Response:
        """A template with its values, and what every page shows."""
        common = {"ledger": words.clean(self.name), "asked": ""}
        return HTMLResponse(self.templates.get_template(template).render(common | values), status)

    def sorry(self, status: int, title: str, message: str) -> Response:
        """A page that says what went wrong and where to go."""
        return self.page("sorry.html", {"title": title, "message": message, "status": status}, status)

    def refusal(self, _: Request, error: Exception) -> Response:
        """An address that is none, or a method that is not answered."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        if status == 405:
            return self.sorry(405, "This page only shows", "Nothing can be sent to it or changed from it.")
        return self.sorry(404, "No such page", "There is nothing at this address.")

    def fault(self, _: Request, __: Exception) -> Response:
        """A fault of our own: said on the page, told in full on standard error."""
        return self.sorry(500, "This page could not be made", "It is a fault of the program; its terminal tells more.")


def _id(request: Request) -> str:
    """The id in the path, or, where it is no plain word, in the query. Raises ``NoSuchId`` where there is none."""
    found = request.path_params.get("id") or request.query_params.get("id")
    if not found:
        raise NoSuchId("the address", "it names nothing", "go to the stories")
    return str(found)


def _asked(request: Request) -> Span | None:
    """The words to light that the address names ("w=120-168")."""
    match = WORDS.fullmatch(request.query_params.get("w", ""))
    if not match:
        return None
    start, end = int(match[1]), int(match[2])
    return (start, end) if start < end else None
