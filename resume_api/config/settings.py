"""The settings: one line a variable, read once, every fault reported at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Self

from dotenv import dotenv_values

from resume_api.config import variables
from resume_api.config.vendors import VendorAccount

MIB = 1024 * 1024


class ConfigurationError(Exception):
    """The environment cannot be used; ``faults`` names every variable at fault."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("The configuration has faults:\n" + "\n".join(f"- {f}" for f in faults))
        self.faults = faults


def _cpus() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _setting(
    name: str, default: Any, parse: Callable[[str], Any] = str, secret: bool = False
) -> Any:
    return field(default=default, repr=not secret, metadata={"name": name, "parse": parse})


def _account(prefix: str, base_url: str, model: str, needs_key: bool = True) -> Any:
    return field(default=VendorAccount(prefix, base_url, model, needs_key))


def _provider_names(text: str) -> tuple[str, ...]:
    """Known providers, each once."""
    names = variables.listing(text.lower())
    if unknown := [name for name in names if name not in KNOWN_PROVIDERS]:
        raise ValueError(f"does not know {', '.join(unknown)}; known: {', '.join(KNOWN_PROVIDERS)}")
    if len(set(names)) != len(names):
        raise ValueError("names a provider twice")
    return names


_WEB = variables.url("http", "https")


