import contextlib
import io
import json
import os
import tarfile
import unittest
from pathlib import Path

from fakes import CLIENT, Case, FakeModel, cut_off, status
from test_label import answers_of, call, facts, write

import onset


class DatasetsAndTrainingSets(Case):
    def test_dataset_makes_one_from_a_file(self):
        server = self.connect()
        write("e.jsonl", facts())
        code, out, said = call("dataset", "facts", "e.jsonl", "--base-model", "b", "--scorer", "squad")
        self.assertEqual(code, 0, said)
        self.assertIn("12 examples are in dataset facts", out)
        self.assertEqual(server.datasets["facts"]["fields"], {"baseModel": "b", "scorer": "squad"})

    def test_mix_writes_a_set_as_trl_reads_it(self):
        server = self.connect()
        server.datasets["facts"] = {"fields": {}, "examples": {row["example_id"]: row for row in facts(count=3)}}
        code, out, said = call("mix", "facts", "--unknown", "0.5", "--size", "3", "--format", "prompt-completion", "-o", "t.jsonl")
        self.assertEqual(code, 0, said)
        lines = [json.loads(line) for line in Path("t.jsonl").read_text().splitlines()]
        self.assertEqual(lines[0], {"example_id": "P19-0", "prompt": "Q: P19: where was Ada born?\nA:", "completion": " Rome"})
        asked = [one for one in server.calls if one[1].endswith("/training-set")][0]
        self.assertEqual(asked[2], {"keep": ["mix"], "unknown": ["0.5"], "size": ["3"], "seed": ["1"]})

    def test_examples_of_a_split_come_as_dicts_and_a_missing_split_is_told(self):
        server = self.connect()
        server.datasets["facts"] = {"fields": {}, "examples": {row["example_id"]: row for row in facts()}}
        self.assertEqual(onset.examples("facts", split="train"), facts())
        with self.assertRaisesRegex(onset.OnsetError, 'no example of split "dev"'):
            onset.examples("facts", split="dev")
        with self.assertRaisesRegex(onset.OnsetError, "no such dataset: none"):
            onset.examples("none")


class AServerThatIsAwayWhenTrainingStarts(Case):
    def begin(self):
        server = self.connect()
        server.datasets["facts"] = {"fields": {}, "examples": {row["example_id"]: row for row in facts()}}
        return server, onset.examples("facts", split="train"), onset.mix("facts", unknown=0.5)

    def test_gets_examples_and_training_set_as_they_were(self):
        server, train, mixed = self.begin()
        said = io.StringIO()
        for fault in (status(503), status(429), cut_off):
            server.faults = [fault, fault]
            with contextlib.redirect_stderr(said):
                self.assertEqual(onset.examples("facts", split="train"), train)
                self.assertEqual(onset.mix("facts", unknown=0.5), mixed)
        self.assertIn("not now: dataset facts is read from %s" % os.environ["ONSET_SPOOL"], said.getvalue())
        os.environ["ONSET_MODE"] = "disabled"
        with contextlib.redirect_stderr(said):
            self.assertEqual(onset.examples("facts", split="train"), train)

    def test_but_nothing_that_it_never_gave_or_refuses_now(self):
        server, _, _ = self.begin()
        server.faults = [status(503)]
        with self.assertRaises(onset.OnsetError):
            onset.mix("facts", unknown=0.25)
        del server.datasets["facts"]
        with self.assertRaisesRegex(onset.OnsetError, "no such dataset: facts"):
            onset.examples("facts", split="train")


