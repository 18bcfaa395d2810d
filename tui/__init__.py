"""The terminal: command line and screens."""

import os

# Read by textual when it is first imported: without it, input methods in iTerm2 lose what they commit.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
