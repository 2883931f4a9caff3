"""What has arrived of a request, in pieces of any size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resume_api.web.request_buffer import MAX_BUFFERED, MAX_HEAD, RequestBuffer

GET = b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n"
SIZED = b"POST / HTTP/1.1\r\nHost: a\r\ncontent-length:  5\r\n\r\nhello"
CHUNKED = (
    b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"5\r\nhello\r\n3;a=b\r\n\r\n!\r\n0\r\nTrailer: x\r\n\r\n"
)


@pytest.mark.parametrize("whole", [GET, SIZED, CHUNKED])
@given(cuts=st.lists(st.integers(0, 130), max_size=6))
def test_a_request_is_complete_with_its_last_byte(whole: bytes, cuts: list[int]) -> None:
    buffer, places = RequestBuffer(), sorted({min(cut, len(whole) - 1) for cut in cuts})
    for start, end in zip([0, *places], places, strict=False):
        buffer.feed(whole[start:end])
        assert not buffer.complete
    buffer.feed(whole[places[-1] if places else 0 :])
    assert buffer.complete
    assert buffer.take(10) + buffer.take(1000) == whole
    assert len(buffer) == 0


@pytest.mark.parametrize(
    "malformed",
    [
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1" * 5000,
        b"POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n",
        b"a" * (MAX_HEAD + 1),
    ],
)
def test_what_is_malformed_is_the_parsers_to_refuse_at_once(malformed: bytes) -> None:
    buffer = RequestBuffer()
    buffer.feed(malformed)
    assert buffer.complete


def test_a_long_body_is_not_waited_for() -> None:
    buffer = RequestBuffer()
    buffer.feed(b"POST / HTTP/1.1\r\nContent-Length: 9999999\r\n\r\n")
    buffer.feed(b"x" * MAX_BUFFERED)
    assert (buffer.complete, buffer.too_long) == (False, True)


def test_a_client_that_waits_for_leave_is_known_once() -> None:
    buffer = RequestBuffer()
    buffer.feed(b"POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
    assert (buffer.wants_continue, buffer.complete) == (True, False)
    buffer.feed(b"ok")
    assert buffer.complete
    assert buffer.take(1000) == b"POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nok"


def test_the_next_request_begins_where_one_ends() -> None:
    buffer = RequestBuffer()
    buffer.feed(SIZED + GET[:9])
    assert buffer.take(len(SIZED)) == SIZED
    buffer.begin_again()
    assert not buffer.complete
    buffer.feed(GET[9:])
    assert buffer.complete
    assert buffer.take(1000) == GET
