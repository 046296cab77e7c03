import contextlib
import io
import math
import os
import signal
import subprocess
import sys
import textwrap
import time
import unittest
from unittest import mock

from fakes import CLIENT, Case, FakeOnset, cut_off, status

import onset


def quietly(work):
    """What `work` says on standard error."""
    onset._said.clear()
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        work()
    return said.getvalue()


def sync(*options):
    with contextlib.redirect_stdout(io.StringIO()):
        return onset.main(["sync", *options])


class SendingARun(Case):
    def test_everything_arrives_once_and_in_order(self):
        server = self.connect()
        run = onset.Run("first-run", dataset="facts", base_model="base", hyperparameters={"lr": 1e-4})
        for step in range(200):
            run.log(step, epoch=step / 100, loss=1 / (step + 1))
        run.predictions(200, {"q1": "Paris", "q2": "Rome"}, split="dev", epoch=2)
        run.training_set(["q1", ("q2", "I don't know")])
        run.finish()
        self.assertEqual(server.values("loss"), [1 / (step + 1) for step in range(200)])
        answers = [line for line in server.lines if "example_id" in line]
        self.assertEqual([(a["example_id"], a["prediction"], a["step"], a["split"]) for a in answers], [("q1", "Paris", 200, "dev"), ("q2", "Rome", 200, "dev")])
        self.assertEqual(server.training_sets, [[{"example_id": "q1"}, {"example_id": "q2", "target": "I don't know"}]])
        self.assertEqual(server.runs["first-run"]["status"], "finished")
        self.assertEqual(server.runs["first-run"]["baseModel"], "base")
        self.assertEqual(server.configs, [{"lr": 1e-4}])
        self.assertEqual(self.files(), [])

    def test_predictions_come_in_all_the_forms_people_have(self):
        server = self.connect()
        run = onset.Run("r")
        run.predictions(1, [("a", "x")])
        run.predictions(2, [{"example_id": 7, "correct": True, "junk": 1}])
        run.predictions(3, {"b": True, "c": {"prediction": "y", "abstained": False}})
        run.finish()
        answers = [{k: v for k, v in line.items() if k not in ("run", "split")} for line in server.lines if "example_id" in line]
        self.assertEqual(
            answers,
            [
                {"step": 1, "example_id": "a", "prediction": "x"},
                {"step": 2, "example_id": "7", "correct": True},
                {"step": 3, "example_id": "b", "correct": True},
                {"step": 3, "example_id": "c", "prediction": "y", "abstained": False},
            ],
        )

    def test_numbers_that_are_none_are_told_by_name(self):
        server = self.connect()
        run = onset.Run("r")
        run.log(1, loss=math.nan, up=math.inf, down=-math.inf, flag=True)
        run.finish()
        line = server.lines[0]
        self.assertEqual([line["loss"], line["up"], line["down"], line["flag"]], ["NaN", "Infinity", "-Infinity", 1])

    def test_a_large_checkpoint_is_sent_in_parts_that_the_server_takes(self):
        server = self.connect()
        run = onset.Run("r")
        run.predictions(1, {"q%d" % at: "x" * 1000 for at in range(9000)})
        run.finish()
        self.assertEqual(len(server.values("example_id")), 9000)
        logs = [call for call in server.calls if call[1].endswith("/log")]
        self.assertGreaterEqual(len(logs), 3)

    def test_a_step_back_is_told_and_rewind_drops_what_stands_there(self):
        server = self.connect()

        def work():
            run = onset.Run("r")
            run.log(10, loss=1)
            run.log(5, loss=1)
            run.rewind(5)
            run.log(5, loss=2)
            run.finish()

        self.assertIn("step 5 comes after step 10", quietly(work))
        self.assertEqual([line.get("dropped", line.get("loss")) for line in server.lines if "status" not in line], [1, 1, 5.0, 2])

    def test_a_run_that_exists_gets_another_name_where_asked(self):
        server = self.connect()
        server.runs["r"] = {}

        def work():
            run = onset.Run("r", resume="never")
            self.assertEqual(run.id, "r-2")
            run.finish()

        said = quietly(work)
        self.assertIn('may be a run "r" already', said)

    def test_says_once_where_the_run_is_looked_at(self):
        server = self.connect()

        def work():
            for _ in range(2):
                run = onset.Run("My run")
                run.log(1, loss=1)
                run.finish()

        run = onset.slug_of("My run")
        self.assertEqual(quietly(work), "onset: run %s: %s/p/runs/%s\n" % (run, server.url, run))

    def test_the_verdict_counts_what_was_just_sent(self):
        server = self.connect()
        server.verdict = {"decision": "stop", "reason": "It fell.", "best": None, "alarm": None}
        run = onset.Run("r")
        run.predictions(1, {"q": "x"})
        self.assertEqual(run.verdict(min_drop=1)["decision"], "stop")
        self.assertEqual(server.values("prediction"), ["x"])
        asked = [call for call in server.calls if call[1].endswith("/verdict")]
        self.assertEqual(asked[0][2], {"minDrop": ["1"]})
        run.finish()

    def test_a_silent_run_gives_signs_of_life(self):
        server = self.connect()
        with mock.patch.object(onset, "_HEARTBEAT_SECONDS", 0.1), mock.patch.object(onset, "_TICK_SECONDS", 0.05):
            run = onset.Run("r")
            self.until(lambda: len([call for call in server.calls if call[1].endswith("/log")]) >= 2)
            run.finish()

    def test_other_ranks_send_nothing(self):
        server = self.connect()
        os.environ["RANK"] = "1"
        run = onset.Run("r")
        run.log(1, loss=1)
        run.finish()
        self.assertEqual(server.calls, [])


