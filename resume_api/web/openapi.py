"""The OpenAPI document and its page, served by the app itself."""

from __future__ import annotations

from importlib.resources import files

from flask import Blueprint, Flask, Response, send_from_directory
from flask_smorest import Api
from werkzeug.exceptions import HTTPException

from resume_api.version import VERSION
from resume_api.web.error_handlers import answer_http
from resume_api.web.schemas.envelopes import ErrorEnvelope

_ASSETS = str(files("flask_swagger_ui") / "dist")
_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Resume Analysis API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="docs/assets/favicon-32x32.png">
<link rel="stylesheet" href="docs/assets/swagger-ui.css"></head>
<body><div id="ui"></div>
<script src="docs/assets/swagger-ui-bundle.js"></script><script src="docs/init.js"></script></body>
</html>
"""
_INIT = """SwaggerUIBundle({url: "openapi.json", dom_id: "#ui", deepLinking: true,
  validatorUrl: null});
"""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'"
)


class OpenApi(Api):
    """smorest's Api whose errors, documented and answered, are our envelope."""

    ERROR_SCHEMA = ErrorEnvelope
    DEFAULT_ERROR_RESPONSE_NAME = None  # every error is documented by its status

    def handle_http_exception(self, error: HTTPException) -> Response:
        """The envelope of an HTTP error."""
        return answer_http(error)


def create_api(app: Flask) -> OpenApi:
    """Configure ``/openapi.json`` and ``/docs``; views are registered on what comes back."""
    app.config.update(
        API_TITLE="Resume Analysis API",
        API_VERSION=VERSION,
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/",
        OPENAPI_JSON_PATH="openapi.json",
    )
    app.register_blueprint(_page())
    api = OpenApi(app)
    api.spec.components.security_scheme(
        "bearer", {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
    )
    return api


def _page() -> Blueprint:
    page = Blueprint("docs", __name__, url_prefix="/docs")

    @page.get("")
    def index() -> Response:
        response = Response(_PAGE, mimetype="text/html")
        response.headers["Content-Security-Policy"] = _POLICY
        return response

    @page.get("/init.js")
    def init() -> Response:
        return Response(_INIT, mimetype="text/javascript")

    @page.get("/assets/<path:name>")
    def assets(name: str) -> Response:
        return send_from_directory(_ASSETS, name)

    return page
