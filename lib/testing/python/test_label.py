import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path
from unittest import mock

from fakes import CLIENT, Case, FakeModel, cut_off, status

import onset

CITIES = ["Rome", "Paris", "Oslo", "Bern", "Riga", "Kyiv", "Baku", "Doha", "Lima", "Cairo", "Quito", "Tunis"]
NAMES = ["Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ida", "Jo", "Kim", "Leo"]


def facts(relation="P19", count=12):
    """Where was <name> born? One city each."""
    return [
        {"example_id": "%s-%d" % (relation, at), "question": "%s: where was %s born?" % (relation, NAMES[at]), "answers": [CITIES[at]], "relation": relation, "split": "train"}
        for at in range(count)
    ]


def write(path, rows):
    Path(path).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def answers_of(rows):
    return {row["question"]: " %s\nQ: and the next?" % row["answers"][0] for row in rows}


def call(*arguments):
    """(exit status, standard output, standard error) of the command."""
    out, said = io.StringIO(), io.StringIO()
    onset._said.clear()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(said):
        try:
            code = onset.main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = end.code
    return code, out.getvalue(), said.getvalue()


class LabelCase(Case):
    small = ("--exemplars", "2", "--shots", "3", "--samples", "4", "--concurrency", "4")

    def label(self, model, *more, rows=None):
        write("examples.jsonl", rows or facts())
        return call("label", "examples.jsonl", "--base-url", model.base_url, "--model", "m", "--json", *self.small, *more)

    def result(self, *parameters, **named):
        code, out, said = self.label(*parameters, **named)
        self.assertEqual(code, 0, said)
        return json.loads(out)


