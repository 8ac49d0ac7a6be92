"""GB 32100-2015: codes of public registers, and that one mistyped sign never goes unseen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.forms.answers.credit_code import check_sign, has_shape, is_right

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


# Public registers: Baidu, Alibaba (China), Peking University.
@pytest.mark.parametrize("code", ["91110000802100433B", "91330100799655058B", "12100000400002259P"])
def test_codes_of_public_registers_are_right(code: str) -> None:
    assert is_right(code)


@given(st.text(alphabet=SIGNS, min_size=17, max_size=17), st.integers(0, 17), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_always_noticed(first: str, place: int, sign: str) -> None:
    code = first + str(check_sign(first))
    wrong = code[:place] + sign + code[place + 1 :]
    assert is_right(code)
    assert is_right(wrong) == (wrong == code)


@pytest.mark.parametrize("code", ["91110000802100433", "91110000802100433b", "9111000080210043IB", ""])
def test_other_shapes_and_letters_that_no_code_has_are_not_right(code: str) -> None:
    assert not is_right(code)


def test_a_letter_that_no_code_has_may_be_a_typing_error() -> None:
    assert has_shape("9111000080210043OB")
    assert check_sign("9111000080210043O") is None
