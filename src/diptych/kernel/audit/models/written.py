"""Data kept as the text that was sealed."""

from __future__ import annotations

import orjson
from django.db import models

from diptych.kernel.audit.canonical import canonical

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Text = models.TextField[Any, Any]
else:
    Text = models.TextField


class WrittenField(Text):
    """Plain data in a column of text, as canonical JSON.

    A column of JSON would come back in another order, and everything would have to be read and written again to see
    whether it is what was sealed. Nothing at all is kept as ``null``, so that there is one way to keep it.
    """

    if TYPE_CHECKING:
        # What the types of Django are told by: any data, and not the text they are kept as.
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

    def from_db_value(self, value: str, _expression: object, _connection: object) -> Any:
        return orjson.loads(value)

    def get_prep_value(self, value: Any) -> Any:
        return canonical(value).decode()
