"""The chat page, its files, and its WebSocket."""

from pathlib import Path
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from bot.web.chat.session import MAX_FRAME, ChatParts, ChatSession

STATIC = Path(__file__).resolve().parents[1] / "static" / "chat"
HEARTBEAT = 20.0
MAX_MESSAGE = 8 * MAX_FRAME
"""Bytes at which a connection is cut instead of answered."""

OPEN_SOCKETS = web.AppKey("open_sockets", set[web.WebSocketResponse])

log = structlog.get_logger(__name__)


def add_chat(application: web.Application, parts: ChatParts, public_url: str | None) -> None:
    """Add the chat's routes. `public_url` names the one foreign origin that may open a WebSocket."""
    application[OPEN_SOCKETS] = set()
    application.on_shutdown.append(_close_sockets)

    async def page(_: web.Request) -> web.FileResponse:
        return web.FileResponse(STATIC / "index.html", headers={"Cache-Control": "no-cache"})

    async def socket(request: web.Request) -> web.WebSocketResponse:
        if not _same_origin(request, public_url):
            raise web.HTTPForbidden(text="This page may not open a chat here.")
        return await _talk(request, parts)

    application.router.add_get("/", page)
    application.router.add_get("/chat/ws", socket)
    application.router.add_static("/static/chat/", STATIC)


async def _talk(request: web.Request, parts: ChatParts) -> web.WebSocketResponse:
    socket = web.WebSocketResponse(heartbeat=HEARTBEAT, max_msg_size=MAX_MESSAGE)
    await socket.prepare(request)
    request.app[OPEN_SOCKETS].add(socket)
    try:
        await ChatSession(socket, parts).run()
    except* ConnectionResetError:
        pass  # the page went away while it was written to
    except* Exception as troubles:
        log.warning("chat session ended", error=type(troubles.exceptions[0]).__name__)
        await socket.close(code=1013, message=b"try again later")
    finally:
        request.app[OPEN_SOCKETS].discard(socket)
    return socket


def _same_origin(request: web.Request, public_url: str | None) -> bool:
    """Tell whether a browser's page came from us: foreign pages must not speak in a citizen's name."""
    origin = request.headers.get("Origin")
    if origin is None:  # not a browser
        return True
    allowed = {request.host} | ({urlsplit(public_url).netloc} if public_url else set())
    return urlsplit(origin).netloc in allowed


async def _close_sockets(application: web.Application) -> None:
    sockets: set[web.WebSocketResponse] = application[OPEN_SOCKETS]
    for socket in tuple(sockets):
        await socket.close(code=1012, message=b"restarting")