class WhatGoesWrong(Case):
    def test_a_server_that_is_away_costs_training_nothing_and_gets_all_later(self):
        server = self.connect()
        port = server.port
        server.close()

        def work():
            run = onset.Run("r")
            run.log(1, loss=1)
            self.assertEqual(run.verdict(wait=0.2)["decision"], "insufficient-data")
            run.finish(timeout=0.5)
            self.until(lambda: not run._thread.is_alive())

        said = quietly(work)
        self.assertIn("python onset.py sync", said)
        again = self.serve(FakeOnset(port))
        self.assertEqual(sync(), 0)
        self.assertEqual(again.values("loss"), [1])
        self.assertEqual(again.runs["r"]["status"], "finished")
        self.assertEqual(self.files(), [])

    def test_each_passing_trouble_is_waited_out_and_nothing_comes_twice(self):
        server = self.connect()
        html = lambda call: call.answer(200, b"<html>sign in</html>", kind="text/html") or True
        moved = lambda call: call.answer(302, b"", [("Location", "https://elsewhere.example")]) or True
        server.faults = [status(503), status(429, headers=[("Retry-After", "0.01")]), cut_off, status(401), status(403), html, moved]
        waits = mock.patch.object(onset.Run, "_wait_for_server", lambda self, *_: time.sleep(0.01))
        with waits, mock.patch.object(onset, "_TICK_SECONDS", 0.01):
            run = onset.Run("r")
            run.log(1, loss=1)
            self.until(lambda: server.values("loss") == [1])
            run.finish()
        self.assertEqual((server.values("loss"), server.faults), ([1], []))

    def test_what_was_stored_before_the_connection_broke_is_not_stored_twice(self):
        server = self.connect()

        def store_then_cut(call):
            if not call.path.endswith("/log"):
                server.faults.insert(0, store_then_cut)
                return False
            call.answer = lambda *_, **__: call.cut()
            return False

        server.faults = [store_then_cut]
        with mock.patch.object(onset.Run, "_wait_for_server", lambda self, *_: time.sleep(0.01)):
            run = onset.Run("r")
            run.log(1, loss=1)
            run.finish()
        self.assertEqual(server.values("loss"), [1])
        self.assertEqual(len([call for call in server.calls if call[1].endswith("/log")]), 2)

    def test_refused_lines_are_kept_beside_with_the_answer_and_the_others_go_on(self):
        server = self.connect()
        server.known_examples = {"q1", "q3"}

        def work():
            run = onset.Run("r")
            run.predictions(1, {"q1": "a", "q2": "b", "q3": "c"})
            run.predictions(2, {"q2": "b"})
            run.log(3, loss=1)
            run.finish()

        said = quietly(work)
        self.assertEqual(server.values("example_id"), ["q1", "q3"])
        self.assertEqual(server.values("loss"), [1])
        self.assertEqual(said.count("refused and kept"), 1)
        kept = [path for path in self.files("*.refused")]
        self.assertGreaterEqual(len(kept), 1)
        self.assertIn("no such example: q2", "".join(path.read_text() for path in self.refused(".txt")))
        server.known_examples = None
        self.assertEqual(sync("--refused"), 0)
        self.assertEqual(server.values("example_id").count("q2"), 2)

    def refused(self, ending=""):
        from pathlib import Path

        return sorted(Path(self.folder, "spool").rglob("*.refused" + ending))

    def test_one_wrong_field_does_not_keep_a_whole_training_out(self):
        server = self.connect()

        def work():
            run = onset.Run("r", dataset="missing")
            run.log(1, loss=1)
            run.finish()

        self.assertIn("no such dataset: missing", quietly(work))
        self.assertEqual(server.values("loss"), [1])

    def test_a_field_that_the_server_names_is_left_out_and_the_others_stay(self):
        server = self.connect()

        def work():
            run = onset.Run("r", dataset="facts", control="missing")
            run.log(1, loss=1)
            run.finish()

        self.assertIn("which no run is called", quietly(work))
        self.assertEqual(server.runs["r"].get("dataset"), "facts")
        self.assertNotIn("control", server.runs["r"])
        self.assertEqual(server.values("loss"), [1])

    def test_a_full_disk_loses_nothing(self):
        server = self.connect()

        def full(*_):
            raise OSError(28, "No space left on device")

        def work():
            run = onset.Run("r")
            self.assertTrue(run.flush())
            with mock.patch.object(onset.Spool, "_write_lines", full), mock.patch.object(onset, "_write_aside", full):
                run.log(1, loss=1)
                run.config({"lr": 1})
                run.log(2, loss=2)
                self.assertTrue(run.flush())
            run.log(3, loss=3)
            run.finish()

        self.assertIn("No space left on device", quietly(work))
        self.assertEqual(server.values("loss"), [1, 2, 3])
        self.assertEqual(server.configs, [{"lr": 1}])

    def test_a_disk_that_makes_files_but_takes_no_byte_loses_nothing_and_is_not_littered(self):
        import resource

        server = self.connect()
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        littered = []

        def work():
            run = onset.Run("r")
            run.log(0, loss=0)
            self.assertTrue(run.flush())
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
            try:
                for step in range(1, 3001):
                    run.log(step, loss=step)
                littered.extend(name for name in os.listdir(os.path.join(self.folder, "spool", "p", "r")) if "log" in name)
                self.assertTrue(run.flush())
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            run.finish()

        self.assertIn("takes no data", quietly(work))
        self.assertEqual(server.values("loss"), list(range(3001)))
        self.assertEqual(littered, [])

    def test_a_folder_that_cannot_be_made_loses_nothing(self):
        server = self.connect()
        open("file", "w").close()
        os.environ["ONSET_SPOOL"] = os.path.join(self.folder, "file", "spool")

        def work():
            run = onset.Run("r")
            run.log(1, loss=1)
            run.finish()

        self.assertIn("takes no data", quietly(work))
        self.assertEqual(server.values("loss"), [1])

    def test_no_call_raises_whatever_it_is_given(self):
        self.connect()

        def work():
            run = onset.Run("")
            for step in (None, "x", -1, math.nan, object()):
                run.log(step, loss=1)
                run.predictions(step, {"q": "x"})
            run.log(1, {"k%d" % at: 1.0 for at in range(1_000_000)})
            run.log(1, loss="low", none=None, thing=object())
            run.log(1, 5)
            run.predictions(1, None)
            run.predictions(1, 5)
            run.predictions(1, [5, "xyz", {"prediction": "x"}])
            run.predictions(1, {"q": 5})
            run.training_set([])
            run.training_set(None)
            run.config(None)
            run.config({"a": object(), "b": math.nan, "c": {"d": (1, 2)}})
            run.rewind(None)
            run.verdict(wait="x")
            run.finish(timeout="soon")

        said = quietly(work)
        self.assertIn("1000000 metrics in one call", said)
        self.assertIn("a step is a number from 0 on, not None", said)

    def test_wrong_settings_are_told_and_training_goes_on(self):
        for name, value, sentence in (
            ("ONSET_MODE", "onlin", "it can be online, offline or disabled"),
            ("ONSET_URL", "onset.example.com", "begins with http"),
            ("ONSET_API_KEY", "a b", "copy it again"),
            ("ONSET_PROJECT", "my team", "project's id"),
        ):
            with self.subTest(name):
                os.environ[name] = value
                self.assertIn(sentence, quietly(lambda: onset.Run("r").log(1, loss=1)))
                del os.environ[name]

    def test_without_settings_data_waits_on_disk(self):
        os.environ["ONSET_SPOOL"] = os.path.join(self.folder, "spool")

        def work():
            run = onset.Run("r")
            run.log(1, loss=1)
            run.finish()

        self.assertIn("ONSET_URL (the address of your Onset)", quietly(work))
        server = self.connect()
        self.assertEqual(sync(), 0)
        self.assertEqual(server.values("loss"), [1])

    def test_a_clock_that_is_off_is_told(self):
        self.connect()

        def work():
            with mock.patch.object(onset, "parsedate_to_datetime", lambda _: onset.__dict__["time"] and FarDate()):
                run = onset.Run("r")
                run.log(1, loss=1)
                run.finish()

        self.assertIn("2.0 h ahead of the server's", quietly(work))


