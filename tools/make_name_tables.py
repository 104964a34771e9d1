"""Write src/diptych/engines/names/tables.py: letters that look alike, Chinese family names, Palladius' syllables.

Run it from the top of the source tree, in the environment that `make test` builds, with one more package, whose data
are read and not shipped::

    pip install confusable-homoglyphs
    python tools/make_name_tables.py
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from confusable_homoglyphs.confusables import confusables_data
from pypinyin import Style, pinyin
from pypinyin.contrib.tone_convert import to_normal
from pypinyin.pinyin_dict import pinyin_dict
from pypinyin.style.cyrillic import converter

TARGET = Path(__file__).parents[1] / "src" / "diptych" / "engines" / "names" / "tables.py"
WIDTH = 120

HUNDRED = """
赵钱孙李周吴郑王 冯陈褚卫蒋沈韩杨 朱秦尤许何吕施张 孔曹严华金魏陶姜 戚谢邹喻柏水窦章 云苏潘葛奚范彭郎 鲁韦昌马苗凤花方
俞任袁柳酆鲍史唐 费廉岑薛雷贺倪汤 滕殷罗毕郝邬安常 乐于时傅皮卞齐康 伍余元卜顾孟平黄 和穆萧尹姚邵湛汪 祁毛禹狄米贝明臧
计伏成戴谈宋茅庞 熊纪舒屈项祝董梁 杜阮蓝闵席季麻强 贾路娄危江童颜郭 梅盛林刁钟徐邱骆 高夏蔡田樊胡凌霍 虞万支柯昝管卢莫
经房裘缪干解应宗 丁宣贲邓郁单杭洪 包诸左石崔吉钮龚 程嵇邢滑裴陆荣翁 荀羊於惠甄麴家封 芮羿储靳汲邴糜松 井段富巫乌焦巴弓
牧隗山谷车侯宓蓬 全郗班仰秋仲伊宫 宁仇栾暴甘钭厉戎 祖武符刘景詹束龙 叶幸司韶郜黎蓟薄 印宿白怀蒲邰从鄂 索咸籍赖卓蔺屠蒙
池乔阴郁胥能苍双 闻莘党翟谭贡劳逄 姬申扶堵冉宰郦雍 郤璩桑桂濮牛寿通 边扈燕冀郏浦尚农 温别庄晏柴瞿阎充 慕连茹习宦艾鱼容
向古易慎戈廖庾终 暨居衡步都耿满弘 匡国文寇广禄阙东 欧殳沃利蔚越夔隆 师巩厍聂晁勾敖融 冷訾辛阚那简饶空 曾毋沙乜养鞠须丰
巢关蒯相查后荆红 游竺权逯盖益桓公 晋楚闫法汝鄢涂钦 岳帅缑亢况后有琴 商牟佘佴墨哈谯笪年爱阳佟言福
"""
"""The one-character names of the Hundred Family Names (百家姓, Northern Song), in the order of the poem."""

HUNDRED_COMPOUND = """
万俟 司马 上官 欧阳 夏侯 诸葛 闻人 东方 赫连 皇甫 尉迟 公羊 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 公孙 仲孙 轩辕 令狐
钟离 宇文 长孙 慕容 鲜于 闾丘 司徒 司空 亓官 司寇 颛孙 端木 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 百里
东郭 南门 呼延 归海 羊舌 微生 梁丘 左丘 东门 西门 伯赏 南宫 第五
"""
"""Its names of two characters. 仉督 and 子车, which the poem runs together in one line, are left out."""

TODAY = """
王李张刘 陈杨黄赵 吴周徐孙 马朱胡郭 何林罗高 郑梁谢宋 唐许韩邓 冯曹彭曾 肖田董潘 袁蔡蒋余 于杜叶程 魏苏吕丁
任卢姚沈 钟姜崔谭 陆范汪廖 石金韦贾 夏付方邹 熊白孟秦 邱侯江尹 薛闫段雷 龙黎史陶 贺毛郝顾 龚邵万覃 武钱戴严 莫孔向常
"""
TODAY_COMPOUND = "欧阳 上官 皇甫 令狐 诸葛 司徒 司马 申屠 夏侯 贺兰 完颜 慕容 尉迟 长孙"
"""The hundred family names that most people bear and the commonest ones of two characters: the report of the Ministry
of Public Security for 2020, as reprinted at http://j1364.cn/sndf/3589d4473572151379.html and
http://www.uuuxu.com/20221114493062.html
"""

READINGS = {
    # Before one certain character.
    "令狐": "líng-hú",
    "万俟": "mò-qí",
    "澹台": "tán-tái",
    "长孙": "zhǎng-sūn",
    "尉迟": "yù-chí",
    "单于": "chán-yú",
    "秘": "bì",
    "卜": "bǔ",
    "长": "cháng",
    "种": "chóng",
    "重": "chóng",
    "刀": "diāo",
    "干": "gān",
    "葛": "gě",
    "盖": "gě",
    "过": "guō",
    "华": "huà",
    "纪": "jǐ",
    "牟": "mù",
    "区": "ōu",
    "繁": "pó",
    "仇": "qiú",
    "任": "rén",
    "单": "shàn",
    "召": "shào",
    "折": "shé",
    "舍": "shè",
    "沈": "shěn",
    "隗": "wěi",
    "解": "xiè",
    "莘": "xīn",
    "燕": "yān",
    "尉": "yù",
    "乐": "yuè",
    "员": "yùn",
    "查": "zhā",
    "翟": "zhái",
    "曾": "zēng",
}
"""Readings that a character has at the head of a name and not elsewhere: CLDR, common/transforms/Han-Latin-Names.xml.

