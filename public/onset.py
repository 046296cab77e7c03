#!/usr/bin/env python3
"""Onset's client: label what a base model knows, feed a training run to the chart, ask whether it should stop.

One file, Python 3.9 to 3.13, standard library only; transformers and torch are imported only where a local
model is asked. Settings come from the environment:

  ONSET_URL       the address of your Onset, such as https://onset.example.com
  ONSET_API_KEY   a key of the project, with the rights read and write
  ONSET_PROJECT   the project's id
  ONSET_MODE      online (default), offline (keep everything on disk; `sync` sends it) or disabled
  ONSET_SPOOL     where unsent data lies (default: onset-spool in the current folder)

In a training script:

  import onset
  run = onset.Run("first-run", dataset="facts", base_model="my-base-model")
  run.log(step, epoch=epoch, loss=loss)
  run.predictions(step, epoch=epoch, split="dev", predictions={"q1": "Paris", ...})
  if run.verdict()["decision"] == "stop": ...
  run.finish()

On the command line: python onset.py --help
"""

from __future__ import annotations

import argparse
import atexit
import collections
import contextlib
import functools
import gzip
import hashlib
import http.client
import importlib.metadata
import io
import json
import math
import os
import random
import re
import socket
import sys
import tarfile
import tempfile
import threading
import time
import unicodedata
import urllib.error
import urllib.parse
import urllib.request
import uuid
import weakref
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Tuple, Union

try:
    import fcntl
except ImportError:  # Windows has no flock; there one process feeds a run.
    fcntl = None  # type: ignore[assignment]

__version__ = "0.1.0"

__all__ = ["Run", "OnsetCallback", "OnsetError", "examples", "mix", "prompt_completion", "score", "category_of", "cut_answer", "main"]

Example = Dict[str, Any]

EXIT_FAILED = 1
EXIT_USAGE = 2
EXIT_STOP = 3
EXIT_TOO_LITTLE_DATA = 4

_MIB = 1024 * 1024
_SEGMENT_BYTES = 4 * _MIB  # the server takes 8 MiB in one light call
_MAX_METRICS = 10_000
_MAX_ANSWER_BYTES = 64 * _MIB
_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")


class OnsetError(Exception):
    """A mistake or a refusal, as one sentence with its cause and the way out."""


class Unreachable(OnsetError):
    """Nobody answered, or what answered was not what was asked: worth another try later."""


class Refused(OnsetError):
    """The server's own answer of status 400 and above."""

    def __init__(self, status: int, message: str, details: Sequence[Mapping[str, Any]] = (), retry_after: float = 0):
        super().__init__(message)
        self.status = status
        self.details = details
        self.retry_after = retry_after

    def __str__(self) -> str:
        lines = [super().__str__()]
        for detail in list(self.details)[:5]:
            line = detail.get("line")
            if line is not None and str(detail.get("message")) not in lines[0]:
                lines.append("  line %s: %s" % (line, detail.get("message")))
        return "\n".join(lines)


# --------------------------------------------------------------------------------------------------- settings


@dataclass(frozen=True)
class Settings:
    url: str
    key: str
    project: str
    mode: str
    spool: Path


def read_settings(env: Optional[Mapping[str, str]] = None) -> Settings:
    """The ONSET_* variables; wrong ones are named, missing ones are left empty until they are needed."""
    env = os.environ if env is None else env
    mode = env.get("ONSET_MODE", "").strip().lower() or "online"
    if mode not in ("online", "offline", "disabled"):
        raise OnsetError('ONSET_MODE is "%s"; it can be online, offline or disabled' % mode[:40])
    url = env.get("ONSET_URL", "").strip().rstrip("/")
    if url and not re.match(r"https?://[^/\s]", url):
        raise OnsetError('ONSET_URL is "%s"; it begins with http:// or https://' % url[:100])
    project = env.get("ONSET_PROJECT", "").strip()
    if project and not _SLUG.fullmatch(project):
        raise OnsetError('ONSET_PROJECT is "%s"; a project\'s id is the part of its address after /, without spaces' % project[:100])
    key = env.get("ONSET_API_KEY", "").strip()
    if any(ord(letter) < 33 or ord(letter) > 126 for letter in key):
        raise OnsetError("ONSET_API_KEY holds a blank, a line break or a letter that no key has; copy it again")
    return Settings(url, key, project, mode, Path(env.get("ONSET_SPOOL", "").strip() or "onset-spool"))


def _require(settings: Settings) -> Settings:
    what = {
        "ONSET_URL": (settings.url, "the address of your Onset"),
        "ONSET_PROJECT": (settings.project, "the project's id"),
        "ONSET_API_KEY": (settings.key, "a key of the project; the page Connect makes one"),
    }
    missing = ["%s (%s)" % (name, meaning) for name, (value, meaning) in what.items() if not value]
    if missing:
        raise OnsetError("not set: %s. Export it and try again" % ", ".join(missing))
    return settings


def slug_of(name: str) -> str:
    """The id that goes with a name: letters, digits, dots, underscores and hyphens; others become a hyphen."""
    if _SLUG.fullmatch(name):
        return name
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip("-._")[:110]
    # Names that lose letters would meet: a digest keeps them apart.
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return "%s-%s" % (slug, digest) if slug and slug != plain else slug or "run-%s" % digest


# ------------------------------------------------------------------------------------------------------- HTTP


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the key to another address, and turn a POST into a GET."""

    def redirect_request(self, *_: Any) -> None:
        return None


_opener = urllib.request.build_opener(_NoRedirect)


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes


def exchange(
    method: str,
    url: str,
    body: Any = None,
    headers: Optional[Mapping[str, str]] = None,
    timeout: float = 30,
    deadline: float = 0,
    sink: Optional[io.BufferedIOBase] = None,
) -> Answer:
    """One call. `timeout` bounds a silence, `deadline` the whole answer (seconds); raises Unreachable."""
    until = time.monotonic() + (deadline or timeout * 4)
    sent = {"User-Agent": "onset.py/%s" % __version__, **(headers or {})}
    request = urllib.request.Request(url, data=body, headers=sent, method=method)
    where = "%s://%s" % urllib.parse.urlsplit(url)[:2]
    try:
        try:
            response = _opener.open(request, timeout=timeout)
        except urllib.error.HTTPError as error:
            response = error
        with response:
            content = _read_bounded(response, until, where, sink if response.status < 300 else None)
            return Answer(response.status, dict((k.lower(), v) for k, v in response.headers.items()), content)
    except OnsetError:
        raise
    except urllib.error.URLError as error:
        raise Unreachable("%s cannot be reached: %s" % (where, _plain(error.reason))) from None
    except (socket.timeout, TimeoutError):
        raise Unreachable("%s did not answer within %g s" % (where, timeout)) from None
    except (http.client.HTTPException, OSError) as error:
        raise Unreachable("the connection to %s broke off: %s" % (where, _plain(error))) from None
    except (ValueError, UnicodeError) as error:
        raise OnsetError("%s is no address that can be called: %s" % (url[:200], _plain(error))) from None


def _plain(error: Any) -> str:
    if isinstance(error, (socket.timeout, TimeoutError)):
        return "it did not answer in time"
    return " ".join(str(error).split())[:200] or type(error).__name__


def _read_bounded(response: Any, until: float, where: str, sink: Optional[io.BufferedIOBase]) -> bytes:
    parts: List[bytes] = []
    size = 0
    while True:
        chunk = response.read1(65536) if hasattr(response, "read1") else response.read(65536)
        if not chunk:
            break
        size += len(chunk)
        if time.monotonic() > until:
            raise Unreachable("the answer of %s does not end" % where)
        if sink is not None:
            sink.write(chunk)
            continue
        if size > _MAX_ANSWER_BYTES:
            raise Unreachable("the answer of %s is longer than %d MiB" % (where, _MAX_ANSWER_BYTES // _MIB))
        parts.append(chunk)
    promised = response.headers.get("Content-Length")
    if promised and promised.isdigit() and size < int(promised):
        raise Unreachable("the connection to %s broke off: %d of %s bytes came" % (where, size, promised))
    return b"".join(parts)


def _retry_after(headers: Mapping[str, str]) -> float:
    try:
        return min(300.0, max(0.0, float(headers.get("retry-after", "0"))))
    except ValueError:
        return 0.0


class Api:
    """Calls of one project of one server."""

    def __init__(self, settings: Settings):
        self.settings = settings
        self.clock_offset: Optional[float] = None

    def path(self, *parts: str) -> str:
        quoted = [urllib.parse.quote(part, safe="") for part in parts]
        return "/".join(["/projects", urllib.parse.quote(self.settings.project, safe=""), *quoted])

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        headers: Optional[Mapping[str, str]] = None,
        timeout: float = 30,
        deadline: float = 0,
        query: Optional[Mapping[str, Any]] = None,
    ) -> Any:
        """JSON in, JSON out; raises Refused with the server's sentence, or Unreachable."""
        sent: Dict[str, str] = dict(headers or {})
        if body is not None and not isinstance(body, (bytes, io.IOBase)):
            body = json.dumps(body, allow_nan=False).encode()
            sent.setdefault("Content-Type", "application/json")
        answer = self._exchange(method, path, body, sent, timeout, deadline, query)
        if answer.status == 204 or (answer.status < 300 and not answer.body.strip()):
            return None
        try:
            return json.loads(answer.body)
        except ValueError:
            raise Unreachable("%s did not answer with JSON; is it the address of your Onset?" % self.settings.url) from None

    def require_write(self) -> None:
        """Raises Refused where the key may not write; stores nothing."""
        try:
            # Rights are asked for before the run is looked for: a run that cannot be there tells them.
            self.call("POST", self.path("runs", "onset-doctor-%s" % uuid.uuid4().hex, "log"), b"", timeout=15)
        except Refused as error:
            if error.status != 404:
                raise

    def page(self, *parts: str) -> str:
        """Where people look at it."""
        return "/".join([self.settings.url, *(urllib.parse.quote(part, safe="") for part in (self.settings.project, *parts))])

    def download(self, path: str, query: Mapping[str, Any], timeout: float = 60) -> Iterator[bytes]:
        """The lines of an answer, through a temporary file: a dataset may be larger than the memory for it."""
        with tempfile.TemporaryFile() as sink:
            self._exchange("GET", path, None, {}, timeout, 3600, query, sink)
            sink.seek(0)
            yield from sink

    def _exchange(
        self,
        method: str,
        path: str,
        body: Any,
        headers: Mapping[str, str],
        timeout: float,
        deadline: float,
        query: Optional[Mapping[str, Any]],
        sink: Any = None,
    ) -> Answer:
        pairs = [(k, v) for k, v in (query or {}).items() if v is not None]
        tail = "?" + urllib.parse.urlencode(pairs, doseq=True) if pairs else ""
        key = {"Authorization": "Bearer %s" % self.settings.key} if self.settings.key else {}
        url = "%s/api/v1%s%s" % (self.settings.url, path, tail)
        answer = exchange(method, url, body, {**key, **headers}, timeout, deadline, sink)
        self._note_clock(answer.headers)
        if answer.status >= 300:
            raise self._refusal(answer)
        return answer

    def _note_clock(self, headers: Mapping[str, str]) -> None:
        try:
            self.clock_offset = time.time() - parsedate_to_datetime(headers["date"]).timestamp()
        except (KeyError, TypeError, ValueError, OverflowError):
            return

    def _refusal(self, answer: Answer) -> OnsetError:
        status = answer.status
        if status < 400:
            target = answer.headers.get("location", "another address")[:200]
            return Unreachable("%s sends on to %s; give that address as ONSET_URL" % (self.settings.url, target))
        try:
            error = json.loads(answer.body)["error"]
            message, details = str(error["message"]), error.get("details") or []
        except (ValueError, KeyError, TypeError):
            message, details = "%s answered with status %d" % (self.settings.url, status), []
            if status == 404:
                message += "; is it the address of your Onset?"
        if status == 401:
            message = "the key is not accepted (%s): make one on the page Connect and set ONSET_API_KEY" % message
        elif status == 403:
            message = "the key may not do that (%s): it needs the rights read and write" % message
        elif status == 413 and "answered with status" in message:
            message = "too large for a server on the way to %s (status 413)" % self.settings.url
        return Refused(status, message, details, _retry_after(answer.headers))


# ---------------------------------------------------------------------------------- what is right, what is known

DEFAULT_ABSTENTION_PHRASES = ("I don't know", "I do not know", "idk", "unknown", "unsure", "cannot answer")
SCORERS = ("exact", "squad", "triviaqa", "contains", "judged")
DEFAULT_STOP_TEXTS = ("\n",)

_ARTICLES = re.compile(r"(?<!\w)(?:a|an|the)(?!\w)")
_ASCII_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_TRIVIA_PUNCTUATION = re.compile("[!-/:-@\\[-`{-~\u2018\u2019\u00b4]")
# What JavaScript's trim and \\s take for a space: the server counts by it.
_SPACES = "\t\n\x0b\x0c\r \u00a0\u1680%s\u2028\u2029\u202f\u205f\u3000\ufeff" % "".join(map(chr, range(0x2000, 0x200B)))
_SPACE_RUN = re.compile("[%s]+" % _SPACES)


def _trim(text: str) -> str:
    return text.strip(_SPACES)


def _is_letter(character: str) -> bool:
    return character == "_" or character.isalnum()


def _without_articles(text: str) -> str:
    # NFC again: deleting a full stop can bring a letter and a combining accent together.
    return _trim(_SPACE_RUN.sub(" ", _ARTICLES.sub(" ", unicodedata.normalize("NFC", text))))


def _squad(text: str) -> str:
    return _without_articles(_ASCII_PUNCTUATION.sub("", unicodedata.normalize("NFC", text).lower()))


def _triviaqa(text: str) -> str:
    return _without_articles(_TRIVIA_PUNCTUATION.sub(" ", unicodedata.normalize("NFC", text).lower()))


_NORMALIZERS: Dict[str, Callable[[str], str]] = {
    "exact": _trim,
    "squad": _squad,
    "triviaqa": _triviaqa,
    "contains": _squad,
    "judged": _squad,
}


def normalize_answer(scorer: str, text: str) -> str:
    """The text that a scorer compares."""
    return _NORMALIZERS[scorer](text)


def cut_answer(text: str, stop_texts: Sequence[str] = DEFAULT_STOP_TEXTS) -> str:
    """An answer up to the first stop text, trimmed before and after: base models run on with the next question."""
    text = _trim(text)
    ends = [at for at in (text.find(stop) for stop in stop_texts if stop) if at >= 0]
    return _trim(text[: min(ends)] if ends else text)


def _has_words(text: str, words: str) -> bool:
    if not words:
        return False
    # As far as the server looks: answers are short.
    searched = text[:10_000]
    start = searched.find(words)
    while start >= 0:
        end = start + len(words)
        if (start == 0 or not _is_letter(text[start - 1])) and (end == len(text) or not _is_letter(text[end])):
            return True
        start = searched.find(words, start + 1)
    return False


def is_abstention(text: str, phrases: Sequence[str] = DEFAULT_ABSTENTION_PHRASES) -> bool:
    """Whether an answer is blank or one of the phrases, after `squad`."""
    return not _trim(text) or _squad(text) in {_squad(phrase) for phrase in phrases if _trim(phrase)}


def score(
    prediction: str,
    answers: Sequence[str],
    scorer: str = "exact",
    abstention_phrases: Sequence[str] = DEFAULT_ABSTENTION_PHRASES,
    stop_texts: Sequence[str] = DEFAULT_STOP_TEXTS,
) -> str:
    """"correct", "incorrect" or "abstained", as the server counts it. `judged` has no rule: its answers bring `correct`."""
    if scorer == "judged":
        raise OnsetError("judged has no rule to score by: give `correct` with each answer")
    if scorer not in _NORMALIZERS:
        raise OnsetError('there is no scorer "%s"; there are %s' % (scorer, ", ".join(SCORERS)))
    text = cut_answer(prediction, stop_texts)
    if is_abstention(text, abstention_phrases):
        return "abstained"
    normalize = _NORMALIZERS[scorer]
    given = normalize(text)
    accepted = [normalize(answer) for answer in answers]
    is_right = given in accepted or (scorer == "contains" and any(_has_words(given, answer) for answer in accepted))
    return "correct" if is_right else "incorrect"


def category_of(correct_greedy: int, greedy: int, correct_sampled: int, sampled: int) -> Optional[str]:
    """SliCK's category from counts of answers; "Known" where one greedy answer is all there is, None without any."""
    if greedy == 0:
        return None
    if correct_greedy == greedy:
        return "Known" if greedy == 1 and sampled == 0 else "HighlyKnown"
    if correct_greedy > 0:
        return "MaybeKnown"
    return "WeaklyKnown" if correct_sampled > 0 else "Unknown"


