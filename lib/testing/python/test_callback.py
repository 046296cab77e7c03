import contextlib
import io
import os
import unittest
from types import SimpleNamespace
from unittest import mock

from fakes import Case
from test_label import facts

import onset

DEV, TRAIN = facts("P19", 3), facts("P50", 2)


class Trainer:
    """What a transformers Trainer does to its callbacks; answers come from nowhere."""

    def __init__(self, callback, rank=0, **arguments):
        self.callback = callback
        self.args = SimpleNamespace(output_dir="out/my-run", seed=7, num_train_epochs=2, max_steps=-1, eval_strategy="epoch", to_dict=lambda: {"lr": 1e-4}, **arguments)
        self.state = SimpleNamespace(global_step=0, epoch=0, max_steps=20, is_world_process_zero=rank == 0)
        self.control = SimpleNamespace(should_training_stop=False)
        self.model = SimpleNamespace(config=SimpleNamespace(_name_or_path="org/base"))

    def on(self, event, **given):
        getattr(self.callback, "on_" + event)(self.args, self.state, self.control, model=self.model, processing_class=object(), **given)

    def at(self, step, epoch, sets=2):
        self.state.global_step, self.state.epoch = step, epoch
        self.on("log", logs={"loss": 1 / step, "epoch": epoch, "note": "text"})
        for _ in range(sets):
            self.on("evaluate", metrics={})
        self.on("epoch_end")


class ACallback(Case):
    def setUp(self):
        super().setUp()
        self.asked = []

        def generate(model, tokenizer, texts, **_):
            self.asked.append(list(texts))
            return [onset.Drawn(" Rome\nQ:", False) for _ in texts]

        for name, instead in (("generate", generate), ("_as_it_was", contextlib.nullcontext)):
            patch = mock.patch.object(onset, name, instead)
            patch.start()
            self.addCleanup(patch.stop)

    def quietly(self, work):
        onset._said.clear()
        said = io.StringIO()
        with contextlib.redirect_stderr(said):
            work()
        return said.getvalue()

    def callback(self, **more):
        return onset.OnsetCallback({"dev": DEV, "train": TRAIN}, dataset="facts", training_set=TRAIN, **more)

    def test_feeds_a_whole_training(self):
        server = self.connect()
        trainer = Trainer(self.callback())

        def work():
            trainer.on("train_begin")
            trainer.at(10, 1)
            trainer.at(20, 2)
            trainer.on("train_end")

        self.quietly(work)
        run = server.runs["my-run"]
        self.assertEqual({name: run[name] for name in ("dataset", "baseModel", "seed", "plannedCheckpoints", "status")}, {"dataset": "facts", "baseModel": "org/base", "seed": 7, "plannedCheckpoints": 3, "status": "finished"})
        self.assertEqual(server.configs, [{"lr": 1e-4}])
        self.assertEqual([[row["example_id"] for row in rows] for rows in server.training_sets], [["P50-0", "P50-1"]])
        answers = [(line["step"], line["epoch"], line["split"], line["example_id"]) for line in server.lines if "example_id" in line]
        wanted = [(step, epoch, split, row["example_id"]) for step, epoch in ((0, 0), (10, 1), (20, 2)) for split, rows in (("dev", DEV), ("train", TRAIN)) for row in rows]
        self.assertEqual(answers, wanted)
        self.assertEqual([(line["step"], line["loss"]) for line in server.lines if "loss" in line], [(10, 0.1), (20, 0.05)])
        self.assertEqual(self.asked[0][0], "Q: %s\nA:" % DEV[0]["question"])

    def test_answers_at_the_end_of_each_epoch_where_nothing_is_evaluated(self):
        server = self.connect()
        trainer = Trainer(self.callback(at_start=False))
        trainer.args.eval_strategy = "no"

        def work():
            trainer.on("train_begin")
            trainer.at(10, 1, sets=0)
            trainer.on("train_end")

        self.quietly(work)
        self.assertEqual({line["step"] for line in server.lines if "example_id" in line}, {10})

    def test_a_training_that_goes_on_from_a_checkpoint_drops_what_came_after_it(self):
        server = self.connect()
        trainer = Trainer(self.callback())
        trainer.state.global_step = 10

        def work():
            trainer.on("train_begin")
            trainer.at(20, 2)
            trainer.on("train_end")

        self.quietly(work)
        self.assertEqual(server.drops, [11])
        self.assertEqual({line["step"] for line in server.lines if "example_id" in line}, {20})

    def test_other_ranks_ask_and_send_nothing(self):
        server = self.connect()
        trainer = Trainer(self.callback(stop_on_verdict=True), rank=1)

        def work():
            trainer.on("train_begin")
            trainer.at(10, 1)
            trainer.on("train_end")

        self.quietly(work)
        self.assertEqual((server.calls, self.asked), ([], []))

    def test_stops_the_training_where_the_verdict_says_so_and_not_before(self):
        server = self.connect()
        trainer = Trainer(self.callback(stop_on_verdict=True))

        def work():
            trainer.on("train_begin")
            trainer.at(10, 1)
            self.assertFalse(trainer.control.should_training_stop)
            server.verdict = {"decision": "stop", "reason": "It fell.", "best": None, "alarm": None}
            trainer.at(20, 2)
            trainer.on("train_end")

        said = self.quietly(work)
        self.assertTrue(trainer.control.should_training_stop)
        self.assertIn("training is stopped: It fell.", said)

    def test_never_raises_whatever_fails(self):
        self.connect()
        broken = mock.Mock(side_effect=RuntimeError("out of memory"))
        trainer = Trainer(self.callback(stop_on_verdict=True))

        def work():
            with mock.patch.object(onset, "generate", broken), mock.patch.object(onset.Run, "verdict", broken):
                trainer.on("train_begin")
                trainer.at(10, 1)
                trainer.on("some_event_of_a_later_version")
                trainer.on("train_end")

        self.assertIn("RuntimeError: out of memory", self.quietly(work))
        self.assertFalse(trainer.control.should_training_stop)

    def test_without_a_server_a_training_goes_on(self):
        os.environ["ONSET_SPOOL"] = os.path.join(self.folder, "spool")
        trainer = Trainer(self.callback(stop_on_verdict=True))

        def work():
            trainer.on("train_begin")
            trainer.at(10, 1)
            trainer.on("train_end")

        self.assertIn("python onset.py sync", self.quietly(work))
        self.assertFalse(trainer.control.should_training_stop)

    def test_mistakes_are_told_before_the_training(self):
        for mistake, sentence in (
            ({"prompt": "no slot"}, "it holds {question}"),
            ({"eval_sets": ["dev"]}, "say of which dataset"),
        ):
            with self.assertRaisesRegex(onset.OnsetError, sentence):
                onset.OnsetCallback(**mistake)


if __name__ == "__main__":
    unittest.main()