class Evaluating(Case):
    def begin(self):
        server = self.connect()
        rows = [{**row, "split": "dev"} for row in facts()]
        server.datasets["facts"] = {"fields": {"scorer": "squad"}, "examples": {row["example_id"]: row for row in rows}}
        return server, self.serve(FakeModel(answers_of(rows[:5])))

    def test_sends_the_answers_of_one_checkpoint(self):
        server, model = self.begin()
        code, out, said = call("evaluate", "--run", "r", "--step", "500", "--epoch", "2", "--dataset", "facts", "--base-url", model.base_url, "--model", "m")
        self.assertEqual(code, 0, said)
        self.assertIn("12 answers at step 500 are in run r; 5 are right by squad", out)
        self.assertEqual(len(server.lines), 12)
        self.assertEqual({(line["step"], line["epoch"], line["split"]) for line in server.lines}, {(500, 2.0, "dev")})
        self.assertTrue(all(body["temperature"] == 0 and "n" not in body for _, body in model.asked))
        self.assertEqual(model.asked[0][1]["prompt"].count("Q: "), 1)

    def test_counts_as_the_dataset_does(self):
        server, model = self.begin()
        model.answers = {question: text.lower() for question, text in model.answers.items()}
        ask = ("evaluate", "--run", "r", "--step", "1", "--dataset", "facts", "--base-url", model.base_url, "--model", "m", "--json")
        for scorer, right in (("squad", 5), ("exact", 0), ("judged", None)):
            server.datasets["facts"]["fields"]["scorer"] = scorer
            code, out, said = call(*ask)
            self.assertEqual(code, 0, said)
            self.assertEqual((json.loads(out)["scorer"], json.loads(out)["correct"]), (scorer, right))

    def test_a_remedy_without_training_is_declared_with_its_run(self):
        server, model = self.begin()
        code, _, said = call("evaluate", "--run", "rag", "--step", "0", "--dataset", "facts", "--base-url", model.base_url, "--model", "m", "--chat", "--remedy", "rag", "--remedy-of", "r")
        self.assertEqual(code, 0, said)
        self.assertEqual({key: server.runs["rag"][key] for key in ("remedy", "remedyOf", "status")}, {"remedy": "rag", "remedyOf": "r", "status": "finished"})

    def test_a_key_that_may_not_write_is_told_before_the_model_is_asked(self):
        server, model = self.begin()
        server.faults = [lambda call: call.refuse(403, "this key may read only") or True]
        said = call("evaluate", "--run", "r", "--step", "1", "--dataset", "facts", "--base-url", model.base_url, "--model", "m")[2]
        self.assertIn("it needs the rights read and write", said)
        self.assertEqual(model.requests, 0)

    def test_says_what_is_missing(self):
        _, model = self.begin()
        ask = ("--base-url", model.base_url, "--model", "m", "--step", "1")
        self.assertIn("run r names no dataset", call("evaluate", "--run", "r", *ask)[2])
        self.assertIn("--remedy says what was done", call("evaluate", "--run", "r", *ask, "--remedy-of", "x")[2])
        self.assertEqual(call("evaluate", "--run", "r", "--step", "-1")[0], 2)


class Files(Case):
    def test_one_file_goes_to_its_run(self):
        server = self.connect()
        write("predictions.jsonl", [{"step": 1, "example_id": "q", "prediction": "x"}])
        code, out, said = call("upload", "predictions.jsonl", "--run", "My run")
        self.assertEqual(code, 0, said)
        run = onset.slug_of("My run")
        self.assertEqual(server.runs[run]["name"], "My run")
        self.assertEqual(server.stored, [(run, Path("predictions.jsonl").read_bytes())])
        self.assertIn("predictions, 1 rows", out)

    def make_folder(self):
        for name, content in {
            "results/checkpoint-500/trainer_state.json": "{}",
            "results/checkpoint-500/model.safetensors": "weights",
            "results/checkpoint-1000/trainer_state.json": "{}" * 1_000_000,
            "results/README.md": "hello",
        }.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(content)

    def file(self, name, **more):
        return {"path": name, "name": "Trainer state", "format": "trainer-state", "target": {"kind": "run", "id": "guessed", "isNew": True}, "step": None, "mapping": {}, "problem": None, **more}

    def test_a_folder_goes_as_one_tar_where_the_server_proposed_or_was_told(self):
        server = self.connect()
        self.make_folder()
        names = ["results/checkpoint-1000/trainer_state.json", "results/checkpoint-500/trainer_state.json"]
        server.inspected["files"] = [self.file(names[0]), self.file(names[1], step=500)]
        server.inspected["ignored"] = [{"path": "results/README.md", "reason": "it holds no result"}]
        code, out, said = call("upload", "results", "--run", "r")
        self.assertEqual(code, 0, said)
        (body,) = server.stored
        with tarfile.open(fileobj=io.BytesIO(body)) as archive:
            sizes = {member.name: member.size for member in archive}
            targets = json.load(archive.extractfile(".onset-targets.json"))
        self.assertEqual(targets, [{"path": name, "run": "r", "name": "r"} for name in names])
        sizes.pop(".onset-targets.json")
        self.assertEqual(sizes, {names[0]: 2_000_000, names[1]: 2})
        self.assertIn("not sent: results/README.md: it holds no result", out)

    def test_inspecting_sends_the_beginning_of_each_file_and_no_weights(self):
        server = self.connect()
        self.make_folder()
        seen = []
        server.faults = [lambda one: seen.append(one.headers.get("X-Partial")) or False]
        call("upload", "results", "--dry-run")
        self.assertEqual(seen, ["1"])
        found = {file.name for file in onset.find_files(["results"])}
        self.assertEqual(found, {"results/README.md", "results/checkpoint-500/trainer_state.json", "results/checkpoint-1000/trainer_state.json"})
        self.assertEqual(server.stored, [])

    def test_files_that_nobody_knows_are_an_error_with_reasons(self):
        server = self.connect()
        self.make_folder()
        server.inspected["files"] = [self.file("README.md", target=None, problem={"message": "it is prose", "details": []})]
        code, _, said = call("upload", "results/README.md")
        self.assertEqual(code, 1)
        self.assertIn("nothing was sent. README.md: it is prose", said)
        self.assertIn("there is no file or folder nowhere", call("upload", "nowhere")[2])

    def test_watch_sends_each_file_once_and_again_when_it_grew(self):
        server = self.connect()
        Path("out/checkpoint-1").mkdir(parents=True)
        Path("out/checkpoint-1/trainer_state.json").write_text("{}")
        name = "out/checkpoint-1/trainer_state.json"
        server.inspected["files"] = [self.file(name)]
        self.assertEqual(call("watch", "out", "--run", "r", "--once")[0], 0)
        self.assertEqual(call("watch", "out", "--run", "r", "--once")[0], 0)
        self.assertEqual(len(server.stored), 1)
        Path(name).write_text("{}{}")
        self.assertEqual(call("watch", "out", "--run", "r", "--once")[0], 0)
        self.assertEqual(len(server.stored), 2)
        self.assertEqual(call("watch", "out", "--pattern", "(")[0], 1)
        self.assertEqual(call("watch", "nowhere")[0], 1)

    def test_watch_tries_again_what_the_server_could_not_take(self):
        server = self.connect()
        Path("out").mkdir()
        Path("out/m.csv").write_text("step,loss\n1,2\n")
        server.inspected["files"] = [self.file("out/m.csv")]
        server.faults = [status(503)]
        self.assertEqual(call("watch", "out", "--once")[0], 1)
        self.assertEqual(call("watch", "out", "--once")[0], 0)


