"""What the terminal commands share: settings, the service and, if wanted, the query log."""

import asyncio
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self, TextIO

import typer
from rich.console import Console
from rich.progress import Progress

from bot.answering.question import Question
from bot.answering.responder import Responder
from bot.assembly import build_responder, cache_folder
from bot.batch import answer_lines, as_object
from bot.console import chat, pipe
from bot.exits import fail, read_settings, warn
from bot.knowledge.problems import KnowledgeError
from bot.rendering.plain import plain
from bot.rendering.why import explain
from bot.service import Service

if TYPE_CHECKING:
    from bot.querylog.store import QueryLog

_stderr = Console(stderr=True)
_FLUSH_EVERY = 200
"""Lines of a batch between two waits for the query log."""


class Session:
    """One terminal command. Use it as a context manager: it owns the query log."""

    def __init__(self, *, log_file: Path | None = None, quiet: bool = False) -> None:
        self.settings = read_settings()
        self._log_file = log_file
        self._quiet = quiet
        self._stack = ExitStack()
        self._runner: asyncio.Runner | None = None
        self._log: QueryLog | None = None
        self._service: Service | None = None

    def __enter__(self) -> Self:
        self._runner = self._stack.enter_context(asyncio.Runner())
        self._log = self._open_log()
        self._service = Service(self._responder(), self._log)
        return self

    def __exit__(self, *details: object) -> None:
        try:
            if self._log is not None and self._runner is not None:
                self._runner.run(self._log.close())
                if self._log.lost:
                    warn(f"{self._log.lost} rows could not be written to the query log")
        finally:
            self._stack.close()

    def chat(self, opening: str = "") -> None:
        """Chat with a person, or answer piped lines."""
        with self:
            if sys.stdin.isatty():
                chat(self.service, Console(), opening)
            else:
                pipe(self.service, sys.stdin)

    def ask(self, question: Question, *, as_json: bool, why: bool = False) -> None:
        """Answer one question on standard output; `why` adds what was understood."""
        reply = self.service.ask(question, surface="terminal")
        reason = {"why": explain(reply.answer)} if why else {}
        if as_json:
            typer.echo(json.dumps(as_object(reply) | reason, ensure_ascii=False))
        else:
            typer.echo("\n".join((plain(reply.answer), *reason.values())))

    def batch(self, file: Path) -> None:
        """Answer JSON lines on standard output, each as soon as it is found."""
        with _lines_of(file) as lines:
            for count, answer in enumerate(answer_lines(self.service, lines), 1):
                sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
                sys.stdout.flush()
                if count % _FLUSH_EVERY == 0:
                    self._flush()

    @property
    def service(self) -> Service:
        """The service; only inside the `with` block."""
        if self._service is None:
            raise RuntimeError("a session must be entered before it is used")
        return self._service

    def _flush(self) -> None:
        if self._log is not None and self._runner is not None:
            self._runner.run(self._log.flush())

    def _open_log(self) -> "QueryLog | None":
        if self._log_file is not None:
            url = f"sqlite+aiosqlite:///{self._log_file}"
        elif self._quiet or not self.settings.log_queries:
            return None
        else:
            url = self.settings.database_url
        # Whoever keeps no log need not wait for the database's packages: they take 0.3 s.
        from bot.querylog.store import QueryLog, QueryLogError

        secret = self.settings.server_key_secret
        key = secret.get_secret_value() if secret is not None else None
        assert self._runner is not None  # noqa: S101 - set by __enter__
        try:
            return self._runner.run(QueryLog.open(url, key=key))
        except QueryLogError as error:
            if self._log_file is not None:
                fail(str(error))
            warn(f"{error}. Going on without it.")
            return None

    def _responder(self) -> Responder:
        with Progress(console=_stderr, transient=True, disable=not _stderr.is_terminal) as bar:
            tasks: dict[str, int] = {}

            def tell(what: str, done: int, whole: int) -> None:
                if what not in tasks:
                    tasks[what] = bar.add_task(what, total=whole)
                bar.update(tasks[what], completed=done)  # type: ignore[arg-type]

            try:
                return build_responder(
                    self.settings.knowledge_folder, cache=cache_folder(), progress=tell
                )
            except KnowledgeError as error:
                more = len(error.problems) - 1
                hint = f" (and {more} more; run: python -m bot check)" if more else ""
                fail(f"the knowledge base cannot be used: {error.problems[0]}{hint}")


@contextmanager
def _lines_of(file: Path) -> Iterator[Iterable[str]]:
    if str(file) == "-":
        yield sys.stdin
        return
    try:
        opened: TextIO = file.open(encoding="utf-8", errors="replace")
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror}")
    with opened:
        yield opened
