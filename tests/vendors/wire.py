"""HTTP/1.1 as little as a vendor needs: keep-alive, one request after the other, broken by wish."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.vendors.failures import Fail


@dataclass(frozen=True, slots=True)
class Request:
    """One request; header names are in lower case."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back. ``fault`` is one of ``failures.WIRE`` and spoils the sending of it."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    fault: Fail | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """How slow slow is: seconds before the headers, and seconds for each byte of a body."""

    headers: float = 5.0
    byte: float = 0.05


class VendorError(Exception):
    """A request that the vendor turns away, with its reply."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.status)
        self.reply = reply


def json_reply(status: int, value: Any, headers: dict[str, str] | None = None) -> Reply:
    """``value`` as JSON."""
    body = json.dumps(value).encode()
    return Reply(status, body, {"content-type": "application/json", **(headers or {})})


async def read_request(reader: asyncio.StreamReader) -> Request | None:
    """The next request of a connection, or None where the client has hung up."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {
            name.strip().lower(): value.strip()
            for name, _, value in (line.partition(":") for line in lines if line)
        }
        body = await reader.readexactly(int(headers.get("content-length", 0)))
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    method, target, _ = first.split(" ", 2)
    parts = urlsplit(target)
    return Request(method, unquote(parts.path), dict(parse_qsl(parts.query)), headers, body)


async def send(writer: asyncio.StreamWriter, reply: Reply, pace: Pace) -> bool:
    """Send a reply, spoilt as it asks; returns whether the connection can be used again."""
    if reply.fault is Fail.RESET:
        reset(writer)
        return False
    if reply.fault is Fail.SLOW_HEADERS:
        await asyncio.sleep(pace.headers)
    body = b"" if reply.fault is Fail.EMPTY else reply.body
    if reply.fault is Fail.NOT_JSON:
        body = b"<html><body>Welcome</body></html>"
    announced = len(body) + (100 if reply.fault is Fail.TRUNCATED else 0)
    headers = {**reply.headers, "content-length": str(announced)}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    start = f"HTTP/1.1 {reply.status} .\r\n{head}\r\n".encode("latin-1")
    if reply.fault is Fail.SLOW_BODY:
        writer.write(start)
        for byte in body:
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(pace.byte)
    else:
        writer.write(start + body)  # in one piece: two would wait for the client's late ACK
        await writer.drain()
    return reply.fault is not Fail.TRUNCATED


def reset(writer: asyncio.StreamWriter) -> None:
    """Break a connection off with a TCP reset."""
    writer.get_extra_info("socket").setsockopt(
        socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
    )
    writer.transport.abort()


async def serve(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    answer: Callable[[Request], Awaitable[Reply]],
    pace: Callable[[], Pace],
) -> None:
    """Answer the requests of one connection until either side ends it."""
    try:
        while request := await read_request(reader):
            if not await send(writer, await answer(request), pace()):
                break
    except ConnectionError:
        pass  # the client went away, as clients with a deadline do
    except asyncio.CancelledError:
        reset(writer)  # the simulator stops, as vendors that crash do
    finally:
        writer.close()
