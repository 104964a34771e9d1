"""Words for the parts that the slate added to the design system, in each script; see :mod:`.specimens`."""

from __future__ import annotations

from datetime import UTC, date, datetime

from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FILED = datetime(2027, 2, 1, 9, 30, tzinfo=UTC)
ASKED = datetime(2027, 2, 12, 14, 5, tzinfo=UTC)
DECIDED = datetime(2027, 3, 1, 0, 4, tzinfo=UTC)


class Due(Record):
    """A deadline in words."""

    on: date
    text: str
    left: str
    state: str


def _due(text: str, left: str, state: str = "") -> Due:
    return Due(on=date(2027, 3, 15), text=text, left=left, state=state)


SLATE: dict[str, dict[str, Any]] = {
    "ru": {
        "states": ("Рассматривает", "reviewing", "Предварительное решение", "Срок"),
        "due": _due("15 марта 2027", "осталось 5 рабочих дней", "soon"),
        "late": _due("15 марта 2027", "просрочено на 2 рабочих дня", "overdue"),
        "verdict": "Одобрено с условиями",
        "refused": "Отказано",
        "reasons": "Доли сторон соблюдены, сценарий убедителен в обеих странах.",
        "refusal": "Смета не подтверждена.",
        "conditions": ("Титры на двух языках.", "Договор с музеем до начала съёмок."),
        "evidence": "Макет титров от 2 марта.",
        "publication": "Будет опубликовано само 1 марта 2027 года, между 00:00 и 00:15 UTC.",
        "officers": ("Ирина Орлова", "王芳"),
        "producer": "Вера Лебедева",
        "producers": "продюсеры",
        "rooms": (
            ("internal", "Внутри вашей стороны", "Читает только ваша сторона.", "Экспертиза сметы — к пятнице."),
            ("producers", "С продюсерами", "Читают ваша сторона и продюсеры.", "Когда будет договор с музеем?"),
            ("parties", "С другой стороной", "Читают все ведомства.", "Готовы объявить решения 1 марта."),
        ),
        "forms": (("Игровой", "подано 2, одобрено 1, из 2"), ("Анимационный", "подано 3, одобрено 0, из 2")),
        "task": ("Линия снега", "2027-0004", "Проверить, полна ли заявка", "4 дня", "Проверить", "Игровой"),
        "acts": ("Заявка подана всем ведомствам", "Решение опубликовано", "Все стороны и продюсеры", "Все"),
    },
    "zh-hans": {
        "states": ("审议中", "reviewing", "初审决定", "期限"),
        "due": _due("2027年3月15日", "还有5个工作日", "soon"),
        "late": _due("2027年3月15日", "已逾期2个工作日", "overdue"),
        "verdict": "附条件批准",
        "refused": "不予批准",
        "reasons": "双方出资比例符合协定，剧本在两国都有说服力。",
        "refusal": "预算缺乏依据。",
        "conditions": ("片头片尾须用两种文字。", "开机前须与博物馆签订合同。"),
        "evidence": "3月2日的片头样稿。",
        "publication": "将于2027年3月1日00:00至00:15（UTC）自动公布。",
        "officers": ("Ирина Орлова", "王芳"),
        "producer": "林海",
        "producers": "制片方",
        "rooms": (
            ("internal", "本方内部", "只有本方可以阅读。", "预算评审周五前完成。"),
            ("producers", "与制片方", "本方和制片方可以阅读。", "与博物馆的合同何时提交？"),
            ("parties", "与对方", "各方主管机关可以阅读。", "可于3月1日共同公布。"),
        ),
        "forms": (("故事片", "申报2部，批准1部，名额2部"), ("动画片", "申报3部，批准0部，名额2部")),
        "task": ("雪线", "2027-0004", "查看项目资料是否齐全", "已4天", "查看", "故事片"),
        "acts": ("项目已向各方主管机关申报", "决定已公布", "各方与制片方", "所有人"),
    },
    "en": {
        "states": ("Considers it", "reviewing", "Provisional decision", "Deadline"),
        "due": _due("15 March 2027", "5 working days left", "soon"),
        "late": _due("15 March 2027", "overdue by 2 working days", "overdue"),
        "verdict": "Approved with conditions",
        "refused": "Refused",
        "reasons": "Both shares are within the agreement, and the script convinces in both countries.",
        "refusal": "The budget is not borne out.",
        "conditions": ("Titles in both languages.", "A contract with the museum before shooting."),
        "evidence": "Layout of the titles of 2 March.",
        "publication": "It is published by itself on 1 March 2027, between 00:00 and 00:15 UTC.",
        "officers": ("Irina Orlova", "Wang Fang"),
        "producer": "Vera Lebedeva",
        "producers": "producers",
        "rooms": (
            ("internal", "Inside your side", "Your side alone reads it.", "The budget is looked at by Friday."),
            ("producers", "With the producers", "Your side and the producers read it.", "When will the contract come?"),
            ("parties", "With the other side", "All authorities read it.", "We can publish on 1 March."),
        ),
        "forms": (("Fiction", "2 filed, 1 approved, of 2"), ("Animation", "3 filed, 0 approved, of 2")),
        "task": ("Snow Line", "2027-0004", "Check whether the dossier is complete", "for 4 days", "Check", "Fiction"),
        "acts": ("Proposal filed with all authorities", "Decision published", "All parties and the producers", "All"),
    },
}


