"""Cloudinary's upload, download, delivery and destroy: signatures checked, resources matched."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
from dataclasses import dataclass, replace
from typing import Any

from tests.vendors.failures import Fail
from tests.vendors.forms import form_of
from tests.vendors.vendor import WORDS, Behaviour, Received, Scene, Vendor
from tests.vendors.wire import Reply, Request, VendorError, json_reply

UNSIGNED = {"file", "cloud_name", "resource_type", "api_key", "signature"}
HOUR = 3600


@dataclass(frozen=True, slots=True)
class Asset:
    """A stored file; it is found only by all three of its coordinates."""

    resource_type: str
    type: str
    public_id: str


@dataclass(slots=True)
class File:
    """What is stored, and since when (ISO 8601, UTC)."""

    data: bytes
    created_at: str


class Cloudinary(Vendor):
    """``{url}/cloudinary/v1_1/{cloud}/…`` and delivery at ``…/res/{cloud}/…``."""

    name = "cloudinary"

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.assets: dict[Asset, File] = {}

    def route(self, method: str, path: str) -> str | None:
        parts = path.strip("/").split("/")
        if parts[0] == "res":
            return "delivery"
        if len(parts) == 5 and method == "GET" and parts[2] == "resources":
            return "resources"
        known = {("POST", "upload"), ("POST", "destroy"), ("GET", "download")}
        return parts[3] if len(parts) == 4 and (method, parts[3]) in known else None

    def error(self, status: int, message: str, code: str | None = None) -> Reply:
        return json_reply(status, {"error": {"message": message}}, {"x-cld-error": message})

    def voice(self, fail: Fail) -> Reply:
        return self.error(420, WORDS[fail]) if fail is Fail.QUOTA else super().voice(fail)

    def answer(self, received: Received, request: Request, behaviour: Behaviour) -> Reply:
        parts = request.path.strip("/").split("/")
        if received.route == "delivery":
            return self._deliver(parts)
        if received.route == "resources":
            self._check_basic(request)
            return self._resources(Asset(parts[3], parts[4], request.query.get("prefix", "")))
        params = request.query if request.method == "GET" else form_of(request)
        received.body = {key: value for key, value in params.items() if key != "file"}
        self._check_signature(params)
        asset = Asset(parts[2], params.get("type", "upload"), params.get("public_id", ""))
        if received.route == "upload":
            return self._upload(asset, params, parts[1])
        if received.route == "destroy":
            found = self.assets.pop(asset, None) is not None
            return json_reply(200, {"result": "ok" if found else "not found"})
        return self._download(asset, params)

    def _check_basic(self, request: Request) -> None:
        pair = f"{self.scene.keys['cloudinary']}:{self.scene.keys['cloudinary_secret']}"
        expected = "Basic " + base64.b64encode(pair.encode()).decode()
        if request.headers.get("authorization") != expected:
            raise VendorError(self.error(401, "unknown api_key"))

    def _check_signature(self, params: dict[str, Any]) -> None:
        if params.get("api_key") != self.scene.keys["cloudinary"]:
            raise VendorError(self.error(401, "unknown api_key"))
        signed = {k: str(v).replace("&", "%26") for k, v in params.items() if k not in UNSIGNED}
        line = "&".join(f"{key}={signed[key]}" for key in sorted(signed) if signed[key])
        digest = hashlib.sha1((line + self.scene.keys["cloudinary_secret"]).encode()).hexdigest()
        if not hmac.compare_digest(digest, params.get("signature", "")):
            words = f"Invalid Signature {params.get('signature')}. String to sign - '{line}'."
            raise VendorError(self.error(401, words))
        if abs(time.time() - int(params.get("timestamp", 0))) > HOUR:
            raise VendorError(self.error(400, "Stale request - reported time is too far off"))

    def _upload(self, asset: Asset, params: dict[str, Any], cloud: str) -> Reply:
        if not params.get("file"):
            raise VendorError(self.error(400, "Missing required parameter - file"))
        created = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        self.assets[asset] = File(params["file"], created)
        path = f"/res/{cloud}/{asset.resource_type}/{asset.type}/v1/{asset.public_id}"
        return json_reply(
            200,
            {
                "asset_id": "a1",
                "public_id": asset.public_id,
                "version": 1,
                "resource_type": asset.resource_type,
                "type": asset.type,
                "bytes": len(params["file"]),
                "url": f"http://res.invalid{path}",
                "secure_url": f"https://res.invalid{path}",
            },
        )

    def _resources(self, like: Asset) -> Reply:
        """The Admin API's list of the files of a kind whose names begin alike."""
        found = [
            {
                "public_id": asset.public_id,
                "created_at": stored.created_at,
                "resource_type": asset.resource_type,
                "type": asset.type,
            }
            for asset, stored in self.assets.items()
            if replace(asset, public_id=asset.public_id[: len(like.public_id)]) == like
        ]
        return json_reply(200, {"resources": found})

    def _download(self, asset: Asset, params: dict[str, Any]) -> Reply:
        if params.get("expires_at") and int(params["expires_at"]) < time.time():
            raise VendorError(self.error(401, "The URL has expired"))
        return self._bytes(asset, "download")

    def _deliver(self, parts: list[str]) -> Reply:
        """``res/{cloud}/{resource_type}/{type}[/s--signature--][/v1]/{public_id}``."""
        _, _, resource_type, kind, *rest = parts
        signature = rest.pop(0) if rest[0].startswith("s--") else ""
        public_id = "/".join(
            rest[1:] if rest[0].startswith("v") and rest[0][1:].isdigit() else rest
        )
        if kind == "authenticated":
            to_sign = public_id + self.scene.keys["cloudinary_secret"]
            digest = base64.urlsafe_b64encode(hashlib.sha1(to_sign.encode()).digest())[:8].decode()
            if signature != f"s--{digest}--":
                raise VendorError(self.error(401, "Resource is authenticated"))
        return self._bytes(Asset(resource_type, kind, public_id), "cdn")

    def _bytes(self, asset: Asset, way: str) -> Reply:
        if asset not in self.assets:
            raise VendorError(self.error(404, "Resource not found"))
        data = self.assets[asset].data
        if data.startswith(b"%PDF") and way in self.scene.blocked_deliveries:
            raise VendorError(self.error(401, "deny or ACL failure"))
        return Reply(200, data, {"content-type": "application/octet-stream"})
