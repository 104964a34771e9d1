"""What is called: receivers on the public internet, as they were looked up, for as long as is bearable."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django import Settings

from diptych.engines.values.errors import Refused
from diptych.kernel.hooks import reaching
from diptych.kernel.hooks.reaching import Answer, Unreached, checked_url, is_public, post
from tests.kernel.hooks.receiving import (
    Receiver,
    dripping,
    endless,
    endless_headers,
    garbled,
    nobody,
    receiving,
    says,
    silent,
)

HEADERS = {"content-type": "application/json"}


@pytest.fixture
def receiver(settings: Settings) -> Iterator[Receiver]:
    """One on this machine, which the operator allows."""
    settings.HOOK_PLAIN, settings.HOOK_HOSTS = True, ["127.0.0.1"]
    with receiving() as found:
        yield found


def trouble(url: str) -> str:
    with pytest.raises(Unreached) as caught:
        post(url, body=b"{}", headers=HEADERS)
    return caught.value.code


# Addresses ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("", "hook_address"),
        ("films.example.org/hook", "hook_address"),
        ("https://", "hook_address"),
        ("https://anna:secret@films.example.org/", "hook_address"),
        ("https://films.example.org/#part", "hook_address"),
        ("https://films.example.org/a b", "hook_address"),
        ("https://films.example.org\\@127.0.0.1/", "hook_address"),
        ("https://films.example.org/" + "x" * 500, "hook_address"),
        ("https://[::1", "hook_address"),
        ("http://films.example.org/", "hook_not_https"),
        ("ftp://films.example.org/", "hook_not_https"),
        ("file:///etc/passwd", "hook_address"),
        ("https://localhost/", "hook_not_public"),
        ("https://LOCALHOST./", "hook_not_public"),
        ("https://database/", "hook_not_public"),
        ("https://metadata.google.internal/", "hook_not_public"),
        ("https://printer.local/", "hook_not_public"),
        ("https://127.0.0.1/", "hook_not_public"),
        ("https://10.1.2.3:8443/", "hook_not_public"),
        ("https://169.254.169.254/latest/meta-data/", "hook_not_public"),
        ("https://[::1]/", "hook_not_public"),
        ("https://[fd00:ec2::254]/", "hook_not_public"),
        ("https://[::ffff:10.0.0.1]/", "hook_not_public"),
        ("https://2130706433/", "hook_not_public"),
        ("https://0x7f.1/", "hook_not_public"),
        ("https://0177.0.0.1/", "hook_address"),
    ],
)
def test_address_that_no_hook_may_have_is_refused(url: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        checked_url(url)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "url",
    [
        "https://films.example.org/hook?from=diptych",
        "https://films.example.org:8443",
        "https://9.9.9.9/hook",
        "https://пример.рф/",
        "https://face.dead/",
    ],
)
def test_public_address_is_taken(url: str) -> None:
    assert checked_url(f" {url}\n") == url


@pytest.mark.parametrize(
    "address",
    [
        *("0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1"),
        *("192.168.1.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1"),
        *(
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "fe80::1%eth0",
            "fc00::1",
            "fd00:ec2::254",
            "ff02::1",
        ),
        *("::ffff:169.254.169.254", "64:ff9b::a00:1", "2002:7f00:1::", "2001:0:7f00:1::", "2001:db8::1", "fec0::1"),
    ],
)
def test_address_of_a_network_of_our_own_is_not_public(address: str) -> None:
    assert is_public(address) is False


def test_name_that_leads_into_our_own_network_is_not_called(receiver: Receiver, settings: Settings) -> None:
    settings.HOOK_HOSTS = []
    port = receiver.url.split(":")[2]
    assert trouble(f"http://localhost:{port}") == "not_public"
    assert trouble(receiver.url) == "not_public"
    assert receiver.calls == []


def test_name_with_one_bad_address_among_good_ones_is_not_called(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in ("9.9.9.9", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_arguments, **_options: found)
    assert trouble("https://films.example.org/") == "not_public"


def test_name_is_looked_up_once_and_that_address_is_called(
    receiver: Receiver, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that leads elsewhere at the second look gains nothing: there is none."""
    settings.HOOK_HOSTS = []
    port = int(receiver.url.split(":")[2].split("/")[0])
    looks: list[str] = []

    def look(host: str, *_arguments: Any, **_options: Any) -> Any:
        looks.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if len(looks) == 1 else "10.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", look)
    monkeypatch.setattr(reaching, "is_public", lambda address: address == "127.0.0.1")
    called: list[str] = []
    connect = socket.create_connection

    def connected(address: Any, *arguments: Any, **options: Any) -> Any:
        called.append(address[0])
        monkeypatch.undo()
        settings.HOOK_HOSTS = []
        return connect(address, *arguments, **options)

    monkeypatch.setattr(socket, "create_connection", connected)
    assert post(f"http://films.example.org:{port}/hook", body=b"{}", headers=HEADERS).status == 204
    assert (looks, called) == (["films.example.org"], ["127.0.0.1"])
    assert receiver.calls[0].headers["host"] == f"films.example.org:{port}"


def test_proxy_of_the_surroundings_is_not_asked(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, nobody())
    assert post(receiver.url, body=b"{}", headers=HEADERS).status == 204


# Answers --------------------------------------------------------------------------------------------------------------


def test_body_and_headers_arrive_as_they_are(receiver: Receiver) -> None:
    receiver.answer = says(200, "спасибо\0".encode())
    assert post(receiver.url, body="{红}".encode(), headers=HEADERS) == Answer(status=200, excerpt="спасибо\ufffd")
    (call,) = receiver.calls
    assert call.body == "{红}".encode()
    assert call.headers["content-type"] == "application/json"


def test_redirect_is_not_followed(receiver: Receiver) -> None:
    receiver.answer = says(302, Location=receiver.url)
    assert post(receiver.url, body=b"{}", headers=HEADERS).status == 302
    assert len(receiver.calls) == 1


def test_answer_without_end_is_left_after_its_beginning(receiver: Receiver) -> None:
    receiver.answer = endless
    assert post(receiver.url, body=b"{}", headers=HEADERS) == Answer(status=200, excerpt="x" * 500)


def test_headers_without_end_are_no_answer(receiver: Receiver) -> None:
    receiver.answer = endless_headers
    assert trouble(receiver.url) == "no_answer"


def test_answer_that_drips_is_not_waited_for(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaching, "ALTOGETHER", 0.5)
    receiver.answer = dripping
    begun = time.monotonic()
    assert trouble(receiver.url) == "too_slow"
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("answer", [silent, garbled], ids=["silent", "garbled"])
def test_what_is_no_answer_is_said(receiver: Receiver, answer: Any) -> None:
    receiver.answer = answer
    assert trouble(receiver.url) == "no_answer"


def test_nobody_there_is_said(receiver: Receiver) -> None:
    assert trouble(nobody()) == "unreachable"


def test_unknown_name_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_arguments: Any, **_options: Any) -> Any:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert trouble("https://films.example.org/") == "unknown_name"


def test_receiver_whose_certificate_is_not_trusted_is_told_nothing(receiver: Receiver, tmp_path: Any) -> None:
    certificate = self_signed(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    receiver.server.socket = context.wrap_socket(receiver.server.socket, server_side=True)
    assert trouble(receiver.url.replace("http:", "https:")) == "not_trusted"
    assert receiver.calls == []


def self_signed(folder: Any) -> str:
    """A certificate for this machine that nobody has signed but its holder, with its key."""
    from datetime import UTC, datetime, timedelta
    from ipaddress import ip_address

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "certificate.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return str(path)
