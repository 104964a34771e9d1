"""What every test shares: how far Hypothesis goes. ``HYPOTHESIS_PROFILE=deep`` goes much further, by hand."""

import os

from hypothesis import HealthCheck, settings

SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]

settings.register_profile("everyday", deadline=None, max_examples=60, suppress_health_check=SLOW_IS_FINE)
settings.register_profile("ci", settings.get_profile("everyday"), derandomize=True)
settings.register_profile("deep", settings.get_profile("everyday"), max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "everyday"))
