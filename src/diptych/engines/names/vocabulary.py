"""Words that stand in names and name nobody: titles, forms of address, particles, generations, patronymics.

Ordinary words of their languages, kept short: those that stand beside names in credits, catalogues and letters. The
Latin ones were read with the lists of rigour (github.com/opensanctions/rigour, resources/names/stopwords.yml, MIT)
beside them; words that are also given names (Major, Duke, Prince) are left out, as there. All are written as
:func:`folding.key` writes them.
"""

from __future__ import annotations

HONORIFICS = frozenset(
    """
    mr mrs ms miss mx madame mme mlle monsieur frau herr senor senora dr doctor prof professor sir dame lady
    hon honourable honorable reverend rev amb ambassador capt captain gen general adm admiral col colonel comrade
    гн гжа господин госпожа гражданин гражданка др доктор проф профессор акад академик тов товарищ сэр леди мистер
    миссис мисс мадам
    """.split()  # noqa: SIM905
)
"""Before a name, with a full stop or without; what is one letter is an initial."""

HAN_HONORIFICS = ("先生", "女士", "小姐", "太太", "夫人", "同志", "博士", "教授", "导演", "老师")
"""After a name, without a space. Simplified."""

PARTICLES = frozenset(
    """
    af al bin da das de del della den der des di do dos du el ibn la le los ten ter van vom von y zu zum zur
    аль бин ван да де дель делла ден дер ди до дос дю ибн ла ле тер фон цу эль
    """.split()  # noqa: SIM905
)
"""Before a family name. Many are family names too (Ван Бинь, Ди Каприо): a first word is one only in small letters."""

GENERATIONS = frozenset(
    {"jr", "junior", "sr", "senior", "ii", "iii", "iv", "мл", "младший", "младшая", "ст", "старший", "старшая"}
)
"""After a name."""

PATRONYMICS = (
    *("ович", "евич", "ёвич", "ьич", "овна", "евна", "ёвна", "ична"),
    *("ovich", "evich", "ovitch", "evitch", "ovna", "evna", "ichna", "ovic", "evic"),
)
"""Endings of patronymics, of men and of women. Some family names have the first of them (Шостакович)."""

WOMENS_PATRONYMICS = ("овна", "евна", "ична", "ovna", "evna", "ichna")
"""Endings that no family name has."""

SHORT_PATRONYMICS = frozenset(
    {"ильич", "кузьмич", "лукич", "никитич", "саввич", "фомич", "ilyich", "ilich", "kuzmich", "lukich", "nikitich"}
)
"""Of men whose father's name ends in a vowel. Some are family names too (Ильич, of Serbs)."""

HAN_PATRONYMICS = ("维奇", "耶维奇", "夫娜", "芙娜")
"""How the endings are written in Chinese, between two points."""
