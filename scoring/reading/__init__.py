"""Reads replies: which of the codebook's 24 marks stand in a text, at what level, shown by which words.

>>> from scoring.reading import ReplyReader
>>> from sim.reading import Reply
>>> ReplyReader().read(Reply("對不起，讓您等了兩個小時。")).level("apology")
2
"""

from scoring.reading.reader import ReplyReader
from scoring.reading.rules import RuleReader

__all__ = ["ReplyReader", "RuleReader"]
