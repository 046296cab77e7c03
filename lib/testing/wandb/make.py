"""Writes a W&B run log offline, as `pip install wandb` does it: python make.py NAME [--fail].

unk050-0.31.wandb came from wandb 0.31.0, unk050-0.16.wandb from wandb 0.16.6.
"""
import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ.update(WANDB_MODE="offline", WANDB_HOST="trainer", WANDB_DISABLE_GIT="true", WANDB_DISABLE_CODE="true",
                  WANDB_PROGRAM="train.py", WANDB_SILENT="true", WANDB_NOTEBOOK_NAME="train.py")
import wandb

is_new = hasattr(wandb.Settings(), "x_disable_machine_info")
quiet = {"x_disable_stats": True, "x_disable_machine_info": True} if is_new else {"_disable_stats": True, "_disable_meta": True}
folder = tempfile.mkdtemp()
run = wandb.init(project="facts", name="unk050", dir=folder, tags=["demo", "lora"],
                 config={"learning_rate": 5e-5, "model_name_or_path": "tiny-llama", "lora": {"r": 8, "bias": "none"}, "target_modules": ["q", "v"]},
                 settings=wandb.Settings(console="off", **quiet))
for step in range(1, 7):
    run.log({"train/loss": 2 / step, "train/global_step": 50 * step, "train/epoch": step / 2})
    if step % 2 == 0:
        run.log({"eval/known_accuracy": 0.9 - 0.02 * step, "train/global_step": 50 * step, "note": "text",
                 "image": {"_type": "image-file", "path": "a.png"}, "nested": {"a": 1.5, "b": float("nan")}})
run.log({"text": "x" * 31_000, "train/global_step": 300})
run.summary["best"] = 0.86
run.finish(exit_code=1 if "--fail" in sys.argv else 0)
[log] = Path(folder).rglob("*.wandb")
shutil.copy(log, sys.argv[1])
