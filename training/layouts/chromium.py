"""Prints HTML pages to PDF with one Chromium, over its DevTools pipe (no port, no package)."""

import base64
import json
import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-extensions", "--no-first-run", "--remote-debugging-pipe",
)  # fmt: skip
_BAND = '<div style="font-size:8px;width:100%;padding:0 12mm;text-align:{align}">{text}</div>'


class Chromium:
    """A running browser; use it as a context manager."""

    def __init__(self, binary: str = "chromium") -> None:
        self._binary = binary
        self._count = 0

    def __enter__(self) -> "Chromium":
        self._profile = TemporaryDirectory(prefix="chromium-")
        to_read, self._to = os.pipe()
        self._from, from_write = os.pipe()
        # The pipe protocol speaks over the descriptors 3 (in) and 4 (out).
        shell = f'exec "$0" "$@" 3<&{to_read} 4>&{from_write}'
        self._process = subprocess.Popen(
            ["bash", "-c", shell, self._binary, *_FLAGS, f"--user-data-dir={self._profile.name}"],
            pass_fds=(to_read, from_write),
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(from_write)
        self._rest = b""
        target = self._call("Target.createTarget", {"url": "about:blank"})["targetId"]
        self._session = self._call("Target.attachToTarget", {"targetId": target, "flatten": True})[
            "sessionId"
        ]
        self._call("Page.enable", {}, self._session)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.wait()
        os.close(self._to)
        os.close(self._from)
        self._profile.cleanup()

    def print(
        self, page: Path, target: Path, header: str = "", footer: str = "", right: bool = False
    ) -> None:
        """Prints the page of an HTML file to a PDF file; header and footer stand on every page."""
        self._call("Page.navigate", {"url": page.resolve().as_uri()}, self._session)
        self._wait("Page.loadEventFired")
        options: dict[str, Any] = {"preferCSSPageSize": True, "printBackground": True}
        if header or footer:
            align = "right" if right else "center"
            options |= {
                "displayHeaderFooter": True,
                "headerTemplate": _band(header, align),
                "footerTemplate": _band(footer, align),
            }
        target.write_bytes(
            base64.b64decode(self._call("Page.printToPDF", options, self._session)["data"])
        )

    def _call(self, method: str, params: dict[str, Any], session: str = "") -> dict[str, Any]:
        self._count += 1
        message = {"id": self._count, "method": method, "params": params} | (
            {"sessionId": session} if session else {}
        )
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._count:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return dict(answer["result"])

    def _wait(self, event: str) -> None:
        while self._next().get("method") != event:
            pass

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            piece = os.read(self._from, 1 << 20)
            if not piece:
                raise RuntimeError("Chromium ended")
            self._rest += piece
        line, self._rest = self._rest.split(b"\0", 1)
        return dict(json.loads(line))


def _band(text: str, align: str) -> str:
    text = text.replace("{page}", '<span class="pageNumber"></span>').replace(
        "{pages}", '<span class="totalPages"></span>'
    )
    return _BAND.format(align=align, text=text or "&nbsp;")
