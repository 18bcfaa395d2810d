"""What a command made, to the file that was named or to standard output."""

from __future__ import annotations

import sys
from pathlib import Path

from scenarios.clean import clean
from scenarios.words import Lang, translator


def put_out(made: str | bytes, output: Path | None, lang: Lang) -> None:
    """Byte for byte: no system's own line ends or coding; raises OSError. A file that was written is named."""
    data = made.encode() if isinstance(made, str) else made
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    output.write_bytes(data)
    print(translator("tui", lang)("{path} is written.").format(path=clean(str(output))), file=sys.stderr)
