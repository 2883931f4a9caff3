"""What servers refuse, and what they are asked then."""

from __future__ import annotations

import pytest

from providers.capabilities import Capabilities, Format, Parameter, refused_parameter

SYSTEM = Parameter.SYSTEM


@pytest.mark.parametrize(
    ("complaint", "parameter"),
    [
        ("'response_format.type' must be 'json_schema' or 'text'", Parameter.FORMAT),
        ("failed to parse grammar", Parameter.FORMAT),
        ("Unsupported value: 'temperature' does not support 0.3", Parameter.TEMPERATURE),
        ("Unsupported parameter: 'max_tokens'", Parameter.MAX_TOKENS),
        ("System role not supported", Parameter.SYSTEM),
        ("Conversation roles must alternate user/assistant/user/assistant/...", Parameter.SYSTEM),
        ("messages: too many", None),
    ],
)
def test_which_parameter_a_complaint_is_about(complaint: str, parameter: Parameter | None) -> None:
    assert refused_parameter(complaint, 400) is parameter
    assert refused_parameter(complaint, 500) is (parameter if parameter is SYSTEM else None)
    assert refused_parameter(complaint, 401) is None


@pytest.mark.parametrize("parameter", Parameter)
def test_a_dialect_grows_simpler_and_comes_to_an_end(parameter: Parameter) -> None:
    spoken, dialects = Capabilities(), []
    while (simpler := spoken.without(parameter)) is not None:
        dialects.append(spoken := simpler)
    assert len(dialects) == len(set(dialects)) == (2 if parameter is Parameter.FORMAT else 1)
    assert (spoken.format is Format.TEXT) == (parameter is Parameter.FORMAT)
