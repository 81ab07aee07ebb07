"""Owns: who may ask the page, in which way, and what every answer tells a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from secretariat.web.app import make_app
from secretariat.web.security import HEADERS, local_access, new_token, token_access

LOCAL = "http://127.0.0.1:8017"
TOKEN = "a-token-that-nobody-guesses"


@pytest.fixture
def local(talks: Path) -> FlaskClient:
    return make_app(talks, local_access(8017)).test_client()


@pytest.fixture
def shared(talks: Path) -> FlaskClient:
    return make_app(talks, token_access("192.0.2.7", 8017, TOKEN, {"desk.example"})).test_client()


@pytest.mark.parametrize(
    "address", ["/", "/reports", "/nothing", "/?as_of=x", "/static/page.css", "/static/none.css", "/reports?format=csv"]
)
def test_every_answer_has_the_headers(local: FlaskClient, address: str) -> None:
    answer = local.get(address, base_url=LOCAL)
    assert HEADERS.items() <= dict(answer.headers).items()
    assert answer.headers["Cache-Control"] == ("private, no-cache" if address.startswith("/static/") else "no-store")


def test_the_policy_allows_nothing_from_elsewhere() -> None:
    rules = dict(rule.split(" ", 1) for rule in HEADERS["Content-Security-Policy"].split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("host", ["127.0.0.1:8017", "localhost:8017", "[::1]:8017", "LOCALHOST:8017"])
def test_its_own_names_are_answered(local: FlaskClient, host: str) -> None:
    assert local.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8017",
        "127.0.0.1",
        "127.0.0.1:80",
        "localhost:8017.evil.example",
        "10.0.0.1:8017",
        "",
    ],
)
def test_other_names_are_refused(local: FlaskClient, host: str) -> None:
    answer = local.get("/reports", headers={"Host": host})
    assert answer.status_code == 403
    assert b"Kestria" not in answer.data


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:8017", "http://127.0.0.1:9"])
def test_other_origins_are_refused(local: FlaskClient, origin: str) -> None:
    assert local.get("/", base_url=LOCAL, headers={"Origin": origin}).status_code == 403


def test_its_own_origin_is_answered(local: FlaskClient) -> None:
    assert local.get("/", base_url=LOCAL, headers={"Origin": LOCAL}).status_code == 200


def test_a_link_from_elsewhere_may_be_followed_but_nothing_embedded(local: FlaskClient) -> None:
    visit = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert local.get("/", base_url=LOCAL, headers=visit).status_code == 200
    for name, value in (("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "iframe")):
        assert local.get("/", base_url=LOCAL, headers={**visit, name: value}).status_code == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_it_is_only_read(local: FlaskClient, method: str) -> None:
    answer = local.open("/", base_url=LOCAL, method=method)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"


def test_head_is_answered(local: FlaskClient) -> None:
    answer = local.head("/reports", base_url=LOCAL)
    assert (answer.status_code, answer.data) == (200, b"")


def test_without_the_token_nothing_is_shown(shared: FlaskClient) -> None:
    for address in ("/reports", "/static/page.css", "/reports?token=wrong", "/reports?token="):
        answer = shared.get(address, base_url="http://192.0.2.7:8017")
        assert answer.status_code == 403
        assert b"Kestria" not in answer.data


def test_the_token_is_kept_in_a_cookie_and_leaves_the_address(shared: FlaskClient) -> None:
    answer = shared.get(f"/reports?outlet=bote&token={TOKEN}", base_url="http://192.0.2.7:8017")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/reports?outlet=bote"
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert shared.get("/reports", base_url="http://192.0.2.7:8017").status_code == 200


def test_the_redirect_leads_nowhere_else(shared: FlaskClient) -> None:
    answer = shared.get(f"//evil.example/?token={TOKEN}", base_url="http://192.0.2.7:8017")
    assert not answer.headers.get("Location", "/").startswith("//")


def test_a_wrong_token_is_refused_even_with_the_cookie(shared: FlaskClient) -> None:
    shared.get(f"/?token={TOKEN}", base_url="http://192.0.2.7:8017")
    assert shared.get("/?token=other", base_url="http://192.0.2.7:8017").status_code == 403


def test_names_with_a_token() -> None:
    access = token_access("192.0.2.7", 8017, TOKEN, {"Desk.example"})
    assert {"192.0.2.7:8017", "desk.example:8017", "localhost:8017"} <= access.hosts
    assert access.any_number is None
    assert "[2001:db8::1]:9" in token_access("2001:db8::1", 9, TOKEN).hosts


def test_listening_everywhere_any_address_in_digits_is_ours_but_no_name(talks: Path) -> None:
    page = make_app(talks, token_access("0.0.0.0", 8017, TOKEN)).test_client()
    for host, code in (("198.51.100.9:8017", 303), ("[2001:db8::1]:8017", 303), ("evil.example:8017", 403),
                       ("198.51.100.9:80", 403), ("a:b:c", 403)):  # fmt: skip
        assert page.get(f"/?token={TOKEN}", headers={"Host": host}).status_code == code


def test_tokens_are_long_and_differ() -> None:
    made = {new_token() for _ in range(50)}
    assert len(made) == 50
    assert min(map(len, made)) >= 32
