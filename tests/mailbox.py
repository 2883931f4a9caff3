"""An SMTP server that keeps what it is given (RFC 5321, as much as a client needs)."""

from __future__ import annotations

import email
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from queue import Queue


class _Session(socketserver.StreamRequestHandler):
    server: Mailbox

    def handle(self) -> None:
        self.wfile.write(b"220 ready\r\n")
        for line in self.rfile:
            verb = line[:4].upper().strip()
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                lines = iter(self.rfile.readline, b".\r\n")
                self.server.mails.put(email.message_from_bytes(b"".join(lines)))
            elif verb == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            self.wfile.write(b"250 ok\r\n")


class Mailbox(socketserver.ThreadingTCPServer):
    """Listens on a free port of this machine; ``mails`` are those it was given."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.mails: Queue[Message] = Queue()
        self.url = f"smtp://127.0.0.1:{self.server_address[1]}"


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """A running one."""
    with Mailbox() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
