"""What the usual LaTeX commands do to text: tables, to which the source adds its own macros.

Arguments: ``-`` one that is not text, ``t`` one that is.
"""

from __future__ import annotations

import re
from functools import cache

from pylatexenc.latex2text import get_default_latex_context_db


def words(listing: str) -> frozenset[str]:
    """The names in a listing."""
    return frozenset(listing.split())


_TEXT = (
    "textbf textit emph textsc texttt textrm textsf textsl textmd textup textnormal underline "
    "uline mbox fbox makebox framebox text mathrm mathbf mathit lr rl LR RL textlatin url "
    "nolinkurl path centerline leftline rightline hbox vbox uppercase lowercase MakeUppercase "
    "MakeLowercase textsubscript textsuperscript enquote textquote sout so caps ul hl "
    "textpersian textenglish textarabic caption footnote"
)
_DROPPED = {
    "-": "documentclass usepackage RequirePackage input include includeonly includegraphics label "
    "ref pageref cite citep citet nocite bibliography bibliographystyle addbibresource "
    "printbibliography vspace pagecolor rowcolor cellcolor hypersetup geometry pagestyle "
    "thispagestyle pagenumbering fancyhf fancyhead fancyfoot lhead chead rhead lfoot cfoot "
    "rfoot setmainfont setsansfont setmonofont newfontfamily fontspec fontfamily fontseries "
    "fontshape linespread setstretch photo profilepic faIcon faicon icon aiicon moderncvstyle "
    "moderncvcolor moderncvtheme usetikzlibrary graphicspath setlist immediate special "
    "openin openout moderncvicons bookmarksetup tikz cline cmidrule selectlanguage "
    "phantomsection newlength newcounter newif stepcounter refstepcounter usetheme "
    "settextfont setlatintextfont setdigitfont setdefaultlanguage setotherlanguage "
    "setmainlanguage ignorespaces hyphenation columnratio setcolumnwidth fontdir colorsection "
    "raggedcolumns vphantom graphpaper",
    "--": "setlength addtolength rule setcounter addtocounter colorlet titlespacing "
    "definecolorseries setkomafont addtokomafont setbeamercolor newcolumntype settowidth let",
    "---": "DeclareUnicodeCharacter makecvfooter",
    "-----": "titleformat",
    "-t": "hyperlink colorbox raisebox parbox scalebox rotatebox "
    "hypertarget foreignlanguage textlang adjustbox hyperref",
    "-t-": "ifthenelse",
    "--t": "fcolorbox resizebox multicolumn multirow",
}
_SWITCHES = (
    "scshape bfseries itshape slshape tiny scriptsize footnotesize small normalsize large "
    "Large LARGE huge Huge normalfont rmfamily sffamily ttfamily mdseries upshape em bf it sc "
    "rm tt sf sl centering raggedright raggedleft noindent indent selectfont maketitle "
    "makecvtitle today null relax protect xspace "
    "leavevmode strut fill hfil vfil vfill smallskip medskip bigskip hline toprule midrule "
    "bottomrule titlerule flushleft flushright clearfpage nobreak goodbreak nopagebreak "
    "pagebreak newpage clearpage cleardoublepage frontmatter mainmatter appendix sloppy fussy "
    "begingroup endgroup bgroup egroup unskip null thepage appendix expandafter global long "
    "makeatletter makeatother nolinebreak allowbreak urlstyle flushbottom raggedbottom "
    "singlespacing onehalfspacing doublespacing columnbreak switchcolumn unhbox hss vss "
    "ignorespacesafterend bidi RTL LTR rtl ltr printkeyvaluelist par@ persianyear"
)
ARGUMENTS: dict[str, str] = (
    {name: arguments for arguments, names in _DROPPED.items() for name in words(names)}
    | dict.fromkeys(words(_TEXT), "t")
    | dict.fromkeys(words(_SWITCHES), "")
)
LENGTHS = words(
    "textwidth linewidth columnwidth paperwidth hsize baselineskip textheight paperheight "
    "parskip parindent itemsep topsep tabcolsep arraystretch hangindent leftmargin "
    "rightmargin fboxsep leftskip rightskip"
)
SPACING = words("vskip hskip kern mskip parindent parskip hangindent baselineskip")
HEADING = re.compile(r"section|^chapter$|^rubric$|^part$|heading$", re.I)
LISTS = words("itemize enumerate description cvitems compactitem list")
LETTERS = {
    "newline": "\n", "linebreak": "\n", "tabularnewline": "\n", "par": "\n\n", "hfill": "\t",
    "dotfill": "\t", "hrulefill": "\t", "quad": " ", "qquad": " ", "space": " ", "enspace": " ",
    "enskip": " ", "thinspace": " ", "nobreakspace": " ", "textvisiblespace": " ", "and": ", ",
    "slash": "/", "LaTeX": "LaTeX", "TeX": "TeX", "XeLaTeX": "XeLaTeX", "euro": "€", "EUR": "€",
    "copyright": "©", "zwnj": "\u200c", "cdotp": "·", "textbar": "|",
}  # fmt: skip
CONTACT = words(
    "name firstname familyname lastname author title position jobtitle address phone mobile "
    "email homepage website social github linkedin gitlab twitter extrainfo quote tagline "
    "personalinfo socialinfo location born nationality info contact headline cvname "
    "cvjobtitle cvdate cvaddress cvnumberphone cvmail cvsite mail smartphone telephone orcid "
    "stackoverflow xing skype dateofbirth jobinfo subtitle makeheader aboutme skills "
    "skillstext"
)
NETWORKS = words("linkedin github gitlab twitter stackoverflow orcid xing skype")
_LABELLED = words(
    "cvitem cvline cvskill cvskills cvlanguage cvcomputer keywordsentry skill cvitemwithcomment"
)
# What stands between the first two arguments of a command, and between the others.
JOINED_BY = dict.fromkeys(_LABELLED, (": ", ", ")) | {
    "name": (" ", " "),
    "address": (", ", ", "),
    "cvtag": (", ", ", "),
}
PREFIXES = {"footnote": " ", "cvlistitem": "• ", "cvlistdoubleitem": "• "}
ENVIRONMENT_ARGUMENTS = {
    "tabular": 1, "tabular*": 2, "tabularx": 2, "tabulary": 2, "longtable": 1, "array": 1,
    "minipage": 1, "multicols": 1, "adjustwidth": 2, "wrapfigure": 2, "list": 2, "paracol": 1,
    "supertabular": 1, "tabu": 1, "xltabular": 2, "thebibliography": 1, "spacing": 1,
    "otherlanguage": 1, "textblock": 1, "changemargin": 2, "fullwidth": 0,
}  # fmt: skip
SKIPPED_ENVIRONMENTS = frozenset({"comment", "filecontents", "filecontents*", "tikzpicture"})
_ICON = re.compile(r"(?:fa|ai)[a-z]*[A-Z]\w*")


def is_icon(name: str) -> bool:
    """Whether a command draws an icon of FontAwesome or Academicons."""
    return bool(_ICON.fullmatch(name))


@cache
def letter(name: str) -> str | None:
    """What a command without arguments stands for (``\\alpha``, ``\\ss``), or None."""
    if name in LETTERS:
        return LETTERS[name]
    if name in ARGUMENTS:
        return None
    found = get_default_latex_context_db().get_macro_spec(name)
    replacement = getattr(found, "simplify_repl", None)
    return replacement if isinstance(replacement, str) and "%" not in replacement else None
