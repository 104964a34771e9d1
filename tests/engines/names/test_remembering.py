"""What was seen to be one name is remembered by fingerprint."""

from diptych.engines.names.packing import packed_numbers, unpacked_numbers
from diptych.engines.names.remembering import Memory

SEEN = [("乔治", "жорж", 7.0), ("乔治", "джордж", 3.0), ("罗曼", "роман", 1.0)]


def test_pair_and_its_words_are_known_by_how_often_they_were_seen() -> None:
    told = Memory.of(SEEN)([("乔治", "жорж"), ("乔治", "роман"), ("卡门", "кармен")])

    assert told.tolist() == [[3.0, 3.5, 3.0], [0.0, 3.5, 1.0], [0.0, 0.0, 0.0]]


def test_initial_is_known_of_words_seen_twice() -> None:
    memory = Memory.of(SEEN)

    assert memory.initial("乔治", "ж.")[0] > memory.initial("乔治", "д.")[0] > 0
    assert memory.initial("罗曼", "р.")[0] == 0


def test_memory_comes_back_as_written() -> None:
    pairs = [("乔治", "жорж"), ("罗曼", "роман"), ("乔治", "роман")]
    memory = Memory.of(SEEN)

    assert (Memory.read(memory.written())(pairs) == memory(pairs)).all()


def test_names_cannot_be_read_in_what_is_written() -> None:
    assert not any("\u0400" <= letter <= "\u9fff" for letter in str(Memory.of(SEEN).written()))


def test_ascending_numbers_come_back() -> None:
    numbers = [0, 5, 6, 2**40]

    assert unpacked_numbers(packed_numbers(numbers)).tolist() == numbers