class Labelling(LabelCase):
    def test_labels_what_the_model_knows_and_what_it_does_not(self):
        rows = facts()
        known = answers_of(rows[:6])
        # Right in one of four draws and never greedily; greedily right at one of the two prompts.
        known[rows[6]["question"]] = lambda body, at: rows[6]["answers"][0] if body["temperature"] > 0 and at == 1 else "Berlin"
        known[rows[7]["question"]] = self.first_time_only(rows[7]["answers"][0])
        model = self.serve(FakeModel(known))
        result = self.result(model, rows=rows)
        self.assertEqual(result["byCategory"], {"HighlyKnown": 6, "MaybeKnown": 1, "WeaklyKnown": 1, "Unknown": 4})
        labelled = [json.loads(line) for line in Path("examples.labelled.jsonl").read_text().splitlines()]
        self.assertEqual([row["category"] for row in labelled[5:9]], ["HighlyKnown", "WeaklyKnown", "MaybeKnown", "Unknown"])
        self.assertEqual(labelled[6]["p_correct_sampled"], 0.25)
        samples = [json.loads(line) for line in Path("examples.slick-samples.jsonl").read_text().splitlines()]
        self.assertEqual([(len(row["greedy"]), len(row["sampled"])) for row in samples], [(2, 8)] * 12)

    def first_time_only(self, right):
        seen = []

        def answer(body, at):
            if body["temperature"] > 0:
                return "Berlin"
            seen.append(body)
            return right if len(seen) == 1 else "Berlin"

        return answer

    def test_asks_twice_a_prompt_where_n_is_honoured(self):
        model = self.serve(FakeModel(answers_of(facts())))
        result = self.result(model)
        self.assertEqual(result["requests"], 12 * 2 * 2)
        self.assertEqual({body.get("n") for _, body in model.asked}, {None, 4})
        self.assertEqual({tuple(body["stop"]) for _, body in model.asked}, {("\n",)})
        self.assertEqual({body.get("top_k") for _, body in model.asked if body["temperature"] > 0}, {40})

    def test_asks_each_draw_where_n_is_ignored_and_says_so(self):
        model = self.serve(FakeModel(answers_of(facts()), honours_n=False))
        result = self.result(model, "--concurrency", "1")
        self.assertEqual(result["answers"], 12 * 2 * 5)
        self.assertEqual(model.requests, 12 * 2 * 5)
        self.assertIn("one answer a request", " ".join(result["warnings"]))

    def test_top_k_is_dropped_where_refused_and_recorded(self):
        model = self.serve(FakeModel(answers_of(facts()), takes_top_k=False))
        server = self.connect()
        result = self.result(model, "--upload", "facts")
        self.assertIsNone(result["topK"])
        self.assertIn("does not take top_k", " ".join(result["warnings"]))
        self.assertIsNone(server.datasets["facts"]["fields"]["slick"]["topK"])

    def test_a_prompt_never_holds_its_own_question_or_answer_and_sets_are_shared(self):
        rows = facts() + [{**facts()[0], "example_id": "twin", "question": "Rome again: where was Max born?"}]
        model = self.serve(FakeModel({}))
        self.result(model, rows=rows)
        heads = set()
        for question, body in model.asked:
            *shots, last = body["prompt"].split("\n\n")
            own = next(row for row in rows if row["question"] == question)
            self.assertEqual(len(shots), 3)
            self.assertNotIn(question, "\n".join(shots))
            self.assertNotIn("A: %s" % own["answers"][0], "\n".join(shots))
            self.assertTrue(last.endswith("A:"))
            heads.add("\n\n".join(shots))
        # Two sets, and a few stand-ins where a fact meets itself or its answer.
        self.assertLess(len(heads), 2 + 2 * 2 * 4 + 2)

    def test_small_relations_borrow_from_others_and_it_is_said(self):
        rows = facts() + facts("P36", 2)
        result = self.result(self.serve(FakeModel({})), rows=rows)
        self.assertIn("1 relations have too few examples", " ".join(result["warnings"]))
        self.assertIn("P36", " ".join(result["warnings"]))

    def test_too_few_examples_for_any_prompt_is_a_sentence(self):
        code, _, said = self.label(self.serve(FakeModel({})), rows=facts(count=2))
        self.assertEqual(code, 1)
        self.assertIn("give more by --pool, or fewer --shots", said)

    def test_chat_asks_by_messages(self):
        model = self.serve(FakeModel({row["question"]: row["answers"][0] for row in facts()}))
        result = self.result(model, "--chat")
        self.assertEqual(result["byCategory"]["HighlyKnown"], 12)
        self.assertEqual([turn["role"] for turn in model.asked[0][1]["messages"]], ["user", "assistant"] * 3 + ["user"])

    def test_answers_cut_at_the_limit_are_counted(self):
        model = self.serve(FakeModel({}))
        model.finish_reason = "length"
        self.assertEqual(self.result(model)["cut"], 12 * 2 * 5)

    def test_says_when_hardly_anything_is_right_and_what_other_scorers_find(self):
        model = self.serve(FakeModel({row["question"]: "The city of %s, of course" % row["answers"][0] for row in facts()}))
        warnings = " ".join(self.result(model)["warnings"])
        self.assertIn("squad finds 0 of 24 greedy answers right", warnings)
        self.assertIn("contains 24", warnings)

    def test_empty_answers_are_counted_and_told(self):
        model = self.serve(FakeModel({row["question"]: "" for row in facts()}))
        result = self.result(model)
        self.assertEqual(result["empty"], 12 * 2 * 5)
        self.assertIn("are empty", " ".join(result["warnings"]))

    def test_dry_run_tells_the_papers_cost_and_asks_nothing(self):
        rows = [{"example_id": str(at), "question": "Who is %d?" % at, "answers": ["n%d" % at]} for at in range(10_000)]
        write("examples.jsonl", rows)
        code, out, _ = call("label", "examples.jsonl", "--dry-run", "--json")
        self.assertEqual(code, 0)
        self.assertEqual(json.loads(out)["requests"], {"withN": 200_000, "withoutN": 1_700_000})
        code, out, _ = call("label", "examples.jsonl", "--dry-run", "--budget", "quick")
        # 0.99 to the 20th and 0.95 to the 20th power.
        self.assertIn("82 % (1 % of its draws right), 36 % (5 % of its draws right)", out)


