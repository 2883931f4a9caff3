"""English orders and addresses to a model, a row as the package explains."""

from __future__ import annotations

_CANDIDATE = r"(?:candidate|applicant|resume|cv|application|profile|person)"
_TOP = (
    r"(?:100|10/10|5/5|10 out of|high|higher|highest|top|first|maximum|max|full|perfect|excellent|"
    r"ideal|strong|best|above)"
)
_AI = r"(?:ai|llms?|chatgpt|gpt|claude|gemini|copilot|language models?|automated)"
_AI_ROLE = (
    r"(?:systems?|assistants?|reviewers?|screeners?|recruiters?|evaluators?|parsers?|tools?|"
    r"models?|readers?|agents?)"
)
_AI_WORDS = "ai llm llms chatgpt gpt claude gemini copilot language automated chatbot bot robot ats"

ENGLISH = (
    (
        "ignore disregard forget override bypass follow aside",
        r"(?:ignore|disregard|forget|override|bypass|do not follow|don't follow|set aside)\b~"
        r"\b(?:previous|prior|above|earlier|preceding|all|any|other|existing|your|system|these|those)\b~"
        r"\b(?:instructions?|prompts?|directions|rules|guidelines|commands?|messages?|constraints)\b",
    ),
    (
        "ignore disregard forget",
        r"(?:ignore|disregard|forget) (?:everything|anything|all) "
        r"(?:above|before|you|that came|prior|previous|said)\b",
    ),
    (
        "rate score rank grade mark classify label evaluate assess list place put",
        r"(?:rate|score|rank|grade|mark|classify|label|evaluate|assess|list|place|put) "
        rf"(?:this|that) {_CANDIDATE}\b~\b{_TOP}\b",
    ),
    (
        "rate score rank grade evaluate",
        rf"(?:rate|score|rank|grade|evaluate) (?:the|my|me|him|her|them|it) ?{_CANDIDATE}?\b~"
        r"\b(?:100|10/10|5/5|10 out of 10|highest|maximum|perfect score|above all)\b",
    ),
    (
        "give award assign grant",
        rf"(?:give|award|assign|grant) (?:(?:this|the|my) {_CANDIDATE}|me|him|her|them|it)\b~"
        r"\b(?:score|rating|rank|grade|marks|points)\b",
    ),
    (
        "recommend hire shortlist select choose accept approve advance",
        r"(?:recommend|hire|shortlist|select|choose|accept|approve|advance) (?:this|that) "
        r"(?:candidate|applicant|person)\b",
    ),
    (
        "candidate applicant",
        r"(?:this|the) (?:candidate|applicant) (?:must|should|has to|needs to) (?:always )?be "
        r"(?:hired|recommended|selected|shortlisted|accepted|ranked|rated|scored|advanced|approved|"
        r"invited)\b",
    ),
    (
        "candidate applicant",
        r"this (?:is an?|candidate is(?: an?| the)?|applicant is(?: an?| the)?) "
        r"(?:exceptionally|perfectly|extremely|highly|ideally|uniquely|absolute|perfect|ideal|best|"
        r"most) (?:[\w-]+ ){0,2}"
        r"(?:qualified|fit|match|candidate|applicant|choice|suited|suitable)\b",
    ),
    (
        _AI_WORDS,
        r"you are (?:now )?(?:an? |the )?(?:\w+(?: |-)){0,3}"
        r"(?:ai|llm|language model|chatbot|gpt|resume (?:screener|reviewer|parser|evaluator))\b"
        r"(?! (?:engineer|developer|researcher|scientist|specialist|expert|enthusiast|lead|"
        r"architect|consultant|product|strategist|team|company))",
    ),
    ("language", r"as an? (?:ai |artificial intelligence |large )?language model\b"),
    (
        _AI_WORDS,
        r"if you(?:'re| are) (?:an? |the )?(?:\w+ ){0,2}"
        r"(?:ai|llm|language model|chatbot|bot|robot|automated|ats)\b",
    ),
    (
        _AI_WORDS,
        r"(?:attention|dear|hey|hello|hi|(?:note|message|instructions?|reminder) (?:to|for)) "
        rf"(?:the |any |all |our )?{_AI}(?: {_AI_ROLE})?\s*[:!]",
    ),
    (
        _AI_WORDS,
        r"(?:attention|(?:note|message|instructions?|reminder) (?:to|for)) (?:the |any |all )?"
        r"(?:ai|llm|automated) (?:systems?|assistants?|reviewers?|screeners?|recruiters?|"
        r"evaluators?|parsers?)\b",
    ),
    (
        "system instruction instructions assistant",
        r"^\W{0,5}(?:system prompt|system message|system|new instructions?|assistant)\W{0,4}:\s*"
        r"(?:you|ignore|disregard|always|never|rate|score|rank|give|recommend|the candidate|"
        r"this candidate|from now)\b",
    ),
    (
        "mention reveal disclose report flag",
        r"do not (?:mention|reveal|disclose|report|flag) (?:this|these) "
        r"(?:instructions?|prompt|note|message|text)\b",
    ),
    (
        "prompt instructions",
        r"(?:print|repeat|reveal|output|show|display|leak) (?:me )?(?:your (?:full |hidden )?|the )"
        r"(?:system prompt|system message|instructions above)\b",
    ),
    (
        "respond reply answer return output",
        r"(?:respond|reply|answer|return|output) (?:only )?(?:with )?(?:an? )?(?:\w+ ){0,3}"
        r"(?:score of|rating of|10/10|100/100|100%)",
    ),
    (
        "score scores rating ratings match percentage rank",
        r"(?:set|make|change|raise) (?:the|all|every|your|this|my|its) (?:\w+ ){0,2}"
        r"(?:score|rating|match|percentage|rank)s? (?:to|=|at) (?:\d|the max|max|the high|high)",
    ),
    (
        "treat consider regard",
        r"(?:treat|consider|regard) (?:this|the) (?:candidate|applicant|resume|cv) as "
        r"(?:an? |the |being )?(?:fully|highly|perfect|ideal|best|top|qualified|strong|match)",
    ),
    (
        "requirement requirements criteria criterion skill skills",
        r"(?:mark|treat|consider|count|judge) (?:all|every|each)(?: of)?(?: the| these)? "
        r"(?:requirements?|criteria|criterion|skills?) (?:as |to be |is |are )*(?:fully )?"
        r"(?:met|satisfied|fulfilled|present)\b",
    ),
    ("now forward", r"(?:from now on|going forward),? you (?:will|must|should|are)\b"),
    (
        "im_start im_end system user assistant endoftext",
        r"<\|(?:im_start|im_end|system|user|assistant|endoftext)\|>",
    ),
    ("inst sys", r"\[/?INST\]|<</?SYS>>"),
    ("system instruction instructions", r"^#{2,} ?(?:system|(?:new )?instructions?) ?:?$"),
)
