"""The phrases of ``instructions``: orders and addresses, never topics, by language.

Each row: words one of which must occur for the phrase to be possible (none: always tried), and the
phrase, in the notation that ``instructions`` explains.
"""

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

_ENGLISH = (
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
_GERMAN = (
    (
        "ignoriere ignorieren ignoriert ignorier vergiss vergessen missachte missachten übergehe",
        r"(?:ignoriere[nt]?|ignorier|vergiss|vergessen|missachte[nt]?|übergehe[nt]?)(?: sie)?\b~"
        r"(?:anweisung|instruktion|vorgabe|regel|befehl|prompt|richtlinie)(?:en|n|s)?\b",
    ),
    (
        "bewerte bewerten benote benoten stufe stufen beurteile beurteilen",
        r"(?:bewerte|benote|stufe|beurteile)[nt]?(?: sie)? (?:diese[nmrs]?|den|die|dem) "
        r"(?:kandidat|bewerb|lebenslauf|profil)\w*~"
        r"(?:100|10/10|höchst|maximal|bestnote|perfekt|voll|ideal|beste)",
    ),
    (
        "gib geben vergib vergeben",
        r"(?:gib|geben sie|vergib|vergeben sie) (?:diese[nmrs]?|dem|der) "
        r"(?:kandidat|bewerb|lebenslauf|profil)\w*~(?:punkt|note|wertung|bewertung|score)",
    ),
    (
        "stelle stellen empfiehl empfehlen wähle wählen",
        r"(?:stelle|stellen sie|empfiehl|empfehlen sie|wähle|wählen sie) diese[nmr]? "
        r"(?:kandidat|bewerber)\w*",
    ),
    (
        "ki sprachmodell intelligenz chatbot",
        r"(?:du bist|sie sind) (?:jetzt |nun )?(?:eine? )?(?:\w+ ){0,2}"
        r"(?:ki(?:-modell|-assistent)?|sprachmodell|künstliche intelligenz|chatbot)\b(?!-)",
    ),
    (
        "ki sprachmodell intelligenz",
        r"als (?:großes )?(?:(?:ki-)?sprachmodell|ki-modell|ki-assistent)\b",
    ),
)
_FRENCH = (
    (
        "ignore ignorer ignorez oublie oublier oubliez tiens tenez",
        r"(?:ignore[rz]?|oublie[rz]?|ne (?:tiens|tenez) pas compte)\b~"
        r"(?:instructions?|consignes?|directives?|règles?|prompts?)\b",
    ),
    (
        "note noter notez évalue évaluer évaluez classe classer classez juge juger jugez",
        r"(?:note|évalue|classe|juge)[rz]? (?:à )?(?:ce|cet|cette|le|la) "
        r"(?:candidat|candidate|candidature|cv|profil|curriculum)\b~"
        r"(?:100|10/10|20/20|maxim|meilleur|parfait|premi|excellent|haut)",
    ),
    (
        "attribue attribuer attribuez donne donner donnez accorde accorder accordez",
        r"(?:attribue|donne|accorde)[rz]? (?:à )?(?:ce|cet|cette|au|la) "
        r"(?:candidat|candidate|candidature|cv|profil)\b~(?:note|score|points)\b",
    ),
    (
        "candidat candidate candidature",
        r"(?:recommande[rz]?|embauche[rz]?|retene[rz]|sélectionne[rz]?) (?:absolument )?"
        r"(?:ce|cet|cette) (?:candidat|candidate|candidature)\b",
    ),
    (
        "ia intelligence langage chatbot",
        r"(?:tu es|vous êtes|en tant (?:que |qu['’]))(?: ?maintenant| ?désormais)? ?"
        r"(?:une? )?(?:ia|intelligence artificielle|(?:grand )?modèle de langage|assistant ia|"
        r"chatbot)\b",
    ),
)
_SPANISH = (
    (
        "ignora ignore ignorar olvida olvide caso sigas omite omita",
        r"(?:ignora|ignore|ignorar|olvida|olvide|ha(?:z|ga) caso omiso de|no sigas|omit[ea])\b~"
        r"(?:instrucci[oó]n|instrucciones|indicaciones|órdenes|reglas|directrices)\b",
    ),
    (
        "califica califique puntúa puntúe evalúa evalúe valora valore clasifica clasifique",
        r"(?:califi(?:ca|que)|puntú[ae]|evalú[ae]|valor[ae]|clasifi(?:ca|que)) (?:a )?"
        r"(?:este|esta|al|el|la) "
        r"(?:candidat[oa]|candidatura|aspirante|postulante|solicitante|curr[ií]cul(?:um|o)|cv|perfil)\b~"
        r"(?:100|10/10|máxim|perfect|más alt|mejor|excelente|primer)",
    ),
    (
        "da dale dé otorga otorgue asigna asigne",
        r"(?:da|dale|dé|otorg(?:a|ue)|asign[ae]) (?:a )?(?:este|esta|al|la) "
        r"(?:candidat[oa]|candidatura|aspirante|postulante|curr[ií]culum|cv|perfil)\b~"
        r"(?:puntuación|puntaje|calificación|nota)\b",
    ),
    (
        "candidato candidata aspirante postulante",
        r"(?:contrat[ae]|recom(?:ienda|iende)|seleccion[ae]|eli[gj][ea]) a (?:este|esta) "
        r"(?:candidat[oa]|aspirante|postulante)\b",
    ),
    (
        "ia inteligencia lenguaje",
        r"(?:eres|usted es) (?:ahora )?(?:una? )?"
        r"(?:ia|inteligencia artificial|modelo de lenguaje|asistente de ia)\b",
    ),
    ("lenguaje", r"como (?:un )?(?:gran )?modelo de lenguaje\b"),
)
_ITALIAN = (
    (
        "ignora ignorate ignorare dimentica",
        r"(?:ignora(?:te|re)?|dimentica)\b~(?:istruzioni|regole|direttive|indicazioni)\b",
    ),
    (
        "valuta assegna dai",
        r"(?:valuta|assegna|dai) (?:a )?(?:questo|questa|al|il) "
        r"(?:candidato|candidata|curriculum|cv|profilo)\b~"
        r"(?:100|massim|perfett|più alto|10/10|punteggio)",
    ),
    (
        "ia intelligenza linguistico",
        r"sei (?:ora )?un['’a]? ?"
        r"(?:ia|intelligenza artificiale|modello linguistico|assistente ia)\b",
    ),
)
_PORTUGUESE = (
    (
        "ignore ignora ignorar esqueça desconsidere",
        r"(?:ignor[ea]r?|esqueça|desconsidere)\b~"
        r"(?:instruções|regras|diretrizes|orientações|comandos)\b",
    ),
    (
        "avalie classifique dê atribua pontue",
        r"(?:avalie|classifique|dê|atribua|pontue) (?:a |ao )?(?:este |esta |o |a )?"
        r"(?:candidato|candidata|currículo|cv|perfil)\b~"
        r"(?:100|máxim|perfeit|mais alt|10/10|pontuação|nota)",
    ),
    (
        "ia inteligência linguagem",
        r"(?:você é|tu és) (?:agora )?(?:uma? )?"
        r"(?:ia|inteligência artificial|modelo de linguagem|assistente de ia)\b",
    ),
)
_TURKISH = (
    (
        "",
        r"(?:önceki|yukarıdaki|tüm|bütün)\b~(?:talimat|yönerge|komut|kural)\w*~"
        r"(?:yok say|görmezden gel|unut|dikkate alma|göz ardı et)\w*",
    ),
    (
        "adaya adayı özgeçmişi özgeçmişe başvuruyu",
        r"bu (?:adaya|adayı|özgeçmişi|özgeçmişe|başvuruyu)\b~"
        r"(?:puan|100|en yüksek|işe al|öner|tam not)\w*",
    ),
    ("sen", r"sen (?:artık )?bir (?:yapay zek|dil modeli|asistan)\w*"),
)
_PERSIAN_PERSON = r"(?:متقاضی|کاندیدا|کاندید|داوطلب|نامزد|رزومه|کارجو|فرد)"
_PERSIAN = (
    (
        "نادیده فراموش کنار",
        r"(?:دستور|فرمان|راهنمایی|پیام|قوانین|قواعد)[\w\u200c]*~(?:نادیده|فراموش کن|کنار بگذار)",
    ),
    (
        "متقاضی کاندیدا کاندید داوطلب نامزد رزومه کارجو فرد",
        rf"(?:به )?این {_PERSIAN_PERSON}\b~"
        r"(?:بالاترین|حداکثر|نمره|امتیاز|بهترین|۱۰۰|100)~(?:بده|دهید|بدهید|کن|کنید|قرار|رتبه)",
    ),
    (
        "متقاضی کاندیدا کاندید داوطلب نامزد کارجو فرد",
        rf"این {_PERSIAN_PERSON} را~"
        r"(?:استخدام|تایید|تأیید|توصیه|پیشنهاد|انتخاب|قبول) ?(?:کن|کنید|نما)\w*",
    ),
    (
        "هوش زبانی دستیار",
        r"(?:تو|شما) (?:اکنون |حالا )?(?:یک )?(?:دستیار )?(?:هوش مصنوعی|مدل زبانی|هوشمند)"
        r"(?: بزرگ)? (?:هستی|هستید|می ?باشید)",
    ),
    ("زبانی مصنوعی", r"(?:به عنوان|بعنوان) (?:یک )?(?:مدل زبانی|دستیار هوش مصنوعی)\b"),
    ("سیستم سیستمی", r"(?:پرامپت|دستور|پیام) (?:سیستم|سیستمی) ?:"),
)
_ARABIC_PERSON = r"(?:هذا|هذه) (?:المرشح|المرشحة|المتقدم|المتقدمة|السيرة|الطلب)"
_ARABIC = (
    (
        "تجاهل تجاهلي تجاهلوا انس أهمل تتبع",
        r"(?:تجاهل|تجاهلي|تجاهلوا|انس|أهمل|لا تتبع)\b~"
        r"(?:التعليمات|تعليمات|الأوامر|التوجيهات|الإرشادات|القواعد|الرسائل)",
    ),
    (
        "المرشح المرشحة المتقدم المتقدمة السيرة الطلب",
        rf"(?:ل|امنح |أعط |اعط |أعطِ |ضع |قي[ّ]?م |صن[ّ]?ف ){_ARABIC_PERSON}\b~"
        r"(?:100|١٠٠|أعلى|كامل|ممتاز|الدرجة|درجة|تقييم|الأول|أفضل)",
    ),
    (
        "المرشح المرشحة المتقدم المتقدمة",
        rf"(?:وظ[ّ]?ف|اختر|رش[ّ]?ح|اقبل|أوصِ? ب) ?{_ARABIC_PERSON}",
    ),
    (
        "أنت بصفتك",
        r"(?:أنت|بصفتك) (?:الآن )?"
        r"(?:نموذج(?:ا|اً)? لغ|نموذج ذكاء|مساعد(?:ا|اً)? ذك|ذكاء اصطناعي|نظام ذكاء)",
    ),
    ("النظام", r"(?:موجه|رسالة|تعليمات) النظام ?:"),
)
PHRASES = (
    *_ENGLISH,
    *_GERMAN,
    *_FRENCH,
    *_SPANISH,
    *_ITALIAN,
    *_PORTUGUESE,
    *_TURKISH,
    *_PERSIAN,
    *_ARABIC,
)
