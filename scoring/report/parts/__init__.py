"""The parts of a report's content: plain frozen data, its names in one language; a file for what each builder makes.

Feelings here are points of 100, times whole seconds since STARTEX with the clock of the drill beside them. `None` is
*not scored* or *not known*; it is never zero.
"""
