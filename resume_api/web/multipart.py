"""Bodies and queries: files and fields in one schema, nothing decoded by guessing, and nothing let
in that is no text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, NoReturn, cast
from urllib.parse import parse_qsl

from flask import Request
from marshmallow import Schema, ValidationError, fields, missing
from webargs.flaskparser import FlaskParser
from webargs.multidictproxy import MultiDictProxy
from werkzeug.datastructures import Headers, MultiDict
from werkzeug.formparser import FormDataParser, MultiPartParser
from werkzeug.sansio.multipart import File

from resume_api.domain.characters import storable
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english
from resume_api.web import json_input
from resume_api.web.context import ask_for_language
from resume_api.web.spool import Spool

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

MAX_FORM_FIELDS = 1000
_NO_TEXT = english("value_no_characters")


class MultipartParser(FlaskParser):
    """webargs with a location ``multipart``: form fields and files together, each at most once
    unless it is a list."""

    def load_json(self, req: Request, schema: Schema) -> Any:
        """The body as ``json_input`` reads it."""
        body = req.get_json() if req.is_json and req.get_data() else missing
        if not isinstance(body, dict):
            return body
        parts = MultiDict(body.items())
        ask_for_language(body.get("lang"))
        _rename(parts, schema)
        _refuse_twice(parts, body)
        return parts.to_dict()

    def load_querystring(self, req: Request, schema: Schema) -> MultiDictProxy:
        """The query. Raises ValidationError where a value is no text."""
        for name, value in req.args.items(multi=True):
            if not storable(value):
                raise ValidationError({name: [_NO_TEXT]})
        ask_for_language(req.args.get("lang"))
        loaded: MultiDictProxy = super().load_querystring(req, schema)
        return loaded

    DEFAULT_UNKNOWN_BY_LOCATION: dict[str, str | None] = {
        **FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION,
        "multipart": "exclude",
    }

    def load_multipart(self, request: Request, schema: Schema) -> MultiDictProxy:
        """All parts of the body. Raises ValidationError where one is sent more than once."""
        parts: MultiDict[str, Any] = MultiDict(request.form)
        for name, file in request.files.items(multi=True):
            if file.filename:  # browsers send a nameless part for an input left empty
                parts.add(name, file)
        ask_for_language(parts.get("lang"))
        _rename(parts, schema)
        _refuse_twice(
            parts,
            [name for name, one in schema.fields.items() if not isinstance(one, fields.List)],
        )
        return MultiDictProxy(parts, schema)

    __location_map__: dict[str, Any] = {
        **FlaskParser.__location_map__,
        "multipart": "load_multipart",
    }


def _rename(parts: MultiDict[str, Any], schema: Schema) -> None:
    """Put what came under a former name of a field under its name."""
    former: Mapping[str, str] = getattr(schema, "former_names", {})
    for old, name in former.items():
        for value in parts.poplist(old):
            parts.add(name, value)


def _refuse_twice(parts: MultiDict[str, Any], names: Iterable[str]) -> None:
    if twice := [name for name in names if len(parts.getlist(name)) > 1]:
        raise ValidationError({name: [english("value_once")] for name in twice})


class _Latin1Parser(MultiPartParser):
    """Keeps the bytes of every field: Latin-1 maps each byte to one character and back."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.opened: list[IO[bytes]] = []

    def get_part_charset(self, headers: Headers) -> str:
        return "latin-1"

    def start_file_streaming(self, event: File, total_content_length: int | None) -> IO[bytes]:
        """Where a file goes; closed by ``close_files`` if the form does not end well."""
        file = super().start_file_streaming(event, total_content_length)
        self.opened.append(file)
        return file

    def close_files(self) -> None:
        """Let go of what was read of a form that is refused."""
        for file in self.opened:
            with suppress(OSError):  # what a full disk did not take is lost anyway
                file.close()


