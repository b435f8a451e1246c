"""The web application: what every response carries, and what a failed request is told."""

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self' ws: wss:; font-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}

MAX_BODY = 256 * 1024

log = structlog.get_logger(__name__)


def make_application() -> web.Application:
    """Return an application without routes that answers every failure without a word of its cause."""
    application = web.Application(middlewares=[_hide_failures], client_max_size=MAX_BODY)
    application.on_response_prepare.append(_add_headers)
    return application


@web.middleware
async def _hide_failures(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except Exception as error:
        log.exception("request failed", path=request.path, error=type(error).__name__)
        return web.json_response({"error": "internal"}, status=500)


async def _add_headers(_: web.Request, response: web.StreamResponse) -> None:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