class VerdictAndDoctor(Case):
    def test_the_exit_status_tells_the_decision(self):
        server = self.connect()
        server.runs["r"] = {}
        for decision, code in (("continue", 0), ("stop", 3), ("insufficient-data", 4)):
            server.verdict = {"decision": decision, "reason": "Because.", "best": None, "alarm": None}
            self.assertEqual(call("verdict", "--run", "r", "--min-drop", "2", "--after", "1")[:2], (code, "%s: Because.\n" % decision))
        self.assertEqual(server.calls[-1][2], {"minDrop": ["2.0"], "after": ["1.0"]})
        self.assertEqual(call("verdict", "--run", "none")[0], 1)
        self.assertEqual(call("verdict")[0], 2)

    def test_json_holds_a_failure_too(self):
        self.connect()
        code, out, _ = call("verdict", "--run", "none", "--json")
        self.assertEqual((code, json.loads(out)), (1, {"error": {"message": "no such run: none"}}))

    def doctor(self):
        code, out, _ = call("doctor", "--json")
        return code, {row["check"]: (row["ok"], row["message"]) for row in json.loads(out)["checks"]}

    def test_a_well_set_up_machine_passes_and_nothing_is_stored(self):
        server = self.connect()
        code, checks = self.doctor()
        self.assertEqual(code, 0, checks)
        self.assertEqual(checks["may write"], (True, "yes"))
        self.assertEqual(checks["server"], (True, "Onset at %s" % server.url))
        self.assertEqual((server.runs, server.lines), ({}, []))

    def test_each_fault_is_named(self):
        self.assertIn("ONSET_URL is not set", self.doctor()[1]["address"][1])
        server = self.connect()
        os.environ["ONSET_API_KEY"] = "revoked"
        self.assertIn("the key is not accepted", self.doctor()[1]["may read"][1])
        os.environ["ONSET_API_KEY"] = "key"
        os.environ["ONSET_PROJECT"] = "other"
        self.assertIn("no such project", self.doctor()[1]["may read"][1])
        os.environ["ONSET_PROJECT"] = "p"
        server.faults = [lambda one: False, lambda one: False, lambda one: False, lambda one: one.refuse(403, "read only") or True]
        self.assertIn("needs the rights read and write", self.doctor()[1]["may write"][1])
        server.faults = [lambda one: one.answer(200, b"<html>", kind="text/html") or True]
        self.assertIn("did not answer with JSON", self.doctor()[1]["server"][1])
        server.faults = [lambda one: one.answer(200, {"info": {"title": "Petstore"}}) or True]
        self.assertEqual(self.doctor()[1]["server"], (False, "Petstore at %s" % server.url))
        server.faults = [lambda one: False, lambda one: one.answer(200, CLIENT.read_bytes() + b"# newer", kind="text/x-python") or True]
        self.assertIn("fetch it anew by curl -O %s/onset.py" % server.url, self.doctor()[1]["server"][1])

    def test_unsent_and_refused_data_is_counted(self):
        self.connect()
        os.environ["ONSET_MODE"] = "offline"
        run = onset.Run("r")
        run.log(1, loss=1)
        self.assertIn("2 files in", self.doctor()[1]["unsent"][1])
        run.finish()

    def test_usage_is_exit_2_and_help_has_examples(self):
        self.assertEqual(call()[0], 2)
        self.assertEqual(call("labl")[0], 2)
        for command in ("label", "dataset", "evaluate", "upload", "watch", "mix", "sync", "verdict", "doctor"):
            code, out, _ = call(command, "--help")
            self.assertEqual(code, 0)
            self.assertIn("example:\n  python onset.py %s" % command, out)


if __name__ == "__main__":
    unittest.main()
