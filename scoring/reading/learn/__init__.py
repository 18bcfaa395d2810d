"""How the reader's network is trained, checked and written down: `python -m scoring.reading.learn`."""
