"""Health, readiness, providers and metrics."""

from __future__ import annotations

from flask import Response, current_app, jsonify

from resume_api import metrics, readiness
from resume_api.version import VERSION
from resume_api.web.envelope import success
from resume_api.web.multipart import FormBlueprint
from resume_api.web.schemas.envelopes import Health, ProviderList, Readiness, envelope

blueprint = FormBlueprint("operations", __name__, description="Is it alive, ready, and how.")


@blueprint.get("/health")
@blueprint.response(200, Health)
def health() -> Response:
    """Whether the process answers; touches nothing outside it."""
    return jsonify({"status": "healthy", "service": "Resume Analysis API", "version": VERSION})


@blueprint.get("/health/ready")
@blueprint.response(200, Readiness)
@blueprint.alt_response(503, schema=Readiness, description="A dependency does not answer")
def ready() -> Response:
    """One entry for each configured dependency."""
    report = readiness.check(current_app.extensions["dependencies"])
    response = jsonify(report)
    response.status_code = 200 if report["status"] == "ready" else 503
    return response


@blueprint.get("/providers")
@blueprint.response(200, envelope(ProviderList))
def providers() -> Response:
    """The models that can be chosen, and how they are."""
    listed = readiness.providers(current_app.extensions["dependencies"])
    return jsonify(success({"providers": listed}))


@blueprint.get("/metrics")
@blueprint.response(200, {"type": "string"}, content_type="text/plain")
def prometheus() -> Response:
    """The Prometheus text format, summed over the workers of this host."""
    deps = current_app.extensions["dependencies"]
    for provider in readiness.providers(deps):
        if provider["circuit"]:
            is_open = float(provider["circuit"] == "open")
            metrics.CIRCUIT_OPEN.labels(provider["name"]).set(is_open)
    readiness.tell_waiting(deps)
    text = metrics.exposition(deps.settings.metrics_dir)
    return Response(text, content_type=metrics.CONTENT_TYPE)