class GoingOn(LabelCase):
    def test_a_second_start_asks_nothing_and_a_larger_limit_asks_the_rest(self):
        model = self.serve(FakeModel(answers_of(facts())))
        self.result(model, "--limit", "6")
        asked = model.requests
        self.result(model, "--limit", "6")
        self.assertEqual(model.requests, asked)
        self.result(model)
        self.assertEqual(model.requests, 2 * asked)

    def test_other_settings_are_refused_with_their_name(self):
        model = self.serve(FakeModel(answers_of(facts())))
        self.result(model)
        for more, name in ((("--temperature", "0.7"), "temperature: 0.5, now 0.7"), (("--seed", "2"), "seed: 1, now 2"), (("--shots", "2"), "shots: 3, now 2")):
            code, _, said = self.label(model, *more)
            self.assertEqual(code, 1)
            self.assertIn("other settings (%s)" % name, said)
        code, _, said = self.label(model, rows=facts(count=11))
        self.assertIn("other settings (examples", said)

    def test_kill_minus_nine_and_a_restart_lose_nothing_and_ask_nothing_twice(self):
        write("examples.jsonl", facts())
        model = self.serve(FakeModel(answers_of(facts()), pause=0.02))
        command = [sys.executable, "-B", str(CLIENT), "label", "examples.jsonl", "--base-url", model.base_url, "--model", "m", *self.small]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.until(lambda: model.requests >= 20)
        process.send_signal(signal.SIGKILL)
        process.wait()
        kept = len(Path("examples.jsonl.onset-journal").read_text().splitlines()) - 1
        self.until(lambda: len(model.asked) >= model.requests)
        before = model.requests
        model.pause = 0
        code, out, said = call(*command[3:])
        self.assertEqual(code, 0, said)
        self.assertGreaterEqual(kept, before - 4 - 1)
        # Only what was under way when it was killed (at most 4) is asked again.
        self.assertEqual(model.requests - before, 48 - kept)
        self.assertIn("HighlyKnown: 12", out)

    def test_a_line_torn_by_a_kill_is_asked_again(self):
        model = self.serve(FakeModel(answers_of(facts())))
        self.result(model)
        with open("examples.jsonl.onset-journal", "r+b") as file:
            file.truncate(len(file.read()) - 3)
        before = model.requests
        self.result(model)
        self.assertEqual(model.requests, before + 1)

    def test_passing_troubles_are_waited_out(self):
        model = self.serve(FakeModel(answers_of(facts())))
        soon = [("Retry-After", "0.01")]
        model.faults = [status(429, headers=soon), status(503, headers=soon), cut_off, status(500, headers=soon), lambda call: call.answer(200, {"choices": []}) or True]
        with mock.patch.object(onset, "_FIRST_PAUSE_SECONDS", 0.001):
            self.assertEqual(self.result(model)["byCategory"]["HighlyKnown"], 12)
        self.assertEqual(model.faults, [])

    def test_a_server_that_stays_away_ends_in_a_sentence_and_keeps_what_there_is(self):
        model = self.serve(FakeModel(answers_of(facts())))
        model.faults = [lambda call: False] * 10 + [status(503, "loading", [("Retry-After", "0.01")])] * 1000
        code, _, said = self.label(model, "--retries", "2")
        self.assertEqual(code, 1)
        self.assertIn("status 503: loading (tried 3 times)", said)
        self.assertRegex(said, r"\d+ of 120 answers are kept in examples.jsonl.onset-journal")
        model.faults = []
        self.assertEqual(self.result(model)["byCategory"]["HighlyKnown"], 12)


