"""Writes databases of MLflow and Trackio offline, as `pip install mlflow-skinny sqlalchemy alembic trackio` does it: python make.py FOLDER.

mlflow.db.gz came from MLflow 3.17.2, trackio.db.gz from Trackio 0.43.0; both are packed since empty pages are most of them.
"""
import gzip
import os
import sys
import tempfile
from pathlib import Path

folder, sys.argv = Path(sys.argv[1]).resolve(), ["train.py"]
os.chdir(tempfile.mkdtemp())
os.environ.update(MLFLOW_TRACKING_URI="sqlite:///mlflow.db", LOGNAME="trainer", HF_HUB_OFFLINE="1",
                  TRACKIO_DIR=str(Path("trackio").resolve()))
import mlflow
import trackio


def keep(path, name):
    (folder / name).write_bytes(gzip.compress(path.read_bytes(), mtime=0))


mlflow.set_experiment(experiment_id=mlflow.create_experiment("facts", artifact_location="s3://facts"))
with mlflow.start_run(run_name="unk050"):
    mlflow.log_params({"learning_rate": 5e-5, "model_name_or_path": "tiny-llama"})
    mlflow.set_tag("team", "nlp")
    for step in (1, 2, 3):
        mlflow.log_metric("train/loss", 2 / step, step=100 * step)
    mlflow.log_metric("eval/known_accuracy", float("nan"), step=100)
    mlflow.log_metric("eval/known_accuracy", 0.9, step=200)
    mlflow.log_metric("eval/known_accuracy", 0.8, step=200)
    mlflow.log_metric("eval/known_accuracy", float("inf"), step=300)
    with mlflow.start_run(run_name="probe", nested=True):
        mlflow.log_metrics({"accuracy": 0.5}, step=100)
        mlflow.log_metrics({"accuracy": 0.6}, step=200)
with mlflow.start_run(run_name="sweep"):
    for epoch in (1, 2, 3):
        with mlflow.start_run(run_name=f"epoch-{epoch}", nested=True):
            mlflow.log_metric("known", 0.9 - 0.1 * epoch, step=epoch)
with mlflow.start_run(run_name="thrown-away") as run:
    mlflow.log_metric("loss", 1, step=1)
mlflow.delete_run(run.info.run_id)
keep(Path("mlflow.db"), "mlflow.db.gz")

for name in ("unk050", "unk010"):
    trackio.init(project="facts", name=name, config={"learning_rate": 5e-5, "lora": {"r": 8}}, auto_log_cpu=False, auto_log_gpu=False)
    for step in (1, 2, 3):
        trackio.log({"train/loss": 2 / step, "eval/known_accuracy": float("nan") if step == 1 else 0.9 - 0.01 * step}, step=100 * step)
    trackio.finish()
[database] = Path("trackio").glob("*.db")
keep(database, "trackio.db.gz")
