"""The same in German, French, Spanish, Italian, Portuguese and Turkish."""

from __future__ import annotations

GERMAN = (
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
FRENCH = (
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
SPANISH = (
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
ITALIAN = (
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
PORTUGUESE = (
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
TURKISH = (
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