class EndpointsThatAreNone(LabelCase):
    def sentence(self, fault, *more):
        model = self.serve(FakeModel({}))
        model.faults = [fault] * 1000
        code, _, said = self.label(model, "--retries", "1", *more)
        self.assertEqual(code, 1)
        self.assertNotIn("Traceback", said)
        return said

    def test_html(self):
        page = lambda call: call.answer(200, b"<!doctype html><title>Welcome</title>", kind="text/html") or True
        self.assertIn("<!doctype html>", self.sentence(page))
        self.assertIn("ends with /v1", self.sentence(page))

    def test_a_redirect_is_not_followed(self):
        os.environ["OPENAI_API_KEY"] = "secret"
        other = self.serve(FakeModel({}))
        said = self.sentence(lambda call: call.answer(307, b"", [("Location", other.base_url)]) or True)
        self.assertIn("sends on to %s" % other.base_url, said)
        self.assertEqual(other.requests, 0)

    def test_an_endless_answer(self):
        def drip(call):
            call.send_response(200)
            call.end_headers()
            with contextlib.suppress(OSError):
                for _ in range(10_000):
                    call.wfile.write(b" " * 1000)
                    time.sleep(0.005)
            return True

        started = time.monotonic()
        said = self.sentence(drip, "--timeout", "0.2")
        self.assertIn("does not end", said)
        self.assertLess(time.monotonic() - started, 20)

    def test_silence(self):
        said = self.sentence(lambda call: time.sleep(1) or True, "--timeout", "0.2")
        self.assertIn("did not answer within 0.2 s", said)

    def test_a_name_that_the_server_does_not_know(self):
        said = self.sentence(status(404, "The model `m` does not exist."))
        self.assertIn("The model `m` does not exist.", said)
        self.assertIn("Is the model's name right", said)

    def test_a_missing_key(self):
        self.assertIn("OPENAI_API_KEY", self.sentence(status(401, "no key")))

    def test_an_address_that_is_none(self):
        write("examples.jsonl", facts())
        for address in ("localhost:8000", "file:///etc/passwd", "http://"):
            code, _, said = call("label", "examples.jsonl", "--base-url", address, "--model", "m")
            self.assertEqual(code, 1)
            self.assertIn("http://localhost:8000/v1", said)


class ExamplesThatAreWrong(Case):
    def test_each_mistake_is_told_with_its_place(self):
        good = json.dumps(facts()[0])
        for content, sentence in (
            ("", "holds no example"),
            (good + "\n{", "line 2: not JSON"),
            ("[1]", "line 1: not an object"),
            (good + "\n" + good, '"P19-0" is example 1 too'),
            ('{"example_id":"a","question":"x"}', "answers is not a list of texts"),
            ('{"example_id":"a","answers":["x"]}', "question is missing"),
        ):
            Path("e.jsonl").write_text(content)
            code, _, said = call("label", "e.jsonl", "--base-url", "http://127.0.0.1:9/v1", "--model", "m")
            self.assertEqual(code, 1)
            self.assertIn(sentence, said)
        self.assertIn("cannot be read", call("label", "none.jsonl", "--dry-run")[2])

    def test_wrong_options_are_told_before_anything_is_asked(self):
        write("e.jsonl", facts())
        for options, sentence in (
            (("--template", "no slot"), "it holds {question} and ends with {answer}"),
            (("--exemplars", "0"), "--exemplars is 0"),
            (("--temperature", "0"), "above 0"),
        ):
            code, _, said = call("label", "e.jsonl", "--base-url", "http://127.0.0.1:9/v1", "--model", "m", *options)
            self.assertEqual(code, 1)
            self.assertIn(sentence, said)
        self.assertIn("say which model", call("label", "e.jsonl")[2])


