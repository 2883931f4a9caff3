"""Sends mail by the SMTP server of the settings."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from resume_api.errors import ApiError, ErrorCode

SECONDS = 10.0


class Mail:
    """The server at ``url``: ``smtp://user:password@host:587`` (with STARTTLS where it is offered)
    or ``smtps://…``; none where it is empty. ``sender`` is whom mails are from."""

    def __init__(self, url: str, sender: str) -> None:
        self.configured = bool(url)
        self._url = urlsplit(url)
        self._sender = sender

    def send(self, recipient: str, subject: str, text: str) -> None:
        """Send a plain text. Raises ApiError(SERVICE_UNAVAILABLE)."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self._sender, recipient, subject
        message.set_content(text)
        try:
            with self._connected() as server:
                server.send_message(message)
        except (OSError, smtplib.SMTPException) as error:
            words = "The mail server does not take the mail."
            raise ApiError(ErrorCode.SERVICE_UNAVAILABLE, words) from error

    def check(self) -> None:
        """Raise ApiError(SERVICE_UNAVAILABLE) unless the server lets us in."""
        try:
            with self._connected() as server:
                server.noop()
        except (OSError, smtplib.SMTPException) as error:
            words = "The mail server does not answer."
            raise ApiError(ErrorCode.SERVICE_UNAVAILABLE, words) from error

    def _connected(self) -> smtplib.SMTP:
        host, context = self._url.hostname or "", ssl.create_default_context()
        if self._url.scheme == "smtps":
            port = self._url.port or smtplib.SMTP_SSL_PORT
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=SECONDS, context=context)
        else:
            server = smtplib.SMTP(host, self._url.port or 587, timeout=SECONDS)
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls(context=context)
        if self._url.username:
            server.login(unquote(self._url.username), unquote(self._url.password or ""))
        return server
