"""What happens: the drill on its clock, the people's minds, how word spreads, journal, replay."""
