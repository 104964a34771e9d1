"""A dossier sent is answered as the command answers it, with a sentence beside every code."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from diptych import agreements
from diptych.faces.cli import main
from tests.faces.api.conftest import ON, Post, example

ADDED = {"sentence", "title"}
"""What the API says beyond the command."""


def without_words(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: without_words(value) for key, value in data.items() if key not in ADDED}
    return [without_words(item) for item in data] if isinstance(data, list) else data


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    main(["assess", "--json", "--on", ON, *arguments])
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("name", agreements.example_ids())
def test_assessment_is_the_commands(post: Post, capsys: pytest.CaptureFixture[str], name: str) -> None:
    answer = post("assess", {"dossier": example(name), "on": ON})

    assert answer.status_code == 200
    assert without_words(answer.json()) == printed(capsys, "--example", name)


@pytest.mark.parametrize("name", agreements.example_ids())
def test_cures_are_the_commands(post: Post, capsys: pytest.CaptureFixture[str], name: str) -> None:
    answer = post("cures", {"dossier": example(name), "on": ON})

    assert without_words(answer.json()) == printed(capsys, "--example", name, "--cures")


@pytest.mark.parametrize("name", agreements.example_ids())
def test_survey_is_the_commands(post: Post, capsys: pytest.CaptureFixture[str], name: str) -> None:
    answer = post("survey", {"dossier": example(name), "on": ON})

    assert without_words(answer.json()) == printed(capsys, "--example", name, "--all")


def test_agreement_named_in_the_request_comes_before_that_of_the_dossier(post: Post) -> None:
    dossier = example("does-not-qualify")

    assert post("assess", {"dossier": dossier}).json()["agreement"] == "rucn-2017"
    assert post("assess", {"dossier": dossier, "agreement": "nlcn-2015"}).json()["agreement"] == "nlcn-2015"


def test_dossier_that_says_nothing_yet_is_open(post: Post) -> None:
    answer = post("assess", {"dossier": {}, "agreement": "rucn-2017", "on": ON})

    assert answer.json()["status"] == "open"


def test_numbers_stay_exact(post: Post) -> None:
    dossier = b'{"producers": [{"id": "a", "country": "CN", "share": 0.19998}]}'
    answer = post("assess", b'{"agreement": "rucn-2017", "dossier": ' + dossier + b"}")

    (share,) = [
        fact["value"]
        for finding in answer.json()["findings"]
        if finding["rule"] == "RUCN-SHARE"
        for fact in finding["facts"]
        if fact["subject"] == "CN"
    ]
    assert share == {"fraction": "9999/50000", "decimal": "0.19998"}


@pytest.mark.parametrize(("language", "letters"), [("en", "[A-Z]"), ("ru", "[А-Я]"), ("zh-hans", "[\u4e00-\u9fff]")])
def test_sentences_are_in_the_language_asked_for(client: Client, language: str, letters: str) -> None:
    body = {"dossier": example("does-not-qualify"), "on": ON}
    answer = client.post(f"/api/v1/cures?language={language}", body, content_type="application/json")
    data = answer.json()

    said = [data["sentence"], *(finding[name] for finding in data["findings"] for name in ("title", "sentence"))]
    assert [text for text in said if not re.match(letters, text)] == []
    assert all(fact["sentence"] for finding in data["findings"] for fact in finding["facts"])
    assert data["cures"]
    assert all(re.match(letters, cure["sentence"]) for cure in data["cures"])


def test_survey_says_why_in_words(post: Post) -> None:
    data = post("survey", {"dossier": example("five-producers"), "on": ON}, accept_language="ru").json()

    assert all(entry["title"] and entry["sentence"] for entry in data["entries"])
    assert data["remarks"]
    assert all(remark["sentence"] for remark in data["remarks"])


def test_answer_about_a_dossier_is_not_kept(post: Post) -> None:
    answer = post("assess", {"dossier": {}, "agreement": "rucn-2017"})

    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert "ETag" not in answer
