"""Tells whether somebody asks if a place is in the 287(g) program, or works with ICE."""

from functools import cache
from itertools import pairwise

from bot.languages import Language
from bot.matching.near_words import NearWords
from bot.text import fold, words


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_JOIN = {
    Language.EN: _set(
        "sign signed signs signing join joined joins participate participates participated"
        " participating participant enrolled enroll cooperate cooperates cooperating cooperated"
        " collaborate collaborates collaborating partner partners partnered partnering agreed"
    ),
    Language.ES: _set(
        "firmo firmaron firmado firma firman firmar participa participan participando participo"
        " coopera cooperan cooperando colabora colaboran colaborando unio unieron inscrito inscrita"
        " adherido incluida incluido suscribio metio metieron apunto entro"
    ),
    Language.HT: _set(
        "siyen sinyen siyin patisipe kolabore kowopere kopere enskri rantre antre ladan ladann"
    ),
}
_WORK = {
    Language.EN: _set("work works working worked help helps helping assist assists with"),
    Language.ES: _set("trabaja trabajan trabajando trabajar ayuda ayudan ayudando"),
    Language.HT: _set("travay ede kole"),
}
_ICE = _set("ice ices migra migras imigrasyon inmigracion immigration feds federales ays federal")
_PROGRAM = {
    Language.EN: _set(
        "program programs 287 287g agreement agreements deal pact moa contract list listed"
        " partnership tfm wso jem model models deals"
    ),
    Language.ES: _set("programa acuerdo acuerdos convenio convenios pacto contrato lista modelo"),
    Language.HT: _set("pwogram ako akor kontra lis antant"),
}
_FRAME = {
    Language.EN: _set(
        "is are was were isnt arent does do did doesnt didnt has have hasnt any in on whether if"
        " which got part about under s"
    ),
    Language.ES: _set(
        "esta estan tiene tienen hay es son forma parte ha han en sera si cuales que cuantos"
        " cuantas"
    ),
    Language.HT: _set("eske ske esk gen genyen nan se ki fe pati sou si"),
}
_RELATION = {
    Language.EN: _set("in on part has have any which under got doing doesnt isnt arent hasnt"),
    Language.ES: _set("esta estan tiene tienen hay parte en con cuales ha han"),
    Language.HT: _set("gen genyen nan pati sou ki"),
}
"""Words that say that somebody has an agreement or is on the list, not what the program is."""
_BLOCKED = {
    Language.EN: _set(
        "why vote votes voted voting leave left leaves leaving quit exit exited withdraw withdrew"
        " void voided cancel canceled cancelled end ended ends rejoin rejoined reenter reentered"
        " letter sue sued suing lawsuit court judge should must required require requires"
        " mandatory refuse refuses refused means mean explain history law laws bill statute"
        " after before"
        " desantis governor chief reverse reversed repeal repealed overturn protest paper papers"
        " form happens happened happen punished penalty fined removed forced illegal legal opinion"
        " bad good better wrong think commission commissioners council mayor again difference"
        " deported arrested stop stopped pull pulled afraid cost costs money train training"
        " trained against"
        " racist racism immoral support crime quota quotas dead public read reduce free"
        " expire expires complaint complaints misconduct immunity liable explained compare"
        " compared versus vs types limits limit course test become optional steps deadline"
        " license licenses banned bounties pay paid pays petition growth share percent"
        " percentage supervise supervision history unauthorized"
    ),
    Language.ES: _set(
        "porque voto votaron votar voto salio salir salirse dejo dejaron retiro retirarse anulo"
        " anular anularon cancelo cancelar carta demanda demando debe deben obligado obligada"
        " obligatorio obligan significa explica explicame historia ley leyes jefe gobernador"
        " despues antes"
        " papel papeles documento formulario pasa paso sanciones multa juez corte tribunal"
        " comision concejo alcalde opinas piensas mal bien diferencia deportan detienen paran"
        " cuesta entrenamiento contra votacion"
        " racista racismo apoya apoyas bueno malo vence publico publica quejas queja curso"
        " examen capacitacion comparar comparado tipos tipo limites costo bono licencias"
        " licencia prohibidas requisitos gratis plazo fecha numero"
    ),
    Language.HT: _set(
        "poukisa pouki vote kite soti retire anile let pwose jij tribinal dwe oblije lwa chef"
        " gouvene papye fom istwa apre anvan esplike vle rive komisyon majistra panse move bon kont"
        " depote arete lajan"
        " rasis dako bon kou egzamen konpare diferans kalite limit lisans piblik plent peye"
        " pousantaj chwa"
    ),
}
_WHAT = _set("what whats que kisa sak who whos quien quienes kiyes kimoun")
_WHEN = _set("when cuando kile")
_WHAT_OF = _set(
    "agency agencies city cities county counties agreement agreements model models police"
    " department departments town towns place places sheriff sheriffs state states about kind"
    " agencia agencias ciudad ciudades condado condados acuerdo acuerdos policia policias modelo"
    " ajans vil konte ako polis lapolis model"
)
_HOW = _set("how hows como cmo kijan kouman koman")
_HOW_OF = _set("many do can se saber puedo se sabe pou m")
_WHEN_OF = _set("sign signed join joined firmo unio siyen antre entro")
_CAN = _set("can could puede pueden podria kapab ka kab")
_CAN_OF = _set("you u i me usted uno decirme ou di m tell")
_DUTY = {("have", "to"), ("has", "to"), ("need", "to"), ("needs", "to"), ("tiene", "que"),
         ("tienen", "que"), ("gen", "pou"), ("que", "firmar")}  # fmt: skip
