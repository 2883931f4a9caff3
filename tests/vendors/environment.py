"""How to point the service at the simulator: its keys and its addresses."""

from __future__ import annotations

from tests.vendors.anthropic import Anthropic
from tests.vendors.gemini import Gemini
from tests.vendors.mistral import Mistral
from tests.vendors.openai import OpenAI
from tests.vendors.openrouter import OpenRouter

MODELS = (Mistral, OpenAI, Gemini, OpenRouter, Anthropic)
KEYS = {
    **{vendor.name: f"simulated-{vendor.name}-key" for vendor in MODELS},
    "cloudinary": "simulated-cloudinary-key",
    "cloudinary_secret": "simulated-cloudinary-secret",
    "s3": "simulated-s3-key",
    "s3_secret": "simulated-s3-secret",
}
CLOUD = "simulated-cloud"


def environment(url: str) -> dict[str, str]:
    """The variables for every model, the file store and OCR of a simulator at ``url``."""
    variables = {
        "CLOUDINARY_CLOUD_NAME": CLOUD,
        "CLOUDINARY_API_KEY": KEYS["cloudinary"],
        "CLOUDINARY_API_SECRET": KEYS["cloudinary_secret"],
        "CLOUDINARY_UPLOAD_PREFIX": f"{url}/cloudinary",
    }
    for vendor in MODELS:
        variables[f"{vendor.prefix}_API_KEY"] = KEYS[vendor.name]
        variables[f"{vendor.prefix}_BASE_URL"] = f"{url}/{vendor.name}{vendor.base}"
    return variables


def bucket(url: str) -> dict[str, str]:
    """The variables for a bucket of a simulator at ``url``, or of an S3 server with its keys."""
    return {
        "FILE_STORE": "s3",
        "S3_BUCKET": "resumes",
        "S3_ENDPOINT_URL": url,
        "S3_ACCESS_KEY_ID": KEYS["s3"],
        "S3_SECRET_ACCESS_KEY": KEYS["s3_secret"],
    }