def shown(code: str, tag: str, parties: list[str]) -> dict[str, Any]:
    """What the parts are given on the living page, in one script."""
    w = SLATE[code]
    return {
        "tracks": [_decided(w, tag), _considering(w, tag)],
        "secret": _secret(w, tag),
        "rooms": [_room(w, tag, parties, number) for number in range(len(w["rooms"]))],
        "fill": [_fill(word, text, parties, number) for number, (word, text) in enumerate(w["forms"])],
        "tasks": [_task(w, tag, due) for due in (w["due"], w["late"])],
        "acts": [_act(w, parties, number) for number in range(2)],
    }


def _decision(w: dict[str, Any], tag: str, **more: Any) -> dict[str, Any]:
    told = {"stage": w["states"][2], "revision": 2, "lang": tag, "own": True, "appeals": (), "waived": ""}
    ended = {"ended_at": None, "end_reason": "", "decided_at": ASKED, "published_at": None, "publication": ""}
    return {**told, **ended, "conditions": (), "decided_by": w["officers"][0], **more}


def _conditions(w: dict[str, Any], tag: str) -> list[dict[str, Any]]:
    plain = {"lang": tag, "settle": "", "waived": False, "met_by": "", "evidence": "", "met_at": None, "due": None}
    met = {"met_at": DECIDED, "met_by": w["officers"][0], "evidence": w["evidence"], "public": True}
    return [
        {**plain, "number": 1, "text": w["conditions"][0], **met},
        {**plain, "number": 2, "text": w["conditions"][1], "due": w["due"], "public": False, "settle": "#case"},
    ]


def _decided(w: dict[str, Any], tag: str) -> dict[str, Any]:
    found = _decision(
        w,
        tag,
        mark="needs_consent",
        verdict=w["verdict"],
        reasons=w["reasons"],
        published_at=DECIDED,
        conditions=_conditions(w, tag),
    )
    told = {"state": "approved_with_conditions", "state_word": w["verdict"], "stage": w["states"][2]}
    return {**told, "since": DECIDED, "due": None, "waits": "", "decision": found}


def _considering(w: dict[str, Any], tag: str) -> dict[str, Any]:
    word, state, stage, waits = w["states"]
    told = {"state": state, "state_word": word, "stage": stage, "since": FILED}
    return {**told, "due": w["due"], "waits": waits, "decision": None}


def _secret(w: dict[str, Any], tag: str) -> dict[str, Any]:
    told = {"mark": "fail", "verdict": w["refused"], "reasons": w["refusal"], "publication": w["publication"]}
    return _decision(w, tag, **told)


def _room(w: dict[str, Any], tag: str, parties: list[str], number: int) -> dict[str, Any]:
    room, word, who, text = w["rooms"][number]
    own = {"author": w["officers"][0], "party": parties[0], "at": ASKED, "text": text, "lang": tag}
    messages = [own]
    if room == "producers":
        messages.append({**own, "author": w["producer"], "party": w["producers"], "at": DECIDED, "text": w["evidence"]})
    return {"room": room, "word": word, "who": who, "messages": messages if room != "parties" else []}


def _fill(word: str, text: str, parties: list[str], number: int) -> dict[str, Any]:
    over = number == 1
    row = {"text": text, "filed": 100, "approved": 0 if over else 50, "quota": 67 if over else 100, "over": over}
    return {"form": word, "rows": [{**row, "party": party, "side": side} for side, party in enumerate(parties[:2])]}


def _task(w: dict[str, Any], tag: str, due: Due) -> dict[str, Any]:
    title, reference, what, lasts, act, about = w["task"]
    row = {"kind": "check", "title": title, "reference": reference, "what": what, "lasts": lasts, "about": about}
    return {**row, "href": "#tasks", "act": "#tasks", "act_word": act, "lang": tag, "since": FILED, "due": due}


def _act(w: dict[str, Any], parties: list[str], number: int) -> dict[str, Any]:
    done, audience = w["acts"][number], w["acts"][2 + number]
    row = {"done": done, "label": w["task"][0], "href": "#acts", "reason": w["reasons"] if number else ""}
    who = {"who": w["officers"][0] if number else w["producer"], "party": parties[0] if number else ""}
    digest = ("9f2c71d04be8", "03ab5e77c1f6")[number]
    return {**row, **who, "at": DECIDED if number else FILED, "audience": audience, "digest": digest}
