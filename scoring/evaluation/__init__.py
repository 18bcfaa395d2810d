"""People judge the reader: their marks beside its own, how far they agree, and the score under each.

Nothing here changes a journal. What evaluators say is kept in a record of its own, and a score under their marks
stands beside the one of the drill, with whose marks it rests on.
"""
