"""Why the rules found what they found, and what would mend it, in words."""

from __future__ import annotations

from providers.offline.quoting import called, line_around
from resume_api.domain.assessment import ABILITIES, Item, Judgement
from resume_api.domain.resume import Resume
from resume_api.languages.messages import Messages


def reason(messages: Messages, judgement: Judgement, resume: Resume) -> str:
    """Why a finding is as it is: a model's own sentence, or the rules' with the line that shows
    it; empty where unsaid."""
    if judgement.said:
        return judgement.said
    if not judgement.reason:
        return ""
    quote = line_around(resume, judgement.quotes[0]).text if judgement.quotes else ""
    return messages.say(f"reasons.{judgement.reason}", quote=quote, **judgement.values)


def remedy(messages: Messages, item: Item) -> str:
    """What would win an item's points back, as far as it is true of the candidate."""
    own = item.topic in ("soft", "domain") or item.topic not in ABILITIES
    topic = item.topic if own else "skill"
    language = item.finding.values.get("language", item.name)
    return messages.say(f"remedies.{topic}", name=called(item), language=language)
