"""Resumes of people who do not exist, in layouts and languages that parsers meet."""

ENGLISH = """\
Maya Thornfield
Senior Platform Engineer
Leeds, UK | maya.thornfield@example.org | +44 20 7946 0018 | github.com/mayathornfield

PROFESSIONAL SUMMARY
Platform engineer who keeps other people's services running.

WORK EXPERIENCE
Senior Platform Engineer                                   Mar 2021 – Present
Northwind Traders Ltd, Leeds
• Cut deployment time from 40 minutes to 6 by rebuilding the
pipelines on Kubernetes
• Led a team of five engineers

Software Engineer                                   Sept 2017 – Feb 2021
Blue Lantern GmbH, Berlin
• Wrote the billing service in Python
• Moved 14 services to AWS

EDUCATION
MSc in Computer Science, University of Sheffield, 2015 – 2017
BSc Mathematics, University of York, 2012 – 2015

CERTIFICATIONS
AWS Certified Solutions Architect, 2022

LANGUAGES
English (native), German (B2)
"""

GERMAN = """\
Lebenslauf
Jonas Achterberg
Musterweg 4, 50667 Köln
Telefon: +49 221 5550 123
E-Mail: jonas.achterberg@example.org

Berufserfahrung
seit 04/2019: Projektleiter, Rheinblick Maschinenbau GmbH, Köln
- Leitung von 12 Projekten mit einem Budget von 3 Mio. Euro
- Einführung von SAP in zwei Werken
10/2014 – 03/2019: Vertriebsingenieur, Falkenhain AG, Bonn
- Betreuung von 40 Kunden in Süddeutschland

Ausbildung
10/2009 – 09/2014: Diplom-Ingenieur Maschinenbau, Technische Universität Dortmund
2009: Abitur, Schiller-Gymnasium Köln

Sprachkenntnisse
Deutsch: Muttersprache
Englisch: verhandlungssicher
Französisch: Grundkenntnisse
"""

FRENCH = """\
Camille Desrosiers
Développeuse web
Lyon, France – camille.desrosiers@example.org – 06 12 34 56 78

EXPÉRIENCE PROFESSIONNELLE
Développeuse full-stack | Atelier Numérique SARL | janvier 2020 à ce jour
• Refonte du site de vente : +35 % de commandes
• Encadrement de deux stagiaires
Assistante chef de projet | Groupe Valmonde | septembre 2017 - décembre 2019
• Suivi du planning et du budget

FORMATION
2015 - 2017 : Master Informatique, Université Lumière Lyon 2
2012 - 2015 : Licence Mathématiques, Université de Grenoble

LANGUES
Français : langue maternelle
Anglais : C1
"""

SPANISH = """\
Lucía Benavides Ortega
Contable
Valencia, España | lucia.benavides@example.org | +34 600 123 456

Perfil
Contable con ocho años de experiencia en pymes.

Experiencia laboral
Contable senior
Distribuciones Marazul S.L., Valencia
Marzo de 2018 - Actualidad
• Cierre mensual de cuatro sociedades
• Reducción del plazo de cobro de 75 a 48 días
Auxiliar administrativa
Gestoría Pinares, Castellón
Junio 2015 - Febrero 2018
• Facturación y atención a clientes

Formación académica
Grado en Administración de Empresas, Universidad de Valencia, 2011 - 2015

Idiomas
Español: nativo
Inglés: B2
"""

PERSIAN = """\
نیلوفر کاویانی
مهندس نرم‌افزار
تهران | niloufar.kaviani@example.org | ۰۹۱۲ ۰۰۰ ۱۲۳۴

سوابق شغلی
برنامه‌نویس ارشد، شرکت آوای مهر
فروردین ۱۳۹۸ تا کنون
• طراحی و پیاده‌سازی سامانه پرداخت با Python و Django
• راهبری تیم چهار نفره
برنامه‌نویس، شرکت داده‌گستر پویا
مهر ۱۳۹۴ تا اسفند ۱۳۹۷
• توسعه سرویس‌های گزارش‌گیری

تحصیلات
کارشناسی ارشد مهندسی کامپیوتر، دانشگاه صنعتی کاوه، ۱۳۹۲ - ۱۳۹۴
کارشناسی ریاضی، دانشگاه سپهر، ۱۳۸۸ - ۱۳۹۲

زبان‌ها
فارسی: زبان مادری
انگلیسی: پیشرفته
"""

ARABIC = """\
سلمى الحداد
محاسبة
عمّان، الأردن | salma.haddad@example.org | +962 7 9000 1234

الخبرات العملية
محاسبة أولى - شركة النخيل للتجارة
يناير ٢٠١٩ - حتى الآن
• إعداد القوائم المالية الشهرية
• تقليل أخطاء الفواتير بنسبة ٣٠٪
محاسبة - مؤسسة البيان
مارس ٢٠١٥ - ديسمبر ٢٠١٨
• متابعة حسابات ٥٠ عميلا

التعليم
بكالوريوس محاسبة، جامعة الروابي، ٢٠١١ - ٢٠١٥

اللغات
العربية: اللغة الأم
الإنجليزية: جيدة جدا
"""

ITALIAN = """\
Tommaso Bellandi
Infermiere
Torino, Italia | tommaso.bellandi@example.org

ESPERIENZE LAVORATIVE
Infermiere, Ospedale San Callisto, Torino
da giugno 2019
• Assistenza a 20 pazienti per turno
Infermiere, Clinica Ponte Alto, Asti
gennaio 2016 - maggio 2019
• Turni di pronto soccorso

ISTRUZIONE
Laurea triennale in Infermieristica, Università di Torino, 2012 - 2015
"""

TURKISH = """\
Deniz Karaboğa
Yazılım Mühendisi
İzmir, Türkiye | deniz.karaboga@example.org | +90 532 000 00 00

İŞ DENEYİMİ
Kıdemli Yazılım Mühendisi | Yakamoz Teknoloji A.Ş. | Ocak 2020 - Halen
• Ödeme sisteminin geliştirilmesi
Yazılım Geliştirici | Turkuaz Bilişim | Eylül 2016 - Aralık 2019
• Mobil uygulama geliştirme

EĞİTİM
Lisans, Bilgisayar Mühendisliği, Ege Kıyı Üniversitesi, 2012 - 2016
"""
