"""How to point the service at the simulator: its keys and its addresses."""

from __future__ import annotations

KEYS = {
    "mistral": "simulated-mistral-key",
    "openai": "simulated-openai-key",
    "gemini": "simulated-gemini-key",
    "openrouter": "simulated-openrouter-key",
    "cloudinary": "simulated-cloudinary-key",
    "cloudinary_secret": "simulated-cloudinary-secret",
}
CLOUD = "simulated-cloud"


def environment(url: str) -> dict[str, str]:
    """The variables for every model, the file store and OCR of a simulator at ``url``."""
    return {
        "MISTRAL_API_KEY": KEYS["mistral"],
        "MISTRAL_BASE_URL": f"{url}/mistral",
        "OPENAI_API_KEY": KEYS["openai"],
        "OPENAI_BASE_URL": f"{url}/openai/v1",
        "GEMINI_API_KEY": KEYS["gemini"],
        "GEMINI_BASE_URL": f"{url}/gemini",
        "LLM_API_KEY": KEYS["openrouter"],
        "LLM_BASE_URL": f"{url}/openrouter/api/v1",
        "CLOUDINARY_CLOUD_NAME": CLOUD,
        "CLOUDINARY_API_KEY": KEYS["cloudinary"],
        "CLOUDINARY_API_SECRET": KEYS["cloudinary_secret"],
        "CLOUDINARY_UPLOAD_PREFIX": f"{url}/cloudinary",
    }
