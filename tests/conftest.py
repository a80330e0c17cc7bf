"""How hypothesis runs here: no deadlines (nothing depends on the clock), and fewer, fixed examples under mutation."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile("kiesdeler", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("kiesdeler"), derandomize=True, database=None)
settings.register_profile("mutate", parent=settings.get_profile("ci"), max_examples=30)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "kiesdeler"))
