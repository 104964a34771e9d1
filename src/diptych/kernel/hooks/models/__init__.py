"""Tables of webhooks."""

from diptych.kernel.hooks.models.delivery import Delivery, DeliveryState
from diptych.kernel.hooks.models.hook import Hook

__all__ = ["Delivery", "DeliveryState", "Hook"]
