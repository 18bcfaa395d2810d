"""What can happen: the scenario language, its checker, the library of drills, the words of both languages."""
