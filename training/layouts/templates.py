"""Templates of entry heads, by kind of layout (see ``heads``)."""

JOB = """
{T} > {D} / {C}, {P}
{T} > {D} / {C} > {P}
{C} > {P} / {T} > {D}
{C} > {D} / {T} > {P}
{C}, {P} > {D} / {T}
{T} / {C}, {P} / {D}
{T} / {C} / {D} / {P}
{C} / {T} / {D}
{D} / {T} / {C}, {P}
{D} / {T} / {C} - {P}
{D} / {C} / {T}
{T} / {D} / {C}
{C} / {D} / {T}
{T} | {C} | {P} > {D}
{T}, {C} > {D}
{T} ({D}) / {C}, {P}
{C} ({D}) / {T}
{T} at {C} > {D}
{T} @ {C} > {D} / {P}
{C} / {T} > {D} / {P}
{T} - {C} > {D}
{T} – {C}, {P} > {D}
{C} — {T} > {D}
{D} > {P} / {T} / {C}
{T}, {D} / {C} – {P}
{T} , {D} / {C} - {P}
{C}, {T} > {D}
""".strip().splitlines()
ONE_LINE = """
{T} | {C} - {P} | {D}
{T} | {C} | {P} | {D}
{C} | {T} | {D}
{T}, {C}, {P}, {D}
{C}, {P}, {T} {D}
{C}, {P} — {T} — {D}
{D}: {T} at {C} ({P})
{D}: {T}, {C}, {P}
{D} - {T} - {C}
{D} {T}, {C}, {P}
{D}  {C}  {T}
{T} - {C} - {P} ({D})
{T} ({C}), {D}
{T}, {C} ({D})
{T} @ {C}, {D}
{T} • {C} • {P} • {D}
{C} – {T} ({D})
{T} with {C} from {D}
{D} | {C} | {P} | {T}
{C}: {T}, {D}
{T} · {C} · {D} · {P}
{C}, {P}, {T} {S}/{E}
{D} {T}; {C}
{D}, {T} in {C}, {P}
{T} for {C} {D}
""".strip().splitlines()
LIVE = """
{T} {D} / {C} {P}
{T} {D} {C} {P}
{D} {C} {P} / {T}
{D} / {T} {C} {P}
{D} {C} , {P} {T}
{C} {D} {T} / {P}
{C} {P} {T} {D}
{T} / {D} {C} {P}
{T} / {D} {C} , {P}
{T} , {D} / {C} – {P}
{T} | {C} - {P} | {D}
{T} / {C} - {P} {D}
{T} {D} / {C} , {P}
{T} / {C} {P} {D}
{D} {T} / {C} - {P}
{T} {C} {P} {D}
{C} {T} {P} {D}
{C} - {T} / {P} {D}
{T} / {D} {C} ï¼ {P}
{D} {C} ï¼ {P} {T}
{T} {D} / {C} ï¼ {P}
""".strip().splitlines()
MARGIN = """
{T} / {C}, {P}
{C} > {P} / {T}
{T}, {C}, {P}
{C} / {T}
{T} | {C}
{T} / {C} / {P}
{C}, {P} / {T}
{C} — {T}
{T} at {C}, {P}
{C}: {T}
{T}
""".strip().splitlines()
LABELS = """
{l_company}: {C} / {l_title}: {T} / {l_dates}: {D}
{l_title}: {T} / {l_company}: {C} / {l_dates}: {D} / {l_place}: {P}
{l_dates}: {D} / {l_title}: {T} / {l_company}: {C}, {P}
{l_company} : {C} / {l_title} : {T} / {l_place} : {P} / {l_dates} : {D}
{l_company}: {C} {l_dates}: {D} / {l_title}: {T}
{l_dates}	{D} / {l_title}	{T} / {l_company}	{C}
{l_dates} {D} / {l_title} {T} / {l_company} {C}, {P}
{C} / {l_title}: {T} / {l_dates}: {D}
{C} > {D} / {l_title}: {T}
{l_title} – {T} / {l_company} – {C} / {l_dates} – {D}
{T} / {l_company}: {C} / {l_dates}: {D} / {l_place}: {P}
{l_company} :- {C} / {l_title} :- {T} / {l_dates} :- {D}
""".strip().splitlines()
PROJECT = """
{T} > {D}
{T} ({D})
{project_word}: {T} / {l_company}: {C} / {l_dates}: {D}
{T} - {C} > {D}
{T}, {C}, {D}
{D} {T}
{T}
""".strip().splitlines()
STUDY = """
{G}, {F} > {D} / {I}, {P}
{G} in {F} > {D} / {I} > {P} / {N}
{I} > {P} / {G}, {F} > {D}
{I} > {D} / {G} in {F}, {N}
{I}, {P} > {D} / {G} ({F}) / {N}
{G} / {I} / {D}
{D} / {G}, {F} / {I}, {P} / {N}
{G} : {F} , {D} / {I} {P} {N}
{G} : {F} {D} {I} {P} {F} {N}
{G} : {F} , {E} {I} {P}
{G} {F} {E} / {I} - {P}
{I} | {P} {G} | {E}
{G} , {F} {E} {I} {P} , {N}
{G} in {F} from {I} in {E}
{G}({F}) from {I} in {E}
{G}({F}) {I}, {P}, {E}
{G} from {I} in {E}, {N}
{G} from {I} with {N} in {E}
{I} ({P}). {F}, {D}
{I}. {F} {D}
{D} {I} {F}
{D}: {G} {F}, {I}, {P}
{D} {G}, {I}
{I}, {G} {F}, {D}, {N}
{I} / {G} {F} / {D} / {N}
{I} - {P} {E} {G} : {F} {N}
{G} - {F}, {I} ({D}) - {N}
{G} ({F}), {D} / {I}, {P}
{F} - {I} > {D}
{G} | {I} | {D} | {N}
{G} of {F} / {I} / {P} / {E}
{E} / {G}: {F} / {I} — {P} / {N}
{I}, {P} — {G}, {F} — {D}
""".strip().splitlines()
STUDY_MARGIN = """
{G}, {F} / {I}, {P} / {N}
{G} in {F}, {I}
{I} / {G} {F} / {N}
{I}, {P} / {G}, {F}
{G} | {I}
{G} / {I}
{I}: {G} ({F}), {N}
""".strip().splitlines()
STUDY_LABELS = """
{l_degree}: {G} / {l_field}: {F} / {l_institution}: {I} / {l_year}: {E}
{l_institution}: {I} / {l_degree}: {G} {F} / {l_dates}: {D}
{l_degree} : {G} / {l_institution} : {I}, {P} / {l_year} : {E} / {l_grade} : {N}
{l_dates}	{D} / {l_degree}	{G}, {F} / {l_institution}	{I}
{l_dates} {D} / {l_degree} {G} / {l_field} {F} / {l_institution} {I}
{I} / {l_degree}: {G} / {l_field}: {F} / {l_year}: {E}
{l_degree} :- {G} / {l_institution} :- {I} / {l_year} :- {E}
""".strip().splitlines()
SINGLE = """
{T}, {E}
{T} ({E})
{T}, {C}, {E}
{E} {T}
{E}: {T} – {C}
{T} - {C} - {E}
{T} > {E}
{T} | {C} | {E}
{T}: {C}, {E}
{C} {T} {E}
""".strip().splitlines()
VOLUNTEER = """
{T} > {D} / {C}
{T}, {C} > {D}
{T} at {C} {D}
{T}, {C}, {D}
{C} – {T} ({D})
{D} {T}, {C}
{D}: {C}, {T}
{C} / {T} / {D}
""".strip().splitlines()