class _Utf8FormParser(FormDataParser):
    """Werkzeug puts U+FFFD in the place of bytes that are no UTF-8; here they are an error."""

    def parse(
        self,
        stream: Any,
        mimetype: str,
        content_length: int | None,
        options: dict[str, str] | None = None,
    ) -> Any:
        """The stream, the fields and the files of a body. A form that is none has neither."""
        try:
            if mimetype == "multipart/form-data":
                return stream, *self._multipart(stream, content_length, options or {})
            if mimetype == "application/x-www-form-urlencoded":
                return stream, self._fields(_pairs(stream.read())), self.cls()
        except ValueError:
            return stream, self.cls(), self.cls()
        return super().parse(stream, mimetype, content_length, options)

    def _multipart(
        self, stream: Any, content_length: int | None, options: dict[str, str]
    ) -> tuple[MultiDict[str, Any], MultiDict[str, Any]]:
        boundary = options.get("boundary", "").encode("ascii", "replace")
        if not boundary:
            return self.cls(), self.cls()
        parser = _Latin1Parser(
            self.stream_factory,
            self.max_form_memory_size,
            self.cls,
            max_form_parts=self.max_form_parts,
        )
        try:
            form, files = parser.parse(stream, boundary, content_length)
            return self._fields(form.items(True)), files
        except BaseException:
            parser.close_files()
            raise

    def _fields(self, pairs: Iterable[tuple[str, str]]) -> MultiDict[str, Any]:
        return self.cls([(name, _utf8(name, text)) for name, text in pairs])


def _pairs(body: bytes) -> list[tuple[str, str]]:
    if body.count(b"&") >= MAX_FORM_FIELDS:
        words = english("form_fields", limit=MAX_FORM_FIELDS)
        raise ApiError(ErrorCode.FILE_TOO_LARGE, words, {"limit_fields": MAX_FORM_FIELDS})
    return parse_qsl(body.decode("latin-1"), keep_blank_values=True, encoding="latin-1")


class _Body:
    """The server's stream; what it cannot read is as if the client had gone, and no bug."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        """Some bytes. Raises OSError, which Werkzeug makes a client's fault of."""
        try:
            return self._stream.read(size)
        except Exception as error:  # each server has classes of its own for a malformed chunk
            raise OSError("the body cannot be read") from error


class TextRequest(Request):
    """A request whose texts are UTF-8 without NUL and whose JSON keeps its limits, or else a
    ``VALIDATION_ERROR``."""

    form_data_parser_class = _Utf8FormParser
    spool: Spool | None = None

    def make_form_data_parser(self) -> FormDataParser:
        """One that writes files to ``spool`` where the route set one."""
        parser = super().make_form_data_parser()
        if self.spool:
            parser.stream_factory = cast(Any, self.spool.part)
        return parser

    def __init__(self, environ: WSGIEnvironment, *args: Any, **options: Any) -> None:
        environ["wsgi.input"] = _Body(environ["wsgi.input"])
        super().__init__(environ, *args, **options)

    @property
    def max_content_length(self) -> int | None:
        """The bytes of the longest body; JSON is held to less than files."""
        limit = super().max_content_length
        return min(limit or json_input.MAX_BYTES, json_input.MAX_BYTES) if self.is_json else limit

    @max_content_length.setter
    def max_content_length(self, value: int | None) -> None:
        cast(Any, Request.max_content_length).__set__(self, value)

    def on_json_loading_failed(self, e: ValueError | None) -> NoReturn:
        """Say what is wrong with a body of JSON."""
        raise ApiError(ErrorCode.VALIDATION_ERROR, str(e) if e else english("send_json"))


def _utf8(name: str, text: str) -> str:
    try:
        decoded = text.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        raise _faulty(name, english("value_utf8")) from None
    if not storable(decoded):
        raise _faulty(name, _NO_TEXT)
    return decoded


def _faulty(name: str, words: str) -> ApiError:
    return ApiError(ErrorCode.VALIDATION_ERROR, details={"fields": {name: [words]}})
