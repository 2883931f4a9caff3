"""What operators are given: dashboard, alerts and scraping name only what the service tells."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import kubernetes_validate
import pytest
import yaml
from prometheus_client.metrics import MetricWrapperBase

from resume_api import metrics
from resume_api.config.settings import Settings, variable_names

OPS = Path(__file__).parent.parent / "ops"
DASHBOARD = json.loads((OPS / "grafana-dashboard.json").read_text())
RULES = [
    rule
    for group in yaml.safe_load((OPS / "alerts.yml").read_text())["groups"]
    for rule in group["rules"]
]
EXPRESSIONS = [
    *(target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"]),
    *(rule["expr"] for rule in RULES),
]
SUFFIXES = {"counter": ("_total",), "gauge": ("",), "histogram": ("_bucket", "_sum", "_count")}


def series() -> dict[str, set[str]]:
    """The labels of each series that the service tells, by its name."""
    told = {}
    for metric in vars(metrics).values():
        if isinstance(metric, MetricWrapperBase):
            (described,) = metric.describe()
            for suffix in SUFFIXES[described.type]:
                told[described.name + suffix] = {"le", *metric._labelnames}
    return told


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_expressions_name_series_and_labels_that_exist(expression: str) -> None:
    names = re.findall(r"\bresume_api_\w+", expression)
    assert names or expression.startswith("up{")
    labels = {label for name in names for label in series()[name]}
    grouped = re.findall(r"by \(([^)]*)\)", expression)
    asked = {label.strip() for group in grouped for label in group.split(",")}
    asked |= set(re.findall(r"(\w+)=~?\"", expression)) - {"job"}
    assert asked <= labels or not names


def test_every_counter_and_gauge_is_on_the_dashboard() -> None:
    shown = " ".join(target["expr"] for p in DASHBOARD["panels"] for target in p["targets"])
    left = {name for name in series() if not name.endswith(("_sum", "_count"))}
    assert {name for name in left if name not in shown} == set()


def test_rules_have_words_and_a_severity() -> None:
    assert len({rule["alert"] for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule["labels"]["severity"] in ("page", "ticket")
        assert rule["annotations"]["summary"]


def test_prometheus_reads_the_rules_and_the_port_that_the_image_serves() -> None:
    config = yaml.safe_load((OPS / "prometheus.yml").read_text())
    assert all((OPS / name).is_file() for name in config["rule_files"])
    assert config["scrape_configs"][0]["static_configs"][0]["targets"] == ["web:5000"]


COMPOSE = yaml.safe_load((OPS.parent / "docker-compose.yml").read_text())


def test_compose_hands_the_application_settings_that_it_knows() -> None:
    known = set(variable_names())
    for name in ("web", "worker"):
        assert set(COMPOSE["services"][name]["environment"]) <= known


def test_compose_has_no_secret_and_starts_what_is_named() -> None:
    services = COMPOSE["services"]
    for service in services.values():
        assert service["healthcheck"]["test"][0] == "CMD"
        assert set(service.get("depends_on", ())) <= set(services)
        named = {volume.split(":")[0] for volume in service.get("volumes", ())}
        assert {name for name in named if not name.startswith("./")} <= set(COMPOSE["volumes"])
        assert all((OPS.parent / name).is_file() for name in named if name.startswith("./"))
        for name, value in service.get("environment", {}).items():
            if "PASSWORD" in name or "SECRET" in name or name == "DATABASE_URL":
                assert ":?" in value, name


def test_compose_gives_addresses_that_the_settings_accept() -> None:
    environment = {
        name: re.sub(r"\$\{\w+:\?[^}]*\}", "x" * 32, value)
        for name, value in COMPOSE["services"]["web"]["environment"].items()
    }
    hosts = {urlsplit(value).hostname for value in environment.values() if "://" in value}
    Settings.from_env(environment)
    assert hosts <= set(COMPOSE["services"])


KUBERNETES = OPS / "kubernetes"
MANIFESTS = [
    manifest
    for name in ("service", "scaling", "network")
    for manifest in yaml.safe_load_all((KUBERNETES / f"{name}.yaml").read_text())
]
PODS = {
    manifest["metadata"]["name"]: manifest["spec"]["template"]["spec"]
    for manifest in MANIFESTS
    if manifest["kind"] == "Deployment"
}


@pytest.mark.parametrize(
    "manifest", MANIFESTS, ids=lambda m: f"{m['kind']} {m['metadata']['name']}"
)
def test_kubernetes_knows_every_field_of_the_manifests(manifest: dict[str, Any]) -> None:
    kubernetes_validate.validate(manifest, kubernetes_validate.latest_version(), strict=True)


def test_pods_have_no_rights_and_a_place_to_write() -> None:
    assert set(PODS) == {"web", "worker"}
    for pod in PODS.values():
        assert pod["securityContext"]["runAsNonRoot"] and not pod["automountServiceAccountToken"]
        assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        (container,) = pod["containers"]
        rights = container["securityContext"]
        assert rights["readOnlyRootFilesystem"] and rights["capabilities"] == {"drop": ["ALL"]}
        assert {mount["mountPath"] for mount in container["volumeMounts"]} == {"/app/var", "/tmp"}


def test_manifests_hand_in_settings_that_are_known_and_name_what_is_there() -> None:
    (settings,) = (one["data"] for one in MANIFESTS if one["kind"] == "ConfigMap")
    assert set(settings) <= set(variable_names())
    Settings.from_env(settings)
    scaled = [one["spec"] for one in MANIFESTS if one["kind"] == "HorizontalPodAutoscaler"]
    assert {one["scaleTargetRef"]["name"] for one in scaled} == set(PODS)
    metrics_of = [metric for one in scaled for metric in one["metrics"]]
    external = [one["external"]["metric"]["name"] for one in metrics_of if "external" in one]
    adapter = yaml.safe_load((KUBERNETES / "prometheus-adapter.yaml").read_text())
    assert external == [rule["name"]["as"] for rule in adapter["rules"]["external"]]
    assert set(external) <= set(series())
