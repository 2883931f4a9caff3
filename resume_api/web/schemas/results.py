"""What ``POST /analyze-resume`` answers, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from marshmallow import fields, validate

from resume_api.analysis.answer_schemas import STATUSES
from resume_api.domain.assessment import Component
from resume_api.domain.job import Kind
from resume_api.domain.job import Topic as AskedTopic
from resume_api.web.schemas import documented as doc
from resume_api.web.schemas.output import OutputSchema

KINDS, TOPICS, PARTS = get_args(Kind), (*get_args(AskedTopic), "keyword"), get_args(Component)


class PlaceSchema(OutputSchema):
    """Words that stand verbatim in a text at ``start:end`` (code points)."""

    text = doc.text("The words themselves.", "Python")
    start = doc.integer("Offset of the first character.", 120)
    end = doc.integer("Offset after the last character.", 126)


class QuoteSchema(PlaceSchema):
    """Words of a resume, and the kind of section that they stand in."""

    section = doc.text("None outside of all.", "experience", allow_none=True)


class ExperienceMatchSchema(OutputSchema):
    """Years asked for and years found."""

    required_years = doc.text("As the job text asks.", "3-5 years", allow_none=True)
    candidate_years = doc.text(
        "Dated experience, overlaps counted once.", "4 years", allow_none=True
    )
    match_percentage = doc.score("How far the years suffice.", 85)


class EducationMatchSchema(OutputSchema):
    """The degree asked for and the one found."""

    required = doc.text(
        "As the job asks.", "Bachelor's degree in Computer Science", allow_none=True
    )
    candidate = doc.text("The resume's highest degree.", "BSc Computer Science", allow_none=True)
    match = doc.flag("Whether it suffices. Null where it cannot be told.", True, allow_none=True)


class RoleCompatibilitySchema(OutputSchema):
    """How well the candidate suits the role."""

    score = doc.score("The documented arithmetic over the requirements.", 78)
    reasoning = doc.text("Why, in a few sentences.", "Meets 9 of 12 requirements.")


class AnalysisSchema(OutputSchema):
    """The resume against the job text."""

    matching_skills = doc.texts("Skills that the job asks for and the resume proves.", "Python")
    missing_skills = doc.texts("Skills that the job asks for and the resume does not.", "Terraform")
    matching_keywords = doc.texts("Terms of the job text that the resume has.", "backend")
    missing_keywords = doc.texts("Terms of the job text that it has not.", "microservices")
    experience_match = doc.nested(ExperienceMatchSchema, "Years of experience.")
    education_match = doc.nested(EducationMatchSchema, "Degree and field.")
    role_compatibility = doc.nested(RoleCompatibilitySchema, "The role as a whole.")


class RecommendationsSchema(OutputSchema):
    """What to mend, ordered by how much it moves the score."""

    high_priority = doc.texts("First.", "Show where you used Terraform, if you did.")
    medium_priority = doc.texts("Then.", "Add a number to the second bullet.")
    low_priority = doc.texts("At leisure.", "Shorten the summary.")


class RewriteSchema(OutputSchema):
    """A weak bullet, and the same fact better said."""

    before = doc.text("The bullet.", "Responsible for cleaning the wards")
    after = doc.text(
        "The same fact; a mark in brackets stands where a figure is missing.",
        "Cleaned the wards [how many?]",
    )
    why = doc.text("What is better.", "It begins with what you did.")
    start = doc.integer("Its place in resume_preview.", 310)
    end = doc.integer("Its end there.", 344)


class InsightsSchema(OutputSchema):
    """What speaks for the resume and what to mend."""

    strengths = doc.texts("What speaks for it.", "Six years of Python, with numbers.")
    improvements = doc.texts("What does not yet.", "Nothing shows work with AWS.")
    recommendations = doc.nested(RecommendationsSchema, "What to do about it.")
    rewrites = doc.many(RewriteSchema, "Up to five bullets, better said; never a new fact.")
    summary = doc.text(
        "A first sentence of the resume for this job, of what the resume shows.",
        "Ward assistant with 4 years of experience, including patient care.",
        allow_none=True,
    )


class FlashcardSchema(OutputSchema):
    """One card to prepare an interview with."""

    front = doc.text("A question.", "How did you cut the cost of the database?")
    back = doc.text("What a good answer holds.", "The measure, the change, the 38 %.")


class Breakdown(fields.Nested):
    """The parts by name."""

    def to_json(self, value: Mapping[str, int | None]) -> dict[str, int | None]:
        """They are JSON."""
        return dict(value)


class BreakdownSchema(OutputSchema):
    """The five parts of the overall score."""

    skills_match = doc.score("Points won over points possible for skills.", 75)
    experience_relevance = doc.score("Years and the role.", 80)
    keyword_density = doc.score("Weighted share of the job's terms found.", 82)
    education_match = doc.score("Degree and field.", 90)
    format_optimization = doc.score("The format checks.", 70)


class LossSchema(OutputSchema):
    """Points lost, why, and what would win them back."""

    id = doc.text("Of the requirement, keyword or format check.", "skill-4")
    lost = doc.integer("Points.", 6)
    reason = doc.text("Why.", "The resume does not name Terraform.")
    remedy = doc.text("What helps.", "If you have used Terraform, say where.")


class AtsScoreSchema(OutputSchema):
    """The weighted mean, its parts and what each part lost."""

    overall_score = doc.score("The documented weighted mean of the breakdown.", 76)
    breakdown = Breakdown(BreakdownSchema, **doc.about("The parts, each with its own rule."))
    weights = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(),
        **doc.about("Of each part in the mean.", {"skills_match": 30}),
    )
    breakdown_reasons = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.Nested(LossSchema)),
        **doc.about("By part, the dearest loss first."),
    )


class SkillEvidenceSchema(OutputSchema):
    """A matching skill and every place that proves it."""

    name = doc.text("The skill's canonical name.", "Python")
    quotes = doc.many(QuoteSchema, "Where the resume says so.")


class EvidenceSchema(OutputSchema):
    """Proof for what is claimed."""

    skills = doc.many(SkillEvidenceSchema, "One entry for each of ``matching_skills``.")


class JobSpanSchema(OutputSchema):
    """A stretch of the job text, in code points."""

    start = doc.integer("Offset of the first character.", 310)
    end = doc.integer("Offset after the last character.", 337)


class RequirementSchema(OutputSchema):
    """One requirement of the job, judged."""

    id = doc.text("Stable within the answer.", "skill-1")
    text = doc.text("The job's own words.", "5+ years of Python")
    name = doc.text("What it is called, in the job's own words.", "5+ years of Python")
    topic = doc.text("What it is about.", validate=validate.OneOf(TOPICS))
    kind = doc.text(
        "A knock-out is a condition, such as a licence; a duty is part of the work.",
        validate=validate.OneOf(KINDS),
    )
    component = doc.text("The part of the score it counts in.", validate=validate.OneOf(PARTS))
    status = doc.text("The verdict.", validate=validate.OneOf(STATUSES))
    quotes = doc.many(PlaceSchema, "What of the resume bears the verdict out.")
    reason = doc.text("Why, in a sentence.", "Six years of Python are proved.")
    points = doc.integer("Points won.", 12)
    of = doc.integer("Points possible.", 14)
    alternatives = fields.List(
        fields.List(fields.String()),
        **doc.about("Any of these is enough, each all of its words.", [["Java"], ["Kotlin"]]),
    )
    years = doc.integer("The years asked for.", 5, allow_none=True)
    level = doc.text("The level of a language asked for.", "B2", allow_none=True)
    job_span = doc.nested(JobSpanSchema, "Where the words stand in the cleaned job text.")
    decided_by = doc.text("``rules``, or the model whose verdict it is.", "rules")


class FindingSchema(OutputSchema):
    """Something about how well the file reads."""

    code = doc.text("Stable, upper case.", "TWO_COLUMNS")
    page = doc.integer("The page, from 1; null for the whole file.", 1, allow_none=True)
    detail = doc.text("A sentence.", "Two columns on page 1")


class ExtractionSchema(OutputSchema):
    """How well the text was read, apart from what it says."""

    confidence = doc.share("Of the reading, not of the content.", 0.97)
    reader = doc.text("What read it.", "pdfium")
    findings = doc.many(FindingSchema, "What was not read well.")


class FormatCheckSchema(OutputSchema):
    """One check of what an applicant tracking system can read."""

    check = doc.text("Stable id.", "single_column")
    passed = doc.flag("The verdict.", False)
    detail = doc.text("A sentence with the remedy.", "Two columns on page 1: use one.")


class WarningSchema(OutputSchema):
    """Something a reader of the result should know."""

    code = doc.text("Stable, upper case.", "HIDDEN_TEXT")
    message = doc.text("A sentence.", "The file hides text from people. It was not counted.")
    quotes = doc.texts("The words in question.", "expert in everything")


class DegradationSchema(OutputSchema):
    """Something that is less than was asked for."""

    code = doc.text("Stable, upper case.", "PROVIDER_FALLBACK")
    detail = doc.text("A sentence.", "mistral: rate_limit → offline")
    task = doc.text("The question that it is about.", "insights", allow_none=True)
    provider = doc.text("Who answered it.", "offline", allow_none=True)


class TaskAnswerSchema(OutputSchema):
    """Who answered a question to the providers."""

    provider = doc.text("Who answered.", "mistral")
    model = doc.text("The vendor's model.", "mistral-small-latest", allow_none=True)
    degraded = doc.flag("Whether the answer is less than was asked for.", False)


class UsageSchema(OutputSchema):
    """Tokens as the vendor counted them."""

    input_tokens = doc.integer("Sent.", 0)
    output_tokens = doc.integer("Received.", 0)


class MetaSchema(OutputSchema):
    """How the answer came about. Only this part differs between two runs on the same input."""

    request_id = doc.text("Also in the header X-Request-ID.", "6f1c0f0c2b7e4f0d", allow_none=True)
    language = doc.text("BCP 47 tag of the answer.", "en")
    language_confidence = doc.share("Of the resume's language.", 0.99)
    provider = doc.text("Who answered.", "offline")
    model = doc.text("The vendor's model.", "mistral-small-latest", allow_none=True)
    prompt_version = doc.text("Content hash of the prompts.", "5d41402a", allow_none=True)
    degraded = doc.many(DegradationSchema, "What is less than was asked for.")
    tasks = fields.Dict(
        keys=fields.String(),
        values=fields.Nested(TaskAnswerSchema),
        **doc.about("By task, in the order in which they were asked."),
    )
    cached = doc.flag("Whether the answer was kept from before.", False)
    analysis_id = fields.UUID(
        metadata={"description": "Its place in the history of a user that is logged in."}
    )
    usage = doc.nested(UsageSchema, "All zero offline.")
    timings_ms = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(),
        **doc.about("Milliseconds by stage.", {"read": 6, "facts": 3, "provider": 2, "total": 14}),
    )


class AnalysisResult(OutputSchema):
    """What ``POST /analyze-resume`` answers as ``data``."""

    analysis = doc.nested(AnalysisSchema, "Resume against job text.")
    insights = doc.nested(InsightsSchema, "Strengths and what to mend.")
    flashcards = doc.many(FlashcardSchema, "To prepare the interview with.")
    ats_score = doc.nested(AtsScoreSchema, "0 to 100, and why.")
    resume_preview = doc.text("The full extracted text; all offsets point into it.")
    evidence = doc.nested(EvidenceSchema, "Verbatim proof for every matching skill.")
    requirements = doc.many(RequirementSchema, "The job's requirements, judged one by one.")
    keywords = doc.many(RequirementSchema, "The job's keywords, judged the same way.")
    extraction = doc.nested(ExtractionSchema, "How well the file was read.")
    format_checks = doc.many(FormatCheckSchema, "What software can read.")
    warnings = doc.many(WarningSchema, "What to know before trusting the numbers.")
    meta = doc.nested(MetaSchema, "How the answer came about.")
