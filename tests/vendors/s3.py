"""A bucket as S3 serves it by path: objects, their list, an error in XML."""

from __future__ import annotations

import re
import time
from xml.sax.saxutils import escape, unescape

from tests.vendors.vendor import Behaviour, Received, Scene, Vendor
from tests.vendors.wire import Reply, Request, VendorError

ROUTES = {"PUT": "put", "GET": "get", "POST": "delete"}
_KEYS = re.compile(r"<Key>(.*?)</Key>")


class S3(Vendor):
    """``{url}/s3/{bucket}/{key}``; ``objects`` by key: the bytes, and since when (ISO 8601, UTC).

    Of a signature only the key's name is looked at; a real server checks the rest.
    """

    name = "s3"

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.objects: dict[str, tuple[bytes, str]] = {}

    def route(self, method: str, path: str) -> str | None:
        if method == "GET" and "/" not in path.strip("/"):
            return "list"
        return ROUTES.get(method)

    def error(self, status: int, message: str, code: str | None = None) -> Reply:
        words = f"<Code>{escape(code or 'Error')}</Code><Message>{escape(message)}</Message>"
        return _xml(status, f"<Error>{words}</Error>")

    def answer(self, received: Received, request: Request, behaviour: Behaviour) -> Reply:
        signed = request.headers.get("authorization", request.query.get("X-Amz-Credential", ""))
        if f"{self.scene.keys['s3']}/" not in signed:
            raise VendorError(self.error(403, "No such key", "InvalidAccessKeyId"))
        key = request.path.strip("/").partition("/")[2]
        if received.route == "list":
            return self._list(request.query.get("prefix", ""))
        if received.route == "put":
            now = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime())
            self.objects[key] = (request.body, now)
            return Reply(200, b"", {"etag": '"1"'})
        if received.route == "delete":
            named = _KEYS.findall(request.body.decode())
            for one in named:
                self.objects.pop(unescape(one), None)
            deleted = "".join(f"<Deleted><Key>{one}</Key></Deleted>" for one in named)
            return _xml(200, f"<DeleteResult>{deleted}</DeleteResult>")
        if key not in self.objects:
            raise VendorError(self.error(404, "There is no such object", "NoSuchKey"))
        modified = {"last-modified": "Thu, 01 Jan 2026 00:00:00 GMT", "etag": '"1"'}
        return Reply(200, self.objects[key][0], modified)

    def _list(self, prefix: str) -> Reply:
        found = [
            f"<Contents><Key>{escape(key)}</Key><LastModified>{since}</LastModified>"
            f"<ETag>1</ETag><Size>{len(data)}</Size></Contents>"
            for key, (data, since) in self.objects.items()
            if key.startswith(prefix)
        ]
        rest = "<IsTruncated>false</IsTruncated>"
        return _xml(200, f"<ListBucketResult>{rest}{''.join(found)}</ListBucketResult>")


def _xml(status: int, body: str) -> Reply:
    return Reply(status, body.encode(), {"content-type": "application/xml"})
