"""Settings for tests: the real ones, in a folder of their own."""

import os
import tempfile

os.environ.setdefault("KIESDELER_DATA", tempfile.mkdtemp(prefix="kiesdeler-test-"))
os.environ.setdefault("KIESDELER_HOSTS", "testserver,localhost,127.0.0.1")

from kiesdeler.app.settings import *  # noqa: F403
