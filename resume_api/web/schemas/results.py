"""What ``POST /analyze-resume`` answers, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict, get_args

from marshmallow import Schema, fields, validate

from resume_api.analysis.answer_schemas import STATUSES
from resume_api.domain.assessment import Component, Kind, Topic
from resume_api.web.schemas.output import OutputSchema

KINDS, TOPICS, PARTS = get_args(Kind), get_args(Topic), get_args(Component)


class _Documented(TypedDict):
    """What every field has: it is required and documented."""

    required: bool
    metadata: dict[str, object]


def _about(description: str, example: object = None) -> _Documented:
    shown = {} if example is None else {"example": example}
    return {"required": True, "metadata": {"description": description, **shown}}


def _text(description: str, example: str | None = None, **kwargs: Any) -> fields.String:
    return fields.String(**_about(description, example), **kwargs)


def _texts(description: str, *example: str) -> fields.List[str]:
    return fields.List(fields.String(), **_about(description, list(example)))


def _integer(description: str, example: int, **kwargs: Any) -> fields.Integer:
    kwargs = {"validate": validate.Range(min=0), **kwargs}
    return fields.Integer(strict=True, **_about(description, example), **kwargs)


def _score(description: str, example: int) -> fields.Integer:
    words = f"{description} Null where it cannot be told."
    return _integer(words, example, allow_none=True, validate=validate.Range(0, 100))


def _share(description: str, example: float) -> fields.Float:
    return fields.Float(validate=validate.Range(0, 1), **_about(description, example))


def _flag(description: str, example: bool, **kwargs: Any) -> fields.Boolean:
    return fields.Boolean(**_about(description, example), **kwargs)


def _nested(schema: type[Schema], description: str) -> fields.Nested:
    return fields.Nested(schema, **_about(description))


def _many(schema: type[Schema], description: str) -> fields.List[Any]:
    return fields.List(fields.Nested(schema), **_about(description))


class PlaceSchema(OutputSchema):
    """Words that stand verbatim in a text at ``start:end`` (code points)."""

    text = _text("The words themselves.", "Python")
    start = _integer("Offset of the first character.", 120)
    end = _integer("Offset after the last character.", 126)


class QuoteSchema(PlaceSchema):
    """Words of a resume, and the kind of section that they stand in."""

    section = _text("None outside of all.", "experience", allow_none=True)


class ExperienceMatchSchema(OutputSchema):
    """Years asked for and years found."""

    required_years = _text("As the job text asks.", "3-5 years", allow_none=True)
    candidate_years = _text("Dated experience, overlaps counted once.", "4 years", allow_none=True)
    match_percentage = _score("How far the years suffice.", 85)


class EducationMatchSchema(OutputSchema):
    """The degree asked for and the one found."""

    required = _text("As the job asks.", "Bachelor's degree in Computer Science", allow_none=True)
    candidate = _text("The resume's highest degree.", "BSc Computer Science", allow_none=True)
    match = _flag("Whether it suffices. Null where it cannot be told.", True, allow_none=True)


class RoleCompatibilitySchema(OutputSchema):
    """How well the candidate suits the role."""

    score = _score("The documented arithmetic over the requirements.", 78)
    reasoning = _text("Why, in a few sentences.", "Meets 9 of 12 requirements.")


class AnalysisSchema(OutputSchema):
    """The resume against the job text."""

    matching_skills = _texts("Skills that the job asks for and the resume proves.", "Python")
    missing_skills = _texts("Skills that the job asks for and the resume does not.", "Terraform")
    matching_keywords = _texts("Terms of the job text that the resume has.", "backend")
    missing_keywords = _texts("Terms of the job text that it has not.", "microservices")
    experience_match = _nested(ExperienceMatchSchema, "Years of experience.")
    education_match = _nested(EducationMatchSchema, "Degree and field.")
    role_compatibility = _nested(RoleCompatibilitySchema, "The role as a whole.")


class RecommendationsSchema(OutputSchema):
    """What to mend, ordered by how much it moves the score."""

    high_priority = _texts("First.", "Show where you used Terraform, if you did.")
    medium_priority = _texts("Then.", "Add a number to the second bullet.")
    low_priority = _texts("At leisure.", "Shorten the summary.")


class InsightsSchema(OutputSchema):
    """What speaks for the resume and what to mend."""

    strengths = _texts("What speaks for it.", "Six years of Python, with numbers.")
    improvements = _texts("What does not yet.", "Nothing shows work with AWS.")
    recommendations = _nested(RecommendationsSchema, "What to do about it.")


class FlashcardSchema(OutputSchema):
    """One card to prepare an interview with."""

    front = _text("A question.", "How did you cut the cost of the database?")
    back = _text("What a good answer holds.", "The measure, the change, the 38 %.")


class Breakdown(fields.Nested):
    """The parts by name."""

    def to_json(self, value: Mapping[str, int | None]) -> dict[str, int | None]:
        """They are JSON."""
        return dict(value)


class BreakdownSchema(OutputSchema):
    """The five parts of the overall score."""

    skills_match = _score("Points won over points possible for skills.", 75)
    experience_relevance = _score("Years and the role.", 80)
    keyword_density = _score("Weighted share of the job's terms found.", 82)
    education_match = _score("Degree and field.", 90)
    format_optimization = _score("The format checks.", 70)


class LossSchema(OutputSchema):
    """Points lost, why, and what would win them back."""

    id = _text("Of the requirement, keyword or format check.", "skill-4")
    lost = _integer("Points.", 6)
    reason = _text("Why.", "The resume does not name Terraform.")
    remedy = _text("What helps.", "If you have used Terraform, say where.")


class AtsScoreSchema(OutputSchema):
    """The weighted mean, its parts and what each part lost."""

    overall_score = _score("The documented weighted mean of the breakdown.", 76)
    breakdown = Breakdown(BreakdownSchema, **_about("The parts, each with its own rule."))
    weights = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(),
        **_about("Of each part in the mean.", {"skills_match": 30}),
    )
    breakdown_reasons = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.Nested(LossSchema)),
        **_about("By part, the dearest loss first."),
    )


class SkillEvidenceSchema(OutputSchema):
    """A matching skill and every place that proves it."""

    name = _text("The skill's canonical name.", "Python")
    quotes = _many(QuoteSchema, "Where the resume says so.")


class EvidenceSchema(OutputSchema):
    """Proof for what is claimed."""

    skills = _many(SkillEvidenceSchema, "One entry for each of ``matching_skills``.")


class RequirementSchema(OutputSchema):
    """One demand of the job, judged."""

    id = _text("Stable within the answer.", "skill-1")
    text = _text("The job's own words.", "5+ years of Python")
    name = _text("The skill, degree or keyword by its canonical name.", "Python")
    topic = _text("What it is about.", validate=validate.OneOf(TOPICS))
    kind = _text("A knock-out is a condition, such as a licence.", validate=validate.OneOf(KINDS))
    component = _text("The part of the score it counts in.", validate=validate.OneOf(PARTS))
    status = _text("The verdict.", validate=validate.OneOf(STATUSES))
    quotes = _many(PlaceSchema, "What of the resume bears the verdict out.")
    reason = _text("Why, in a sentence.", "Six years of Python are proved.")
    points = _integer("Points won.", 12)
    of = _integer("Points possible.", 14)


class FindingSchema(OutputSchema):
    """Something about how well the file reads."""

    code = _text("Stable, upper case.", "TWO_COLUMNS")
    page = _integer("The page, from 1; null for the whole file.", 1, allow_none=True)
    detail = _text("A sentence.", "Two columns on page 1")


class ExtractionSchema(OutputSchema):
    """How well the text was read, apart from what it says."""

    confidence = _share("Of the reading, not of the content.", 0.97)
    reader = _text("What read it.", "pdfium")
    findings = _many(FindingSchema, "What was not read well.")


class FormatCheckSchema(OutputSchema):
    """One check of what an applicant tracking system can read."""

    check = _text("Stable id.", "single_column")
    passed = _flag("The verdict.", False)
    detail = _text("A sentence with the remedy.", "Two columns on page 1: use one.")


class WarningSchema(OutputSchema):
    """Something a reader of the result should know."""

    code = _text("Stable, upper case.", "HIDDEN_TEXT")
    message = _text("A sentence.", "The file hides text from people. It was not counted.")
    quotes = _texts("The words in question.", "expert in everything")


class DegradationSchema(OutputSchema):
    """Something that is less than was asked for."""

    code = _text("Stable, upper case.", "PROVIDER_FALLBACK")
    detail = _text("A sentence.", "mistral did not answer 'insights'; offline did.")


class UsageSchema(OutputSchema):
    """Tokens as the vendor counted them."""

    input_tokens = _integer("Sent.", 0)
    output_tokens = _integer("Received.", 0)


class MetaSchema(OutputSchema):
    """How the answer came about. Only this part differs between two runs on the same input."""

    request_id = _text("Also in the header X-Request-ID.", "6f1c0f0c2b7e4f0d", allow_none=True)
    language = _text("BCP 47 tag of the answer.", "en")
    language_confidence = _share("Of the resume's language.", 0.99)
    provider = _text("Who answered.", "offline")
    model = _text("The vendor's model.", "mistral-small-latest", allow_none=True)
    prompt_version = _text("Content hash of the prompts.", "5d41402a", allow_none=True)
    degraded = _many(DegradationSchema, "What is less than was asked for.")
    cached = _flag("Whether the answer was kept from before.", False)
    analysis_id = fields.UUID(
        metadata={"description": "Its place in the history of a user that is logged in."}
    )
    usage = _nested(UsageSchema, "All zero offline.")
    timings_ms = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(),
        **_about("Milliseconds by stage.", {"read": 6, "facts": 3, "provider": 2, "total": 14}),
    )


class AnalysisResult(OutputSchema):
    """What ``POST /analyze-resume`` answers as ``data``."""

    analysis = _nested(AnalysisSchema, "Resume against job text.")
    insights = _nested(InsightsSchema, "Strengths and what to mend.")
    flashcards = _many(FlashcardSchema, "To prepare the interview with.")
    ats_score = _nested(AtsScoreSchema, "0 to 100, and why.")
    resume_preview = _text("The full extracted text; all offsets point into it.")
    evidence = _nested(EvidenceSchema, "Verbatim proof for every matching skill.")
    requirements = _many(RequirementSchema, "The job's demands, judged one by one.")
    keywords = _many(RequirementSchema, "The job's keywords, judged the same way.")
    extraction = _nested(ExtractionSchema, "How well the file was read.")
    format_checks = _many(FormatCheckSchema, "What software can read.")
    warnings = _many(WarningSchema, "What to know before trusting the numbers.")
    meta = _nested(MetaSchema, "How the answer came about.")
