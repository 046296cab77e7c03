"""Servers on this machine that onset.py is tried against: Onset's contract in small, and a model's endpoint."""

import gzip
import json
import os
import sys
import tempfile
import threading
import time
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

ROOT = Path(__file__).resolve().parents[3]
CLIENT = ROOT / "public" / "onset.py"
sys.path.insert(0, str(ROOT / "public"))
sys.dont_write_bytecode = True


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, client_address):
        # Clients are killed and connections cut on purpose.
        pass


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def body(self):
        data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        return gzip.decompress(data) if self.headers.get("Content-Encoding") == "gzip" else data

    def answer(self, status, content, headers=(), kind="application/json"):
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def refuse(self, status, message, details=(), headers=()):
        self.answer(status, {"error": {"code": "x", "message": message, "details": list(details)}}, headers)

    def cut(self):
        self.close_connection = True
        self.connection.close()

    def do_GET(self):
        self.server.owner.handle(self)

    do_PUT = do_POST = do_PATCH = do_DELETE = do_GET


class Fake:
    def __init__(self, port=0):
        self.lock = threading.Lock()
        self.server = Server(("127.0.0.1", port), Handler)
        self.server.owner = self
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    @property
    def url(self):
        return "http://127.0.0.1:%d" % self.port


class FakeOnset(Fake):
    """Keeps what it is sent. `faults` is a list of functions of a handler; each spoils one call."""

    def __init__(self, port=0, key="key"):
        self.key = key
        self.calls = []
        self.lines = []
        self.runs = {}
        self.datasets = {}
        self.configs = []
        self.drops = []
        self.training_sets = []
        self.samples = {}
        self.label_sets = {}
        self.keys_seen = {}
        self.faults = []
        self.known_examples = None
        self.verdict = {"decision": "continue", "reason": "No fall is confirmed.", "best": None, "alarm": None}
        self.inspected = {"files": [], "runs": [], "datasets": [], "ignored": []}
        self.stored = []
        self.date = None
        super().__init__(port)

    def values(self, key):
        return [line[key] for line in self.lines if key in line]

    def handle(self, call):
        body = call.body()
        path = unquote(urlsplit(call.path).path)
        query = parse_qs(urlsplit(call.path).query)
        with self.lock:
            self.calls.append((call.command, path, query, dict(call.headers)))
            fault = self.faults.pop(0) if self.faults else None
        if fault is not None and fault(call) is not False:
            return
        if path == "/api/v1/openapi.json":
            return call.answer(200, {"info": {"title": "Onset", "version": "1"}})
        if path == "/onset.py":
            return call.answer(200, CLIENT.read_bytes(), kind="text/x-python")
        if call.headers.get("Authorization") != "Bearer %s" % self.key:
            return call.refuse(401, "this key is not known")
        parts = path.split("/")[4:]
        if parts[:1] != ["p"]:
            return call.refuse(404, "no such project: %s" % parts[0])
        with self.lock:
            self.project(call, parts[1:], query, body)

    def project(self, call, parts, query, body):
        if not parts:
            return call.answer(200, {"id": "p"})
        if parts[0] == "runs":
            return self.run(call, parts[1], parts[2:], query, body)
        if parts[0] == "datasets":
            return self.dataset(call, parts[1], parts[2:], query, body)
        if parts[0] == "inspect":
            return call.answer(200, self.inspected)
        if parts[0] == "uploads":
            self.stored.append(body)
            done = [{"path": file["path"], "format": file["format"], "warnings": []} for file in self.inspected["files"] if not file["problem"]]
            runs = [{"run": "r", "uploads": done}] if done else []
            return call.answer(200, {"runs": runs, "datasets": [], "problems": [], "ignored": []})
        return call.refuse(404, "not there")

    def run(self, call, run, rest, query, body):
        if not rest and call.command == "PUT":
            fields = json.loads(body)
            if call.headers.get("If-None-Match") == "*" and run in self.runs:
                return call.refuse(412, "run %s exists" % run)
            if fields.get("dataset") == "missing":
                return call.refuse(404, "no such dataset: missing")
            if fields.get("control") == "missing":
                return call.refuse(422, 'control names "missing", which no run is called', [{"column": "control", "message": "?"}])
            self.runs.setdefault(run, {}).update(fields)
            return call.answer(200, {"id": run, "last": self.runs[run].get("last")})
        if run not in self.runs:
            return call.refuse(404, "no such run: %s" % run)
        if not rest:
            return call.answer(200, {"id": run, **self.runs[run]})
        if rest[0] == "log":
            return self.log(call, run, body)
        if rest[0] == "hyperparameters":
            self.configs.append(json.loads(body))
            return call.answer(200, {})
        if rest[0] == "training-set":
            self.training_sets.append([json.loads(line) for line in body.splitlines()])
            return call.answer(200, {"examples": 1})
        if rest[0] == "checkpoints":
            self.drops.append(float(query["fromStep"][0]))
            self.lines.append({"dropped": float(query["fromStep"][0])})
            return call.answer(200, {"id": "d", "checkpoints": 0, "metrics": 0})
        if rest[0] == "verdict":
            return call.answer(200, self.verdict)
        if rest[0] == "uploads":
            self.stored.append((run, body))
            upload = {"id": "u", "format": "predictions", "rows": 1, "duplicate": False}
            return call.answer(200, {"upload": upload, "warnings": []})
        return call.refuse(404, "not there")

    def log(self, call, run, body):
        key = call.headers.get("Idempotency-Key")
        lines = [json.loads(line) for line in body.splitlines() if line.strip()]
        wrong = [
            {"line": at, "message": "no such example: %s" % line["example_id"]}
            for at, line in enumerate(lines, 1)
            if self.known_examples is not None and "example_id" in line and line["example_id"] not in self.known_examples
        ]
        if wrong:
            return call.refuse(422, "nothing was stored: line %d" % wrong[0]["line"], wrong)
        if key is None or key not in self.keys_seen:
            self.lines += [{**line, "run": run} for line in lines]
        self.keys_seen[key] = True
        for line in lines:
            if set(line) == {"status"}:
                self.runs[run]["status"] = line["status"]
        call.answer(200, {"accepted": len(lines), "verdict": self.verdict, "warnings": []})

    def dataset(self, call, dataset, rest, query, body):
        if call.command == "PUT" and not rest:
            self.datasets.setdefault(dataset, {"fields": {}, "examples": {}})["fields"].update(json.loads(body))
            return call.answer(200, {"id": dataset})
        there = self.datasets.get(dataset)
        if there is None:
            return call.refuse(404, "no such dataset: %s" % dataset)
        if not rest:
            fields = {"baseModel": None, "scorer": "exact", **there["fields"]}
            return call.answer(200, {**fields, "id": dataset, "examples": len(there["examples"])})
        rows = [json.loads(line) for line in body.splitlines() if line.strip()]
        if rest == ["examples"] and call.command == "PUT":
            there["examples"].update((row["example_id"], row) for row in rows)
            return call.answer(200, {"examples": len(rows), "byCategory": {}, "bySplit": {"dev": len(rows)}})
        if rest == ["examples"]:
            wanted = [row for row in there["examples"].values() if row.get("split") in query.get("split", [row.get("split")])]
            return call.answer(200, b"".join(json.dumps(row).encode() + b"\n" for row in wanted), kind="application/x-ndjson")
        if rest == ["training-set"]:
            wanted = [{**row, "target": row["answers"][0], "category": "Unknown"} for row in there["examples"].values()]
            return call.answer(200, b"".join(json.dumps(row).encode() + b"\n" for row in wanted), kind="application/x-ndjson")
        if rest[-1] == "slick-samples":
            name = rest[1] if rest[0] == "label-sets" else None
            self.samples[(dataset, name)] = rows
            return call.answer(200, {"labelled": len(rows), "byCategory": {}, "changed": len(rows)})
        if rest[0] == "label-sets":
            self.label_sets[(dataset, rest[1])] = json.loads(body)
            return call.answer(200, {})
        return call.refuse(404, "not there")


