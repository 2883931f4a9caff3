"""The blueprint of our routes: views return objects, schemas make JSON of them and document it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar, cast

from flask import Response, jsonify
from flask_smorest import Blueprint
from marshmallow import Schema

from resume_api.errors import ErrorCode
from resume_api.saved.library import MEDIA_TYPES
from resume_api.web.envelope import success
from resume_api.web.multipart import MultipartParser
from resume_api.web.schemas.envelopes import ErrorEnvelope, envelope
from resume_api.web.schemas.output import OutputSchema

View = TypeVar("View", bound=Callable[..., Any])
EVERYWHERE = (ErrorCode.RATE_LIMITED, ErrorCode.INTERNAL_ERROR, ErrorCode.SERVICE_UNAVAILABLE)
"""What every operation may answer."""
OF_BODIES = (ErrorCode.FILE_TOO_LARGE, ErrorCode.VALIDATION_ERROR)
"""What every operation with a body may answer besides."""
READING = (
    ErrorCode.INVALID_FILE_FORMAT,
    ErrorCode.FILE_TOO_LARGE,
    ErrorCode.DOCUMENT_TOO_COMPLEX,
    ErrorCode.PDF_PROCESSING_ERROR,
    ErrorCode.MALICIOUS_FILE,
    ErrorCode.VALIDATION_ERROR,
    ErrorCode.CLOUDINARY_ERROR,
    ErrorCode.AI_TIMEOUT,
)
"""What reading a file may end in."""
THINKING = (ErrorCode.AI_SERVICE_ERROR, ErrorCode.AI_INVALID_RESPONSE, ErrorCode.AI_TIMEOUT)
"""What asking a model may end in."""
BINARY = {"type": "string", "format": "binary"}
FORMATS = ", ".join((*MEDIA_TYPES.values(), "application/octet-stream"))
"""What a file part may be sent as; its format is told by its content."""


class ApiBlueprint(Blueprint):
    """A smorest blueprint whose answers come in the envelope, whose forms may hold files
    (``location="multipart"``) and whose operations name every error."""

    ARGUMENTS_PARSER = MultipartParser()
    DEFAULT_LOCATION_CONTENT_TYPE_MAPPING: dict[str, str] = {
        **Blueprint.DEFAULT_LOCATION_CONTENT_TYPE_MAPPING,
        "multipart": "multipart/form-data",
    }

    def arguments(self, schema: type[Schema], **options: Any) -> Callable[[View], View]:
        """Hand the view what ``schema`` loads, each field as a keyword argument."""
        decorator: Callable[[View], View] = super().arguments(schema, as_kwargs=True, **options)
        if options.get("location") != "multipart":
            return decorator
        parts = {name: {"contentType": FORMATS} for name in _file_parts(schema)}
        documented = self.doc(requestBody={"content": {"multipart/form-data": {"encoding": parts}}})
        return lambda view: documented(decorator(view))

    def fails(self, *codes: ErrorCode) -> Callable[[View], View]:
        """Name errors that a view may end in, beside those of ``EVERYWHERE``."""

        def noted(view: View) -> View:
            vars(view)["error_codes"] = (*codes, *vars(view).get("error_codes", ()))
            return view

        return noted

    def add_url_rule(
        self,
        rule: str,
        endpoint: str | None = None,
        view_func: Any = None,
        provide_automatic_options: bool | None = None,
        **options: Any,
    ) -> None:
        """Register a view; its name is the operation's, its errors are documented."""
        if view_func is not None:
            view_func = self._documented(rule, view_func)
        super().add_url_rule(rule, endpoint, view_func, provide_automatic_options, **options)

    def _documented(self, rule: str, view: Any) -> Any:
        """A view with the errors that it names, those of every view, and those that come with a
        body and with an id in the path."""
        noted = vars(view)
        own = noted["_apidoc"]["response"]["responses"]
        codes = [*noted.get("error_codes", ()), *EVERYWHERE]
        if _has_body(noted["_apidoc"]):
            codes += OF_BODIES
        if "<" in rule and all(code.status != 404 for code in codes):
            codes.append(ErrorCode.NOT_FOUND)
        by_status: dict[int, dict[str, None]] = {}
        for code in codes:
            if code.status not in own:
                by_status.setdefault(code.status, {})[code.name] = None
        for status, names in by_status.items():
            words = " or ".join(names)
            view = self.alt_response(status, schema=ErrorEnvelope, description=words)(view)
        security = {"security": noted["security"]} if "security" in noted else {}
        return self.doc(operationId=_camel(view.__name__), **security)(view)

    @staticmethod
    def _make_doc_response_schema(schema: Any) -> Any:
        wrapped = isinstance(schema, OutputSchema) and not schema.bare
        return envelope(cast(Any, type(schema))) if wrapped else schema

    @staticmethod
    def _prepare_response_content(data: Any) -> Any:
        return success(data)


def answer(schema: type[OutputSchema], value: object, status: int = 200) -> Response:
    """``value`` as the answer of a view that has several."""
    dumped = _instance(cast(Any, schema)).dump(value)
    response = jsonify(dumped if schema.bare else success(dumped))
    response.status_code = status
    return response


@cache
def _instance(schema: type[OutputSchema]) -> OutputSchema:
    return schema()


def _has_body(documented: Mapping[str, Any]) -> bool:
    places = [one["in"] for one in documented.get("arguments", {}).get("parameters", ())]
    return "requestBody" in documented.get("manual_doc", {}) or bool(
        {"json", "multipart"} & {*places}
    )


def _file_parts(schema: type[Schema]) -> list[str]:
    """The fields of a form that are files, or lists of files."""
    return [
        name
        for name, field in schema().fields.items()
        if getattr(field, "inner", field).metadata.get("format") == BINARY["format"]
    ]


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)
