"""What onset.py costs the main thread of a training: python3 bench/client.py. Sends nothing."""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "public"))
sys.dont_write_bytecode = True

import onset

CALLS = 20_000
ANSWERS = 2_000


def timed(work):
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main():
    with tempfile.TemporaryDirectory() as folder:
        settings = onset.Settings("http://127.0.0.1:9", "key", "bench", "offline", Path(folder))
        run = onset.Run("bench", settings=settings)

        step = 0

        def log():
            nonlocal step
            for step in range(step + 1, step + 1 + CALLS):
                run.log(step, loss=0.5, learning_rate=1e-5)

        texts = {"fact-%05d" % at: "some answer %d" % at for at in range(ANSWERS)}
        dicts = [{"example_id": name, "prediction": text} for name, text in texts.items()]
        log_seconds = statistics.median(timed(log) for _ in range(5)) / CALLS
        texts_seconds = statistics.median(timed(lambda: run.predictions(step, texts, epoch=1)) for _ in range(9))
        dicts_seconds = statistics.median(timed(lambda: run.predictions(step, dicts, epoch=1)) for _ in range(9))
        print("log with two numbers: %.1f microseconds" % (log_seconds * 1e6))
        print("2,000 predictions as texts: %.1f ms, as dicts: %.1f ms" % (texts_seconds * 1e3, dicts_seconds * 1e3))
        sys.stderr = open(os.devnull, "w")
        run.finish()


if __name__ == "__main__":
    main()
