"""What the Connect page says, done word by word: label a tiny Llama's facts, train on half Unknown ones, be killed,
resume, ask for the verdict, share. Every number of the server is computed again here from the same answers."""

import json
import math
import os
import subprocess
import sys
import time
import urllib.request
from collections import Counter

import tiny_world
from fakes import CLIENT

import onset

EPOCHS = 14
BASE = "my-base-model"

# The lines of the Connect page stand between the model and its end; answers are kept beside to count them again.
TRAINING = """
import json, os, signal, sys, torch, transformers
from transformers import AutoModelForCausalLM, AutoTokenizer, TrainerCallback
from trl import SFTConfig, SFTTrainer
transformers.logging.set_verbosity_error()
torch.set_num_threads(1)
model = AutoModelForCausalLM.from_pretrained(%(base)r)
tokenizer = AutoTokenizer.from_pretrained(%(base)r)
args = SFTConfig(output_dir=%(run)r, num_train_epochs=%(epochs)d, per_device_train_batch_size=16, learning_rate=2e-4, lr_scheduler_type="constant",
                 logging_steps=1, save_strategy="epoch", report_to=[], use_cpu=True, bf16=False, disable_tqdm=True, seed=1)

import onset
from datasets import Dataset

send = onset.Run.predictions
def keep(self, step, predictions, **more):
    with open("answers.jsonl", "a") as file:
        file.writelines(json.dumps([step, more["split"], key, text]) + "\\n" for key, text in predictions.items())
    return send(self, step, predictions, **more)
onset.Run.predictions = keep

class Kill(TrainerCallback):
    def on_step_end(self, args, state, control, **_):
        if state.epoch > 5.5 and "resume" not in sys.argv:
            os.kill(os.getpid(), signal.SIGKILL)

dev = onset.examples("facts", split="dev")
train = onset.mix("facts", unknown=0.5)
trainer = SFTTrainer(
    model=model, args=args, processing_class=tokenizer,
    train_dataset=Dataset.from_list(onset.prompt_completion(train)),
    callbacks=[Kill(), onset.OnsetCallback(
        {"dev": dev, "train": train}, dataset="facts", training_set=train,
        base_model=%(base)r,
    )],
)
trainer.train(resume_from_checkpoint="resume" in sys.argv)
"""


def write_examples():
    with open("examples.jsonl", "w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in tiny_world.facts())


def train(run, *more):
    program = TRAINING % {"base": BASE, "run": run, "epochs": EPOCHS}
    return subprocess.run([sys.executable, "-B", "-c", program, *more], env={**os.environ, "PYTHONPATH": str(CLIENT.parent)}, capture_output=True, text=True)


def known(example):
    return example["category"] != "Unknown"


def answers_at(labels):
    """{(split, step): {example_id: whether it is right}} by SQuAD's rule, from what the training itself kept."""
    right = {}
    with open("answers.jsonl", encoding="utf-8") as file:
        for step, split, key, text in map(json.loads, file):
            given = text.strip().split("\n")[0].strip().lower().rstrip(".")
            right.setdefault((split, step), {})[key] = given in {answer.lower() for answer in labels[key]["answers"]}
    return right


def recount(ask, run, right, labels):
    """Points of the server that are other than those counted here, of how many."""
    different, count = [], 0
    for split in ("dev", "train"):
        for category, is_in in (("Known", known), ("Unknown", lambda example: not known(example)), ("all", lambda _: True)):
            mine = {}
            for (of, step), found in right.items():
                members = [is_right for key, is_right in found.items() if is_in(labels[key])]
                if of == split and members:
                    mine[step] = [len(members), sum(members)]
            points = ask("/runs/%s/series?split=%s&category=%s" % (run, split, category))["points"]
            theirs = {point["step"]: [point["total"], point["correct"]] for point in points}
            count += len(mine)
            if mine != theirs:
                different.append((split, category, mine, theirs))
    return different, count


def fall(right, labels):
    """Best and last step on the Known facts of dev, facts lost and gained between, exact McNemar."""
    steps = sorted(step for split, step in right if split == "dev")
    of = {step: {key: ok for key, ok in right[("dev", step)].items() if known(labels[key])} for step in steps}
    best = max(steps, key=lambda step: (sum(of[step].values()), -step))
    pairs = Counter((of[best][key], of[steps[-1]][key]) for key in of[best])
    lost, gained = pairs[(True, False)], pairs[(False, True)]
    tail = sum(math.comb(lost + gained, count) for count in range(min(lost, gained) + 1)) / 2 ** (lost + gained)
    return {"best": best, "last": steps[-1], "lost": lost, "gained": gained, "pValue": min(1.0, 2 * tail)}


def share(run):
    """The address of a link to the run."""
    request = urllib.request.Request(
        "%s/api/v1/projects/%s/shares" % (os.environ["ONSET_URL"], os.environ["ONSET_PROJECT"]),
        data=json.dumps({"target": {"kind": "run", "run": run}, "view": {}, "mode": "frozen", "title": "Half new facts", "expiresIn": "30d", "allow": {"downloads": True, "embed": False}}).encode(),
        headers={"Authorization": "Bearer %s" % os.environ["ONSET_API_KEY"], "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def walk(run, check, ask):
    write_examples()
    began = time.monotonic()
    loss = tiny_world.pretrain(BASE, 400)
    print("      a base model of loss %.2f after %.0f s, which do not count" % (loss, time.monotonic() - began), flush=True)
    model = tiny_world.ModelServer(BASE, BASE)
    began = time.monotonic()
    labelled = onset.main(["label", "examples.jsonl", "--base-url", model.base_url, "--model", BASE, "--budget", "quick", "--upload", "facts"])
    model.close()
    check("walk: 300 facts are labelled", labelled == 0)
    with open("examples.labelled.jsonl", encoding="utf-8") as file:
        labels = {row["example_id"]: row for row in map(json.loads, file)}
    counts = Counter(row["category"] for row in labels.values())
    theirs = {name: count for name, count in ask("/datasets/facts")["byCategory"].items() if count}
    check("walk: the server labels them as the client does", counts == theirs, theirs)
    killed = train(run)
    check("walk: the training was killed", killed.returncode == -9, killed.stderr[-800:])
    resumed = train(run, "resume")
    check("walk: the training resumed and ended", resumed.returncode == 0, resumed.stderr[-800:])
    # What a slow server had not taken when the training ended.
    check("walk: all is sent", onset.main(["sync"]) == 0)
    right = answers_at(labels)
    different, count = recount(ask, run, right, labels)
    check("walk: %d points are those counted in Python" % count, count == 6 * (EPOCHS + 1) and not different, different[:1])
    mine = fall(right, labels)
    analysis = ask("/runs/%s/analysis?split=dev&population=Known" % run)
    found = {"best": analysis["best"]["step"], "last": analysis["last"]["step"], **{name: analysis["drop"][name] for name in ("lost", "gained", "pValue")}}
    is_same = all(math.isclose(found[name], value, rel_tol=1e-9) for name, value in mine.items())
    check("walk: best, last, lost, gained and p are those of Python", is_same, (mine, found))
    decision = onset.main(["verdict", "--run", run])
    check("walk: %d facts lost, %d gained: the verdict is to stop" % (mine["lost"], mine["gained"]), decision == onset.EXIT_STOP, decision)
    link = share(run)
    with urllib.request.urlopen(link["url"]) as page:
        check("walk: the link shows the run to who has no key", page.status == 200 and "Half new facts" in page.read().decode(), link)
    minutes = (time.monotonic() - began) / 60
    print("      %.1f minutes from the first question to the link" % minutes, flush=True)
