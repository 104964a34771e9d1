"""What the documentation tells receivers to do works with what is sent."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from diptych.kernel.hooks.domain.hooks import ping_hook
from diptych.kernel.jobs.domain.running import run_due
from tests.kernel.hooks.receiving import NOW, Receiver, coordinator, hook_to, receiving

PAGE = Path(__file__).parents[3] / "docs" / "webhooks.md"

Verify = Callable[..., None]


@pytest.fixture
def verify() -> Verify:
    """The function of the page."""
    (snippet,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    names: dict[str, Verify] = {}
    exec(compile(snippet, str(PAGE), "exec"), names)
    return names["verify"]


@pytest.fixture
def receiver(settings: Settings) -> Iterator[Receiver]:
    settings.HOOK_PLAIN, settings.HOOK_HOSTS = True, ["127.0.0.1"]
    with receiving() as found:
        yield found


@pytest.mark.django_db
def test_receiver_of_the_page_tells_what_is_ours(receiver: Receiver, verify: Verify) -> None:
    hook, secret = hook_to(receiver.url)
    ping_hook(hook.pk, by=coordinator(), at=NOW)
    run_due(at=NOW)
    (call,) = receiver.calls
    sent = NOW.timestamp()
    verify(secret, call.headers, call.body, now=sent + 299)
    with pytest.raises(ValueError, match="too old"):
        verify(secret, call.headers, call.body, now=sent + 301)
    with pytest.raises(ValueError, match="not signed"):
        verify(secret, call.headers, call.body + b" ", now=sent)
    with pytest.raises(ValueError, match="not signed"):
        verify("whsec_AAAA", call.headers, call.body, now=sent)
    later = {**call.headers, "webhook-timestamp": str(int(time.time()))}
    with pytest.raises(ValueError, match="not signed"):
        verify(secret, later, call.body)


@pytest.mark.django_db
def test_body_of_the_page_is_what_is_sent(receiver: Receiver) -> None:
    hook, _secret = hook_to(receiver.url)
    ping_hook(hook.pk, by=coordinator(), at=NOW)
    run_due(at=NOW)
    (shown,) = re.findall(r"```json\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    told, sent = json.loads(shown), json.loads(receiver.calls[0].body)
    assert (told["type"], told["timestamp"]) == (sent["type"], sent["timestamp"])
    assert told["data"].keys() == sent["data"].keys()
    assert told["data"]["thing"].keys() == sent["data"]["thing"].keys()
