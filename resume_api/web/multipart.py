"""Multipart forms: files and fields in one schema, and nothing decoded by guessing."""

from __future__ import annotations

from typing import Any, cast

from flask import Request
from flask_smorest import Blueprint
from marshmallow import Schema, ValidationError
from webargs.flaskparser import FlaskParser
from webargs.multidictproxy import MultiDictProxy
from werkzeug.datastructures import Headers, MultiDict
from werkzeug.formparser import FormDataParser, MultiPartParser

from resume_api.errors import ApiError, ErrorCode
from resume_api.web.spool import Spool


class MultipartParser(FlaskParser):
    """webargs with a location ``multipart``: form fields and files together, each at most once."""

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
        twice = [name for name in schema.fields if len(parts.getlist(name)) > 1]
        if twice:
            raise ValidationError({name: ["Send exactly one."] for name in twice})
        return MultiDictProxy(parts, schema)

    __location_map__: dict[str, Any] = {
        **FlaskParser.__location_map__,
        "multipart": "load_multipart",
    }


class FormBlueprint(Blueprint):
    """A smorest blueprint whose operations can take ``location="multipart"``."""

    ARGUMENTS_PARSER = MultipartParser()
    DEFAULT_LOCATION_CONTENT_TYPE_MAPPING: dict[str, str] = {
        **Blueprint.DEFAULT_LOCATION_CONTENT_TYPE_MAPPING,
        "multipart": "multipart/form-data",
    }


class _Latin1Parser(MultiPartParser):
    """Keeps the bytes of every field: Latin-1 maps each byte to one character and back."""

    def get_part_charset(self, headers: Headers) -> str:
        return "latin-1"


class _Utf8FormParser(FormDataParser):
    """Werkzeug puts U+FFFD in the place of bytes that are no UTF-8; here they are an error."""

    def _parse_multipart(
        self, stream: Any, mimetype: str, content_length: int | None, options: dict[str, str]
    ) -> Any:
        boundary = options.get("boundary", "").encode("ascii", "replace")
        if not boundary:
            return stream, self.cls(), self.cls()
        parser = _Latin1Parser(
            self.stream_factory,
            self.max_form_memory_size,
            self.cls,
            max_form_parts=self.max_form_parts,
        )
        form, files = parser.parse(stream, boundary, content_length)
        try:
            texts = [(name, _utf8(name, text)) for name, text in form.items(True)]
        except ApiError:
            for _, file in files.items(True):
                file.close()
            raise
        return stream, self.cls(texts), files


class Utf8Request(Request):
    """A request whose form fields are UTF-8 or a ``VALIDATION_ERROR``."""

    form_data_parser_class = _Utf8FormParser
    spool: Spool | None = None

    def make_form_data_parser(self) -> FormDataParser:
        """One that writes files to ``spool`` where the route set one."""
        parser = super().make_form_data_parser()
        if self.spool:
            parser.stream_factory = cast(Any, self.spool.part)
        return parser


def _utf8(name: str, text: str) -> str:
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        details = {"fields": {name: ["Not valid UTF-8."]}}
        raise ApiError(ErrorCode.VALIDATION_ERROR, details=details) from None
