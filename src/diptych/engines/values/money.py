"""Amounts of money and the dated rates that connect currencies.

>>> Money.parse("17776000 CNY").to("RUB", [Rate(base="CNY", quote="RUB", rate=Fraction("11.25"))])
Money(amount=Fraction(199980000, 1), currency='RUB')
"""

from __future__ import annotations

from fractions import Fraction

from diptych.engines.values.codes import CURRENCIES
from diptych.engines.values.dates import PartialDate
from diptych.engines.values.exact import number, plain
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Rate(Record):
    """One unit of ``base`` is worth ``rate`` units of ``quote``, as of a date, by a source."""

    base: str
    quote: str
    rate: Fraction
    on: PartialDate | None = None
    source: str | None = None


class Money(Record):
    """An exact amount in one ISO 4217 currency."""

    amount: Fraction
    currency: str

    @classmethod
    def parse(cls, text: str) -> Money:
        """Read ``500 000 000 RUB`` or ``RUB 500000000``; ValueError (text) or KeyError (unknown currency)."""
        bare = text.strip()
        if bare[:3].isalpha():
            currency, amount = bare[:3], bare[3:]
        else:
            amount, currency = bare[:-3], bare[-3:]
        if not (currency.isalpha() and currency.isascii() and currency.isupper() and amount.strip()):
            raise ValueError(text)
        value = number(amount)
        if currency not in CURRENCIES:
            raise KeyError(currency)
        return cls(amount=value, currency=currency)

    def to(self, currency: str, rates: Iterable[Rate]) -> Money | None:
        """Convert by the rate given in either direction; None when no such rate is known."""
        if currency == self.currency:
            return self
        for rate in rates:
            if (rate.base, rate.quote) == (self.currency, currency):
                return Money(amount=self.amount * rate.rate, currency=currency)
            if (rate.quote, rate.base) == (self.currency, currency):
                return Money(amount=self.amount / rate.rate, currency=currency)
        return None

    def __str__(self) -> str:
        return f"{plain(self.amount)} {self.currency}"


def minor_unit(currency: str) -> Fraction:
    """The smallest sum the currency can pay: 1/100 of a rouble, one yen."""
    return Fraction(1, 10 ** CURRENCIES[currency])
