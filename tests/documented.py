"""Whether an answer is what the OpenAPI document says of it."""

from __future__ import annotations

import re

from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from werkzeug.test import TestResponse


def differences(client: FlaskClient, answer: TestResponse) -> list[str]:
    """What in a JSON answer is not as documented for its path, method and status."""
    document = client.get("/openapi.json").get_json()
    asked = answer.request
    urls = client.application.url_map.bind("localhost")
    rule, _ = urls.match(asked.path, asked.method, return_rule=True)
    path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
    documented = document["paths"][path][asked.method.lower()]["responses"]
    schema = documented[str(answer.status_code)]["content"][answer.mimetype]["schema"]
    whole = {**schema, "components": document["components"]}
    return [error.message for error in Draft202012Validator(whole).iter_errors(answer.get_json())]
