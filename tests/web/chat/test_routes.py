import aiohttp
import pytest

from tests.web.conftest import Live


async def test_the_page_carries_a_strict_policy(live: Live) -> None:
    async with aiohttp.ClientSession() as http, http.get(f"{live.url}/") as page:
        assert page.status == 200
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        assert "unsafe" not in page.headers["Content-Security-Policy"]
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        assert "<textarea" in await page.text()


@pytest.mark.parametrize(("origin", "status"), [("http://evil.example", 403), ("null", 403), (None, 101)])
async def test_a_foreign_page_may_not_open_a_chat(live: Live, origin: str | None, status: int) -> None:
    headers = {"Origin": origin} if origin else {}
    async with aiohttp.ClientSession() as http:
        if status == 101:
            async with http.ws_connect(f"{live.url}/chat/ws", headers=headers):
                return
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await http.ws_connect(f"{live.url}/chat/ws", headers=headers)
        assert refused.value.status == status


async def test_our_own_page_may_open_a_chat(live: Live) -> None:
    own = {"Origin": live.url}
    async with aiohttp.ClientSession() as http, http.ws_connect(f"{live.url}/chat/ws", headers=own) as socket:
        assert not socket.closed


async def test_files_outside_the_page_s_folder_are_not_served(live: Live) -> None:
    async with aiohttp.ClientSession() as http:
        for path in ("/static/chat/../../../settings.py", "/static/chat/%2e%2e/%2e%2e/app.py", "/static/"):
            async with http.get(f"{live.url}{path}") as response:
                assert response.status in {403, 404}