class FarDate:
    def timestamp(self):
        return time.time() - 7200


class KilledProcesses(Case):
    def start(self, code):
        program = "import sys; sys.path.insert(0, %r)\n%s" % (str(CLIENT.parent), textwrap.dedent(code))
        return subprocess.Popen([sys.executable, "-B", "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ}, text=True)

    def test_kill_minus_nine_loses_nothing_and_the_next_process_goes_on(self):
        server = self.connect()
        server.faults = [status(503)] * 100_000
        process = self.start(
            """
            import onset, time
            run = onset.Run("r")
            for step in range(500):
                run.log(step, loss=step)
            run.predictions(500, {"q": "x"})
            print("logged", flush=True)
            time.sleep(60)
            """
        )
        self.assertEqual(process.stdout.readline(), "logged\n")
        process.send_signal(signal.SIGKILL)
        process.communicate()
        server.faults = []
        run = onset.Run("r")
        run.log(501, loss=501)
        run.finish()
        self.assertEqual(server.values("loss"), [*range(500), 501])
        self.assertEqual(server.values("prediction"), ["x"])
        self.assertEqual(self.files(), [])

    def test_a_line_torn_by_a_reboot_is_left_out(self):
        server = self.connect()
        os.environ["ONSET_MODE"] = "offline"
        run = onset.Run("r")
        run.log(1, loss=1)
        handle, path = run._spool._open_file
        os.write(handle, b'{"step":2,"los')
        os.close(handle)
        run._spool._open_file = None
        onset._runs.discard(run)
        os.environ["ONSET_MODE"] = "online"
        self.assertEqual(sync(), 0)
        self.assertEqual(server.values("loss"), [1])

    def test_what_a_living_process_writes_is_not_taken_from_it(self):
        server = self.connect()
        os.environ["ONSET_MODE"] = "offline"
        process = self.start(
            """
            import onset, sys
            run = onset.Run("r")
            run.log(1, loss=1)
            print("logged", flush=True)
            sys.stdin.readline()
            """
            .replace("sys.stdin.readline()", "import time; time.sleep(60)")
        )
        process.stdout.readline()
        os.environ["ONSET_MODE"] = "online"
        sync()
        self.assertEqual(server.values("loss"), [])
        process.kill()
        process.communicate()
        self.assertEqual(sync(), 0)
        self.assertEqual(server.values("loss"), [1])

    def test_a_training_that_dies_of_an_error_is_failed_and_one_that_just_ends_is_finished(self):
        server = self.connect()
        for name, last, expected in (("a", "1 / 0", "failed"), ("b", "pass", "finished")):
            process = self.start("import onset\nrun = onset.Run(%r)\nrun.log(1, loss=1)\n%s" % (name, last))
            process.communicate(timeout=60)
            self.assertEqual(server.runs[name]["status"], expected)

    def test_a_queue_that_never_empties_does_not_keep_training_from_ending(self):
        server = self.connect()
        server.faults = [status(503)] * 100_000
        started = time.monotonic()

        def work():
            run = onset.Run("r")
            run.log(1, loss=1)
            run.finish(timeout=1)

        quietly(work)
        self.assertLess(time.monotonic() - started, 10)


if __name__ == "__main__":
    unittest.main()