class SendingLabels(LabelCase):
    def test_makes_dataset_and_examples_where_they_are_missing(self):
        server = self.connect()
        self.result(self.serve(FakeModel(answers_of(facts()[:6]))), "--upload", "facts")
        dataset = server.datasets["facts"]
        self.assertEqual(dataset["fields"]["baseModel"], "m")
        self.assertEqual(dataset["fields"]["slick"], {"exemplars": 2, "shots": 3, "samples": 4, "temperature": 0.5, "topK": 40})
        self.assertEqual(len(dataset["examples"]), 12)
        self.assertEqual([len(row["sampled"]) for row in server.samples[("facts", None)]], [8] * 12)

    def test_examples_that_are_there_stay_as_they_are(self):
        server = self.connect()
        server.datasets["facts"] = {"fields": {"baseModel": "m"}, "examples": {"P19-0": {**facts()[0], "mine": True}}}
        self.result(self.serve(FakeModel({})), "--upload", "facts")
        self.assertEqual(server.datasets["facts"]["examples"]["P19-0"]["mine"], True)
        self.assertEqual(len(server.datasets["facts"]["examples"]), 12)

    def test_another_question_under_the_same_id_is_told_before_the_model_is_asked(self):
        server = self.connect()
        model = self.serve(FakeModel({}))
        there = {row["example_id"]: {**row, "answers": list(reversed(row["answers"]))} for row in facts()}
        there["P19-3"]["answers"] = ["Elsewhere"]
        server.datasets["facts"] = {"fields": {"baseModel": "m", "scorer": "squad"}, "examples": there}
        code, _, said = self.label(model, "--upload", "facts")
        self.assertEqual((code, model.requests), (1, 0))
        self.assertIn('other answers under 1 of these ids, first "P19-3"', said)

    def test_labels_of_another_base_model_become_a_set_of_their_own(self):
        server = self.connect()
        server.datasets["facts"] = {"fields": {"baseModel": "other/base"}, "examples": {}}
        self.result(self.serve(FakeModel({})), "--upload", "facts")
        self.assertEqual(server.datasets["facts"]["fields"]["baseModel"], "other/base")
        self.assertEqual(server.label_sets[("facts", "m")]["baseModel"], "m")
        self.assertEqual(len(server.samples[("facts", "m")]), 12)

    def test_the_base_model_may_have_another_name_than_the_one_it_is_asked_by(self):
        server = self.connect()
        write("examples.jsonl", facts())
        model = self.serve(FakeModel({}))
        code, out, said = call("label", "examples.jsonl", "--base-url", model.base_url, "--model", "tag", *self.small, "--base-model", "org/base", "--upload", "facts")
        self.assertEqual(code, 0, said)
        self.assertEqual({body["model"] for _, body in model.asked}, {"tag"})
        self.assertEqual(server.datasets["facts"]["fields"]["baseModel"], "org/base")
        self.assertIn("sent: %s/p/datasets/facts\n" % server.url, out)

    def test_a_model_in_a_folder_is_named_by_the_folder(self):
        os.mkdir("checkpoint-7")
        for place, name in (("checkpoint-7", "checkpoint-7"), ("./checkpoint-7/", "checkpoint-7"), ("/models/x/base", "base"), ("org/base", "org/base"), ("gpt2", "gpt2")):
            self.assertEqual(onset.model_name(place), name)

    def test_counts_only_sends_no_text(self):
        server = self.connect()
        self.result(self.serve(FakeModel(answers_of(facts()))), "--upload", "facts", "--counts-only")
        self.assertEqual(server.samples[("facts", None)][0], {"example_id": "P19-0", "greedy_correct": 2, "greedy": 2, "sampled_correct": 8, "sampled": 8})

    def answers_in_lower_case(self):
        return self.serve(FakeModel({row["question"]: row["answers"][0].lower() for row in facts()}))

    def test_counts_by_the_rule_of_the_dataset_where_there_is_one_and_by_squad_for_a_new_one(self):
        server = self.connect()
        rule = {"scorer": "exact", "abstentionPhrases": [], "stopTexts": ["###"]}
        server.datasets["strict"] = {"fields": dict(rule), "examples": {}}
        for dataset, scorer, known in (("strict", "exact", 0), ("new", "squad", 12)):
            result = self.result(self.answers_in_lower_case(), "--upload", dataset, "--journal", dataset)
            self.assertEqual((result["scorer"], result["byCategory"]["HighlyKnown"]), (scorer, known))
            self.assertEqual(server.datasets[dataset]["fields"]["scorer"], scorer)
        result = self.result(self.answers_in_lower_case(), "--scorer", "exact", "--journal", "paper")
        self.assertEqual(result["byCategory"]["HighlyKnown"], 0)

    def test_does_not_change_how_a_dataset_with_examples_counts(self):
        server = self.connect()
        server.datasets["facts"] = {"fields": {"scorer": "exact"}, "examples": {"P19-0": facts()[0]}}
        model = self.answers_in_lower_case()
        code, _, said = self.label(model, "--upload", "facts", "--scorer", "squad")
        self.assertEqual((code, model.requests), (1, 0))
        self.assertIn("dataset facts counts answers by exact", said)
        server.datasets["facts"]["fields"]["scorer"] = "judged"
        self.assertIn("dataset facts is judged", self.label(model, "--upload", "facts")[2])

    def test_labels_of_other_settings_are_not_mixed_with_those_that_would_stay(self):
        server = self.connect()
        model = self.serve(FakeModel({}))
        labelled = {row["example_id"]: {**row, "category": "Unknown"} for row in facts()}
        slick = {"exemplars": 2, "shots": 4, "samples": 4, "temperature": 0.5, "topK": None}
        server.datasets["facts"] = {"fields": {"baseModel": "m", "scorer": "squad", "slick": slick}, "examples": labelled}
        code, _, said = self.label(model, "--upload", "facts", "--limit", "10")
        self.assertEqual((code, model.requests), (1, 0))
        self.assertIn("labelled with other settings (shots: 4, now 3), and 2 of its labels would stay", said)
        self.assertEqual(self.label(model, "--upload", "facts")[0], 0)
        slick["shots"] = 3
        self.assertEqual(self.label(model, "--upload", "facts", "--limit", "10")[0], 0)

    def test_a_key_that_may_not_write_is_told_before_the_model_is_asked(self):
        server = self.connect()
        model = self.serve(FakeModel({}))
        server.faults = [lambda call: call.refuse(403, "this key may read only") or True]
        code, _, said = self.label(model, "--upload", "facts")
        self.assertEqual((code, model.requests), (1, 0))
        self.assertIn("it needs the rights read and write", said)

    def test_a_model_that_answers_in_another_language_is_noticed(self):
        model = self.serve(FakeModel({row["question"]: "Die Stadt heisst auf Deutsch anders" for row in facts()}))
        warnings = " ".join(self.result(model)["warnings"])
        self.assertIn("Do language and form of the answers fit?", warnings)
        self.assertIn('"Die Stadt heisst auf Deutsch anders" (accepted: "Rome")', warnings)

    def test_one_greedy_answer_tells_known_from_unknown_only(self):
        write("examples.jsonl", facts())
        model = self.serve(FakeModel(answers_of(facts()[:5])))
        code, out, said = call("label", "examples.jsonl", "--base-url", model.base_url, "--model", "m", "--json", "--exemplars", "1", "--samples", "0", "--shots", "2")
        self.assertEqual(code, 0, said)
        self.assertEqual(json.loads(out)["byCategory"], {"HighlyKnown": 0, "MaybeKnown": 0, "WeaklyKnown": 0, "Unknown": 7, "Known": 5})

    def test_missing_settings_are_told_before_the_model_is_asked(self):
        model = self.serve(FakeModel({}))
        code, _, said = self.label(model, "--upload", "facts")
        self.assertEqual(code, 1)
        self.assertIn("ONSET_URL (the address of your Onset)", said)
        self.assertEqual(model.requests, 0)


if __name__ == "__main__":
    unittest.main()
