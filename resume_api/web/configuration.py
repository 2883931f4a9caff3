"""What a client must know before it asks: languages, formats, limits, providers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resume_api.dependencies import Dependencies
from resume_api.domain.document import Format
from resume_api.domain.job import MAX_JOB_CHARACTERS
from resume_api.languages.packs import Language, languages
from resume_api.version import VERSION


@dataclass(frozen=True, slots=True)
class InputLimits:
    """How large what is sent may be; sizes in bytes, lengths in code points."""

    resume_bytes: int
    ranking_bytes: int
    job_characters: int
    pages: int
    characters: int


@dataclass(frozen=True, slots=True)
class Configuration:
    """What this installation takes and how it answers; ``providers`` are those of the chain."""

    languages: Sequence[Language]
    formats: Sequence[str]
    limits: InputLimits
    auth_required: bool
    result_hours: float
    providers: Sequence[str]
    version: str = VERSION


def configuration(deps: Dependencies) -> Configuration:
    """What this installation tells its clients."""
    settings = deps.settings
    return Configuration(
        languages=tuple(languages().values()),
        formats=tuple(one.value for one in Format),
        limits=InputLimits(
            settings.max_content_length,
            settings.ranking_max_content_length,
            MAX_JOB_CHARACTERS,
            settings.max_pages,
            settings.max_characters,
        ),
        auth_required=settings.auth_required,
        result_hours=settings.result_hours,
        providers=settings.chain,
    )
