"""The screens, in the order in which one meets them: home, briefing, console, hotwash, result."""