@dataclass(frozen=True)
class Settings:
    """What an operator can choose. ``.env.example`` documents each variable."""

    host: str = _setting("HOST", "127.0.0.1")
    port: int = _setting("PORT", 5000, variables.integer(1, 65535))
    flask_env: str = _setting(
        "FLASK_ENV", "production", variables.choice("production", "development")
    )
    debug: bool = _setting("FLASK_DEBUG", False, variables.boolean)
    log_level: str = _setting(
        "LOG_LEVEL", "info", variables.choice("debug", "info", "warning", "error", "critical")
    )
    log_format: str = _setting("LOG_FORMAT", "text", variables.choice("text", "json"))
    log_file: str = _setting("LOG_FILE", "")
    cors_origins: tuple[str, ...] = _setting(
        "CORS_ORIGINS", ("http://localhost:5173",), variables.listing
    )
    max_content_length: int = _setting(
        "MAX_CONTENT_LENGTH", 16 * MIB, variables.integer(1024, 1024 * MIB)
    )
    ranking_max_content_length: int = _setting(
        "RANKING_MAX_CONTENT_LENGTH", 1024 * MIB, variables.integer(1024, 65536 * MIB)
    )
    web_workers: int = _setting("WEB_CONCURRENCY", min(4, _cpus()), variables.integer(1, 256))
    web_threads: int = _setting("WEB_THREADS", 32, variables.integer(1, 1024))
    connections_per_address: int = _setting(
        "CONNECTIONS_PER_ADDRESS", 100, variables.integer(0, 100_000)
    )
    metrics_dir: str = _setting("PROMETHEUS_MULTIPROC_DIR", "")
    request_deadline: float = _setting(
        "REQUEST_DEADLINE_SECONDS", 60.0, variables.number(0.1, 3600)
    )

    analysis_workers: int = _setting("ANALYSIS_WORKERS", _cpus(), variables.integer(1, 256))
    analysis_memory_mb: int = _setting("ANALYSIS_MEMORY_MB", 1024, variables.integer(256, 65536))
    analysis_timeout: float = _setting("ANALYSIS_TIMEOUT_SECONDS", 8.0, variables.number(0.5, 600))
    max_pages: int = _setting("MAX_PAGES", 50, variables.integer(1, 10_000))
    max_characters: int = _setting("MAX_CHARACTERS", 500_000, variables.integer(1000, 100_000_000))

    llm_providers: tuple[str, ...] = _setting("LLM_PROVIDERS", (), _provider_names)
    llm_max_tokens: int = _setting("LLM_MAX_TOKENS", 1500, variables.integer(64, 1_000_000))
    llm_temperature: float = _setting("LLM_TEMPERATURE", 0.3, variables.number(0, 2))
    llm_timeout: float = _setting("LLM_TIMEOUT_SECONDS", 30.0, variables.number(0.1, 3600))
    llm_context_tokens: int = _setting(
        "LLM_CONTEXT_TOKENS", 32_000, variables.integer(2000, 10_000_000)
    )
    llm_concurrency: int = _setting("LLM_CONCURRENCY", 128, variables.integer(1, 4096))
    structure_by_model: bool = _setting("STRUCTURE_BY_MODEL", False, variables.boolean)
    llm_redact_pii: bool = _setting("LLM_REDACT_PII", True, variables.boolean)
    mistral: VendorAccount = _account("MISTRAL", "https://api.mistral.ai", "mistral-small-latest")
    openai: VendorAccount = _account(
        "OPENAI", "https://api.openai.com/v1", "gpt-4o-mini", needs_key=False
    )
    gemini: VendorAccount = _account(
        "GEMINI", "https://generativelanguage.googleapis.com", "gemini-2.5-flash"
    )
    openrouter: VendorAccount = _account(
        "LLM", "https://openrouter.ai/api/v1", "mistralai/mistral-small"
    )
    anthropic: VendorAccount = _account(
        "ANTHROPIC", "https://api.anthropic.com", "claude-sonnet-4-5"
    )
    mistral_ocr_model: str = _setting("MISTRAL_OCR_MODEL", "mistral-ocr-latest")

    file_store: str = _setting("FILE_STORE", "", variables.choice("local", "s3", "cloudinary"))
    file_store_path: str = _setting("FILE_STORE_PATH", "var/files")
    s3_bucket: str = _setting("S3_BUCKET", "")
    s3_endpoint_url: str = _setting("S3_ENDPOINT_URL", "", _WEB)
    s3_region: str = _setting("S3_REGION", "us-east-1")
    s3_access_key_id: str = _setting("S3_ACCESS_KEY_ID", "", secret=True)
    s3_secret_access_key: str = _setting("S3_SECRET_ACCESS_KEY", "", secret=True)
    s3_encryption: str = _setting("S3_ENCRYPTION", "", variables.choice("aes256", "aws:kms"))
    s3_kms_key_id: str = _setting("S3_KMS_KEY_ID", "")
    cloudinary_cloud_name: str = _setting("CLOUDINARY_CLOUD_NAME", "")
    cloudinary_api_key: str = _setting("CLOUDINARY_API_KEY", "", secret=True)
    cloudinary_api_secret: str = _setting("CLOUDINARY_API_SECRET", "", secret=True)
    cloudinary_url: str = _setting("CLOUDINARY_URL", "", variables.url("cloudinary"), secret=True)
    cloudinary_upload_prefix: str = _setting(
        "CLOUDINARY_UPLOAD_PREFIX", "https://api.cloudinary.com", _WEB
    )
    clamd_url: str = _setting("CLAMD_URL", "", variables.clamd_url)
    clamd_required: bool = _setting("CLAMD_REQUIRED", True, variables.boolean)
    active_content: str = _setting("ACTIVE_CONTENT", "reject", variables.choice("reject", "warn"))
    ocr: str = _setting("OCR", "", variables.choice("auto", "always", "never"))
    database_url: str = _setting(
        "DATABASE_URL", "sqlite:///var/resume_api.db", variables.database_url, secret=True
    )
    queue_path: str = _setting("QUEUE_PATH", "var/queue")
    worker_concurrency: int = _setting(
        "WORKER_CONCURRENCY", max(2, _cpus()), variables.integer(1, 256)
    )
    result_hours: float = _setting("RESULT_HOURS", 24.0, variables.number(0.01, 87_600))
    page_pictures: bool = _setting("PAGE_PICTURES", True, variables.boolean)
    purge_days: float = _setting("PURGE_DAYS", 0.0, variables.number(0, 3650))
    cache_enabled: bool = _setting("CACHE_ENABLED", True, variables.boolean)
    session_hours: float = _setting("SESSION_TIMEOUT_HOURS", 24.0, variables.number(0.01, 87_600))
    auth_required: bool = _setting("AUTH_REQUIRED", False, variables.boolean)
    jwt_secret: tuple[tuple[str, str], ...] = _setting(
        "JWT_SECRET", (), variables.signing_keys, secret=True
    )
    jwt_secret_file: str = _setting("JWT_SECRET_FILE", "var/jwt-secret")
    rate_limit: str = _setting("RATE_LIMIT", "", variables.rate_limit_words)
    rate_limit_address: str = _setting("RATE_LIMIT_ADDRESS", "", variables.rate_limit_words)
    user_storage_mb: int = _setting("USER_STORAGE_MB", 200, variables.integer(1, 1_000_000))
    guest_storage_mb: int = _setting("GUEST_STORAGE_MB", 2048, variables.integer(1, 1_000_000))
    smtp_url: str = _setting("SMTP_URL", "", variables.url("smtp", "smtps"), secret=True)
    mail_from: str = _setting("MAIL_FROM", "resume-analysis@localhost")
    public_url: str = _setting("PUBLIC_URL", "http://127.0.0.1:5000", _WEB)
    trusted_proxies: int = _setting("TRUSTED_PROXIES", 0, variables.integer(0, 16))
    redis_url: str = _setting(
        "REDIS_URL", "", variables.url("redis", "rediss", "unix"), secret=True
    )

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Self:
        """Settings from variables; an empty one counts as unset. Raises ConfigurationError."""
        faults: list[str] = []
        texts = {name: text.strip() for name, text in environ.items() if text.strip()}
        if secret := texts.get("CLOUDINARY_API_SECRET_KEY"):
            texts["CLOUDINARY_API_SECRET"] = secret

        def read(name: str, parse: Callable[[str], Any], default: Any) -> Any:
            try:
                return parse(texts[name]) if name in texts else default
            except ValueError as error:
                faults.append(f"{name} {_words(error)}")
                return default

        values: dict[str, Any] = {}
        for item in fields(cls):
            if isinstance(account := item.default, VendorAccount):
                found = {
                    name: read(variable, parse, getattr(account, name))
                    for name, (variable, parse) in account.variables.items()
                }
                values[item.name] = replace(account, **found)
            else:
                values[item.name] = read(
                    item.metadata["name"], item.metadata["parse"], item.default
                )
        faults += _disagreements(cls(**values)) if not faults else []
        if faults:
            raise ConfigurationError(faults)
        return cls(**values)

    @property
    def debugging(self) -> bool:
        """Whether Flask's debugger is on, by either of its two variables."""
        return self.debug or self.flask_env == "development"

    @property
    def chain(self) -> tuple[str, ...]:
        """The providers in the order they are tried."""
        if self.llm_providers:
            return self.llm_providers
        first = next((name for name in VENDORS if self.account(name).api_key), None)
        return (first, "offline") if first else ("offline",)

    def account(self, provider: str) -> VendorAccount:
        """How the vendor of a provider is reached. Raises KeyError where there is none."""
        if provider not in VENDORS:
            raise KeyError(provider)
        account: VendorAccount = getattr(self, provider)
        return account

    @property
    def has_cloudinary(self) -> bool:
        """Whether Cloudinary's credentials are all there."""
        keys = self.cloudinary_cloud_name, self.cloudinary_api_key, self.cloudinary_api_secret
        return bool(self.cloudinary_url) or all(keys)

    @property
    def store(self) -> str:
        """The file store in use: as set, else Cloudinary where it is configured."""
        return self.file_store or ("cloudinary" if self.has_cloudinary else "local")

    @property
    def ocr_mode(self) -> str:
        """``always`` by itself where Cloudinary and Mistral are both configured, else ``auto``."""
        by_itself = "always" if self.has_cloudinary and self.mistral.api_key else "auto"
        return self.ocr or by_itself