class Rule(NamedTuple):
    """How a dataset counts answers."""

    scorer: str
    abstention_phrases: Tuple[str, ...] = DEFAULT_ABSTENTION_PHRASES
    stop_texts: Tuple[str, ...] = DEFAULT_STOP_TEXTS

    def is_right(self, text: str, answers: Sequence[str]) -> bool:
        return score(text, answers, self.scorer, self.abstention_phrases, self.stop_texts) == "correct"


def rule_of(dataset: Mapping[str, Any]) -> Rule:
    """The rule of a dataset as the server describes it."""
    phrases, stops = dataset.get("abstentionPhrases"), dataset.get("stopTexts")
    return Rule(
        str(dataset.get("scorer") or "exact"),
        DEFAULT_ABSTENTION_PHRASES if phrases is None else tuple(phrases),
        DEFAULT_STOP_TEXTS if stops is None else tuple(stops),
    )


# ------------------------------------------------------------------------------------- unsent data, on disk first

_said: set = set()


def _say(text: str, once: Optional[str] = None) -> None:
    """A sentence on standard error; the same `once` is said once a process."""
    if once is not None:
        if once in _said:
            return
        _said.add(once)
    with contextlib.suppress(Exception):
        print("onset: %s" % text, file=sys.stderr, flush=True)


class Item(NamedTuple):
    """Something to send: a file of the spool, or its bytes where the disk took nothing."""

    order: int
    kind: str
    name: str
    path: Optional[Path]
    data: bytes

    def read(self) -> bytes:
        return self.data if self.path is None else self.path.read_bytes()


def _write_aside(path: Path, data: bytes) -> None:
    """Whole or not at all: written aside, synced, renamed."""
    aside = path.with_name(path.name + ".tmp")
    try:
        with open(aside, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, path)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise


_ITEM_NAME = re.compile(r"(\d{20})-\d+\.([a-z-]+)\.jsonl?")
_KINDS = {"run": "json", "config": "json", "drop": "json", "training-set": "jsonl", "log": "jsonl"}
_MEMORY_BYTES = 256 * _MIB


