"""What stands between the network and the page: who may ask, and what a browser may do with the answer.

In: any ASGI application. Out: the same, for loopback names only, every answer with headers that let nothing run, load
or be framed but the page's own files. It keeps nothing and knows no page.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
REFUSED = 421
REFUSAL = "This page answers only to its own address on this machine. Open it as http://127.0.0.1:{port}/ instead.\n"
Message = MutableMapping[str, Any]


def hosts(port: int, host: str = "127.0.0.1") -> frozenset[str]:
    """The Host headers that are answered: loopback's names with the port. A foreign name means a page of somebody
    else's that had its own name lead here (DNS rebinding)."""
    names = {"127.0.0.1", "localhost", "[::1]", f"[{host}]" if ":" in host else host}
    return frozenset({f"{name}:{port}" for name in names} | (names if port == 80 else set()))


class Guard:
    """The application behind the check of its Host, with the headers on every answer."""

    def __init__(self, app: ASGIApp, allowed: frozenset[str], port: int) -> None:
        self.app, self.allowed, self.port = app, allowed, port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with 421 and a plain line."""
        if scope["type"] != "http":
            return
        guarded = _with_headers(send)
        named = Headers(scope=scope).getlist("host")
        if len(named) != 1 or named[0].lower() not in self.allowed:
            refusal = PlainTextResponse(REFUSAL.format(port=self.port), status_code=REFUSED)
            await refusal(scope, receive, guarded)
            return
        await self.app(scope, receive, guarded)


def _with_headers(send: Send) -> Callable[[Message], Awaitable[None]]:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return guarded
