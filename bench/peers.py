"""Writes one run of ten metrics at thirty steps for a peer and says what its page needs: peers.py <peer> <folder>."""

import sys
from pathlib import Path

METRICS = 10
STEPS = 30

peer, folder = sys.argv[1], Path(sys.argv[2])


def values(step):
    return {"metric_%d" % k: (step * k) % 17 / 17 for k in range(METRICS)}


if peer == "mlflow":
    import mlflow

    mlflow.set_tracking_uri("sqlite:///%s" % (folder / "mlflow.db"))
    with mlflow.start_run() as run:
        for step in range(STEPS):
            mlflow.log_metrics(values(step), step=step)
    print(run.info.run_id)
elif peer == "trackio":
    import trackio

    trackio.init(project="bench", name="run")
    for step in range(STEPS):
        trackio.log(values(step), step=step)
    trackio.finish()
elif peer == "aim":
    from aim import Run

    run = Run(repo=str(folder))
    for step in range(STEPS):
        for name, value in values(step).items():
            run.track(value, name=name, step=step)
    run.close()
    print(run.hash)
