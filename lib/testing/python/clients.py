"""Real clients against the Onset that ONSET_* name: `clients.py trainer`, `trl`, `walk` or `mlflow`, and a prefix for runs.

Run by scripts/verify-clients.mjs in a virtual environment that has them. Prints one line a check.
"""

import hashlib
import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request

import fakes  # noqa: F401  (finds onset.py)
import walk

import onset

EPOCHS = 3
STEPS_AN_EPOCH = 5
ROWS = [
    {"example_id": "q%02d" % at, "question": "Who is %d?" % at, "answers": ["N%d" % at], "split": "dev", "category": "HighlyKnown" if at < 14 else "Unknown"}
    for at in range(20)
]
LETTERS = ["<pad>", "<bos>", "<eos>", "\n", *map(chr, range(32, 127))]
failed = []


def check(name, is_right, found=""):
    print("%s  %s%s" % ("ok  " if is_right else "FAIL", name, "" if is_right or found == "" else ": %s" % (found,)), flush=True)
    if not is_right:
        failed.append(name)


def ask(path):
    request = urllib.request.Request(
        "%s/api/v1/projects/%s%s" % (os.environ["ONSET_URL"], os.environ["ONSET_PROJECT"], path),
        headers={"Authorization": "Bearer %s" % os.environ["ONSET_API_KEY"]},
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def tokenizer():
    from tokenizers import Tokenizer, models
    from transformers import PreTrainedTokenizerFast

    letters = models.BPE(vocab={letter: at for at, letter in enumerate(LETTERS)}, merges=[], unk_token="<pad>")
    return PreTrainedTokenizerFast(tokenizer_object=Tokenizer(letters), pad_token="<pad>", bos_token="<bos>", eos_token="<eos>")


def model(is_lora):
    from transformers import LlamaConfig, LlamaForCausalLM

    made = LlamaForCausalLM(
        LlamaConfig(
            vocab_size=len(LETTERS),
            hidden_size=32,
            intermediate_size=64,
            num_hidden_layers=2,
            num_attention_heads=2,
            num_key_value_heads=2,
            max_position_embeddings=128,
            attention_dropout=0.1,
            pad_token_id=0,
            bos_token_id=1,
            eos_token_id=2,
        )
    )
    if is_lora:
        import peft

        made = peft.get_peft_model(made, peft.LoraConfig(r=4, lora_dropout=0.1, target_modules=["q_proj", "v_proj"]))
    return made


def arguments(kind, **more):
    given = {
        "output_dir": "out",
        "num_train_epochs": EPOCHS,
        "per_device_train_batch_size": 4,
        "learning_rate": 1e-2,
        "logging_steps": 1,
        "report_to": [],
        "seed": 1,
        "use_cpu": True,
        "eval_strategy": "epoch",
        "save_strategy": "epoch",
        "disable_tqdm": True,
        **more,
    }
    return kind(**given)


def accuracy(evaluation):
    """Share of tokens that come out right, padding too."""
    logits, labels = evaluation
    return {"accuracy": float((logits.argmax(-1)[:, :-1] == labels[:, 1:]).mean())}


def train(callbacks, is_lora=False, resume=None, compute_metrics=None, **more):
    """Losses, a digest of the weights."""
    import torch
    import transformers

    transformers.logging.set_verbosity_error()
    torch.set_num_threads(1)
    transformers.set_seed(1)
    tokens = tokenizer()
    rows = []
    for row in ROWS:
        ids = tokens("Q: %s\nA: %s\n" % (row["question"], row["answers"][0]))["input_ids"]
        ids = ids + [0] * (32 - len(ids))
        rows.append({"input_ids": ids, "labels": ids, "attention_mask": [1] * 32})
    trainer = transformers.Trainer(
        model=model(is_lora),
        args=arguments(transformers.TrainingArguments, **more),
        train_dataset=rows,
        eval_dataset={"dev_known": rows[:14], "dev_unknown": rows[14:]},
        processing_class=tokens,
        compute_metrics=compute_metrics,
        callbacks=callbacks,
    )
    trainer.remove_callback(transformers.PrinterCallback)
    trainer.train(resume_from_checkpoint=resume)
    return outcome(trainer)


def train_by_trl(callbacks, resume=None, **more):
    import datasets
    import transformers
    import trl

    transformers.logging.set_verbosity_error()
    transformers.set_seed(1)
    rows = datasets.Dataset.from_list([{"prompt": "Q: %s\nA:" % row["question"], "completion": " " + row["answers"][0]} for row in ROWS])
    trainer = trl.SFTTrainer(
        model=model(False),
        args=arguments(trl.SFTConfig, bf16=False, **more),
        train_dataset=rows,
        eval_dataset={"dev_known": rows, "dev_unknown": rows},
        processing_class=tokenizer(),
        callbacks=callbacks,
    )
    trainer.remove_callback(transformers.PrinterCallback)
    trainer.train(resume_from_checkpoint=resume)
    return outcome(trainer)


def outcome(trainer):
    weights = b"".join(parameter.detach().numpy().tobytes() for parameter in trainer.model.parameters())
    losses = [line["loss"] for line in trainer.state.log_history if "loss" in line]
    return losses, hashlib.sha256(weights).hexdigest()


def callback(name, **more):
    return onset.OnsetCallback({"dev": ROWS}, dataset="questions", name=name, **more)


def check_run(name, run):
    """What the server holds of a run: answers at each checkpoint and every loss, once."""
    points = ask("/runs/%s/series?split=dev&category=all" % run)["points"]
    wanted = [(epoch * STEPS_AN_EPOCH, len(ROWS)) for epoch in range(EPOCHS + 1)]
    found = [(point["step"], point["total"]) for point in points]
    check("%s: answers at every checkpoint are on the server" % name, found == wanted, found)
    keys = ask("/runs/%s/metrics" % run)["keys"]
    key = "loss" if "loss" in keys else "train/loss"
    steps = [point["step"] for point in ask("/runs/%s/metrics?key=%s" % (run, key))["points"]]
    check("%s: each step's loss is there once" % name, steps == list(range(1, EPOCHS * STEPS_AN_EPOCH + 1)), steps)
    check("%s: the run is finished" % name, ask("/runs/%s" % run)["status"] == "finished")


def run_trainer(prefix):
    for name, more in (("plain", {}), ("LoRA", {"is_lora": True}), ("gradient checkpointing", {"gradient_checkpointing": True})):
        shutil.rmtree("out", ignore_errors=True)
        without = train([], **more)
        run = "%s-%s" % (prefix, name.split()[0].lower())
        check("Trainer, %s: losses and weights are bit-equal" % name, train([callback(run)], **more) == without)
        check_run("Trainer, %s" % name, run)
    run_killed(prefix, "train", train)


def run_trl(prefix):
    shutil.rmtree("out", ignore_errors=True)
    without = train_by_trl([])
    check("SFTTrainer: losses and weights are bit-equal", train_by_trl([callback(prefix + "-sft")]) == without)
    check_run("SFTTrainer", prefix + "-sft")
    run_killed(prefix + "-sft", "train_by_trl", train_by_trl)


def run_killed(prefix, function, again):
    """Killed in the middle of the second epoch, resumed from the first one's checkpoint."""
    run = prefix + "-killed"
    whole = again([])
    shutil.rmtree("out", ignore_errors=True)
    program = (
        "import os, sys, clients, transformers\n"
        "class Kill(transformers.TrainerCallback):\n"
        "    def on_step_end(self, args, state, control, **_):\n"
        "        if state.global_step == 8: os.kill(os.getpid(), 9)\n"
        "clients.%s([clients.callback(%r), Kill()])\n" % (function, run)
    )
    env = {**os.environ, "PYTHONPATH": os.path.dirname(os.path.abspath(__file__))}
    killed = subprocess.run([sys.executable, "-B", "-c", program], env=env, capture_output=True)
    check("%s: was killed" % run, killed.returncode == -9, killed.stderr[-500:])
    check("%s: resumed training ends with the same losses" % run, again([callback(run)], resume=True)[0] == whole[0])
    check_run(run, run)


def run_mlflow(prefix):
    """report_to="mlflow" and fluent calls, by three settings and no other change."""
    os.environ["MLFLOW_TRACKING_URI"] = "%s/mlflow/%s" % (os.environ["ONSET_URL"], os.environ["ONSET_PROJECT"])
    os.environ["MLFLOW_TRACKING_TOKEN"] = os.environ["ONSET_API_KEY"]
    os.environ["MLFLOW_EXPERIMENT_NAME"] = prefix
    import mlflow
    import transformers

    history = []

    class Keep(transformers.TrainerCallback):
        def on_train_end(self, args, state, control, **_):
            history.extend(state.log_history)

    train([Keep()], compute_metrics=accuracy, report_to="mlflow", run_name=prefix + "-trainer", save_strategy="no")
    mlflow.end_run()
    with mlflow.start_run(run_name=prefix + "-fluent"):
        mlflow.log_params({"lr": 0.1})
        mlflow.log_metrics({"dev_known_accuracy": 0.75}, step=1)
        mlflow.log_metric("odd", float("nan"), step=1)
    runs = {run["name"]: run for run in ask("/runs?tag=%s" % prefix)["items"]}
    check("MLflow: both runs are there under their experiment", {prefix + "-trainer", prefix + "-fluent"} <= set(runs), sorted(runs))
    if failed:
        return
    steps = [point["step"] for point in ask("/runs/%s/metrics?key=loss" % runs[prefix + "-trainer"]["id"])["points"]]
    check("MLflow: each step's loss is there once", steps == list(range(1, EPOCHS * STEPS_AN_EPOCH + 1)), steps)
    for category in ("Known", "Unknown"):
        points = ask("/runs/%s/series?split=dev&category=%s" % (runs[prefix + "-trainer"]["id"], category))["points"]
        found = {point["step"]: point["accuracy"] for point in points}
        key = "eval_dev_%s_accuracy" % category.lower()
        wanted = {line["step"]: line[key] for line in history if key in line}
        check("MLflow: accuracies on dev, %s, stand on Exhibit 1 as the trainer has them" % category, len(wanted) == EPOCHS and found == wanted, (found, wanted))
    check("MLflow: the run is finished", runs[prefix + "-trainer"]["status"] == "finished")


def versions():
    found = []
    for name in ("torch", "transformers", "trl", "peft", "mlflow"):
        try:
            found.append("%s %s" % (name, importlib.metadata.version(name)))
        except importlib.metadata.PackageNotFoundError:
            continue
    return "Python %s, %s" % (sys.version.split()[0], ", ".join(found))


def main():
    kind = sys.argv[1]
    prefix = sys.argv[2]
    os.chdir(tempfile.mkdtemp(prefix="onset-clients-"))
    print(versions(), flush=True)
    if kind == "walk":
        walk.walk(prefix, check, ask)
        return 1 if failed else 0
    api = onset._api()
    api.call("PUT", api.path("datasets", "questions"), {"scorer": "squad"})
    onset._put_lines(api, api.path("datasets", "questions", "examples"), ROWS)
    {"trainer": run_trainer, "trl": run_trl, "mlflow": run_mlflow}[kind](prefix)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
