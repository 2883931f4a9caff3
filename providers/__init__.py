"""The pluggable models: a registry, and the chain of those that are in use."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module

from providers.base import Provider
from providers.chain import Chain
from providers.llm import LLMProvider
from providers.settings import ProviderSettings

# A provider is one line here, one module, and its settings.
PROVIDERS = {
    "mistral": "providers.mistral:MistralProvider",
    "openai": "providers.openai:OpenAIProvider",
    "gemini": "providers.gemini:GeminiProvider",
    "openrouter": "providers.openrouter:OpenRouterProvider",
    "anthropic": "providers.anthropic:AnthropicProvider",
    "offline": "providers.offline:OfflineProvider",
}


@cache
def create(name: str, settings: ProviderSettings) -> Provider:
    """The provider ``name``: one object for equal settings in a process, its module imported now.

    A model takes the settings, any other provider needs none. Raises KeyError for a name that is
    not in ``PROVIDERS``.
    """
    module, _, class_name = PROVIDERS[name].partition(":")
    kind: type[Provider] = getattr(import_module(module), class_name)
    return kind(settings) if issubclass(kind, LLMProvider) else kind()


def build(settings: ProviderSettings, names: Iterable[str]) -> Chain:
    """The chain of ``names``, first to last."""
    return Chain([create(name, settings) for name in names])
