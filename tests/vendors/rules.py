"""The rules that each vendor lays on a JSON schema before it follows one."""

from __future__ import annotations

import re
from typing import Any

JsonSchema = dict[str, Any]

OPENAI_REFUSES = {
    "allOf", "not", "oneOf", "if", "then", "else", "dependentRequired", "dependentSchemas",
    "patternProperties", "uniqueItems", "default", "minLength", "maxLength", "nullable",
}  # fmt: skip
GEMINI_KNOWS = {
    "type", "format", "title", "description", "nullable", "enum", "items", "minItems", "maxItems",
    "properties", "required", "propertyOrdering", "anyOf", "minimum", "maximum", "minLength",
    "maxLength", "minProperties", "maxProperties", "pattern", "example", "default",
}  # fmt: skip
FORMAT_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


def children(schema: JsonSchema) -> list[tuple[str, JsonSchema]]:
    """The schemas right inside a schema, with a name for each."""
    found = list(schema.get("properties", {}).items())
    found += [("$defs." + name, part) for name, part in schema.get("$defs", {}).items()]
    found += [("anyOf", part) for part in schema.get("anyOf", [])]
    return found + ([("items", schema["items"])] if "items" in schema else [])


def openai_fault(schema: JsonSchema) -> str | None:
    """Why OpenAI's strict mode refuses a schema, or None."""
    if schema.get("type") != "object" or "anyOf" in schema:
        return "schema must be a JSON Schema of 'type: \"object\"'"
    return _openai_fault(schema, "()", 1)


def _openai_fault(schema: JsonSchema, context: str, depth: int) -> str | None:
    if depth > 10:
        return f"In context={context}, nesting is too deep"
    if refused := sorted(OPENAI_REFUSES & schema.keys()):
        return f"In context={context}, '{refused[0]}' is not permitted"
    if "$ref" in schema and len(schema) > 1:
        return f"In context={context}, $ref cannot have keywords"
    if schema.get("type") == "object":
        if schema.get("additionalProperties") is not False:
            return f"In context={context}, 'additionalProperties' is required to be false"
        if set(schema.get("required", [])) != set(schema.get("properties", {})):
            return f"In context={context}, 'required' must list every key in properties"
    faults = (
        _openai_fault(part, f"{context}.{name}", depth + 1) for name, part in children(schema)
    )
    return next(filter(None, faults), None)


def gemini_fault(schema: JsonSchema, context: str = "response_schema") -> str | None:
    """Why Gemini's ``responseSchema`` refuses a schema, or None."""
    if unknown := sorted(schema.keys() - GEMINI_KNOWS):
        return (
            f'Invalid JSON payload received. Unknown name "{unknown[0]}" at '
            f"'generation_config.{context}': Cannot find field."
        )
    if isinstance(schema.get("type"), list):
        return f"'{context}.type': Proto field is not repeating, cannot start list."
    if not all(isinstance(value, str) for value in schema.get("enum", [])):
        return f"'{context}.enum': only strings are allowed"
    faults = (gemini_fault(part, f"{context}.{name}") for name, part in children(schema))
    return next(filter(None, faults), None)


def mistral_fault(schema: JsonSchema) -> str | None:
    """Why Mistral's grammar refuses a schema, or None."""
    refused = {"$schema", "$id"} & schema.keys()
    return f"Unsupported schema key {min(refused)}" if refused else None
