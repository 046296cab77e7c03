"""What a team does from training code to a verdict, against the Onset that ONSET_* name. Prints what came out as JSON."""

import contextlib
import io
import json
import os
import sys
import tempfile

from fakes import FakeModel

import onset

CITIES = ["Rome", "Paris", "Oslo", "Bern", "Riga", "Kyiv", "Baku", "Doha", "Lima", "Cairo"]
FACTS = 120
KNOWN = 80


def city(at):
    return "%s %d" % (CITIES[at % 10], at)


def main():
    os.chdir(tempfile.mkdtemp(prefix="onset-journey-"))
    rows = [
        {
            "example_id": "q%03d" % at,
            "question": "Where was person %d born?" % at,
            "answers": [city(at)],
            "split": "dev" if at % 2 else "train",
            "relation": "P19" if at < 100 else "P36",
        }
        for at in range(FACTS)
    ]
    with open("examples.jsonl", "w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    model = FakeModel({row["question"]: " %s\nQ: more" % row["answers"][0] for row in rows[:KNOWN]})
    ask = ["--base-url", model.base_url, "--model", "tiny-base"]

    def command(*parameters):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            code = onset.main([*parameters, "--json"])
        return {"code": code, **json.loads(out.getvalue())}

    result = {"doctor": command("doctor")}
    result["label"] = command("label", "examples.jsonl", *ask, "--budget", "quick", "--upload", "facts")
    other = FakeModel({row["question"]: " %s" % row["answers"][0] for row in rows[:60]})
    result["other"] = command("label", "examples.jsonl", "--base-url", other.base_url, "--model", "other/base", "--budget", "quick", "--limit", "100", "--journal", "other.journal", "--upload", "facts", "--counts-only")
    other.close()
    dev = onset.examples("facts", split="dev")
    result["dev"] = [len(dev), sum(row["category"] == "Unknown" for row in dev)]
    result["mix"] = command("mix", "facts", "--unknown", "0.5", "--size", "20", "-o", "train.jsonl")
    training = onset.mix("facts", unknown=0.5, size=20)

    run = onset.Run("first-run", dataset="facts", base_model="tiny-base", planned_checkpoints=10, hyperparameters={"lr": 1e-4, "optimizer": {"name": "adam"}})
    run.training_set(training)
    dev_known = [row for row in dev if row["category"] != "Unknown"]
    for epoch in range(10):
        step = epoch * 50
        run.log(step, epoch=epoch, loss=1 / (epoch + 1), nothing=float("nan"))
        # From epoch 4 on the first thirty known facts are answered wrongly.
        lost = {row["example_id"] for row in dev_known[:30]} if epoch >= 4 else set()
        run.predictions(
            step,
            {row["example_id"]: "Berlin" if row["example_id"] in lost or row["category"] == "Unknown" else row["answers"][0] for row in dev},
            split="dev",
            epoch=epoch,
        )
    result["verdict"] = run.verdict(wait=60)
    run.predictions(500, {"no-such-example": "x", dev[0]["example_id"]: dev[0]["answers"][0]}, split="dev", epoch=10)
    run.finish()
    with open("metrics.jsonl", "w", encoding="utf-8") as file:
        file.write('{"step":1,"extra":2}\n')
    result["upload"] = command("upload", "metrics.jsonl", "--run", "first-run")
    for step in (500, 1000):
        os.makedirs("results/checkpoint-%d" % step)
        with open("results/checkpoint-%d/predictions.jsonl" % step, "w", encoding="utf-8") as file:
            file.writelines(json.dumps({"step": step, "split": "dev", "example_id": row["example_id"], "prediction": row["answers"][0]}) + "\n" for row in dev)
    with open("results/README.md", "w", encoding="utf-8") as file:
        file.write("# Results\n")
    result["dry"] = command("upload", "results", "--dry-run")
    result["folder"] = command("upload", "results", "--run", "From a folder", "--dataset", "facts")
    result["watch"] = onset.main(["watch", "results", "--run", "watched", "--dataset", "facts", "--once"])
    result["evaluate"] = command("evaluate", "--run", "rag", "--step", "0", "--dataset", "facts", "--split", "dev", *ask, "--remedy", "rag", "--remedy-of", "first-run")
    again = onset.Run("first-run", resume="never", dataset="facts")
    result["again"] = again.id
    again.log(1, loss=1)
    again.log(2, loss=2)
    again.rewind(2)
    again.log(2, loss=3)
    again.predictions(2, {dev[0]["example_id"]: dev[0]["answers"][0]}, split="dev")
    again.config({"lr": None, "warmup": 5})
    again.finish("failed")
    result["exit"] = command("verdict", "--run", "first-run")["code"]
    result["sync"] = command("sync")
    model.close()
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main()
