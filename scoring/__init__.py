"""How well it went: reading replies, the score, reports."""