_BE = _set("is are was isnt arent")
_TAKES_PART = {("in", word) for word in ("it", "too", "this", "that", "yet", "already")} | {
    ("part", "of")
}
_WITH = _set("with con ak avek")
_SHORT = 6
"""Words: "hialeah 287g?" needs no verb to be a question about taking part."""
_MOST_WORDS = 40


def asks_participation(text: str, language: Language | None = None) -> bool:
    """Whether `text` asks if some place or agency is in the program, has signed or works with ICE.

    "Why", "how", votes, leaving, duties and the like are other questions, which entries answer.
    `language` limits the words that count to that language and English; None tries all three.
    """
    tokens = tuple(part for word in words(text) for part in _parts(word))
    if not 1 <= len(tokens) <= _MOST_WORDS:
        return False
    lexicon = _lexicon(language)
    tokens = tuple(lexicon.corrected(token) for token in tokens)
    if _is_other_question(tokens, lexicon):
        return False
    joins = any(token in lexicon.join for token in tokens)
    framed = any(token in lexicon.frame for token in tokens)
    program = any(token in lexicon.program for token in tokens)
    works = any(token in lexicon.work for token in tokens)
    with_ice = any(token in _ICE for token in tokens)
    ends_in = any(token in _BE for token in tokens) and (
        tokens[-1] == "in" or any(pair in _TAKES_PART for pair in pairwise(tokens))
    )
    side_by_side = framed and with_ice and any(token in _WITH for token in tokens)
    if joins and (framed or program or with_ice or len(tokens) <= _SHORT):
        return True
    related = any(token in lexicon.relation for token in tokens)
    return (
        (program and (related or len(tokens) <= _SHORT))
        or (works and with_ice)
        or ends_in
        or side_by_side
    )


def _is_other_question(tokens: tuple[str, ...], lexicon: "_Lexicon") -> bool:
    if any(word in lexicon.blocked for word in tokens):
        return True
    if any(pair in _DUTY for pair in pairwise(tokens)):
        return True
    for position, word in enumerate(tokens):
        following = tokens[position + 1 : position + 3]
        if word in _HOW and not any(other in _HOW_OF for other in following):
            return True
        if word in _CAN and not any(other in _CAN_OF for other in following):
            return True
        if word in _WHEN and not any(other in _WHEN_OF for other in tokens[position + 1 :]):
            return True
        # "Que" in the middle is "that"; at the start it asks.
        asks = word in _WHAT and (word != "que" or position == 0)
        if asks and not any(other in _WHAT_OF for other in following):
            return True
    return False


class _Lexicon:
    """The words of one language and English, or of all."""

    def __init__(self, language: Language | None) -> None:
        languages = tuple(Language) if language is None else {language, Language.EN}
        self.join = _union(_JOIN, languages)
        self.work = _union(_WORK, languages)
        self.program = _union(_PROGRAM, languages)
        self.frame = _union(_FRAME, languages)
        self.relation = _union(_RELATION, languages)
        self.blocked = _union(_BLOCKED, languages)
        self._known = self.join | self.work | self.program | self.frame | self.blocked
        self._near = NearWords(
            word for word in self.join | self.program | self.blocked if len(word) >= 6
        )

    def corrected(self, token: str) -> str:
        """`token`, or the word of the subject that it misspells by one slip."""
        if token in self._known or len(token) < 5:
            return token
        near = self._near.near(token)
        return near[0] if near else token


_lexicon = cache(_Lexicon)


def _union(
    sets: dict[Language, frozenset[str]], languages: "tuple[Language, ...] | set[Language]"
) -> frozenset[str]:
    return frozenset().union(*(sets[language] for language in languages))


def _parts(word: str) -> list[str]:
    return fold(word).replace("'", "").replace("-", " ").replace(".", " ").split()