VENDORS = tuple(item.name for item in fields(Settings) if isinstance(item.default, VendorAccount))
KNOWN_PROVIDERS = (*VENDORS, "offline")


def variable_names() -> list[str]:
    """Every variable that is read."""
    names: list[str] = []
    for item in fields(Settings):
        if isinstance(item.default, VendorAccount):
            names += [variable for variable, _ in item.default.variables.values()]
        else:
            names.append(item.metadata["name"])
    return names


def load_or_exit(environ: Mapping[str, str]) -> Settings:
    """Settings from ``.env`` of the working directory and from ``environ``, which wins.

    Ends the process with the list of faults where there are any.
    """
    from_file = {name: text for name, text in dotenv_values(".env").items() if text is not None}
    try:
        return Settings.from_env({**from_file, **environ})
    except ConfigurationError as error:
        raise SystemExit(str(error)) from None


def _words(error: ValueError) -> str:
    text = str(error)
    return text if text.startswith(("must", "does", "names")) else "must be a number"


def _disagreements(settings: Settings) -> list[str]:
    """Faults that show only between variables."""
    faults = []
    for name in settings.llm_providers:
        account = settings.account(name) if name in VENDORS else None
        if account and account.needs_key and not account.api_key:
            faults.append(f"LLM_PROVIDERS names {name}, but {account.prefix}_API_KEY is not set")
    if settings.file_store == "cloudinary" and not settings.has_cloudinary:
        faults.append(
            "FILE_STORE is cloudinary, but its cloud name, key and secret are not all set"
        )
    if settings.file_store == "s3" and not settings.s3_bucket:
        faults.append("FILE_STORE is s3, but S3_BUCKET is not set")
    if bool(settings.s3_access_key_id) != bool(settings.s3_secret_access_key):
        faults.append("S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are set together or not at all")
    return faults
