"""Mistral's OCR: a PDF or DOCX in, the plain text of its pages out.

What is absorbed here: blocks and images are asked away (the SDK asks for blocks by itself, and a
DOCX with images is refused otherwise), transport errors are httpx2's own, the SDK's messages hold
whole bodies, and an address at a file store that Mistral cannot open is replaced by the bytes.
"""

from __future__ import annotations

import base64
import logging
import threading
from collections.abc import Sequence

import httpx2
from mistralai.client import Mistral, errors, models

from providers.base import Deadline
from providers.base_urls import unversioned
from providers.deadline_http import within
from providers.deadline_http.httpx_client import BoundedClient
from providers.errors import Failure, ProviderError
from providers.http_status import error_of
from providers.retry import retrying
from resume_api.config.settings import Settings
from resume_api.documents.ocr.markdown import plain_text

logger = logging.getLogger(__name__)

NAME = "mistral-ocr"
MAX_BYTES = 50 * 1024 * 1024
MAX_PAGES = 1000
UNFETCHABLE = {Failure.BAD_REQUEST, Failure.MODEL_NOT_FOUND}
BLOCKED = (
    "Mistral could not fetch a file from the file store; its bytes are sent instead from now on. "
    "At Cloudinary: Settings > Security > switch on 'Allow delivery of PDF and ZIP files'."
)


class MistralOcr:
    """One client a process; threads may share it."""

    def __init__(self, settings: Settings) -> None:
        origin = unversioned(settings.mistral.base_url)
        self._model = settings.mistral_ocr_model
        self._client = BoundedClient(origin)
        self._mistral = Mistral(
            api_key=settings.mistral.api_key, server_url=origin, client=self._client
        )
        self._by_address = threading.Event()
        self._by_address.set()

    def read(
        self,
        url: str | None,
        data: bytes,
        mime: str,
        pages: Sequence[int] | None,
        deadline_seconds: float,
    ) -> tuple[str, ...]:
        """The text of each page, of ``pages`` (numbered from 1, in their order) or of all.

        Fetched by Mistral from ``url`` (signed, https) where there is one and it can, else sent
        as ``data``. Raises ProviderError.
        """
        if len(data) > MAX_BYTES or len(pages or ()) > MAX_PAGES:
            words = "the document is over 50 MB or 1000 pages"
            raise ProviderError(Failure.TOO_LONG, NAME, words)
        deadline = Deadline(deadline_seconds)
        if url is not None and self._by_address.is_set():
            try:
                return self._ask(url, pages, deadline)
            except ProviderError as error:
                if error.failure not in UNFETCHABLE:
                    raise
        inline = f"data:{mime};base64,{base64.b64encode(data).decode()}"
        texts = self._ask(inline, pages, deadline)
        if url is not None and self._by_address.is_set():
            self._by_address.clear()
            logger.warning(BLOCKED)
        return texts

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _ask(
        self, address: str, pages: Sequence[int] | None, deadline: Deadline
    ) -> tuple[str, ...]:
        indices = None if pages is None else [number - 1 for number in pages]
        with within(deadline.remaining()):
            answer = retrying(lambda: self._process(address, indices, deadline), deadline)
        texts = {page.index: plain_text(page.markdown) for page in answer.pages}
        wanted = sorted(texts) if indices is None else indices
        if not wanted or not texts.keys() >= set(wanted):
            raise ProviderError(Failure.BAD_OUTPUT, NAME, "pages are missing from the answer")
        return tuple(texts[index] for index in wanted)

    def _process(
        self, address: str, indices: list[int] | None, deadline: Deadline
    ) -> models.OCRResponse:
        deadline.check(NAME)
        try:
            return self._mistral.ocr.process(
                model=self._model,
                document={"type": "document_url", "document_url": address},
                pages=indices,
                include_blocks=False,
                include_image_base64=False,
                image_limit=0,
                timeout_ms=max(1, int(deadline.remaining() * 1000)),
            )
        except errors.MistralError as error:
            if error.status_code < 400:
                words = "the answer is not of the documented shape"
                raise ProviderError(Failure.BAD_OUTPUT, NAME, words) from None
            raise error_of(NAME, error.status_code, error.body, error.headers) from None
        except httpx2.TimeoutException:
            raise ProviderError(
                Failure.TIMEOUT, NAME, "the vendor did not answer in time"
            ) from None
        except (httpx2.HTTPError, errors.NoResponseError):
            words = "the connection to the vendor failed"
            raise ProviderError(Failure.UNAVAILABLE, NAME, words) from None
