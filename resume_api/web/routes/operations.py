"""Health, readiness, configuration, providers and metrics."""

from __future__ import annotations

from flask import Response

from resume_api import metrics, readiness
from resume_api.web import configuration
from resume_api.web.blueprint import ApiBlueprint, answer
from resume_api.web.context import deps
from resume_api.web.schemas.envelopes import ConfigurationSchema, Health, ProviderList, Readiness

blueprint = ApiBlueprint("operations", __name__, description="Is it alive, ready, and how.")


@blueprint.get("/health")
@blueprint.response(200, Health)
def health() -> Response:
    """Whether the process answers; touches nothing outside it."""
    return answer(Health, readiness.Health())


@blueprint.get("/health/ready")
@blueprint.response(200, Readiness)
@blueprint.alt_response(503, schema=Readiness, description="A dependency does not answer")
def ready() -> Response:
    """One entry for each configured dependency."""
    found = readiness.check(deps())
    return answer(Readiness, found, 200 if found.ready else 503)


@blueprint.get("/config")
@blueprint.response(200, ConfigurationSchema)
def config() -> configuration.Configuration:
    """What a client must know before it asks: languages, formats, limits, providers."""
    return configuration.configuration(deps())


@blueprint.get("/providers")
@blueprint.response(200, ProviderList)
def providers() -> readiness.Providers:
    """The models that can be chosen, and how they are."""
    return readiness.providers(deps())


@blueprint.get("/metrics")
@blueprint.response(200, {"type": "string"}, content_type="text/plain")
def prometheus() -> Response:
    """The Prometheus text format, summed over the workers of this host."""
    for provider in readiness.providers(deps()).providers:
        if provider.circuit:
            metrics.CIRCUIT_OPEN.labels(provider.name).set(float(provider.circuit == "open"))
    readiness.tell_waiting(deps())
    text = metrics.exposition(deps().settings.metrics_dir)
    return Response(text, content_type=metrics.CONTENT_TYPE)