class FakeModel(Fake):
    """An OpenAI-compatible server. `answers` maps a question to the text it gives, or a function of the draw's number."""

    def __init__(self, answers, honours_n=True, takes_top_k=True, pause=0.0):
        self.answers = answers
        self.honours_n = honours_n
        self.takes_top_k = takes_top_k
        self.pause = pause
        self.asked = []
        self.requests = 0
        self.faults = []
        self.finish_reason = "stop"
        super().__init__()

    @property
    def base_url(self):
        return self.url + "/v1"

    def handle(self, call):
        body = json.loads(call.body() or b"{}")
        with self.lock:
            self.requests += 1
            fault = self.faults.pop(0) if self.faults else None
        if self.pause:
            time.sleep(self.pause)
        if fault is not None and fault(call) is not False:
            return
        if not self.takes_top_k and "top_k" in body:
            return call.answer(400, {"error": {"message": "Unrecognized request argument supplied: top_k"}})
        is_chat = call.path.endswith("/chat/completions")
        prompt = body["messages"][-1]["content"] if is_chat else body["prompt"].rsplit("Q: ", 1)[1].split("\n")[0]
        count = body.get("n", 1) if self.honours_n else 1
        with self.lock:
            self.asked.append((prompt, body))
        given = self.answers.get(prompt, "no idea")
        texts = [given(body, at) if callable(given) else given for at in range(count)]
        choices = [
            {"index": at, "finish_reason": self.finish_reason, **({"message": {"role": "assistant", "content": text}} if is_chat else {"text": text})}
            for at, text in enumerate(texts)
        ]
        call.answer(200, {"choices": choices})


def status(code, message="not now", headers=()):
    return lambda call: call.answer(code, {"error": {"message": message}}, headers) or True


def cut_off(call):
    call.cut()
    return True


class Case(unittest.TestCase):
    """A test in an empty folder of its own, with ONSET_* that lead nowhere else."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="onset-py-")
        kept = dict(os.environ)
        here = os.getcwd()

        def restore():
            os.chdir(here)
            os.environ.clear()
            os.environ.update(kept)

        self.addCleanup(restore)
        for name in [name for name in os.environ if name.startswith("ONSET_") or name in ("RANK", "OPENAI_API_KEY")]:
            del os.environ[name]
        os.chdir(self.folder)

    def serve(self, fake):
        self.addCleanup(fake.close)
        return fake

    def connect(self, **options):
        server = self.serve(FakeOnset(**options))
        os.environ.update(self.settings(server.url))
        return server

    def settings(self, url):
        return {"ONSET_URL": url, "ONSET_API_KEY": "key", "ONSET_PROJECT": "p", "ONSET_SPOOL": os.path.join(self.folder, "spool")}

    def files(self, pattern="*"):
        return sorted(str(path.name) for path in Path(self.folder, "spool").rglob(pattern) if path.is_file())

    def until(self, is_so, seconds=20.0):
        end = time.monotonic() + seconds
        while not is_so():
            if time.monotonic() > end:
                self.fail("it did not come to that within %g s" % seconds)
            time.sleep(0.01)
