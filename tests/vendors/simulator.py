"""The simulator: all vendors on one loopback port, with a log, a script and a clock."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections import deque
from dataclasses import replace
from types import TracebackType
from urllib.parse import parse_qsl, urlsplit

from tests.vendors import wire
from tests.vendors.cloudinary import Cloudinary
from tests.vendors.environment import KEYS, MODELS
from tests.vendors.failures import STATUS, WIRE, Fail
from tests.vendors.s3 import S3
from tests.vendors.script import Script
from tests.vendors.vendor import Behaviour, Received, Scene, Vendor


class Simulator:
    """``with Simulator() as vendors:``, then ``vendors.url``, ``.script(…)`` and ``.log``.

    ``delay`` is how long a model thinks, ``delays`` (by vendor or "vendor.route") overrides it;
    ``pace`` is how slow the slow failures are; all times in seconds. ``scene`` holds what else
    can be changed: keys, verdicts, known formats, blocked deliveries, the pages OCR reads.
    """

    def __init__(self, port: int = 0, delay: float = 0.0, keep: int = 10_000) -> None:
        self.delay = delay
        self.delays: dict[str, float] = {}
        self.pace = wire.Pace()
        self.log: deque[Received] = deque(maxlen=keep)
        self.in_flight = 0
        self.in_flight_max = 0
        self.scene = Scene(keys=dict(KEYS), fetch=self._fetch)
        self.cloudinary = Cloudinary(self.scene)
        self.s3 = S3(self.scene)
        stores: list[Vendor] = [self.cloudinary, self.s3]
        everyone: list[Vendor] = [*(model(self.scene) for model in MODELS), *stores]
        self._vendors = {vendor.name: vendor for vendor in everyone}
        self._script = Script()
        self.script, self.always = self._script.add, self._script.always
        self._port = port
        self._thread = threading.Thread(target=self._run, name="vendors", daemon=True)
        self._started = threading.Event()

    @property
    def url(self) -> str:
        """The origin; each vendor lives under a path of its own name."""
        return self.scene.url

    def requests(self, where: str) -> list[Received]:
        """The log's entries for a vendor or a "vendor.route"."""
        return [one for one in self.log if where in {one.vendor, f"{one.vendor}.{one.route}"}]

    def start(self) -> None:
        """Listen; raises OSError where the port is taken."""
        self._listener = socket.create_server(("127.0.0.1", self._port), backlog=1024)
        self.scene.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread.start()
        self._started.wait()

    def stop(self) -> None:
        """Break every connection off and end; safe to call twice."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._ending.set)
            self._thread.join()

    def __enter__(self) -> Simulator:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.stop()

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._loop, self._ending = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._connected, sock=self._listener)
        self._started.set()
        await self._ending.wait()
        server.close()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await wire.serve(reader, writer, self._answer, lambda: self.pace)

    async def _answer(self, request: wire.Request) -> wire.Reply:
        received, vendor = self._receive(request)
        if vendor is None:
            return wire.json_reply(404, {"detail": "Not Found"})
        behaviour = self._script.take(received)
        self.in_flight += 1
        self.in_flight_max = max(self.in_flight_max, self.in_flight)
        try:
            due = self._loop.time() + self._pause(received)
            reply = self._ask(vendor, received, request, behaviour)
            await asyncio.sleep(due - self._loop.time())
            return reply
        finally:
            self.in_flight -= 1

    def _receive(self, request: wire.Request) -> tuple[Received, Vendor | None]:
        name, _, rest = request.path.lstrip("/").partition("/")
        vendor = self._vendors.get(name)
        route = vendor.route(request.method, f"/{rest}") if vendor else None
        received = Received(
            name, route or "", request.method, f"/{rest}", request.query, request.headers
        )
        self.log.append(received)
        return received, vendor if route else None

    def _pause(self, received: Received) -> float:
        thinks = self.delay if received.route == "chat" else 0.0
        by_vendor = self.delays.get(received.vendor, thinks)
        return self.delays.get(f"{received.vendor}.{received.route}", by_vendor)

    def _ask(
        self, vendor: Vendor, received: Received, request: wire.Request, behaviour: Behaviour
    ) -> wire.Reply:
        try:
            reply = vendor.answer(received, replace(request, path=received.path), behaviour)
            if isinstance(behaviour, Fail) and behaviour in STATUS:
                reply = vendor.voice(behaviour)
        except wire.VendorError as refusal:
            reply = refusal.reply
        received.status = reply.status
        return replace(reply, fault=behaviour) if behaviour in WIRE else reply

    def _fetch(self, url: str) -> bytes | None:
        """Get a file that one of the vendors keeps, as another of them would over the network."""
        parts = urlsplit(url)
        request = wire.Request("GET", parts.path, dict(parse_qsl(parts.query)), {}, b"")
        received, vendor = self._receive(request)
        if vendor is None:
            return None
        reply = self._ask(vendor, received, request, self._script.take(received))
        return reply.body if reply.status == 200 else None
