"""A server on this machine that speaks the protocol of language models, as truly or falsely as a test wants."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answers = Callable[["Handler", dict], None]


class Server(ThreadingHTTPServer):
    """One that answers as `answers` says, and notes what it was asked."""

    daemon_threads = True

    def __init__(self, answers: Answers) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers = answers
        self.asked: list[dict] = []
        self.headers: list[dict[str, str]] = []
        self.sent = 0
        self.over = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(body)
        self.server.headers.append({**self.headers, "path": self.path})
        with suppress(OSError):  # the other side hangs up, which is what some of these tests want
            self.server.answers(self, body)

    def do_GET(self) -> None:
        self.server.asked.append({})
        self.give(b"")

    def log_message(self, *_: object) -> None:
        pass

    def give(self, raw: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(raw)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(raw)

    def say(self, content: object) -> None:
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        self.give(json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode())


@contextmanager
def serving() -> Iterator[Callable[[Answers], Server]]:
    """Starts servers; each is let go at the end, whatever it was waiting for."""
    running: list[Server] = []

    def start(answers: Answers) -> Server:
        server = Server(answers)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        running.append(server)
        return server

    yield start
    for server in running:
        server.over.set()
        server.shutdown()
        server.server_close()
