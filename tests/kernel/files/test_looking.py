"""What a content is: every kind is known by its bytes, and what is hostile or broken is refused with its reason."""

from __future__ import annotations

import tempfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.values.errors import Refused
from diptych.faces.wording.uploads import UPLOADS
from diptych.kernel.files.kinds import KINDS
from diptych.kernel.files.looking import Seen, look_at
from tests.kernel.files.corpus import BAD, GOOD, REMARKED


def look(content: bytes) -> Seen:
    with tempfile.TemporaryFile() as file:
        file.write(content)
        file.flush()
        return look_at(file)


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as caught:
        look(content)
    return caught.value.code


@pytest.mark.parametrize("code", GOOD)
def test_kind_is_known_by_its_content(code: str) -> None:
    assert look(GOOD[code]) == Seen(code=code)


@pytest.mark.parametrize("what", BAD)
def test_hostile_or_broken_content_is_refused(what: str) -> None:
    content, code = BAD[what]
    assert refusal(content) == code


@pytest.mark.parametrize("what", REMARKED)
def test_active_content_is_remarked_on(what: str) -> None:
    content, remarks = REMARKED[what]
    assert list(look(content).remarks) == remarks


@pytest.mark.parametrize("code", [code for code in GOOD if code not in ("txt", "csv", "srt", "vtt")])
@given(data=st.data())
def test_content_that_breaks_off_is_never_taken_for_its_kind(code: str, data: st.DataObject) -> None:
    """Wherever it breaks off, but within what a reader needs; MP3 is a stream, which may end anywhere."""
    whole = GOOD[code]
    cut = data.draw(st.integers(1, len(whole) - 1))
    try:
        seen = look(whole[:cut])
    except Refused:
        return
    assert seen.code in ("mp3", "txt") or (code == "pdf" and whole[cut:].strip() == b"")


@given(st.binary(min_size=1, max_size=600), st.sampled_from(sorted(GOOD)), st.integers(0, 400))
def test_no_content_makes_it_fail(noise: bytes, code: str, at: int) -> None:
    """Noise, and good contents with noise in them, are something or refused: nothing else is ever raised."""
    for content in (noise, GOOD[code][:at] + noise + GOOD[code][at:]):
        try:
            found = look(content).code
        except Refused as error:
            found = error.code
        assert found in KINDS or found in UPLOADS
