"""Drills with people in them: the room, its pace, its journal on disk."""
