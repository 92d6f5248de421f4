"""The reference page says what the program does."""

from tools.reference import FILE, reference


def test_reference_is_what_the_program_says() -> None:
    assert FILE.read_text(encoding="utf-8") == reference(), "run: python -m tools.reference"
