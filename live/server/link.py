"""The way to a room: its addresses in this network, its link, and the link as a QR code."""

from __future__ import annotations

import io
import socket
from typing import Final

import segno

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})


def lan_address() -> str:
    """This machine's address in its network; the loopback's where it is in none. Nothing is sent for it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a documentation address: the system only picks the way out
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def link_to(host: str, port: int, code: str) -> str:
    """`http://192.168.1.20:8787/j/7F3K-29QD`; without a code, the address of its page."""
    return f"http://{host}:{port}/" + (f"j/{code}" if code else "")


def qr_of(link: str) -> str:
    """The link as a QR code in half blocks, two rows of the code to a line of text."""
    text = io.StringIO()
    segno.make(link, error="m").terminal(out=text, compact=True, border=1)
    return text.getvalue()
