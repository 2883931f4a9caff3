"""Un CV à la française, tapé sous Word : styles de titre, coordonnées dans l'en-tête."""

from docx import Document
from docx.document import Document as Docx

POSTES = (
    (
        "Responsable logistique",
        "Entrepôts Valsereine, Lyon",
        "avril 2020 – aujourd'hui",
        (
            "Encadrement de 24 personnes et de 3 chefs d'équipe sur un entrepôt de 18 000 m².",
            "Erreurs de préparation réduites de 2,1 % à 0,6 % grâce aux codes-barres.",
            "Pilotage de la mise en place du WMS Reflex : 40 000 références migrées en cinq mois.",
            "Négociation avec six transporteurs ; coût du transport en baisse de 12 %.",
        ),
    ),
    (
        "Coordinatrice transport",
        "Comptoir des Alpes, Grenoble",
        "septembre 2016 – mars 2020",
        (
            "Planification de 70 livraisons par jour en France et en Suisse.",
            "Suivi des indicateurs sous Excel et présentation mensuelle à la direction.",
        ),
    ),
)
RUBRIQUES = (
    (
        "Formation",
        (
            "Master Logistique et supply chain, Université Grenoble Alpes, 2014 – 2016",
            "Licence Économie et gestion, Université Savoie Mont Blanc, 2011 – 2014",
        ),
    ),
    (
        "Compétences",
        (
            "Gestion des stocks, WMS Reflex, SAP, Excel, planification des transports",
            "Management d'équipe, amélioration continue (Lean), sécurité au travail",
            "CACES R489 catégories 1, 3 et 5 (2023), permis B",
        ),
    ),
    ("Langues", ("Français (langue maternelle), anglais (B2), italien (B1)",)),
    ("Centres d'intérêt", ("Trail en montagne, réparation de vélos dans un atelier associatif",)),
)


def build() -> Docx:
    """Le document, pas encore enregistré."""
    document = Document()
    document.sections[0].header.paragraphs[
        0
    ].text = "Camille Rochebrune | Lyon | 04 65 71 00 42 | camille.rochebrune@example.com"
    document.add_heading("Camille Rochebrune", level=0)
    document.add_paragraph(
        "Responsable logistique, neuf ans d'expérience en entrepôt et en transport"
    )
    document.add_heading("Expérience professionnelle", level=1)
    for titre, entreprise, dates, missions in POSTES:
        document.add_heading(f"{titre} – {entreprise}", level=2)
        document.add_paragraph(dates)
        for mission in missions:
            document.add_paragraph(mission, style="List Bullet")
    for rubrique, lignes in RUBRIQUES:
        document.add_heading(rubrique, level=1)
        for ligne in lignes:
            document.add_paragraph(ligne)
    return document
