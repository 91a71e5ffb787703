"""A small knowledge base, written to a folder, that tests may spoil as they like."""

from pathlib import Path

SOURCES = """\
- id: usc-8-1357
  publisher: U.S. House of Representatives
  title: 8 U.S.C. 1357
  url: https://uscode.house.gov/view.xhtml?req=8+usc+1357
  kind: statute
  primary: true
- id: wlrn-2025-07-09
  publisher: WLRN
  title: Key West votes again
  url: https://www.wlrn.org/key-west
  date: "2025-07-09"
  kind: news
  primary: false
"""

HELP = """\
- id: hotline
  name: A Hotline
  what: {en: For families., es: Para familias., ht: Pou fanmi.}
  needs: [legal]
  phone: 305-555-0100
  languages: [en, es, ht]
  sources: [wlrn-2025-07-09]
  as_of: "2026-01"
"""

URGENT = """\
- id: door
  title: {en: ICE is at the door, es: ICE está en la puerta, ht: ICE nan pòt la}
  steps:
    - {en: Keep the door closed., es: No abra la puerta., ht: Kenbe pòt la fèmen., sources: [usc-8-1357]}
    - {en: Ask for the paper., es: Pida el papel., ht: Mande papye a., sources: [usc-8-1357]}
  help: [hotline]
  as_of: "2026-01-05"
  reviewed: "2026-01-05"
  review_by: "2027-01-05"
"""

PEOPLE = """\
- id: jane-roe
  kind: person
  name: Jane Roe
  roles:
    - {en: Commissioner, es: Comisionada, ht: Komisyonè, since: "2022", sources: [wlrn-2025-07-09], as_of: "2025-07-09"}
"""

LAWS = """\
- id: usc-8-1357
  cite: 8 U.S.C. 1357(g)
  marks: [287(g)]
  entry: what-is-287g
  entries: [arguments]
"""

TERMS = """\
- id: detainer
  term: {en: detainer, es: solicitud de retención, ht: demann pou kenbe}
  aliases: {en: [ICE hold], es: [retención], ht: []}
  en: A request to a jail.
  es: Una petición a una cárcel.
  ht: Yon demann bay yon prizon.
  sources: [usc-8-1357]
  as_of: "2026-01"
  status: in-force
  entries: [what-is-287g]
"""

TIMELINE = """\
- id: second-vote
  date: "2025-07-08"
  strand: key-west
  title: {en: The second vote, es: El segundo voto, ht: Dezyèm vòt la}
  en: The commission voted 4-2 to enter into an agreement.
  es: La comisión votó 4 a 2 para suscribir un acuerdo.
  ht: Komisyon an te vote 4 kont 2 pou antre nan yon akò.
  sources: [wlrn-2025-07-09]
  as_of: "2025-07-09"
  people: [jane-roe]
  entries: [second-vote]
  vote:
    body: {en: City Commission, es: Comisión, ht: Komisyon}
    yes: 4
    no: 2
    absent: 1
    voters: {jane-roe: "no"}
  laws: [287(g)]
"""


def entry(id: str, area: str, title: str, questions: list[str], **more: str) -> str:
    """An entry of which every text is made from `title`, so that tests know it when they see it."""
    asked = "\n".join(f"    - '{question}'" for question in questions)
    lines = "\n".join(f"{key}: {value}" for key, value in more.items())
    claim = (
        f"en: {title} claim NUMBER., es: {title} dato NUMBER., ht: {title} pawòl NUMBER., "
        'sources: [{id: usc-8-1357, at: (g)(1)}, wlrn-2025-07-09], as_of: "2025-07-09", '
        "status: in-force"
    )
    details = "\n".join(f"  - {{{claim.replace('NUMBER', number)}}}" for number in "ABC")
    return f"""\
id: {id}
area: {area}
title: {{en: "{title} en", es: "{title} es", ht: "{title} ht"}}
questions:
  en:
{asked}
  es: ["es {title}"]
  ht: ["ht {title}"]
keywords: {{en: ["{title}"], es: ["{title}"], ht: ["{title}"]}}
answer: {{{claim.replace("NUMBER", "first")}}}
details:
{details}
reviewed: "2026-01-05"
review_by: "2027-01-05"
{lines}
"""


ENTRIES = {
    "federal/what-is-287g": entry(
        "what-is-287g", "federal", "Delegation",
        ["What is 287(g)?", "explain the 287g program"], related="[second-vote]",
    ),
    "key-west/second-vote": entry(
        "second-vote", "key-west", "Second vote",
        ["How did Key West vote on July 8?", "Who voted no on July 8?"], related="[arguments]",
        people="[jane-roe]",
    ),
    "florida/arguments": entry(
        "arguments", "florida", "Arguments", ["What are the arguments for and against?"],
        views="""
  - {holder: {en: The sheriff, es: El sheriff, ht: Cherif la}, side: for, en: It is safer., es: Es más seguro., ht: Li pi bon., sources: [wlrn-2025-07-09], as_of: "2025-07-09"}
  - {holder: {en: The league, es: La liga, ht: Lig la}, side: against, en: It costs trust., es: Cuesta confianza., ht: Li koute konfyans., sources: [wlrn-2025-07-09], as_of: "2025-07-09"}""",
    ),
    "decoys/asylum": entry(
        "asylum", "decoys", "Asylum", ["How do I ask for asylum?", "asylum application form"],
        help="[hotline]",
    ),
}  # fmt: skip


def write_sample(folder: Path) -> Path:
    """Write the sample to `folder` (made if need be); the folder."""
    texts = {
        "sources.yaml": SOURCES,
        "help.yaml": HELP,
        "urgent.yaml": URGENT,
        "people.yaml": PEOPLE,
        "glossary.yaml": TERMS,
        "laws.yaml": LAWS,
        "timeline/federal.yaml": "[]\n",
        "timeline/florida.yaml": "[]\n",
        "timeline/key-west.yaml": TIMELINE,
        "timeline/places.yaml": "[]\n",
    } | {f"entries/{name}.yaml": text for name, text in ENTRIES.items()}
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