class Spool:
    """The unsent data of one run in one folder. Files sort by the order in which they were given.

    Lines are appended to `<order>-<pid>.log.jsonl.open`, so that a killed process loses none; the sender seals
    that file by renaming it. All other files are written aside and renamed.
    """

    def __init__(self, root: Path, project: str, run: str, url: str = ""):
        self.folder = root / (project or "no-project") / run
        self.about = {"url": url, "project": project, "run": run}
        self._lock = threading.Lock()
        self._open_file: Optional[Tuple[int, Path]] = None
        self._open_bytes = 0
        self._full: List[Tuple[int, Path]] = []
        self._last = 0
        self._memory: List[Item] = []
        self._held: Any = None
        self._disk_again = 0.0
        with self._noting_trouble():
            self.folder.mkdir(parents=True, exist_ok=True)
            self._last = max((order_of(path.name) for path in self.folder.iterdir()), default=0)
            if not (self.folder / "about.json").exists():
                _write_aside(self.folder / "about.json", json.dumps(self.about).encode())

    @contextlib.contextmanager
    def _noting_trouble(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            _say(
                "%s takes no data (%s): what is logged is held in memory and sent from there; free some space or set ONSET_SPOOL"
                % (self.folder, _plain(error)),
                once="disk",
            )

    def _next(self) -> int:
        self._last = max(time.time_ns(), self._last + 1)
        return self._last

    def _name(self, kind: str) -> Tuple[int, str]:
        order = self._next()
        return order, "%020d-%d.%s.%s" % (order, os.getpid(), kind, _KINDS[kind])

    def append(self, lines: bytes) -> None:
        """Whole lines of the log, on the disk (the system's memory of it) when this returns."""
        with self._lock:
            if time.monotonic() < self._disk_again:
                self._remember("log", lines)
                return
            if self._open_bytes + len(lines) > _SEGMENT_BYTES:
                self._detach()
            try:
                if self._open_file is None:
                    self._start_file()
                self._write_lines(lines)
            except OSError as error:
                # A full disk still makes empty files: one a second is tried, and none is left.
                self._disk_again = time.monotonic() + 1
                self._drop_empty()
                self._remember("log", lines)
                with self._noting_trouble():
                    raise error
                return
            self._open_bytes += len(lines)

    def _drop_empty(self) -> None:
        if self._open_file is not None and self._open_bytes == 0:
            handle, path = self._open_file
            self._open_file = None
            with contextlib.suppress(OSError):
                path.unlink()
            os.close(handle)

    def _start_file(self) -> None:
        _, name = self._name("log")
        path = self.folder / (name + ".open")
        handle = os.open(str(path), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        if fcntl is not None:
            # Held while its writer lives: who can take it knows that the writer died.
            with contextlib.suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not path.exists():
                os.close(handle)
                raise OSError("the new file was taken over at once")
        self._open_file, self._open_bytes = (handle, path), 0

    def _write_lines(self, lines: bytes) -> None:
        handle, _ = self._open_file  # type: ignore[misc]
        written = os.write(handle, lines)
        try:
            while written < len(lines):
                written += os.write(handle, lines[written:])
        except OSError:
            os.ftruncate(handle, self._open_bytes)
            raise

    def _detach(self) -> None:
        if self._open_file is not None:
            self._full.append(self._open_file)
            self._open_file, self._open_bytes = None, 0

    def _remember(self, kind: str, data: bytes) -> None:
        self._detach()
        if sum(len(item.data) for item in self._memory) + len(data) > _MEMORY_BYTES:
            _say("the disk is full and so is the memory for unsent data: data is lost until space is free", once="memory")
            return
        last = self._memory[-1] if self._memory else None
        if kind == "log" and last is not None and last.order == self._last and last.kind == "log" and len(last.data) < _SEGMENT_BYTES // 4:
            self._memory[-1] = last._replace(data=last.data + data)
            return
        order, name = self._name(kind)
        self._memory.append(Item(order, kind, name, None, data))

    def put(self, kind: str, data: bytes) -> None:
        """A file of its own, after all that was appended before."""
        with self._lock:
            self._detach()
            _, name = self._name(kind)
            try:
                _write_aside(self.folder / name, data)
            except OSError as error:
                self._remember(kind, data)
                with self._noting_trouble():
                    raise error

    def ready(self) -> List[Item]:
        """All that was given so far, in order; what dead processes left is taken along."""
        with self._lock:
            self._detach()
            full, self._full = self._full, []
            before = self._next()
            in_memory = list(self._memory)
        for handle, path in full:
            with self._noting_trouble():
                os.fsync(handle)
            # Renamed before it is let go: nobody else may take it for a dead process's.
            with self._noting_trouble():
                os.replace(path, path.with_suffix(""))
            os.close(handle)
        items = [*in_memory]
        with self._noting_trouble():
            for path in list(self.folder.iterdir()):
                if path.name.endswith(".open"):
                    path = self._take_over(path) or path
                found = _ITEM_NAME.fullmatch(path.name)
                if found:
                    items.append(Item(int(found.group(1)), found.group(2), path.name, path, b""))
        return sorted(item for item in items if item.order < before)

    def _take_over(self, path: Path) -> Optional[Path]:
        """Seals what a dead process left open, without its torn last line."""
        if fcntl is None and "-%d." % os.getpid() in path.name:
            return None
        with contextlib.suppress(OSError):
            with open(path, "r+b") as file:
                if fcntl is not None:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                file.truncate(file.read().rfind(b"\n") + 1)
                sealed = path.with_suffix("")
                os.replace(path, sealed)
                return sealed
        return None

    def done(self, item: Item) -> None:
        if item.path is not None:
            item.path.unlink()
            return
        with self._lock:
            self._memory = [
                kept._replace(data=kept.data[len(item.data) :]) if kept.order == item.order else kept
                for kept in self._memory
            ]
            self._memory = [kept for kept in self._memory if kept.data]

    def replace(self, item: Item, data: bytes) -> Item:
        if item.path is None:
            with self._lock:
                rest = [kept._replace(data=data + kept.data[len(item.data) :]) if kept.order == item.order else kept for kept in self._memory]
                self._memory = rest
            return item._replace(data=data)
        _write_aside(item.path, data)
        return item

    def refuse(self, item: Item, data: bytes, sentence: str) -> Path:
        """Keeps refused data beside, with the answer it got."""
        path = self.folder / (item.name + ".refused")
        number = 1
        while path.exists():
            number += 1
            path = self.folder / ("%s.%d.refused" % (item.name, number))
        with self._noting_trouble():
            _write_aside(path, data)
            _write_aside(path.with_name(path.name + ".txt"), (sentence + "\n").encode())
        return path

    def hold(self) -> bool:
        """Whether this process may send this run's data now; no two may at once."""
        if fcntl is None or self._held is not None:
            return True
        try:
            handle = open(self.folder / ".lock", "a")
        except OSError:
            return True
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            handle.close()
            return False
        self._held = handle
        return True

    def release(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            held.close()

    def clear(self) -> None:
        """Removes the folder when nothing but its description is left in it."""
        with contextlib.suppress(OSError):
            if {path.name for path in self.folder.iterdir()} <= {".lock", "about.json"}:
                for name in (".lock", "about.json"):
                    with contextlib.suppress(FileNotFoundError):
                        (self.folder / name).unlink()
                self.folder.rmdir()
                self.folder.parent.rmdir()

    def forget(self) -> None:
        """After a fork: the child must not hold what its parent writes."""
        self._lock = threading.Lock()
        for handle, _ in [*self._full, *([self._open_file] if self._open_file else [])]:
            with contextlib.suppress(OSError):
                os.close(handle)
        self._full, self._open_file, self._memory = [], None, []
        self.release()


def order_of(name: str) -> int:
    return int(name[:20]) if name[:20].isdigit() and len(name) > 20 else 0


class Later(Exception):
    """Not sent now; the reason, and the seconds to wait that the server asked for."""

    def __init__(self, reason: str, seconds: float = 0):
        super().__init__(reason)
        self.seconds = seconds


class Sender:
    """Sends the items of a spool, in order, each once."""

    def __init__(self, spool: Spool, api: Api, run: str):
        self.spool = spool
        self.api = api
        self.run = run
        self.verdict: Optional[Dict[str, Any]] = None
        self.last_step: Optional[float] = None
        self.sent_at = time.monotonic()
        self.refused = 0

    def drain(self, should_stop: Callable[[], bool] = lambda: False) -> bool:
        """Sends all that is ready; False when another process does it. Raises Later."""
        if not self.spool.hold():
            return False
        for item in self.spool.ready():
            if should_stop():
                return False
            self._send(item)
        return True

    def _send(self, item: Item) -> None:
        try:
            data = item.read()
        except FileNotFoundError:
            return
        except OSError as error:
            raise Later("%s cannot be read: %s" % (item.path, _plain(error))) from None
        for _ in range(1000):
            if not data.strip():
                break
            try:
                self._note(item.kind, self._deliver(item, data))
                break
            except Unreachable as error:
                raise Later(str(error)) from None
            except Refused as error:
                if error.status in (401, 403, 408, 425, 429) or error.status >= 500:
                    raise Later(str(error), error.retry_after) from None
                data = self._set_aside(item, data, error)
                item = self.spool.replace(item, data) if data else item
        self.sent_at = time.monotonic()
        self.spool.done(item)

    def _deliver(self, item: Item, data: bytes) -> Any:
        # The same key for the same content: what was stored before a connection broke is not stored twice.
        key = "%s-%s" % (item.name.split(".")[0], hashlib.sha256(data).hexdigest()[:24])
        place = self.api.path("runs", self.run)
        if item.kind == "log":
            headers = {"Content-Type": "application/x-ndjson", "Idempotency-Key": key}
            if len(data) > 32_768:
                data = gzip.compress(data, 1, mtime=0)
                headers["Content-Encoding"] = "gzip"
            return self.api.call("POST", place + "/log", data, headers=headers, timeout=60)
        if item.kind == "training-set":
            return self.api.call("PUT", place + "/training-set", data, headers={"Content-Type": "application/x-ndjson"}, timeout=300)
        content = json.loads(data)
        if item.kind == "config":
            return self.api.call("PATCH", place + "/hyperparameters", content)
        if item.kind == "drop":
            return self.api.call("DELETE", place + "/checkpoints", query={"fromStep": content["fromStep"]})
        return self._put_run(item, content, place)

    def _put_run(self, item: Item, content: Dict[str, Any], place: str) -> Any:
        try:
            return self.api.call("PUT", place, content)
        except Refused as error:
            if error.status not in (400, 404, 409, 422):
                raise
            # One wrong field must not keep a whole training out: the run is made without those that the server names.
            wrong = {detail.get("column") for detail in error.details} & set(content)
            rest = {key: value for key, value in content.items() if key not in wrong} if wrong else {"name": content.get("name", self.run)}
            try:
                answer = self.api.call("PUT", place, rest)
            except Refused as again:
                raise (Later(str(again)) if again.status == 404 else again) from None
            self._tell_refused(self.spool.refuse(item, json.dumps(content).encode(), str(error)), str(error))
            return answer

    def _set_aside(self, item: Item, data: bytes, error: Refused) -> bytes:
        """Keeps the lines that were refused beside, and gives back the others to send again."""
        lines = data.splitlines(keepends=True)
        named = {detail.get("line") for detail in error.details}
        wrong = {int(line) for line in named if isinstance(line, (int, float)) and 1 <= line <= len(lines)}
        by_line = item.kind in ("log", "training-set") and bool(wrong) and len(wrong) < len(lines)
        bad = b"".join(line for at, line in enumerate(lines, 1) if at in wrong) if by_line else data
        good = b"".join(line for at, line in enumerate(lines, 1) if at not in wrong) if by_line else b""
        self._tell_refused(self.spool.refuse(item, bad, str(error)), str(error))
        return good

    def _tell_refused(self, path: Path, sentence: str) -> None:
        self.refused += 1
        reason = re.sub(r"[\d\"']+", "", sentence.split("\n")[0])
        _say("refused and kept as %s: %s" % (path, sentence), once="refused:%s:%s" % (self.run, reason))

    def _note(self, kind: str, answer: Any) -> None:
        if not isinstance(answer, dict):
            return
        if kind == "log" and isinstance(answer.get("verdict"), dict):
            self.verdict = answer["verdict"]
        if kind == "run":
            _say("run %s: %s" % (self.run, self.api.page("runs", self.run)), once="page:%s" % self.run)
            if isinstance(answer.get("last"), dict):
                self.last_step = answer["last"].get("step")
        for warning in (answer.get("warnings") or [])[:3]:
            message = str(warning.get("message"))
            _say(message, once="warning:" + re.sub(r"\d+", "", message))
        offset = self.api.clock_offset
        if offset is not None and abs(offset) > 300:
            _say(
                "this machine's clock is %s %s the server's: times on the chart are off by as much; set the clock"
                % (_duration(abs(offset)), "ahead of" if offset > 0 else "behind"),
                once="clock",
            )

    def beat(self) -> None:
        """The sign of life of a run that has nothing to send."""
        with contextlib.suppress(OnsetError):
            answer = self.api.call("POST", self.api.path("runs", self.run, "log"), b"", timeout=10)
            self._note("log", answer)
        self.sent_at = time.monotonic()


def _duration(seconds: float) -> str:
    if seconds >= 5400:
        return "%.1f h" % (seconds / 3600)
    return "%d min" % round(seconds / 60) if seconds >= 90 else "%d s" % round(seconds)


# -------------------------------------------------------------------------------------------------------- a run

_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False, allow_nan=False).encode
_quote = json.encoder.encode_basestring_ascii
_HEARTBEAT_SECONDS = 30.0
_TICK_SECONDS = 0.5
_LAST_TRIES_SECONDS = 5.0


def _number(value: Any) -> Any:
    """A number as JSON can hold it (NaN and infinities by name), or None for what is no number."""
    kind = type(value)
    if kind is not float and kind is not int:
        if kind is bool:
            return int(value)
        if isinstance(value, (str, bytes)) or value is None:
            return None
        try:
            value = value.item() if hasattr(value, "item") else value
            value = int(value) if isinstance(value, int) else float(value)
        except Exception:
            return None
    if value - value != 0:
        return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"
    return value


def _never_raises(answer: Any = None) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Training goes on whatever happens here: a fault becomes a sentence."""

    def decorate(method: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(method)
        def guarded(self: Any, *parameters: Any, **named: Any) -> Any:
            try:
                return method(self, *parameters, **named)
            except Exception as error:
                sentence = str(error) if isinstance(error, OnsetError) else "%s: %s" % (type(error).__name__, _plain(error))
                _say("%s: %s" % (method.__name__.strip("_"), sentence), once="%s:%s" % (method.__name__, sentence[:80]))
                return answer() if callable(answer) else answer

        return guarded

    return decorate


def _no_verdict(reason: str = "No verdict could be had.") -> Dict[str, Any]:
    return {"decision": "insufficient-data", "reason": reason, "best": None, "alarm": None}


def _is_main_rank(env: Optional[Mapping[str, str]] = None) -> bool:
    env = os.environ if env is None else env
    for name in ("RANK", "OMPI_COMM_WORLD_RANK", "PMI_RANK", "SLURM_PROCID"):
        if env.get(name, "").isdigit():
            return int(env[name]) == 0
    return True


class Run:
    """A training run. No method raises: what goes wrong is said once on standard error, and training goes on.

    `resume`: "allow" goes on with a run of that name, "never" takes a free name beside it.
    Data is on disk when a method returns; a thread sends it, in order. What was not sent when the process ends
    is sent by the next run of that name or by `python onset.py sync`.
    """

    def __init__(
        self,
        name: str,
        *,
        dataset: Optional[str] = None,
        base_model: Optional[str] = None,
        method: Optional[str] = None,
        seed: Optional[int] = None,
        hyperparameters: Optional[Mapping[str, Any]] = None,
        tags: Optional[Sequence[str]] = None,
        notes: Optional[str] = None,
        planned_checkpoints: Optional[int] = None,
        baseline: Optional[str] = None,
        control: Optional[str] = None,
        remedy: Optional[str] = None,
        remedy_of: Optional[str] = None,
        resume: str = "allow",
        settings: Optional[Settings] = None,
    ):
        self.name = str(name)
        self.id = slug_of(self.name)
        self.is_active = False
        self._spool: Optional[Spool] = None
        self._sender: Optional[Sender] = None
        self._thread: Optional[threading.Thread] = None
        self._wake = threading.Event()
        self._closing = threading.Event()
        self._sent = threading.Condition()
        self._end_at = math.inf
        self._asked = 0
        self._answered = 0
        self._trouble: Optional[str] = None
        self._high = -math.inf
        self._went_back = False
        self._pid = os.getpid()
        fields = {
            "dataset": dataset,
            "baseModel": base_model,
            "method": method,
            "seed": seed,
            "tags": None if tags is None else [str(tag) for tag in tags],
            "notes": notes,
            "plannedCheckpoints": planned_checkpoints,
            "baseline": baseline,
            "control": control,
            "remedy": remedy,
            "remedyOf": remedy_of,
        }
        self._start(fields, hyperparameters, resume, settings)

    @_never_raises()
    def _start(
        self,
        fields: Mapping[str, Any],
        hyperparameters: Optional[Mapping[str, Any]],
        resume: str,
        settings: Optional[Settings],
    ) -> None:
        settings = settings or read_settings()
        if settings.mode == "disabled" or not _is_main_rank():
            return
        mode = settings.mode
        if mode == "online":
            try:
                _require(settings)
            except OnsetError as error:
                _say("%s. Until then data is kept in %s and sent by: python onset.py sync" % (error, settings.spool))
                mode = "offline"
        api = Api(settings)
        if resume == "never":
            self._take_free_name(api, mode)
        elif resume != "allow":
            _say('resume is "%s"; it can be "allow" or "never", "allow" is taken' % str(resume)[:40])
        self._spool = Spool(settings.spool, settings.project, self.id, settings.url)
        self._sender = Sender(self._spool, api, self.id)
        self.is_active = True
        body = {"name": self.name, "status": "running"}
        body.update({key: value for key, value in fields.items() if value is not None})
        self._spool.put("run", json.dumps(body, default=str).encode())
        if hyperparameters:
            self.config(hyperparameters)
        _runs.add(self)
        if mode == "online":
            self._thread = threading.Thread(target=self._work, name="onset-sender", daemon=True)
            self._thread.start()

    def _take_free_name(self, api: Api, mode: str) -> None:
        wished = self.id
        for number in range(2, 100):
            try:
                if mode != "online":
                    raise Unreachable("offline")
                api.call("PUT", api.path("runs", self.id), {"name": self.name}, headers={"If-None-Match": "*"}, timeout=10)
                break
            except Refused as error:
                if error.status != 412:
                    break
                self.id = "%s-%d" % (wished[:120], number)
                self.name = self.id
            except Unreachable:
                self.id = "%s-%s" % (wished[:100], time.strftime("%Y%m%d-%H%M%S", time.gmtime()))
                self.name = self.id
                break
        if self.id != wished:
            _say('there may be a run "%s" already: this one is "%s"' % (wished, self.id))

    # -- what a training script calls

    @_never_raises()
    def log(
        self,
        step: Any,
        metrics: Optional[Mapping[str, Any]] = None,
        *,
        epoch: Any = None,
        time: Optional[float] = None,
        **values: Any,
    ) -> None:
        """Numbers of one step: `run.log(10, loss=0.5)` or `run.log(10, {"eval/loss": 0.5}, epoch=1)`."""
        if not self.is_active:
            return
        line: Dict[str, Any] = {"step": self._step(step), "time": round(_now() if time is None else time, 3)}
        if epoch is not None:
            line["epoch"] = _number(epoch)
        if metrics is not None:
            values = {**metrics, **values}
        if len(values) > _MAX_METRICS:
            raise OnsetError("%d metrics in one call; at most %d are taken. None of them was kept" % (len(values), _MAX_METRICS))
        for key, value in values.items():
            number = _number(value)
            if number is None:
                _say('log: "%s" is no number and is left out: %s' % (str(key)[:80], repr(value)[:60]), once="log:%s" % key)
            else:
                line[key if type(key) is str else str(key)] = number
        self._spool.append(_encode(line).encode() + b"\n")  # type: ignore[union-attr]

    @_never_raises()
    def predictions(
        self,
        step: Any,
        predictions: Union[Mapping[str, Any], Iterable[Any], None] = None,
        *,
        split: str = "dev",
        epoch: Any = None,
    ) -> None:
        """Answers of one checkpoint: {example_id: text}, pairs of both, or dicts with `example_id` and `prediction`
        (or `correct`, `abstained`). The server scores texts by the dataset's rule."""
        if not self.is_active:
            return
        if not predictions:
            raise OnsetError("no predictions were given for step %s" % step)
        head = '{"step":%s,' % _encode(self._step(step))
        if epoch is not None:
            head += '"epoch":%s,' % _encode(_number(epoch))
        head += '"split":%s,"example_id":' % _quote(str(split))
        pairs = predictions.items() if isinstance(predictions, Mapping) else predictions
        lines = [_prediction_line(head, given) for given in pairs]
        for part in _parts(lines):
            self._spool.append("".join(part).encode())  # type: ignore[union-attr]
        self._wake.set()

    @_never_raises()
    def training_set(self, members: Iterable[Any]) -> None:
        """What the run trains on: example ids, pairs (id, target), or dicts with `example_id` and perhaps `target`."""
        if not self.is_active:
            return
        lines = []
        for member in members:
            if isinstance(member, Mapping):
                kept = {key: member[key] for key in ("example_id", "target") if member.get(key) is not None}
            elif isinstance(member, (tuple, list)):
                kept = {"example_id": str(member[0]), "target": member[1]}
            else:
                kept = {"example_id": str(member)}
            if "example_id" not in kept:
                raise OnsetError("a member of the training set has no example_id: %s" % repr(member)[:100])
            lines.append(_encode(kept) + "\n")
        if not lines:
            raise OnsetError("the training set is empty")
        self._spool.put("training-set", "".join(lines).encode())  # type: ignore[union-attr]
        self._wake.set()

    @_never_raises()
    def config(self, hyperparameters: Mapping[str, Any]) -> None:
        """Settings of the run, merged with those it has; a value of None removes one."""
        if self.is_active:
            self._spool.put("config", json.dumps(_jsonable(hyperparameters), allow_nan=False).encode())  # type: ignore[union-attr]
            self._wake.set()

    @_never_raises()
    def rewind(self, step: Any) -> None:
        """The training went back to an older checkpoint: what stands from `step` on is dropped (restorable)."""
        if self.is_active:
            self._spool.put("drop", json.dumps({"fromStep": self._step(step)}).encode())  # type: ignore[union-attr]
            self._high = -math.inf

    @_never_raises(_no_verdict)
    def verdict(self, wait: float = 15.0, **options: Any) -> Dict[str, Any]:
        """{"decision": "continue" | "stop" | "insufficient-data", "reason", "best", "alarm"} over what was sent.

        Waits up to `wait` seconds for unsent data. Options: min_drop, alpha, population, after.
        """
        if not self.is_active or self._thread is None:
            return _no_verdict("This run does not send its data now; there is no verdict.")
        self.flush(wait)
        sender = self._sender
        query = {{"min_drop": "minDrop"}.get(key, key): value for key, value in options.items()}
        try:
            answer = sender.api.call("GET", sender.api.path("runs", self.id, "verdict"), query=query, timeout=max(5.0, wait))  # type: ignore[union-attr]
            if isinstance(answer, dict) and "decision" in answer:
                return answer
        except OnsetError as error:
            _say("verdict: %s" % error, once="verdict:%s" % type(error).__name__)
        return sender.verdict or _no_verdict()  # type: ignore[union-attr]

    @_never_raises(False)
    def flush(self, timeout: float = 15.0) -> bool:
        """Waits until what was given is sent; False when that takes longer or the server is away."""
        if self._thread is None or not self._thread.is_alive():
            return False
        self._asked += 1
        asked = self._asked
        until = _monotonic() + timeout
        with self._sent:
            while self._answered < asked and self._trouble is None and self._thread.is_alive():
                self._wake.set()
                if not self._sent.wait(max(0.0, min(1.0, until - _monotonic()))) and _monotonic() >= until:
                    break
            return self._answered >= asked

    @_never_raises()
    def finish(self, status: str = "finished", timeout: float = 30.0) -> None:
        """Ends the run. Waits at most `timeout` seconds for unsent data; the rest stays on disk for `sync`."""
        if not self.is_active:
            return
        self._spool.append(_encode({"status": status}).encode() + b"\n")  # type: ignore[union-attr]
        self.is_active = False
        _runs.discard(self)
        self._end_at = _monotonic() + min(timeout, _LAST_TRIES_SECONDS)
        self._closing.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(timeout)
        left = len(self._spool.ready())  # type: ignore[union-attr]
        if left == 0:
            self._spool.clear()  # type: ignore[union-attr]
        else:
            reason = " (%s)" % self._trouble if self._trouble else ""
            _say("%d files of run %s are not sent yet%s. They lie in %s; send them by: python onset.py sync" % (left, self.id, reason, self._spool.folder))  # type: ignore[union-attr]

    def __enter__(self) -> "Run":
        return self

    def __exit__(self, kind: Any, *_: Any) -> None:
        self.finish("finished" if kind is None else "failed")

    # -- inside

    def _step(self, step: Any) -> Any:
        number = _number(step)
        if number is None or isinstance(number, str) or number < 0:
            raise OnsetError("a step is a number from 0 on, not %s" % repr(step)[:60])
        if number >= self._high:
            self._high = number
        elif not self._went_back:
            self._went_back = True
            _say(
                "step %s comes after step %s of run %s: where the training went back to an older checkpoint, call run.rewind(%s) first; for another training give another name"
                % (number, self._high, self.id, number),
                once="back:%s" % self.id,
            )
        return number

    def _work(self) -> None:
        failures = 0
        while True:
            self._wake.wait(_TICK_SECONDS)
            self._wake.clear()
            is_closing = self._closing.is_set()
            asked = self._asked
            try:
                if self._sender.drain():  # type: ignore[union-attr]
                    self._trouble, failures = None, 0
                    self._tell(asked)
                    if is_closing:
                        break
                    self._after_sending()
                elif is_closing:
                    self._trouble = "another process sends them"
                    break
            except Later as error:
                failures += 1
                self._wait_for_server(str(error), failures, error.seconds)
            except Exception as error:  # The thread must live as long as the training.
                failures += 1
                self._wait_for_server("%s: %s" % (type(error).__name__, _plain(error)), failures, 0)
            if failures and is_closing and _monotonic() > self._end_at:
                break
        self._spool.release()  # type: ignore[union-attr]

    def _tell(self, answered: Optional[int] = None) -> None:
        with self._sent:
            self._answered = self._answered if answered is None else answered
            self._sent.notify_all()

    def _after_sending(self) -> None:
        sender = self._sender
        if sender.last_step is not None and sender.last_step > self._high > -math.inf:  # type: ignore[union-attr]
            _say(
                "run %s has step %s already, and this training is at step %s: call run.rewind where it went back, or give another name"
                % (self.id, sender.last_step, self._high),  # type: ignore[union-attr]
                once="back:%s" % self.id,
            )
        if _monotonic() - sender.sent_at > _HEARTBEAT_SECONDS:  # type: ignore[union-attr]
            sender.beat()  # type: ignore[union-attr]

    def _wait_for_server(self, reason: str, failures: int, asked: float) -> None:
        self._trouble = reason
        self._tell()
        _say("%s. Training goes on; unsent data is kept in %s and sent later" % (reason, self._spool.folder), once="later:%s" % reason[:60])  # type: ignore[union-attr]
        seconds = asked or min(60.0, 0.5 * 2 ** min(failures, 7)) * random.Random().uniform(0.5, 1.0)
        if self._closing.is_set():
            time.sleep(min(seconds, 0.5))
        else:
            self._closing.wait(seconds)

    def _forget(self) -> None:
        self.is_active = False
        self._thread = None
        if self._spool is not None:
            self._spool.forget()


_now = time.time
_monotonic = time.monotonic
_runs: "weakref.WeakSet[Run]" = weakref.WeakSet()


def _finish_all() -> None:
    has_failed = getattr(sys, "last_exc", None) or getattr(sys, "last_type", None)
    for run in list(_runs):
        if run._pid == os.getpid():
            run.finish("failed" if has_failed else "finished", timeout=15)


def _forget_all() -> None:
    for run in list(_runs):
        run._forget()


atexit.register(_finish_all)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)


def _prediction_line(head: str, given: Any) -> str:
    if type(given) is dict and len(given) == 2:
        # The commonest form, without the cost of the others: 2,000 of them on the main thread are to take 10 ms.
        example_id, text = given.get("example_id"), given.get("prediction")
        if type(example_id) is str and type(text) is str:
            return '%s%s,"prediction":%s}\n' % (head, _quote(example_id), _quote(text))
    if isinstance(given, Mapping):
        if given.get("example_id") is None:
            raise OnsetError("a prediction has no example_id: %s" % repr(given)[:100])
        rest = {key: value for key, value in given.items() if key in _PREDICTION_FIELDS and value is not None}
        tail = _encode(rest)
        return "%s%s%s\n" % (head, _quote(str(given["example_id"])), "," + tail[1:] if rest else "}")
    try:
        example_id, text = given
    except (TypeError, ValueError):
        raise OnsetError("a prediction is a pair (example_id, text) or a dict, not %s" % repr(given)[:60]) from None
    if type(example_id) is not str:
        example_id = str(example_id)
    if type(text) is str:
        return '%s%s,"prediction":%s}\n' % (head, _quote(example_id), _quote(text))
    if isinstance(text, Mapping):
        return _prediction_line(head, {"example_id": example_id, **text})
    if type(text) is bool:
        return '%s%s,"correct":%s}\n' % (head, _quote(example_id), "true" if text else "false")
    raise OnsetError("the answer of %s is neither text nor true or false: %s" % (example_id[:60], repr(text)[:60]))


_PREDICTION_FIELDS = frozenset(("prediction", "correct", "abstained", "category", "question", "answers"))


def _parts(lines: Sequence[str], limit: int = _SEGMENT_BYTES) -> Iterator[List[str]]:
    part: List[str] = []
    size = 0
    for line in lines:
        if part and size + len(line) > limit:
            yield part
            part, size = [], 0
        part.append(line)
        size += len(line)
    if part:
        yield part


def _jsonable(value: Any) -> Any:
    """A setting as JSON can hold it: nested settings stay nested, whatever else becomes text."""
    if isinstance(value, Mapping):
        return {str(key): _jsonable(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_jsonable(inner) for inner in value]
    if value is None or isinstance(value, (str, bool)):
        return value
    number = _number(value)
    return str(value) if number is None else number


# ---------------------------------------------------------------------------------- reading from the server, files


def _api(settings: Optional[Settings] = None) -> Api:
    return Api(_require(settings or read_settings()))


def _lines_of(chunks: Iterable[bytes], name: str) -> Iterator[Example]:
    for number, line in enumerate(chunks, 1):
        if number == 1 and line.startswith(b"\xef\xbb\xbf"):
            line = line[3:]
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            raise OnsetError("%s, line %d: not JSON: %s" % (name, number, _plain(error))) from None
        if not isinstance(value, dict):
            raise OnsetError("%s, line %d: not an object: %s" % (name, number, line[:60].decode("utf-8", "replace")))
        yield value


def _rows(name: str, parts: Sequence[str], query: Mapping[str, Any]) -> List[Example]:
    """Lines that the server gives, kept beside unsent data: a training starts with those where the server is away."""
    settings = read_settings()
    asked = hashlib.sha256(json.dumps([parts, query]).encode()).hexdigest()[:16]
    kept = settings.spool / (settings.project or "no-project") / "kept" / (asked + ".jsonl")
    try:
        if settings.mode != "online":
            raise Unreachable("ONSET_MODE is %s" % settings.mode)
        api = Api(_require(settings))
        rows = list(_lines_of(api.download(api.path(*parts), query), name))
    except OnsetError as error:
        is_away = isinstance(error, Unreachable) or (isinstance(error, Refused) and (error.status == 429 or error.status >= 500))
        if not is_away or not kept.exists():
            raise
        _say("%s: %s is read from %s, as it was %s ago" % (error, name, kept, _duration(time.time() - kept.stat().st_mtime)))
        with open(kept, "rb") as file:
            return list(_lines_of(file, str(kept)))
    with contextlib.suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        _write_aside(kept, _json_lines(rows))
    return rows


def examples(dataset: str, split: Union[str, Sequence[str], None] = None, category: Union[str, Sequence[str], None] = None) -> List[Example]:
    """The examples of a dataset with their labels: dicts with example_id, split, question, answers, category ..."""
    query = {"format": "jsonl", "split": split, "category": category}
    found = _rows("dataset %s" % dataset, ("datasets", dataset, "examples"), query)
    if not found and split is not None:
        raise OnsetError('dataset %s has no example of split "%s"' % (dataset, split))
    return found


def mix(
    dataset: str,
    keep: str = "mix",
    *,
    unknown: Optional[float] = None,
    size: Optional[int] = None,
    seed: int = 1,
) -> List[Example]:
    """A set to train on, drawn by the server: keep is known, relabelled, mix or replay; `unknown` a ratio."""
    query = {"keep": keep, "unknown": unknown, "size": size, "seed": seed}
    return _rows("training set of %s" % dataset, ("datasets", dataset, "training-set"), query)


DEFAULT_TEMPLATE = "Q: {question}\nA: {answer}"


def prompt_completion(rows: Iterable[Mapping[str, Any]], template: str = DEFAULT_TEMPLATE) -> List[Dict[str, str]]:
    """A training set in TRL's form: its prompts are those that OnsetCallback asks with."""
    template = check_template(template)
    return [
        {"example_id": row["example_id"], "prompt": _fill(template, row["question"], "").rstrip(), "completion": " " + (row.get("target") or row["answers"][0])}
        for row in rows
    ]


def read_examples(path: str) -> List[Example]:
    """Examples from a JSON Lines file (.gz too), each checked: a sentence names the line."""
    opener = gzip.open if path.endswith(".gz") else open
    found: List[Example] = []
    seen: Dict[str, int] = {}
    try:
        with opener(path, "rb") as file:
            for number, example in enumerate(_lines_of(file, path), 1):
                where = "%s, example %d" % (path, number)
                _check_example(example, where)
                if example["example_id"] in seen:
                    raise OnsetError('%s: "%s" is example %d too; ids are unique' % (where, example["example_id"], seen[example["example_id"]]))
                seen[example["example_id"]] = number
                found.append(example)
    except OSError as error:
        raise OnsetError("%s cannot be read: %s" % (path, error.strerror or _plain(error))) from None
    except EOFError:
        raise OnsetError("%s ends too early: the gzip data is cut off" % path) from None
    if not found:
        raise OnsetError("%s holds no example" % path)
    return found


def _check_example(example: Example, where: str) -> None:
    if isinstance(example.get("example_id"), int) and not isinstance(example["example_id"], bool):
        example["example_id"] = str(example["example_id"])
    for name in ("example_id", "question"):
        if not isinstance(example.get(name), str) or not example[name].strip():
            raise OnsetError("%s: %s is missing or no text; an example has example_id, question and answers" % (where, name))
    answers = example.get("answers")
    if isinstance(answers, str):
        example["answers"] = answers = [answers]
    if not isinstance(answers, list) or not answers or not all(isinstance(answer, str) and answer.strip() for answer in answers):
        raise OnsetError("%s: answers is not a list of texts" % where)


# ------------------------------------------------------------------------------------------- asking a model

_FIRST_PAUSE_SECONDS = 0.25


class Drawn(NamedTuple):
    """One answer, and whether it was cut at the limit of tokens."""

    text: str
    is_cut: bool


class Prompt(NamedTuple):
    """A question with its worked examples, as one text or as the messages of a chat."""

    text: str
    messages: Tuple[Tuple[str, str], ...]


def check_template(template: str) -> str:
    if "{question}" not in template or not template.rstrip().endswith("{answer}"):
        raise OnsetError('the template is "%s"; it holds {question} and ends with {answer}' % template[:100])
    return template.rstrip()


def build_prompt(template: str, shots: Sequence[Example], question: str) -> Prompt:
    """Few-shot prompt: each shot filled in, a blank line between, the last one open at its answer."""
    parts = [_fill(template, shot["question"], shot["answers"][0]) for shot in shots]
    parts.append(_fill(template, question, "").rstrip())
    turns: List[Tuple[str, str]] = []
    for shot in shots:
        turns += [("user", shot["question"]), ("assistant", shot["answers"][0])]
    return Prompt("\n\n".join(parts), tuple(turns + [("user", question)]))


def _fill(template: str, question: str, answer: str) -> str:
    # Not str.format: questions hold braces.
    head, tail = template.split("{question}", 1)
    return head + question + tail.replace("{answer}", answer)


class Endpoint:
    """An OpenAI-compatible server: /completions for base models, /chat/completions with `is_chat`.

    Learns what the server takes: `n` is dropped where it is ignored or refused, `top_k` where it is refused.
    """

    def __init__(
        self,
        base_url: str,
        model: str,
        *,
        is_chat: bool = False,
        max_tokens: int = 32,
        timeout: float = 120,
        retries: int = 8,
        key: Optional[str] = None,
    ):
        if not re.match(r"https?://[^/\s]", base_url):
            raise OnsetError('--base-url is "%s"; it looks like http://localhost:8000/v1' % base_url[:100])
        self.url = base_url.rstrip("/") + ("/chat/completions" if is_chat else "/completions")
        self.model = model
        self.is_chat = is_chat
        self.max_tokens = max_tokens
        self.timeout = timeout
        self.retries = retries
        self.key = os.environ.get("OPENAI_API_KEY", "") if key is None else key
        self.honours_n = True
        self.takes_top_k = True
        self.token_limit = "max_tokens"
        self.requests = 0
        self._stopped = threading.Event()

    def stop(self) -> None:
        self._stopped.set()

    def ask(self, prompt: Prompt, count: int, temperature: float, top_k: Optional[int]) -> List[Drawn]:
        """At least one and at most `count` answers; raises OnsetError when the server gives none."""
        failures = 0
        while True:
            body = self._body(prompt, count if self.honours_n else 1, temperature, top_k)
            try:
                answer = self._post(body)
                if answer.status < 300:
                    return self._read(answer, count)
                if answer.status in (400, 404, 405, 422) and self._learn(answer, body):
                    continue
                sentence = "%s answered with status %d: %s" % (self.url, answer.status, _inner_message(answer.body))
                if answer.status not in (408, 409, 425, 429) and answer.status < 500:
                    raise OnsetError(sentence + _endpoint_advice(answer, self))
                pause = _retry_after(answer.headers)
            except Unreachable as error:
                sentence, pause = str(error), 0.0
            failures += 1
            if failures > self.retries:
                raise OnsetError("%s (tried %d times)" % (sentence, failures))
            delay = pause or min(30.0, _FIRST_PAUSE_SECONDS * 2**failures) * random.Random().uniform(0.5, 1.0)
            if self._stopped.wait(delay):
                raise OnsetError("stopped")

    def _body(self, prompt: Prompt, count: int, temperature: float, top_k: Optional[int]) -> Dict[str, Any]:
        body: Dict[str, Any] = {"model": self.model, "temperature": temperature, self.token_limit: self.max_tokens}
        if self.is_chat:
            body["messages"] = [{"role": role, "content": content} for role, content in prompt.messages]
        else:
            body.update(prompt=prompt.text, stop=["\n"])
        if count > 1:
            body["n"] = count
        if top_k is not None and temperature > 0 and self.takes_top_k:
            body["top_k"] = top_k
        return body

    def _post(self, body: Mapping[str, Any]) -> Answer:
        headers = {"Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = "Bearer %s" % self.key
        self.requests += 1
        return exchange("POST", self.url, json.dumps(body).encode(), headers, self.timeout, self.timeout * 2)

    def _learn(self, answer: Answer, body: Mapping[str, Any]) -> bool:
        """Whether the refusal names a field that can be left out; the next try is without it."""
        words = answer.body[:20_000].decode("utf-8", "replace").lower()
        if "top_k" in body and ("top_k" in words or "topk" in words or "extra" in words or "unrecognized" in words):
            self.takes_top_k = False
            return True
        if "n" in body and re.search(r"""(?:["'`]n["'`]|\bn\b)""", words):
            self.honours_n = False
            return True
        if "max_completion_tokens" in words and self.token_limit == "max_tokens":
            self.token_limit = "max_completion_tokens"
            return True
        return False

    def _read(self, answer: Answer, count: int) -> List[Drawn]:
        try:
            choices = json.loads(answer.body)["choices"]
            drawn = [self._drawn(choice) for choice in choices]
        except (ValueError, KeyError, TypeError, AttributeError):
            start = answer.body[:60].decode("utf-8", "replace").strip()
            raise OnsetError(
                "%s did not answer as an OpenAI-compatible server does, but: %s. Is the address the one that ends with /v1?"
                % (self.url, start or "nothing")
            ) from None
        if not drawn:
            raise Unreachable("%s answered without an answer in it" % self.url)
        if count > 1 and self.honours_n and len(drawn) < count:
            self.honours_n = False
        return drawn[:count]

    def _drawn(self, choice: Mapping[str, Any]) -> Drawn:
        text = (choice["message"].get("content") if self.is_chat else choice["text"]) or ""
        if not isinstance(text, str):
            raise TypeError
        return Drawn(text, choice.get("finish_reason") == "length")


def _inner_message(body: bytes) -> str:
    text = body[:2000].decode("utf-8", "replace")
    with contextlib.suppress(ValueError, TypeError, KeyError):
        error = json.loads(text)
        error = error.get("error", error) if isinstance(error, dict) else error
        text = str(error.get("message") or error.get("detail") or error) if isinstance(error, dict) else str(error)
    return " ".join(text.split())[:300] or "nothing"


def _endpoint_advice(answer: Answer, endpoint: Endpoint) -> str:
    if 300 <= answer.status < 400:
        return ". It sends on to %s: give that address as --base-url" % answer.headers.get("location", "another address")[:200]
    if answer.status in (401, 403):
        return ". Set OPENAI_API_KEY to a key of that server"
    if answer.status == 404:
        other = "without --chat" if endpoint.is_chat else "with --chat"
        return ". Is the model's name right, does the address end with /v1, or does it answer only %s?" % other
    return ""


class Local:
    """A model on this machine through transformers, with `ask_many` for a batch of prompts."""

    def __init__(self, path: str, *, is_chat: bool = False, max_tokens: int = 32, seed: int = 1, device: Optional[str] = None):
        try:
            import torch
            import transformers
        except ImportError as error:
            raise OnsetError("--local needs transformers and torch (%s): pip install torch transformers" % _plain(error)) from None
        try:
            self.tokenizer = transformers.AutoTokenizer.from_pretrained(path)
            self.model = transformers.AutoModelForCausalLM.from_pretrained(path)
        except Exception as error:
            raise OnsetError("%s cannot be loaded as a model: %s" % (path, _plain(error))) from None
        self.device = device or ("cuda" if torch.cuda.is_available() else "cpu")
        self.model.to(self.device).eval()
        self.is_chat = is_chat
        self.max_tokens = max_tokens
        torch.manual_seed(seed)

    def ask_many(self, prompts: Sequence[Prompt], count: int, temperature: float, top_k: Optional[int]) -> List[List[Drawn]]:
        texts = [_chat_text(self.tokenizer, prompt.messages) if self.is_chat else prompt.text for prompt in prompts]
        drawn = generate(
            self.model,
            self.tokenizer,
            texts,
            max_new_tokens=self.max_tokens,
            count=count,
            temperature=temperature,
            top_k=top_k,
            stop_text=None if self.is_chat else "\n",
            is_templated=self.is_chat,
        )
        return [drawn[at : at + count] for at in range(0, len(drawn), count)]


def _chat_text(tokenizer: Any, messages: Iterable[Tuple[str, str]]) -> str:
    turns = [{"role": role, "content": content} for role, content in messages]
    return tokenizer.apply_chat_template(turns, tokenize=False, add_generation_prompt=True)


def generate(
    model: Any,
    tokenizer: Any,
    texts: Sequence[str],
    *,
    max_new_tokens: int = 32,
    count: int = 1,
    temperature: float = 0.0,
    top_k: Optional[int] = None,
    stop_text: Optional[str] = "\n",
    is_templated: bool = False,
    synced: bool = False,
) -> List[Drawn]:
    """Answers of a transformers model, `count` for each text. Pads by itself: the tokenizer stays as it is."""
    import torch

    rows = [tokenizer(text, add_special_tokens=not is_templated)["input_ids"] for text in texts]
    # A closing token that tokenizers of seq2seq kind add would end the answer before it begins.
    ends = tokenizer.eos_token_id
    rows = [row[:-1] if len(row) > 1 and row[-1] == ends else row for row in rows]
    width = max(len(row) for row in rows)
    pad = tokenizer.pad_token_id if tokenizer.pad_token_id is not None else ends if ends is not None else 0
    device = next(model.parameters()).device
    ids = torch.tensor([[pad] * (width - len(row)) + row for row in rows], device=device)
    mask = torch.tensor([[0] * (width - len(row)) + [1] * len(row) for row in rows], device=device)
    how: Dict[str, Any] = {"do_sample": False, "temperature": None, "top_p": None, "top_k": None}
    if temperature > 0:
        how = {"do_sample": True, "temperature": temperature, "top_p": 1.0, "top_k": top_k or 0}
    with torch.no_grad():
        out = model.generate(
            input_ids=ids,
            attention_mask=mask,
            max_new_tokens=max_new_tokens,
            num_return_sequences=count,
            num_beams=1,
            use_cache=True,
            pad_token_id=pad,
            synced_gpus=synced,
            **how,
        )
    drawn = []
    for row in out[:, width:].tolist():
        text = tokenizer.decode(row, skip_special_tokens=True)
        has_ended = (ends is not None and ends in row) or (stop_text is not None and stop_text in text.lstrip())
        drawn.append(Drawn(text, len(row) >= max_new_tokens and not has_ended))
    return drawn


# ----------------------------------------------------------------------------------------------- SliCK labels


@dataclass(frozen=True)
class LabelPlan:
    """How the base model is asked (SliCK): `exemplars` prompts a fact, each one greedy answer and `samples` draws."""

    exemplars: int = 10
    shots: int = 4
    samples: int = 16
    temperature: float = 0.5
    top_k: Optional[int] = 40
    template: str = DEFAULT_TEMPLATE
    is_chat: bool = False
    max_tokens: int = 32
    seed: int = 1

    @property
    def draws(self) -> int:
        return self.exemplars * (1 + self.samples)


BUDGETS = {"paper": (10, 16), "quick": (4, 4)}


def check_plan(plan: LabelPlan) -> LabelPlan:
    limits = {"exemplars": (1, 100), "shots": (0, 100), "samples": (0, 1000), "max_tokens": (1, 4096)}
    for name, (low, high) in limits.items():
        value = getattr(plan, name)
        if not low <= value <= high:
            raise OnsetError("--%s is %d; it can be %d to %d" % (name.replace("_", "-"), value, low, high))
    if not 0 < plan.temperature <= 5:
        raise OnsetError("--temperature is %g; it is above 0 and at most 5" % plan.temperature)
    check_template(plan.template)
    return plan


def noise_sentence(draws: int) -> str:
    """What a number of draws costs: how often a fact that is known a little is taken for Unknown."""
    shares = []
    for share in (0.01, 0.05):
        missed = (1 - share) ** draws * 100
        shares.append("%s (%g %% of its draws right)" % ("%.0f %%" % missed if missed >= 1 else "under 1 %", share * 100))
    return "%d draws a fact; facts that are known a little and will be called Unknown: %s" % (draws, ", ".join(shares))


class ExemplarSets:
    """The worked examples of prompts, drawn once for each relation, so that prompts share their beginning.

    A set never holds the question it is used for, nor an example with one of its answers: the next one of the
    draw stands in. Where a relation has too few, the rest comes from other relations (`short` names them).
    """

    def __init__(self, pool: Sequence[Example], plan: LabelPlan):
        self._plan = plan
        self._pool = list(pool)
        self._by_relation: Dict[str, List[Example]] = collections.defaultdict(list)
        for example in self._pool:
            self._by_relation[relation_of(example)].append(example)
        self._orders: Dict[Tuple[str, int], List[Example]] = {}
        self.short: set = set()

    def _order(self, relation: str, number: int) -> List[Example]:
        found = self._orders.get((relation, number))
        if found is None:
            draw = random.Random("%d/%d/%s" % (self._plan.seed, number, relation))
            own = self._by_relation.get(relation, [])
            # More than can ever be needed would cost memory in large relations.
            wanted = self._plan.shots * 4 + 20
            found = draw.sample(own, min(len(own), wanted))
            if len(own) < wanted:
                others = draw.sample(self._pool, min(len(self._pool), wanted * 2))
                found = found + [other for other in others if relation_of(other) != relation]
            self._orders[(relation, number)] = found
        return found

    def shots_for(self, example: Example, number: int) -> List[Example]:
        relation = relation_of(example)
        question = _squad(example["question"])
        answers = {_squad(answer) for answer in example["answers"]}
        shots: List[Example] = []
        for other in self._order(relation, number):
            if len(shots) == self._plan.shots:
                break
            is_same = other["example_id"] == example["example_id"] or _squad(other["question"]) == question
            if not is_same and answers.isdisjoint(_squad(answer) for answer in other["answers"]):
                shots.append(other)
        if len(shots) < self._plan.shots:
            raise OnsetError(
                "there are too few examples for %d worked ones beside %s: give more by --pool, or fewer --shots"
                % (self._plan.shots, example["example_id"])
            )
        if any(relation_of(shot) != relation for shot in shots):
            self.short.add(relation)
        return shots


def relation_of(example: Example) -> str:
    attributes = example.get("attributes")
    relation = example.get("relation") or (attributes.get("relation") if isinstance(attributes, dict) else None)
    return str(relation) if relation is not None else ""


class Journal:
    """Every answer on disk as soon as it is there: a killed run goes on where it was, and asks nothing twice."""

    def __init__(self, path: str, settings: Mapping[str, Any]):
        self.path = Path(path)
        self.facts: Dict[str, Any] = {}
        self.answers: Dict[Tuple[str, int, str], List[Drawn]] = {}
        self._lock = threading.Lock()
        try:
            self._file = open(self.path, "a+b", buffering=0)
        except OSError as error:
            raise OnsetError("the journal %s cannot be written: %s" % (path, error.strerror or _plain(error))) from None
        if fcntl is not None:
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise OnsetError("another process is writing %s; wait for it, or give another --journal" % path) from None
        self._read(settings)

    def _read(self, settings: Mapping[str, Any]) -> None:
        whole = 0
        head: Any = None
        for line in self.path.open("rb"):
            if not line.endswith(b"\n"):
                break
            whole += len(line)
            try:
                entry = json.loads(line)
                if head is None:
                    head = entry["settings"]
                    self._compare(head, settings)
                elif "facts" in entry:
                    self.facts.update(entry["facts"])
                else:
                    key = (entry["id"], int(entry["prompt"]), entry["kind"])
                    cut = set(entry.get("cut", ()))
                    drawn = [Drawn(text, at in cut) for at, text in enumerate(entry["answers"])]
                    self.answers.setdefault(key, []).extend(drawn)
            except (ValueError, KeyError, TypeError):
                raise OnsetError("%s is no journal of this command; give another --journal" % self.path) from None
        # A line that a killed process left torn is asked again.
        self._file.truncate(whole)
        if head is None:
            self._append({"settings": settings})

    def _compare(self, kept: Mapping[str, Any], now: Mapping[str, Any]) -> None:
        other = [name for name in sorted({*kept, *now}) if kept.get(name) != now.get(name)]
        if other:
            name = other[0]
            raise OnsetError(
                "%s was begun with other settings (%s: %s, now %s): give those, or another --journal"
                % (self.path, name, _short(kept.get(name)), _short(now.get(name)))
            )

    def _append(self, entry: Mapping[str, Any]) -> None:
        data = (json.dumps(entry, ensure_ascii=True, separators=(",", ":")) + "\n").encode()
        try:
            with self._lock:
                self._file.write(data)
        except OSError as error:
            raise OnsetError("the journal %s cannot be written: %s; free some space and start again" % (self.path, error.strerror or _plain(error))) from None

    def note(self, **facts: Any) -> None:
        if any(self.facts.get(name) != value for name, value in facts.items()):
            self.facts.update(facts)
            self._append({"facts": facts})

    def add(self, key: Tuple[str, int, str], drawn: Sequence[Drawn]) -> None:
        entry: Dict[str, Any] = {"id": key[0], "prompt": key[1], "kind": key[2], "answers": [text for text, _ in drawn]}
        cut = [at for at, (_, is_cut) in enumerate(drawn) if is_cut]
        if cut:
            entry["cut"] = cut
        self._append(entry)
        with self._lock:
            self.answers.setdefault(key, []).extend(drawn)

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> "Journal":
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "..."


class Unit(NamedTuple):
    """Answers that are still to be had for one prompt of one example."""

    key: Tuple[str, int, str]
    prompt: Prompt
    wanted: int
    temperature: float
    top_k: Optional[int]


class Progress:
    """A bar where somebody looks, a line now and then where not."""

    def __init__(self, total: int, what: str, is_quiet: bool = False):
        self.total = total
        self.what = what
        self.is_quiet = is_quiet or total == 0
        self.count = 0
        self._started = time.monotonic()
        self._shown = -1.0
        self._is_terminal = sys.stderr.isatty()

    def add(self, count: int) -> None:
        self.count += count
        now = time.monotonic()
        pause = 0.2 if self._is_terminal else 15.0
        if not self.is_quiet and now - self._shown >= pause and (self._is_terminal or now - self._started >= pause):
            self._shown = now
            self._show(now)

    def _show(self, now: float) -> None:
        share = min(1.0, self.count / self.total)
        rate = self.count / max(now - self._started, 1e-9)
        left = _duration((self.total - self.count) / rate) if rate > 0 else "?"
        bar = "#" * round(share * 30)
        line = "%s [%-30s] %d of %d, %.0f a second, %s left" % (self.what, bar, self.count, self.total, rate, left)
        print("\r%s\x1b[K" % line if self._is_terminal else line, end="" if self._is_terminal else "\n", file=sys.stderr, flush=True)

    def end(self) -> None:
        if self._is_terminal and self._shown >= 0 and not self.is_quiet:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def ask_all(units: Iterable[Unit], asker: Union[Endpoint, Local], journal: Journal, progress: Progress, concurrency: int) -> None:
    """Asks all units, each answer into the journal as it comes."""
    if isinstance(asker, Local):
        _ask_local(units, asker, journal, progress)
    else:
        _ask_endpoint(units, asker, journal, progress, concurrency)


def _ask_local(units: Iterable[Unit], asker: Local, journal: Journal, progress: Progress) -> None:
    batch: List[Unit] = []

    def flush() -> None:
        if not batch:
            return
        first = batch[0]
        for unit, drawn in zip(batch, asker.ask_many([unit.prompt for unit in batch], first.wanted, first.temperature, first.top_k)):
            journal.add(unit.key, drawn)
            progress.add(len(drawn))
        batch.clear()

    for unit in units:
        if batch and (unit[2:] != batch[0][2:] or len(batch) * unit.wanted >= 64):
            flush()
        batch.append(unit)
    flush()


def _ask_endpoint(units: Iterable[Unit], asker: Endpoint, journal: Journal, progress: Progress, concurrency: int) -> None:
    lock = threading.Lock()

    def work(unit: Unit) -> None:
        missing = unit.wanted
        while missing > 0:
            drawn = asker.ask(unit.prompt, missing, unit.temperature, unit.top_k)
            journal.add(unit.key, drawn)
            missing -= len(drawn)
            with lock:
                progress.add(len(drawn))

    pending: set = set()
    pool = ThreadPoolExecutor(max_workers=max(1, concurrency))
    try:
        for unit in units:
            pending.add(pool.submit(work, unit))
            # The first answers teach what the server takes; only then many are asked at once.
            if progress.count == 0 or len(pending) >= concurrency * 2:
                pending = _settle(pending)
        while pending:
            pending = _settle(pending)
    except BaseException:
        asker.stop()
        for waiting in pending:
            waiting.cancel()
        raise
    finally:
        pool.shutdown(wait=True)


def _settle(pending: set) -> set:
    done, rest = wait(pending, return_when=FIRST_COMPLETED)
    for finished in done:
        finished.result()
    return set(rest)


def label_units(facts: Sequence[Example], sets: ExemplarSets, plan: LabelPlan, journal: Optional[Journal]) -> Iterator[Unit]:
    """What is still to be asked, prompts of the same beginning one after another."""
    ordered = sorted(facts, key=relation_of)
    for number in range(plan.exemplars):
        for kind, count, temperature, top_k in (("greedy", 1, 0.0, None), ("sampled", plan.samples, plan.temperature, plan.top_k)):
            for example in ordered:
                key = (example["example_id"], number, kind)
                missing = count - (len(journal.answers.get(key, ())) if journal else 0)
                if missing > 0:
                    prompt = build_prompt(plan.template, sets.shots_for(example, number), example["question"])
                    yield Unit(key, prompt, missing, temperature, top_k)


@dataclass
class Labels:
    """The labels of facts, with what must be known to trust them."""

    examples: List[Example] = field(default_factory=list)
    samples: List[Dict[str, Any]] = field(default_factory=list)
    by_category: Dict[str, int] = field(default_factory=dict)
    answers: int = 0
    cut: int = 0
    empty: int = 0
    right: int = 0
    greedy: int = 0


def label_facts(facts: Sequence[Example], plan: LabelPlan, journal: Journal, rule: Rule) -> Labels:
    """Labels of all facts from the answers in the journal."""
    labels = Labels(by_category=dict.fromkeys(("HighlyKnown", "MaybeKnown", "WeaklyKnown", "Unknown"), 0))
    for example in facts:
        drawn: Dict[str, List[Drawn]] = {"greedy": [], "sampled": []}
        for number in range(plan.exemplars):
            for kind in drawn:
                drawn[kind] += journal.answers.get((example["example_id"], number, kind), [])
        right = {kind: sum(rule.is_right(text, example["answers"]) for text, _ in answers) for kind, answers in drawn.items()}
        share = {kind: right[kind] / len(answers) if answers else 0.0 for kind, answers in drawn.items()}
        category = category_of(right["greedy"], len(drawn["greedy"]), right["sampled"], len(drawn["sampled"]))
        labels.by_category[str(category)] = labels.by_category.get(str(category), 0) + 1
        labels.greedy += len(drawn["greedy"])
        labels.right += right["greedy"]
        for answer in drawn["greedy"] + drawn["sampled"]:
            labels.answers += 1
            labels.cut += answer.is_cut
            labels.empty += not answer.text.strip()
        labels.examples.append({**example, "category": category, "p_correct_greedy": share["greedy"], "p_correct_sampled": share["sampled"]})
        labels.samples.append({"example_id": example["example_id"], **{kind: [text for text, _ in answers] for kind, answers in drawn.items()}})
    return labels


def _json_lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows).encode("utf-8", "replace")


_NDJSON = {"Content-Type": "application/x-ndjson"}


def _put_lines(api: Api, path: str, rows: Sequence[Mapping[str, Any]]) -> Any:
    body = gzip.compress(_json_lines(rows), 5, mtime=0)
    return api.call("PUT", path, body, headers={**_NDJSON, "Content-Encoding": "gzip"}, timeout=300, deadline=3600)


class DatasetPlace:
    """The dataset that labels go to, as it was before the model was asked; what forbids them is said then."""

    def __init__(self, api: Api, dataset: str, model: str):
        api.require_write()
        self.api = api
        self.dataset = dataset
        self.model = model
        self.path = api.path("datasets", dataset)
        self.there: Dict[str, Any] = {}
        try:
            self.there = api.call("GET", self.path)
        except Refused as error:
            if error.status != 404:
                raise
        # Of each example whether it has a label, and what is asked.
        self.examples: Dict[str, Tuple[bool, int]] = {}
        if self.there.get("examples"):
            lines = api.download(self.path + "/examples", {"format": "jsonl"})
            self.examples = {line["example_id"]: (bool(line.get("category")), _asked_in(line)) for line in _lines_of(lines, "dataset %s" % dataset)}
        base = self.there.get("baseModel")
        self.is_first = base is None or base.strip().lower() == model.strip().lower()

    def rule(self, scorer: Optional[str]) -> Rule:
        """The dataset's own rule where it has examples or none was asked for, else `scorer`; squad for a new dataset."""
        if not self.there:
            return Rule(scorer or "squad")
        rule = rule_of(self.there)
        if rule.scorer == "judged":
            raise OnsetError("dataset %s is judged: no rule says which answers are right, so none can be labelled; upload to another dataset" % self.dataset)
        if scorer in (None, rule.scorer):
            return rule
        if self.examples:
            raise OnsetError(
                'dataset %s counts answers by %s, and its runs with it: leave --scorer out, or choose another on the dataset\'s page under "What counts as right"'
                % (self.dataset, rule.scorer)
            )
        return rule._replace(scorer=str(scorer))

    def check_examples(self, facts: Sequence[Example]) -> None:
        """The server counts by its own questions and answers: others under the same ids would get wrong labels."""
        other = [fact["example_id"] for fact in facts if self.examples.get(fact["example_id"], (False, _asked_in(fact)))[1] != _asked_in(fact)]
        if other:
            raise OnsetError(
                "dataset %s has another question or other answers under %d of these ids, first %s: give new ids, upload to another dataset, or change it first by python onset.py dataset %s FILE"
                % (self.dataset, len(other), _short(other[0]), self.dataset)
            )

    def check_settings(self, plan: LabelPlan, facts: Sequence[Example]) -> None:
        """Labels of other settings may be replaced as a whole; some of them would make one set of two kinds."""
        kept, now = self.there.get("slick") or {}, _slick_of(plan)
        other = [name for name in now if kept.get(name) not in (None, now[name])]
        staying = {key for key, (is_labelled, _) in self.examples.items() if is_labelled} - {fact["example_id"] for fact in facts}
        if other and staying and self.is_first:
            name = other[0]
            raise OnsetError(
                "dataset %s is labelled with other settings (%s: %s, now %s), and %d of its labels would stay: give those settings, label all its examples, or upload to another dataset"
                % (self.dataset, name, _short(kept[name]), _short(now[name]), len(staying))
            )

    def send(self, labels: Labels, plan: LabelPlan, rule: Rule, counts_only: bool) -> Any:
        """Makes the dataset and its examples where they are missing, and gives it the samples as labels of the model."""
        fields = {"baseModel": self.model, "slick": _slick_of(plan), "scorer": rule.scorer}
        if self.is_first:
            self.api.call("PUT", self.path, fields)
        given = ("category", "p_correct_greedy", "p_correct_sampled")
        missing = [{key: value for key, value in example.items() if key not in given} for example in labels.examples if example["example_id"] not in self.examples]
        if missing:
            _put_lines(self.api, self.path + "/examples", missing)
        rows = [_counts_of(row, example) for row, example in zip(labels.samples, labels.examples)] if counts_only else labels.samples
        path = self.path
        if not self.is_first:
            label_set = slug_of(self.model.replace("/", "-"))
            _say("dataset %s is labelled for %s: these labels become its set %s" % (self.dataset, self.there["baseModel"], label_set))
            path = "%s/label-sets/%s" % (path, label_set)
            self.api.call("PUT", path, fields)
        return _put_lines(self.api, path + "/slick-samples", rows)


def _asked_in(example: Example) -> int:
    return hash((_trim(example["question"]), frozenset(_trim(answer) for answer in example["answers"])))


def _slick_of(plan: LabelPlan) -> Dict[str, Any]:
    """The settings as a dataset keeps them."""
    return {**{name: getattr(plan, name) for name in ("exemplars", "shots", "samples", "temperature")}, "topK": plan.top_k}


def _counts_of(row: Mapping[str, Any], example: Example) -> Dict[str, Any]:
    greedy, sampled = len(row["greedy"]), len(row["sampled"])
    return {
        "example_id": row["example_id"],
        "greedy_correct": round(example["p_correct_greedy"] * greedy),
        "greedy": greedy,
        "sampled_correct": round(example["p_correct_sampled"] * sampled),
        "sampled": sampled,
    }


# --------------------------------------------------------------------------------- transformers, TRL: the callback


class OnsetCallback:
    """For transformers.Trainer (4 and 5) and TRL: sends what is logged, and answers of the evaluation sets.

    `eval_sets`: {split: examples} as `onset.examples` gives them, or names of splits of `dataset`.
    `prompt`: a template with {question} (and {answer} at its end), "chat" for the tokenizer's chat template, or a
    function from an example to text. Answers are generated at each evaluation, else at each epoch's end, and once
    before the first step. Training is bit-equal with and without it: random numbers, modes and settings are put back.
    Under FSDP and DeepSpeed ZeRO-3 all ranks generate; that path has not been tried on such hardware.
    """

    def __init__(
        self,
        eval_sets: Union[Mapping[str, Sequence[Example]], Sequence[str], None] = None,
        dataset: Optional[str] = None,
        prompt: Union[str, Callable[[Example], str]] = DEFAULT_TEMPLATE,
        stop_on_verdict: bool = False,
        *,
        run: Optional[Run] = None,
        name: Optional[str] = None,
        training_set: Optional[Iterable[Any]] = None,
        at_start: bool = True,
        batch_size: int = 32,
        max_new_tokens: int = 32,
        finish: bool = True,
        **run_fields: Any,
    ):
        if isinstance(prompt, str) and prompt != "chat":
            if "{question}" not in prompt:
                raise OnsetError('the prompt is "%s"; it holds {question}, or is "chat"' % prompt[:100])
        self.eval_sets = self._read_sets(eval_sets, dataset)
        self.dataset = dataset
        self.prompt = prompt
        self.stop_on_verdict = stop_on_verdict
        self.run = run
        self.name = name
        self.training_set = training_set
        self.at_start = at_start
        self.batch_size = batch_size
        self.max_new_tokens = max_new_tokens
        self.finish = finish
        self.run_fields = run_fields
        self._answered_at: Optional[int] = None

    @staticmethod
    def _read_sets(sets: Any, dataset: Optional[str]) -> Dict[str, List[Example]]:
        if isinstance(sets, Mapping):
            return {str(split): list(rows) for split, rows in sets.items()}
        names = [sets] if isinstance(sets, str) else list(sets or ())
        if names and dataset is None:
            raise OnsetError("eval_sets names splits: say of which dataset")
        return {name: examples(str(dataset), split=name) for name in names} if _is_main_rank() or names else {}

    def __getattr__(self, name: str) -> Any:
        # The trainer calls every event of every callback, new ones too.
        if name.startswith("on_"):
            return _no_event
        raise AttributeError(name)

    def on_train_begin(self, args: Any, state: Any, control: Any, model: Any = None, **given: Any) -> None:
        self._begin(args, state, model)
        if self.at_start and state.global_step == 0:
            self._answer(args, state, model, given)

    @_never_raises()
    def _begin(self, args: Any, state: Any, model: Any) -> None:
        if not state.is_world_process_zero:
            return
        if self.run is None:
            fields: Dict[str, Any] = {"base_model": _base_model_of(model), "planned_checkpoints": _planned_checkpoints(args, state), "seed": getattr(args, "seed", None)}
            fields.update(self.run_fields)
            name = self.name or getattr(args, "run_name", None) or Path(str(args.output_dir)).name or "training"
            self.run = Run(Path(str(name)).name or "training", dataset=self.dataset, method=fields.pop("method", _method_of(model)), **fields)
            self.run.config(args.to_sanitized_dict() if hasattr(args, "to_sanitized_dict") else args.to_dict())
        if self.training_set is not None:
            self.run.training_set(self.training_set)
        if state.global_step > 0:
            self.run.rewind(state.global_step + 1)

    @_never_raises()
    def on_log(self, args: Any, state: Any, control: Any, logs: Optional[Mapping[str, Any]] = None, **_: Any) -> None:
        if self.run is None or not state.is_world_process_zero or not logs:
            return
        numbers = {key: value for key, value in logs.items() if key not in ("epoch", "step") and _number(value) is not None}
        if numbers:
            self.run.log(state.global_step, numbers, epoch=state.epoch)

    def on_evaluate(self, args: Any, state: Any, control: Any, model: Any = None, **given: Any) -> None:
        # Once for each evaluation set: the first call of a step answers for all.
        self._answer(args, state, model, given, control)

    def on_epoch_end(self, args: Any, state: Any, control: Any, model: Any = None, **given: Any) -> None:
        strategy = getattr(args, "eval_strategy", None) or getattr(args, "evaluation_strategy", "no")
        if str(getattr(strategy, "value", strategy)) == "no":
            self._answer(args, state, model, given, control)

    def on_train_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        if self.run is not None and self.finish:
            self.run.finish()

    def _answer(self, args: Any, state: Any, model: Any, given: Mapping[str, Any], control: Any = None) -> None:
        if not self.eval_sets or model is None or self._answered_at == state.global_step:
            return
        self._answered_at = state.global_step
        is_sharded = _is_sharded(args)
        if state.is_world_process_zero or is_sharded:
            self._generate_all(args, state, model, given, is_sharded)
        if control is not None and self.stop_on_verdict and _agree(state.is_world_process_zero and self._wants_stop(), args):
            control.should_training_stop = True

    @_never_raises()
    def _generate_all(self, args: Any, state: Any, model: Any, given: Mapping[str, Any], is_sharded: bool) -> None:
        tokenizer = given.get("processing_class") or given.get("tokenizer")
        # Processors of multimodal models hold the tokenizer.
        tokenizer = getattr(tokenizer, "tokenizer", tokenizer)
        if tokenizer is None:
            raise OnsetError("the trainer has no tokenizer (processing_class), so nothing can be generated")
        with _as_it_was(model):
            for split, rows in self.eval_sets.items():
                found: Dict[str, str] = {}
                for at in range(0, len(rows), self.batch_size):
                    part = rows[at : at + self.batch_size]
                    texts = [self._prompt_of(example, tokenizer) for example in part]
                    drawn = generate(
                        model,
                        tokenizer,
                        texts,
                        max_new_tokens=self.max_new_tokens,
                        is_templated=self.prompt == "chat",
                        synced=is_sharded,
                    )
                    found.update(zip((row["example_id"] for row in part), (answer.text for answer in drawn)))
                if self.run is not None:
                    self.run.predictions(state.global_step, found, split=split, epoch=0 if state.global_step == 0 else state.epoch)

    def _prompt_of(self, example: Example, tokenizer: Any) -> str:
        if callable(self.prompt):
            return self.prompt(example)
        if self.prompt == "chat":
            return _chat_text(tokenizer, [("user", example["question"])])
        return _fill(self.prompt, example["question"], "").rstrip()

    @_never_raises(False)
    def _wants_stop(self) -> bool:
        verdict = self.run.verdict() if self.run is not None else _no_verdict()
        if verdict["decision"] == "stop":
            _say("training is stopped: %s" % verdict.get("reason"))
        return verdict["decision"] == "stop"


def _no_event(*_: Any, **__: Any) -> None:
    return None


def _agree(decision: bool, args: Any) -> bool:
    """Rank 0's decision on every rank: a rank that goes on alone would wait for ever."""
    torch: Any = sys.modules.get("torch")
    if torch is None or not (torch.distributed.is_available() and torch.distributed.is_initialized()):
        return decision
    flag = torch.tensor([int(decision)], device=args.device)
    torch.distributed.broadcast(flag, src=0)
    return bool(flag.item())


def _is_sharded(args: Any) -> bool:
    if getattr(args, "fsdp", None):
        return True
    plugin = getattr(args, "hf_deepspeed_config", None)
    return bool(plugin is not None and getattr(plugin, "is_zero3", lambda: False)())


@contextlib.contextmanager
def _as_it_was(model: Any) -> Iterator[None]:
    """Generates in evaluation mode, and puts back what training hangs on: random numbers, modes, settings."""
    import torch

    kept_python = random.getstate()
    numpy = sys.modules.get("numpy")
    kept_numpy = numpy.random.get_state() if numpy is not None else None
    kept_torch = torch.get_rng_state()
    kept_cuda = torch.cuda.get_rng_state_all() if torch.cuda.is_available() and torch.cuda.is_initialized() else None
    modes = [(module, module.training) for module in model.modules()]
    config: Any = getattr(model, "config", None)
    use_cache = getattr(config, "use_cache", None)
    try:
        model.eval()
        yield
    finally:
        for module, is_training in modes:
            module.training = is_training
        if use_cache is not None:
            config.use_cache = use_cache
        random.setstate(kept_python)
        if kept_numpy is not None:
            numpy.random.set_state(kept_numpy)  # type: ignore[union-attr]
        torch.set_rng_state(kept_torch)
        if kept_cuda is not None:
            torch.cuda.set_rng_state_all(kept_cuda)


def _base_model_of(model: Any) -> Optional[str]:
    name = str(getattr(getattr(model, "config", None), "_name_or_path", "") or "")
    # A path of this machine names no model that others know.
    return name if name and not is_local_path(name) else None


def is_local_path(name: str) -> bool:
    return name.startswith((".", "/", "~")) or "\\" in name or name.count("/") > 1 or os.path.exists(name)


def model_name(place: str) -> str:
    """The name of a model that lies in a folder, or as the hub has it."""
    return Path(place).resolve().name if is_local_path(place) else place


def _method_of(model: Any) -> Optional[str]:
    return "lora" if hasattr(model, "peft_config") else None


def _planned_checkpoints(args: Any, state: Any) -> Optional[int]:
    strategy = getattr(args, "eval_strategy", None) or getattr(args, "evaluation_strategy", "no")
    name = str(getattr(strategy, "value", strategy))
    if name == "steps" and getattr(args, "eval_steps", None) and state.max_steps:
        every = args.eval_steps if args.eval_steps >= 1 else math.ceil(args.eval_steps * state.max_steps)
        return 1 + math.ceil(state.max_steps / every)
    epochs = getattr(args, "num_train_epochs", 0)
    return 1 + math.ceil(epochs) if epochs and getattr(args, "max_steps", -1) <= 0 else None


# ------------------------------------------------------------------------------------------- files and folders


class Found(NamedTuple):
    path: Path
    name: str


_SKIPPED_FOLDERS = frozenset((".git", "node_modules", "__pycache__", ".venv", "venv", "onset-spool"))
_SKIPPED_ENDINGS = (".bin", ".safetensors", ".pt", ".pth", ".ckpt", ".gguf", ".onnx", ".h5", ".npz", ".open", ".tmp", ".lock", ".py", ".pyc")
_HEAD_BYTES = _MIB


def find_files(places: Sequence[str]) -> List[Found]:
    """Files to send, with the names they go by: a folder's files keep their path in it. Weights are left out."""
    found: List[Found] = []
    for place in places:
        path = Path(place)
        if path.is_dir():
            for folder, folders, files in os.walk(path):
                folders[:] = sorted(name for name in folders if name not in _SKIPPED_FOLDERS)
                for name in sorted(files):
                    if not name.lower().endswith(_SKIPPED_ENDINGS) and not name.startswith("."):
                        file = Path(folder) / name
                        inner = file.relative_to(path)
                        # The folder's own name may be the run's or the step's.
                        top = path.resolve().name
                        found.append(Found(file, (Path(top) / inner).as_posix()))
        elif path.exists():
            found.append(Found(path, path.name))
        else:
            raise OnsetError("there is no file or folder %s" % place)
    if not found:
        raise OnsetError("no file to send in %s" % ", ".join(places))
    return found


_TARGETS_NAME = ".onset-targets.json"


@contextlib.contextmanager
def _tar_of(files: Sequence[Found], limit: Optional[int], targets: Sequence[Mapping[str, Any]]) -> Iterator[Any]:
    """The files as one tar, whole or the beginning of each; where they go stands in an entry of its own."""
    with tempfile.TemporaryFile() as target:
        with tarfile.open(fileobj=target, mode="w", format=tarfile.PAX_FORMAT) as archive:
            if targets:
                content = json.dumps(targets, separators=(",", ":")).encode()
                info = tarfile.TarInfo(_TARGETS_NAME)
                info.size = len(content)
                archive.addfile(info, io.BytesIO(content))
            for file in files:
                with open(file.path, "rb") as source:
                    info = tarfile.TarInfo(file.name)
                    size = os.fstat(source.fileno()).st_size
                    info.size = size if limit is None else min(size, limit)
                    archive.addfile(info, source)
        size = target.tell()
        target.seek(0)
        yield target, size


def _send_tar(
    api: Api, path: str, files: Sequence[Found], limit: Optional[int], targets: Sequence[Mapping[str, Any]], headers: Mapping[str, str]
) -> Any:
    try:
        with _tar_of(files, limit, targets) as (body, size):
            sent = {"Content-Type": "application/x-tar", "Content-Length": str(size), "X-Filename": "files.tar", **headers}
            return api.call("POST", path, body, headers=sent, timeout=600, deadline=7200)
    except OSError as error:
        raise OnsetError("%s cannot be read: %s" % (error.filename or "a file", error.strerror or _plain(error))) from None


def targets_from(
    inspected: Mapping[str, Any], run: Optional[str], dataset: Optional[str], step: Optional[float]
) -> List[Dict[str, Any]]:
    """What was said of where files go. What nobody said goes where the server proposes."""
    targets: List[Dict[str, Any]] = []
    for file in inspected.get("files", ()):
        kind = (file.get("target") or {}).get("kind")
        entry: Dict[str, Any] = {}
        if kind == "run" and run is not None:
            entry.update(run=slug_of(run), name=run)
        if kind == "dataset" and dataset is not None:
            entry["dataset"] = dataset
        if kind == "run" and dataset is not None:
            entry["about"] = {"dataset": dataset}
        if kind == "run" and step is not None:
            entry["step"] = step
        if entry:
            targets.append({"path": file["path"], **entry})
    return targets


def send_files(
    api: Api,
    files: Sequence[Found],
    run: Optional[str] = None,
    dataset: Optional[str] = None,
    step: Optional[float] = None,
    is_dry: bool = False,
) -> Dict[str, Any]:
    """Inspects the files, then stores what is recognised. {"inspected", "stored"}; raises when nothing was stored."""
    inspected = _send_tar(api, api.path("inspect"), files, _HEAD_BYTES, (), {"X-Partial": "1"})
    if is_dry:
        return {"inspected": inspected, "stored": None}
    unfit = {file["path"] for file in inspected.get("files", ()) if file.get("problem") or not file.get("target")}
    unfit |= {file["path"] for file in inspected.get("ignored", ())}
    chosen = [file for file in files if file.name not in unfit]
    if not chosen:
        raise OnsetError("nothing was sent. " + ("\n  ".join(_problems_in(inspected)[:10]) or "No file is of a kind that is known"))
    targets = targets_from(inspected, run, dataset, step)
    stored = _send_tar(api, api.path("uploads"), chosen, None, targets, {"Idempotency-Key": uuid.uuid4().hex})
    if not stored.get("runs") and not stored.get("datasets"):
        raise OnsetError("nothing was stored. " + "\n  ".join(_problems_in(stored)[:10]))
    return {"inspected": inspected, "stored": stored}


def _problems_in(answer: Mapping[str, Any]) -> List[str]:
    files = ["%s: %s" % (file["path"], file["problem"]["message"]) for file in answer.get("files", ()) if file.get("problem")]
    stored = ["%s: %s" % (problem["path"], problem["message"]) for problem in answer.get("problems", ())]
    return files + stored + ["%s: %s" % (file["path"], file["reason"]) for file in answer.get("ignored", ())]


def watch(api: Api, folder: str, run: Optional[str], dataset: Optional[str], seconds: float, pattern: str, is_once: bool) -> int:
    """Sends files of a folder as they appear or change, each when it stopped growing; what was sent is remembered."""
    api.settings.spool.mkdir(parents=True, exist_ok=True)
    key = hashlib.sha256(("%s\n%s\n%s" % (Path(folder).resolve(), api.settings.project, run)).encode()).hexdigest()[:16]
    memory = api.settings.spool / ("watch-%s.json" % key)
    sent: Dict[str, str] = {}
    with contextlib.suppress(OSError, ValueError):
        sent = json.loads(memory.read_text())
    wanted = re.compile(pattern)
    before: Dict[str, str] = {}
    problems: Dict[str, str] = {}
    while True:
        files = {file.name: file for file in _find_quietly(folder) if wanted.search(file.name)}
        now = {name: _state_of(file.path) for name, file in files.items()}
        for name in sorted(now):
            is_settled = is_once or before.get(name) == now[name]
            if is_settled and now[name] not in ("", sent.get(name), problems.get(name)):
                try:
                    send_files(api, [files[name]], run, dataset)
                    sent[name] = now[name]
                    _say("sent %s" % name)
                    _write_aside(memory, json.dumps(sent).encode())
                except Unreachable as error:
                    _say("%s; tried again later" % error, once="watch:%s" % error)
                except OnsetError as error:
                    if not (isinstance(error, Refused) and (error.status in (401, 403, 429) or error.status >= 500)):
                        problems[name] = now[name]
                    _say("%s: %s" % (name, error), once="watch:%s:%s" % (name, error))
        if is_once:
            return 0 if all(sent.get(name) == state for name, state in now.items()) else EXIT_FAILED
        before = now
        time.sleep(seconds)


def _find_quietly(folder: str) -> List[Found]:
    try:
        return find_files([folder])
    except OnsetError:
        return []


def _state_of(path: Path) -> str:
    try:
        stat = path.stat()
        return "%d-%d" % (stat.st_size, stat.st_mtime_ns) if stat.st_size else ""
    except OSError:
        return ""


# ------------------------------------------------------------------------------------------------- the commands


def _show(options: argparse.Namespace, result: Mapping[str, Any], lines: Iterable[str]) -> None:
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        for line in lines:
            print(line)


def _asked_model(options: argparse.Namespace) -> str:
    """The name of the model that answers."""
    if (options.base_url is None) == (options.local is None):
        raise OnsetError("say which model: --base-url URL/v1 --model NAME, or --local PATH")
    if options.local is None and not options.model:
        raise OnsetError("--base-url needs --model NAME: the name that the server knows the model by")
    return options.model or model_name(options.local)


def _asker(options: argparse.Namespace) -> Union[Endpoint, Local]:
    if options.local is not None:
        return Local(options.local, is_chat=options.chat, max_tokens=options.max_tokens, seed=options.seed)
    return Endpoint(options.base_url, options.model, is_chat=options.chat, max_tokens=options.max_tokens, timeout=options.timeout, retries=options.retries)


def _digest(rows: Sequence[Example]) -> str:
    content = json.dumps([[row["example_id"], row["question"], row["answers"], relation_of(row)] for row in rows])
    return hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:16]


def _plan_of(options: argparse.Namespace) -> LabelPlan:
    exemplars, samples = BUDGETS[options.budget]
    return check_plan(
        LabelPlan(
            exemplars=exemplars if options.exemplars is None else options.exemplars,
            shots=options.shots,
            samples=samples if options.samples is None else options.samples,
            temperature=options.temperature,
            top_k=options.top_k if options.top_k > 0 else None,
            template=check_template(options.template.replace("\\n", "\n")),
            is_chat=options.chat,
            max_tokens=options.max_tokens,
            seed=options.seed,
        )
    )


def command_label(options: argparse.Namespace) -> int:
    facts = read_examples(options.examples)
    plan = _plan_of(options)
    pool = read_examples(options.pool) if options.pool else [fact for fact in facts if fact.get("split") == "train"] or facts
    sets = ExemplarSets(pool, plan)
    chosen = facts[: options.limit] if options.limit else facts
    if options.dry_run:
        return _dry_run(options, chosen, sets, plan)
    asked = _asked_model(options)
    model = options.base_model or asked
    api = _api() if options.upload else None
    place = DatasetPlace(api, options.upload, model) if api else None
    rule = place.rule(options.scorer) if place else Rule(options.scorer or "squad")
    if place:
        place.check_examples(chosen)
        place.check_settings(plan, chosen)
    asker = _asker(options)
    settings = {
        "command": "label",
        "model": asked,
        "kind": "local" if isinstance(asker, Local) else "chat" if plan.is_chat else "completions",
        **{name: getattr(plan, name) for name in ("exemplars", "shots", "samples", "temperature", "top_k", "template", "is_chat", "max_tokens", "seed")},
        "examples": _digest(facts),
        "pool": _digest(pool),
    }
    with Journal(options.journal or options.examples + ".onset-journal", settings) as journal:
        _ask_for_labels(options, chosen, sets, plan, journal, asker)
        if isinstance(asker, Endpoint) and not asker.takes_top_k:
            journal.note(top_k="refused")
            plan = LabelPlan(**{**plan.__dict__, "top_k": None})
        labels = label_facts(chosen, plan, journal, rule)
    files = _write_labels(options, labels)
    answer = place.send(labels, plan, rule, options.counts_only) if place else None
    warnings = _label_warnings(labels, plan, asker, sets, rule.scorer)
    result = {
        "model": model,
        "facts": len(labels.examples),
        "byCategory": labels.by_category,
        "draws": plan.draws,
        "answers": labels.answers,
        "cut": labels.cut,
        "empty": labels.empty,
        "topK": plan.top_k,
        "scorer": rule.scorer,
        "requests": asker.requests if isinstance(asker, Endpoint) else 0,
        "files": files,
        "uploaded": answer,
        "warnings": warnings,
    }
    unknown = labels.by_category["Unknown"]
    lines = ["%s: %s" % (name, count) for name, count in labels.by_category.items()]
    lines.append("%.1f %% of %d facts are Unknown to %s, by %s (%s)" % (100 * unknown / len(labels.examples), len(labels.examples), model, rule.scorer, noise_sentence(plan.draws)))
    lines.append("written: %s, %s" % (files["examples"], files["samples"]))
    if options.upload:
        lines.append("sent: %s" % api.page("datasets", options.upload))  # type: ignore[union-attr]
    _show(options, result, [*lines, *("note: " + warning for warning in warnings)])
    return 0


def _write_labels(options: argparse.Namespace, labels: Labels) -> Dict[str, str]:
    stem = re.sub(r"\.jsonl?(\.gz)?$", "", options.examples)
    files = {"examples": options.output or stem + ".labelled.jsonl", "samples": options.samples_output or stem + ".slick-samples.jsonl"}
    _write_file(files["examples"], _json_lines(labels.examples))
    _write_file(files["samples"], _json_lines(labels.samples))
    return files


def _ask_for_labels(
    options: argparse.Namespace,
    chosen: Sequence[Example],
    sets: ExemplarSets,
    plan: LabelPlan,
    journal: Journal,
    asker: Union[Endpoint, Local],
) -> None:
    if isinstance(asker, Endpoint) and journal.facts.get("top_k") == "refused":
        asker.takes_top_k = False
    total = len(chosen) * plan.draws
    progress = Progress(total, "asking", options.json)
    ids = {fact["example_id"] for fact in chosen}
    progress.count = sum(len(drawn) for (example_id, _, _), drawn in journal.answers.items() if example_id in ids)
    if progress.count:
        _say("%d of %d answers are in %s already" % (progress.count, total, journal.path))
    try:
        ask_all(label_units(chosen, sets, plan, journal), asker, journal, progress, options.concurrency)
    except OnsetError as error:
        raise OnsetError("%s\n%d of %d answers are kept in %s: the same command goes on there" % (error, progress.count, total, journal.path)) from None
    finally:
        progress.end()


def _label_warnings(labels: Labels, plan: LabelPlan, asker: Union[Endpoint, Local], sets: ExemplarSets, scorer: str) -> List[str]:
    warnings = []
    if labels.cut:
        warnings.append("%d of %d answers were cut at %d tokens; raise --max-tokens if answers are longer" % (labels.cut, labels.answers, plan.max_tokens))
    if labels.empty > labels.answers / 20:
        warnings.append("%d of %d answers are empty; does the template fit the model?" % (labels.empty, labels.answers))
    if isinstance(asker, Endpoint) and not asker.takes_top_k:
        warnings.append("the server does not take top_k: it was left out, and is recorded so")
    if isinstance(asker, Endpoint) and not asker.honours_n:
        warnings.append("the server gives one answer a request whatever n says: each draw was asked by itself")
    if sets.short:
        names = ", ".join(sorted(name or "(none)" for name in sets.short)[:5])
        warnings.append("%d relations have too few examples for worked ones of their own; the rest came from others: %s" % (len(sets.short), names))
    if labels.greedy >= 20 and labels.right < labels.greedy / 50:
        warnings.append(_nothing_right(labels, scorer))
    return warnings


def _nothing_right(labels: Labels, scorer: str) -> str:
    """Few right answers: what other scorers find, and three answers beside those accepted."""
    pairs = [(text, example["answers"]) for example, row in zip(labels.examples, labels.samples) for text in row["greedy"]]
    found = {
        other: sum(score(text, answers, other) == "correct" for text, answers in pairs)
        for other in ("exact", "squad", "triviaqa", "contains")
        if other != scorer
    }
    samples = ["%s (accepted: %s)" % (_short(cut_answer(text)), _short(answers[0])) for text, answers in pairs[:3]]
    others = ", ".join("%s %d" % pair for pair in found.items())
    return "%s finds %d of %d greedy answers right (%s). Do language and form of the answers fit? %s" % (scorer, labels.right, labels.greedy, others, "; ".join(samples))


def _write_file(path: str, data: bytes) -> None:
    try:
        _write_aside(Path(path), data)
    except OSError as error:
        raise OnsetError("%s cannot be written: %s" % (path, error.strerror or _plain(error))) from None


def _dry_run(options: argparse.Namespace, facts: Sequence[Example], sets: ExemplarSets, plan: LabelPlan) -> int:
    count = len(facts)
    looked_at = facts[:: max(1, count // 200)]
    letters = [len(build_prompt(plan.template, sets.shots_for(fact, 0), fact["question"]).text) for fact in looked_at]
    # About four letters a token in English.
    prompt_tokens = sum(letters) / len(letters) / 4
    with_n = count * plan.exemplars * (2 if plan.samples else 1)
    without_n = count * plan.draws
    result = {
        "facts": count,
        "draws": plan.draws,
        "requests": {"withN": with_n, "withoutN": without_n},
        "promptTokens": {"withN": round(with_n * prompt_tokens), "withoutN": round(without_n * prompt_tokens)},
        "answerTokensAtMost": without_n * plan.max_tokens,
    }
    lines = [
        "%d facts, %d draws each" % (count, plan.draws),
        "%s requests where the server honours n, %s where it does not" % (_thousands(with_n), _thousands(without_n)),
        "about %s prompt tokens (%s without n), at most %s answer tokens" % tuple(_thousands(round(n)) for n in (with_n * prompt_tokens, without_n * prompt_tokens, without_n * plan.max_tokens)),
        noise_sentence(plan.draws),
    ]
    _show(options, result, lines)
    return 0


def _thousands(number: int) -> str:
    return "{:,}".format(number)


def command_dataset(options: argparse.Namespace) -> int:
    api = _api()
    rows = read_examples(options.examples)
    fields = {"name": options.name, "baseModel": options.base_model, "scorer": options.scorer}
    api.call("PUT", api.path("datasets", options.dataset), {key: value for key, value in fields.items() if value is not None})
    answer = _put_lines(api, api.path("datasets", options.dataset, "examples"), rows)
    _show(options, answer, ["%d examples are in dataset %s: %s" % (answer["examples"], options.dataset, _counts(answer["bySplit"]))])
    return 0


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join("%s %d" % pair for pair in counts.items()) or "none"


def command_evaluate(options: argparse.Namespace) -> int:
    api = _api()
    if options.remedy_of and not options.remedy:
        raise OnsetError("--remedy-of says which run; --remedy says what was done (rag, self-distillation ...)")
    run_id = slug_of(options.run)
    dataset = options.dataset or _dataset_of(api, run_id)
    api.require_write()
    model = _asked_model(options)
    rule = rule_of(api.call("GET", api.path("datasets", dataset)))
    rows = examples(dataset, split=options.split or None)
    if options.limit:
        rows = rows[: options.limit]
    asker = _asker(options)
    template = check_template(options.template.replace("\\n", "\n"))
    plan = LabelPlan(1, options.shots, 0, 0.5, None, template, options.chat, options.max_tokens, options.seed)
    sets = ExemplarSets([row for row in rows if row.get("split") == "train"] or rows, plan)
    settings = {"command": "evaluate", "model": model, "run": run_id, "step": options.step, "template": template, "shots": options.shots, "chat": options.chat, "max_tokens": options.max_tokens, "examples": _digest(rows)}
    with Journal(options.journal or "%s-step-%g.onset-journal" % (run_id, options.step), settings) as journal:
        progress = Progress(len(rows), "asking", options.json)
        progress.count = len(journal.answers)
        try:
            ask_all(label_units(rows, sets, plan, journal), asker, journal, progress, options.concurrency)
        finally:
            progress.end()
    fields = {"name": options.run, "dataset": dataset, "remedy": options.remedy, "remedyOf": options.remedy_of}
    if options.remedy is not None:
        fields["status"] = "finished"
    api.call("PUT", api.path("runs", run_id), {key: value for key, value in fields.items() if value is not None})
    answers = [(row, journal.answers[(row["example_id"], 0, "greedy")][0].text) for row in rows]
    verdict = _send_answers(api, run_id, options, answers)
    with contextlib.suppress(OSError):
        journal.path.unlink()
    right = None if rule.scorer == "judged" else sum(rule.is_right(text, row["answers"]) for row, text in answers)
    result = {"run": run_id, "step": options.step, "answers": len(answers), "correct": right, "scorer": rule.scorer, "verdict": verdict}
    counted = "its judge says which are right" if right is None else "%d are right by %s" % (right, rule.scorer)
    _show(options, result, ["%d answers at step %g are in run %s; %s" % (len(answers), options.step, run_id, counted)])
    return 0


def _send_answers(api: Api, run_id: str, options: argparse.Namespace, answers: Sequence[Tuple[Example, str]]) -> Any:
    """Sends one checkpoint's answers in calls that the server takes; the verdict after the last."""
    epoch = "" if options.epoch is None else '"epoch":%s,' % _encode(options.epoch)
    lines = [
        _prediction_line('{"step":%s,%s"split":%s,"example_id":' % (_encode(options.step), epoch, _quote(str(row.get("split") or "dev"))), (row["example_id"], text))
        for row, text in answers
    ]
    answer: Any = None
    for part in _parts(lines):
        answer = api.call("POST", api.path("runs", run_id, "log"), "".join(part).encode(), headers=_NDJSON, timeout=120)
    return answer.get("verdict") if isinstance(answer, dict) else None


def _dataset_of(api: Api, run_id: str) -> str:
    try:
        dataset = api.call("GET", api.path("runs", run_id)).get("dataset")
    except Refused as error:
        if error.status != 404:
            raise
        dataset = None
    if not dataset:
        raise OnsetError("run %s names no dataset: say it by --dataset" % run_id)
    return str(dataset)


def command_upload(options: argparse.Namespace) -> int:
    api = _api()
    files = find_files(options.files)
    is_plain = len(files) == 1 and options.step is None and not Path(options.files[0]).is_dir()
    if options.run and is_plain and not options.dry_run and not re.search(r"\.(tar|zip|tgz)(\.\w+)?$", files[0].name):
        return _upload_one(options, api, files[0], slug_of(options.run))
    result = send_files(api, files, options.run, options.dataset, options.step, options.dry_run)
    lines = []
    for file in result["inspected"].get("files", ()):
        target = file.get("target") or {}
        if options.dry_run and target:
            lines.append("%s: %s -> %s %s" % (file["path"], file.get("name"), target["kind"], target["id"]))
        for asked in file.get("questions", ()):
            lines.append("%s: left open: %s" % (file["path"], asked["text"]))
    stored = result["stored"] or {}
    for kind in ("run", "dataset"):
        for place in stored.get(kind + "s", ()):
            for one in place["uploads"]:
                found = (one.get("upload") or one)["format"]
                lines.append("%s: %s -> %s %s" % (one["path"], found, kind, place[kind]))
                lines += ["  note: %s" % warning["message"] for warning in one.get("warnings", ())[:5]]
    problems = [*_problems_in(result["inspected"]), *_problems_in({"problems": stored.get("problems", ())})]
    lines += ["not sent: %s" % problem for problem in problems]
    has_failed = bool(stored.get("problems")) or any(file.get("problem") for file in result["inspected"].get("files", ()))
    _show(options, result, lines)
    return EXIT_FAILED if has_failed else 0


def _upload_one(options: argparse.Namespace, api: Api, file: Found, run: str) -> int:
    fields = {"name": options.run, "dataset": options.dataset}
    api.call("PUT", api.path("runs", run), {key: value for key, value in fields.items() if value is not None})
    size = file.path.stat().st_size
    headers = {"Content-Type": "application/octet-stream", "X-Filename": urllib.parse.quote(file.name), "Content-Length": str(size), "Idempotency-Key": uuid.uuid4().hex}
    with open(file.path, "rb") as body:
        answer = api.call("POST", api.path("runs", run, "uploads"), body, headers=headers, timeout=600, deadline=7200)
    upload = answer["upload"]
    lines = ["%s: %s, %d rows -> run %s%s" % (file.name, upload["format"], upload["rows"], run, " (it was there already)" if upload.get("duplicate") else "")]
    lines += ["note: %s" % warning["message"] for warning in answer.get("warnings", ())[:10]]
    _show(options, answer, lines)
    return 0


def command_watch(options: argparse.Namespace) -> int:
    if not Path(options.folder).is_dir():
        raise OnsetError("there is no folder %s" % options.folder)
    try:
        pattern = re.compile(options.pattern).pattern
    except re.error as error:
        raise OnsetError('--pattern "%s" is no regular expression: %s' % (options.pattern, error)) from None
    return watch(_api(), options.folder, options.run, options.dataset, options.every, pattern, options.once)


def command_mix(options: argparse.Namespace) -> int:
    rows = mix(options.dataset, options.keep, unknown=options.unknown, size=options.size, seed=options.seed)
    if not rows:
        raise OnsetError("the training set is empty")
    rows_out = prompt_completion(rows, options.template.replace("\\n", "\n")) if options.format == "prompt-completion" else rows
    out = options.output or "%s-%s.jsonl" % (options.dataset, options.keep)
    _write_file(out, _json_lines(rows_out))
    counts: Dict[str, int] = collections.Counter(str(row.get("category")) for row in rows)
    _show(options, {"file": out, "examples": len(rows), "byCategory": counts}, ["%s: %d examples (%s)" % (out, len(rows), _counts(counts))])
    return 0


def command_sync(options: argparse.Namespace) -> int:
    settings = read_settings()
    folders = sorted(path.parent for path in settings.spool.glob("*/*/about.json"))
    sent, left, refused = [], [], 0
    for folder in folders:
        about = json.loads((folder / "about.json").read_text())
        here = Settings(settings.url or about["url"], settings.key, about["project"] or settings.project, "online", settings.spool)
        run = about["run"]
        if options.run and slug_of(options.run) != run:
            continue
        spool = Spool(settings.spool, about["project"], run, about["url"])
        if options.refused:
            for path in folder.glob("*.refused"):
                os.replace(path, re.sub(r"(\.\d+)?\.refused$", "", str(path)))
                with contextlib.suppress(FileNotFoundError):
                    path.with_name(path.name + ".txt").unlink()
        sender = Sender(spool, Api(_require(here)), run)
        before = len(spool.ready())
        try:
            is_mine = sender.drain()
            sent.append(run)
            if not is_mine:
                left.append({"run": run, "reason": "another process is sending it"})
        except Later as error:
            left.append({"run": run, "reason": str(error), "files": len(spool.ready())})
        refused += sender.refused
        spool.release()
        if before or not left:
            spool.clear()
    lines = ["%s: not sent: %s" % (entry["run"], entry["reason"]) for entry in left]
    lines.append("%d runs looked at, %d with something left, %d files refused" % (len(folders), len(left), refused))
    _show(options, {"runs": len(folders), "left": left, "refused": refused}, lines)
    return EXIT_FAILED if left or refused else 0


def command_verdict(options: argparse.Namespace) -> int:
    api = _api()
    query = {"minDrop": options.min_drop, "alpha": options.alpha, "population": options.population, "after": options.after}
    answer = api.call("GET", api.path("runs", slug_of(options.run), "verdict"), query=query, timeout=120)
    if not isinstance(answer, dict) or answer.get("decision") not in _EXIT_OF:
        raise OnsetError("the server's answer holds no decision that this version knows: %s. Fetch onset.py anew" % _short(answer))
    _show(options, answer, ["%s: %s" % (answer["decision"], answer["reason"])])
    return _EXIT_OF[answer["decision"]]


_EXIT_OF = {"continue": 0, "stop": EXIT_STOP, "insufficient-data": EXIT_TOO_LITTLE_DATA}


def command_doctor(options: argparse.Namespace) -> int:
    checks: List[Tuple[str, bool, str]] = []

    def check(name: str, is_right: bool, sentence: str) -> bool:
        checks.append((name, is_right, sentence))
        return is_right

    check("python", sys.version_info >= (3, 9), "Python %s, onset.py %s" % (sys.version.split()[0], __version__))
    for module in ("transformers", "torch", "trl", "peft"):
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            check(module, True, importlib.metadata.version(module))
    settings = read_settings()
    if check("mode", settings.mode != "disabled", "ONSET_MODE is %s" % settings.mode) and check(
        "address", bool(settings.url), settings.url or "ONSET_URL is not set"
    ):
        _check_server(Api(settings), check)
    _check_spool(settings, check)
    is_well = all(is_right for _, is_right, _ in checks)
    rows = [{"check": name, "ok": is_right, "message": sentence} for name, is_right, sentence in checks]
    _show(options, {"ok": is_well, "checks": rows}, ["%s %-12s %s" % ("ok  " if row["ok"] else "FAIL", row["check"], row["message"]) for row in rows])
    return 0 if is_well else EXIT_FAILED


def _check_server(api: Api, check: Callable[[str, bool, str], bool]) -> None:
    try:
        title = api.call("GET", "/openapi.json", timeout=15)["info"]["title"]
        check("server", title == "Onset", "%s at %s%s" % (_plain(title), api.settings.url, _other_client(api.settings.url)))
    except (OnsetError, TypeError, KeyError) as error:
        check("server", False, str(error) if isinstance(error, OnsetError) else "%s is not Onset" % api.settings.url)
        return
    offset = api.clock_offset
    if offset is not None:
        side = "ahead of" if offset > 0 else "behind"
        check("clock", abs(offset) < 300, "%s %s the server's" % (_duration(abs(offset)), side) if abs(offset) >= 2 else "agrees with the server's")
    if not check("key", bool(api.settings.key), "is set" if api.settings.key else "ONSET_API_KEY is not set; the page Connect makes one"):
        return
    if not check("project", bool(api.settings.project), api.settings.project or "ONSET_PROJECT is not set"):
        return
    try:
        api.call("GET", api.path(), timeout=15)
        check("may read", True, "project %s" % api.settings.project)
    except OnsetError as error:
        check("may read", False, str(error))
        return
    try:
        api.require_write()
        check("may write", True, "yes")
    except OnsetError as error:
        check("may write", False, str(error))


def _other_client(url: str) -> str:
    """What to do where the server serves another onset.py than this one; nothing where it cannot be told."""
    with contextlib.suppress(OnsetError, OSError):
        served = exchange("GET", url + "/onset.py", timeout=15)
        if served.status == 200 and served.body != Path(__file__).read_bytes():
            return "; it serves another onset.py than this one (%s): fetch it anew by curl -O %s/onset.py" % (__version__, url)
    return ""


def _check_spool(settings: Settings, check: Callable[[str, bool, str], bool]) -> None:
    waiting = sum(1 for path in settings.spool.glob("*/*/*.json*") if _ITEM_NAME.fullmatch(path.name.replace(".open", "")))
    refused = sum(1 for _ in settings.spool.glob("*/*/*.refused"))
    check("unsent", waiting == 0, "%d files in %s%s" % (waiting, settings.spool, "; send them by: python onset.py sync" if waiting else ""))
    if refused:
        check("refused", False, "%d files were refused; the answer lies beside each as .refused.txt. Once the cause is gone: python onset.py sync --refused" % refused)


# ---------------------------------------------------------------------------------------------- the command line


def _model_options(parser: argparse.ArgumentParser, shots: int) -> None:
    parser.add_argument("--base-url", help="an OpenAI-compatible server, such as http://localhost:8000/v1 (its key: OPENAI_API_KEY)")
    parser.add_argument("--model", help="the model's name, as that server knows it")
    parser.add_argument("--local", metavar="PATH", help="a model on this machine instead, through transformers")
    parser.add_argument("--chat", action="store_true", help="ask by chat messages; without it by /completions, as base models want it")
    parser.add_argument("--template", default="Q: {question}\\nA: {answer}", help="how a question and its answer are written (default: %(default)s)")
    parser.add_argument("--shots", type=int, default=shots, help="worked examples in a prompt (default: %(default)s)")
    parser.add_argument("--max-tokens", type=int, default=32, help="where an answer is cut (default: %(default)s)")
    parser.add_argument("--concurrency", type=_at_least_one, default=16, help="requests at once (default: %(default)s)")
    parser.add_argument("--timeout", type=float, default=120, help="seconds of silence that are waited for (default: %(default)g)")
    parser.add_argument("--retries", type=int, default=8, help="tries after a failed request (default: %(default)s)")
    parser.add_argument("--limit", type=_at_least_one, help="only the first so many questions")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--journal", help="where answers are kept as they come")


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("it is at least 1")
    return number


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="onset.py",
        description="Labels what a base model knows, feeds training runs to Onset, and asks whether a run should stop.",
        epilog="Settings: ONSET_URL, ONSET_API_KEY, ONSET_PROJECT, ONSET_MODE, ONSET_SPOOL. Begin with: python onset.py doctor",
    )
    parser.add_argument("--version", action="version", version="onset.py %s" % __version__)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int], what: str, example: str) -> argparse.ArgumentParser:
        one = commands.add_parser(
            name, help=what, description=what[0].upper() + what[1:] + ".", epilog="example:\n  " + example, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        one.add_argument("--json", action="store_true", help="the result as JSON on standard output")
        one.set_defaults(run_command=run)
        return one

    label = command(
        "label",
        command_label,
        "ask a base model what it knows, and label each question by SliCK",
        "python onset.py label examples.jsonl --base-url http://localhost:8000/v1 --model my-base-model \\\n    --budget quick --upload facts",
    )
    label.add_argument("examples", help="examples as JSON Lines: example_id, question, answers, and perhaps relation and split")
    _model_options(label, 4)
    label.add_argument("--budget", choices=sorted(BUDGETS), default="paper", help="paper: 10 prompts with 16 draws; quick: 4 with 4, with more label noise")
    label.add_argument("--exemplars", type=int, help="prompts for each question, each with other worked examples")
    label.add_argument("--samples", type=int, help="draws at --temperature for each prompt")
    label.add_argument("--temperature", type=float, default=0.5)
    label.add_argument("--top-k", type=int, default=40, help="0: none (default: %(default)s)")
    label.add_argument("--pool", metavar="FILE", help="where worked examples are drawn from (default: split train, else all)")
    label.add_argument("--scorer", choices=[name for name in SCORERS if name != "judged"], help="how an answer is compared; exact as in the paper (default: as the dataset does, squad for a new one)")
    label.add_argument("--dry-run", action="store_true", help="say how many requests and tokens it takes, and ask nothing")
    label.add_argument("--upload", metavar="DATASET", help="send examples and labels to this dataset, which is made where it is missing")
    label.add_argument("--base-model", metavar="NAME", help="the base model's name as runs give it (default: --model)")
    label.add_argument("--counts-only", action="store_true", help="send how many answers were right, not their texts")
    label.add_argument("-o", "--output", help="labelled examples (default: beside the input)")
    label.add_argument("--samples-output", help="all answers (default: beside the input)")

    dataset = command("dataset", command_dataset, "make a dataset from a file of examples", "python onset.py dataset facts examples.jsonl --base-model my-base-model")
    dataset.add_argument("dataset", help="the dataset's id")
    dataset.add_argument("examples", help="JSON Lines, .gz too")
    dataset.add_argument("--name")
    dataset.add_argument("--base-model")
    dataset.add_argument("--scorer", choices=SCORERS)

    evaluate = command(
        "evaluate",
        command_evaluate,
        "ask a checkpoint the dataset's questions, and send the answers",
        "python onset.py evaluate --run first-run --step 500 --dataset facts --split dev \\\n    --base-url http://localhost:8000/v1 --model checkpoint-500",
    )
    evaluate.add_argument("--run", required=True)
    evaluate.add_argument("--step", type=_step_number, required=True)
    evaluate.add_argument("--epoch", type=float)
    evaluate.add_argument("--dataset", help="default: the run's")
    evaluate.add_argument("--split", action="append", help="may be given several times (default: all)")
    evaluate.add_argument("--remedy", help="what was done against the harm: rag, verification, self-distillation ...")
    evaluate.add_argument("--remedy-of", metavar="RUN", help="the run that it was done to")
    _model_options(evaluate, 0)

    upload = command("upload", command_upload, "send files or folders that training wrote", "python onset.py upload results/ --run first-run")
    upload.add_argument("files", nargs="+", metavar="FILE|DIR")
    upload.add_argument("--run", help="the run they go to (default: as their names and contents say)")
    upload.add_argument("--dataset", help="the dataset that questions go to, and whose questions the answers are to")
    upload.add_argument("--step", type=_step_number, help="the checkpoint that they speak of")
    upload.add_argument("--dry-run", action="store_true", help="only say what they are")

    watching = command("watch", command_watch, "send a folder's files as they appear", "python onset.py watch out/ --run first-run")
    watching.add_argument("folder", metavar="DIR")
    watching.add_argument("--run", help="the run that files go to (default: as their names and contents say)")
    watching.add_argument("--dataset", help="the dataset whose questions the answers are to")
    watching.add_argument("--every", type=float, default=10, help="seconds between two looks (default: %(default)g)")
    watching.add_argument("--pattern", default=r"\.(jsonl?|csv|tsv)(\.gz)?$", help="regular expression that names match (default: %(default)s)")
    watching.add_argument("--once", action="store_true", help="send what is there and end")

    mixing = command("mix", command_mix, "write a training set drawn from a labelled dataset", "python onset.py mix facts --keep mix --unknown 0.5 --size 6000 -o train.jsonl")
    mixing.add_argument("dataset")
    mixing.add_argument("--keep", choices=("known", "relabelled", "mix", "replay"), default="mix")
    mixing.add_argument("--unknown", type=float, help="share of Unknown in a mix, a ratio")
    mixing.add_argument("--size", type=_at_least_one)
    mixing.add_argument("--seed", type=int, default=1)
    mixing.add_argument("--format", choices=("training-set", "prompt-completion"), default="training-set", help="prompt-completion: as TRL reads it")
    mixing.add_argument("--template", default="Q: {question}\\nA: {answer}")
    mixing.add_argument("-o", "--output")

    sync = command("sync", command_sync, "send what could not be sent yet", "python onset.py sync")
    sync.add_argument("--run", help="only this run's")
    sync.add_argument("--refused", action="store_true", help="try refused data again too")

    verdict = command(
        "verdict",
        command_verdict,
        "ask whether a run should go on: exit 0 go on, 3 stop, 4 too little data",
        "python onset.py verdict --run first-run || exit $?",
    )
    verdict.add_argument("--run", required=True)
    verdict.add_argument("--min-drop", type=float, help="points that a fall must have")
    verdict.add_argument("--alpha", type=float)
    verdict.add_argument("--population")
    verdict.add_argument("--after", type=float, metavar="EPOCH")

    command("doctor", command_doctor, "check address, key, rights, clock and versions", "python onset.py doctor")
    return parser


def _step_number(text: str) -> Union[int, float]:
    number = float(text)
    if not math.isfinite(number) or number < 0:
        raise argparse.ArgumentTypeError("a step is a number from 0 on")
    return int(number) if number.is_integer() else number


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Exit status: 0 done, 1 failed, 2 wrong usage; of verdict also 3 stop and 4 too little data; 130 interrupted."""
    options = build_parser().parse_args(arguments)
    try:
        return int(options.run_command(options))
    except OnsetError as error:
        if options.json:
            print(json.dumps({"error": {"message": str(error)}}, ensure_ascii=False))
        print("onset: %s" % error, file=sys.stderr)
        return EXIT_FAILED
    except KeyboardInterrupt:
        print("\nonset: interrupted; what was kept goes on with the same command", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return 0


if __name__ == "__main__":
    sys.exit(main())
