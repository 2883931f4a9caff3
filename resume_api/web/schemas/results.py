"""What ``POST /analyze-resume`` answers: the types of ``domain/report.py`` as schemas, by the names
that the description of the API has for them."""

from __future__ import annotations

from collections.abc import Mapping

from marshmallow import fields

from resume_api.domain import report
from resume_api.domain.assessment import FormatCheck, Notice
from resume_api.domain.document import PlacedQuote, Quote
from resume_api.web.schemas.generated import schema_of, score
from resume_api.web.schemas.output import OutputSchema


class BreakdownSchema(OutputSchema):
    """The five parts of the overall score."""

    skills_match = score("Points won over points possible for skills.", 75)
    experience_relevance = score("Years and the role.", 80)
    keyword_density = score("Weighted share of the job's terms found.", 82)
    education_match = score("Degree and field.", 90)
    format_optimization = score("The format checks.", 70)


class Breakdown(fields.Nested):
    """The parts by name."""

    def to_json(self, value: Mapping[str, int | None]) -> dict[str, int | None]:
        """They are JSON."""
        return dict(value)


QuoteSchema = schema_of(Quote)
PlaceSchema = schema_of(Quote, "Place", without=("section",))
schema_of(PlacedQuote)
PlacedSchema = schema_of(PlacedQuote, "PlacedWords", without=("section",))
schema_of(report.ReadingNote, "Finding")
ExtractionSchema = schema_of(report.Extraction)
FormatCheckSchema = schema_of(FormatCheck)
WarningSchema = schema_of(Notice, "Warning")
schema_of(report.Comparison, "Analysis")
schema_of(
    report.AtsScore,
    breakdown=Breakdown(
        BreakdownSchema,
        required=True,
        metadata={"description": "The parts, each with its own rule."},
    ),
)
schema_of(report.Span, "JobSpan")
schema_of(
    report.JudgedRequirement,
    "Requirement",
    quotes=fields.List(
        fields.Nested(PlacedSchema),
        required=True,
        metadata={"description": "What of the resume bears the verdict out."},
    ),
)
_PLACE_IN_THE_HISTORY = fields.UUID(
    metadata={"description": "Its place in the history of a user that is logged in."}
)
MetaSchema = schema_of(report.Meta, analysis_id=_PLACE_IN_THE_HISTORY)
SessionMeta = schema_of(
    report.Meta,
    "SessionMeta",
    without=("language_confidence",),
    analysis_id=_PLACE_IN_THE_HISTORY,
)
AnalysisResult = schema_of(report.Report, "AnalysisResult", without=("candidate",))