The second characters of compounds, and 单于, are read as pypinyin reads the word.
"""

CORRECTED = {"chuo": "чо", "duo": "до", "shuo": "шо", "suo": "со", "tuo": "то", "yo": "йо"}
"""Where pypinyin is not what the system has. ``chuo`` by the table at https://studfile.net/preview/3067621, of which
the rest could not be read; the others as github.com/moltinginstar/li-bai has them, compared and not copied."""

NO_SYLLABLES = {"biang", "bong", "din", "fiao", "hm", "hng", "len", "m", "n", "ng", "nun", "wong", "ê"}
"""Readings of dialects and interjections, in no table of the system."""

ALPHABETS = ("LATIN", "CYRILLIC", "GREEK")

MODULE = '''\
"""Tables that the engine of names stands on, quick to import.

Written by ``python tools/make_name_tables.py``; edit that and run it again.

- ``LIKE_LATIN`` and its like: single letters of Latin, Cyrillic and Greek that look like a single letter of another of
  these, in Unicode's confusables (UTS #39, through confusable-homoglyphs {confusables}). Unicode Licence.
- ``FAMILY_NAMES``, ``COMPOUND_FAMILY_NAMES``: the Hundred Family Names (百家姓, a text of the Northern Song, from
  github.com/chinese-poetry/chinese-poetry) with the commonest of today (report of the Ministry of Public Security of
  China for 2020), in simplified characters.
- ``FAMILY_READINGS``: how a character is read at the head of a name; CLDR, common/transforms/Han-Latin-Names.xml.
  Unicode Licence.
- ``FAMILY_PINYIN``: these family names in pinyin, by the same readings and pypinyin {pypinyin} (MIT).
- ``PALLADIUS``: pinyin syllables in Russian letters, by pypinyin, corrected in {corrected} syllables: one by the table
  at https://studfile.net/preview/3067621, the others as github.com/moltinginstar/li-bai has them.
"""
'''

HEAD = """
from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pairs(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


"""


def confusables() -> dict[str, dict[str, str]]:
    """By the alphabet wanted, each letter of the others that looks like one of its letters."""
    prototypes: dict[str, set[str]] = {}
    for letter, alike in confusables_data.items():
        for other in alike:
            if len(letter) == 1 == len(other["c"]):
                prototypes.setdefault(letter, set()).add(other["c"])
    found: dict[str, dict[str, str]] = {alphabet: {} for alphabet in ALPHABETS}
    for letter, others in prototypes.items():
        for other in others:
            own, wanted = alphabet(letter), alphabet(other)
            if (
                own
                and wanted
                and own != wanted
                and plain(other)
                and today(letter)
                and letter.isupper() == other.isupper()
            ):
                found[wanted].setdefault(letter, other)
    return found


def alphabet(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return name.partition(" ")[0] if "LETTER" in name and name.startswith(ALPHABETS) else ""


def plain(letter: str) -> bool:
    """Letters of today's languages: those that looked-for words are written in."""
    return letter.isascii() or "\u0391" <= letter <= "\u03c9" or "\u0400" <= letter <= "\u045f"


def today(letter: str) -> bool:
    """Letters that keyboards have; those of phoneticians and of old books are not typed by mistake."""
    return plain(letter) or letter in "һӏԛԝүҮ"


def syllables() -> dict[str, str]:
    found = {to_normal(one, v_to_u=True) for readings in pinyin_dict.values() for one in readings.split(",")}
    table = {one: converter.to_cyrillic(one.replace("ü", "v")) for one in sorted(found - NO_SYLLABLES)}
    return table | CORRECTED


def read(name: str) -> str:
    """A family name in pinyin without tones, in one word."""
    syllables = READINGS[name].split("-") if name in READINGS else [one[0] for one in pinyin(name, style=Style.TONE)]
    return "".join(to_normal(one, v_to_u=True) for one in syllables)


def pairs(name: str, values: dict[str, str]) -> str:
    """A table as text, which the formatter leaves alone: keys and values in turn."""
    return f'{name} = _pairs("""\n{wrapped(f"{key} {value}" for key, value in values.items())}\n""")\n'


def words(name: str, values: Iterable[str]) -> str:
    return f'{name} = _words("""\n{wrapped(values)}\n""")\n'


def wrapped(words: Iterable[str]) -> str:
    """Words in lines that fit; a Chinese character is as wide as two letters."""
    text = " ".join(words)
    wide = any(letter > "\u2e80" for letter in text)
    return textwrap.fill(text, WIDTH // 2 if wide else WIDTH, break_on_hyphens=False)


def main() -> None:
    single = dict.fromkeys("".join(HUNDRED.split()))
    compound = dict.fromkeys(HUNDRED_COMPOUND.split())
    single.update(dict.fromkeys("".join(TODAY.split())))
    compound.update(dict.fromkeys(TODAY_COMPOUND.split()))
    single.update(dict.fromkeys(name for name in READINGS if len(name) == 1))
    text = MODULE.format(
        confusables=version("confusable-homoglyphs"),
        pypinyin=version("pypinyin"),
        corrected=len(CORRECTED),
    )
    text += HEAD
    for wanted, letters in confusables().items():
        text += pairs(f"LIKE_{wanted}", dict(sorted(letters.items()))) + "\n"
    text += words("FAMILY_NAMES", single) + "\n"
    text += words("COMPOUND_FAMILY_NAMES", compound) + "\n"
    text += pairs("FAMILY_READINGS", READINGS) + "\n"
    text += words("FAMILY_PINYIN", sorted({read(name) for name in (*single, *compound)})) + "\n"
    text += pairs("PALLADIUS", syllables())
    TARGET.write_text(text)


if __name__ == "__main__":
    main()
