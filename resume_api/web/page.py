"""The web page as its build left it: its files, how long they keep, what they may do."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, request, send_from_directory
from werkzeug.security import safe_join

BUILD = Path(__file__).parents[2] / "frontend" / "dist"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
_FOR_EVER = "public, max-age=31536000, immutable"
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
}
"""Of what the build compresses; whatever the system's table says, browsers want these."""
_UNBUILT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Resume Analysis API</title></head>
<body><h1>Resume Analysis API</h1>
<p>The service runs; its web page is not built. With Node.js 20 and npm:</p>
<pre>cd frontend &amp;&amp; npm ci &amp;&amp; npm run build</pre>
<p>Everything else works without it: see <a href="/docs">the API</a>.</p></body></html>
"""


def blueprint(build: Path = BUILD) -> Blueprint:
    """The routes of the page whose files lie in ``build``; without them ``/`` says how to make it.

    Every address under ``/app`` is the page's own and gets its document. Files whose name holds a
    hash are kept for ever by browsers, the others are asked for again.
    """
    page = Blueprint("page", __name__)

    @page.get("/")
    @page.get("/app")
    @page.get("/app/<path:_>")
    def document(_: str = "") -> Response:
        if not (build / "index.html").is_file():
            return _document(Response(_UNBUILT, mimetype="text/html"))
        return _document(_file(build, "index.html", "no-cache"))

    @page.get("/assets/<path:name>")
    def assets(name: str) -> Response:
        return _file(build / "assets", name, _FOR_EVER)

    @page.get("/page/<path:name>")
    def others(name: str) -> Response:
        return _file(build / "page", name, "no-cache")

    return page


def _document(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    return response


def _file(folder: Path, name: str, keep: str) -> Response:
    """The file in the smallest form that the browser takes and the build made."""
    encoding, ending = next(
        (
            (encoding, ending)
            for encoding, ending in _ENCODINGS
            if request.accept_encodings[encoding] and _lies_in(folder, name + ending)
        ),
        (None, ""),
    )
    kind = _TYPES.get(Path(name).suffix)
    response = send_from_directory(folder, name + ending, mimetype=kind)
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.headers["Cache-Control"] = keep
    response.vary.add("Accept-Encoding")
    return response


def _lies_in(folder: Path, name: str) -> bool:
    path = safe_join(str(folder), name)
    return path is not None and Path(path).is_file()
