"""`python -m kiesdeler`, the same as the command `kiesdeler`."""

import sys

from kiesdeler.cli.main import main

sys.exit(main())
