"""What letters write is learned from pairs alone, the same every time."""

from diptych.engines.names.alignment import Example, align

PAIRS = {"罗曼": "роман", "罗拉": "рола", "曼德": "манде", "拉曼": "ламан", "德拉": "дела", "拉德": "ладе"}


def examples(pairs: dict[str, str] = PAIRS) -> list[Example]:
    return [Example(source=source, target=target) for source, target in pairs.items()]


def shares(letter: str) -> dict[str, float]:
    counts = align(examples(), longest=4)
    found: dict[str, float] = {}
    for (_, one, _, piece), count in counts.seen.items():
        if one == letter:
            found[piece] = found.get(piece, 0.0) + count
    return found


def test_letters_find_the_pieces_they_write() -> None:
    best = {letter: max(shares(letter).items(), key=lambda each: each[1])[0] for letter in "罗曼拉德"}

    assert best == {"罗": "ро", "曼": "ман", "拉": "ла", "德": "де"}


def test_counts_of_a_letter_add_up_to_how_often_it_was_seen() -> None:
    assert abs(sum(shares("拉").values()) - sum(word.count("拉") for word in PAIRS)) < 0.3


def test_learning_twice_gives_the_same() -> None:
    assert align(examples(), longest=4) == align(examples(), longest=4)


def test_order_of_pairs_does_not_matter() -> None:
    forwards, backwards = align(examples(), longest=4), align(examples()[::-1], longest=4)

    assert {unit: round(count, 9) for unit, count in forwards.seen.items()} == {
        unit: round(count, 9) for unit, count in backwards.seen.items()
    }


def test_target_too_long_for_its_source_is_passed_over() -> None:
    assert align([*examples(), Example(source="罗", target="романовский")], longest=4) == align(examples(), longest=4)


def test_pairs_that_fit_worst_are_left_out() -> None:
    strange = [*examples(), Example(source="罗曼", target="щщщ")]
    kept = align(strange, longest=4, drop=0.15)

    assert not any("щ" in piece for (_, _, _, piece), count in kept.seen.items() if count > 0.001)
