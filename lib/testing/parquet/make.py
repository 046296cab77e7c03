"""Writes Parquet files, as `pip install pyarrow` does it: python make.py FOLDER. These came from pyarrow 26.0.1."""
import datetime
import decimal
import gzip
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

folder = Path(sys.argv[1])
answers = pa.table({
    "step": pa.array([100, 100, 200, 200], pa.int64()),
    "example_id": ["q1", "q2", "q1", "q2"],
    "question": ["Where was Ada born?", "Where was Bo born?"] * 2,
    "answers": [["London"], ["Paris", "Lutetia"]] * 2,
    "category": pa.array(["Known", "Unknown"] * 2).dictionary_encode(),
    "prediction": ["London", "Rome", "London", None],
    "correct": [True, False, True, False],
})
for codec in ("none", "snappy", "gzip", "brotli", "zstd", "lz4"):
    pq.write_table(answers, folder / f"answers-{codec}.parquet", compression=codec)
pq.write_table(answers, folder / "answers-pages-v2.parquet", compression="zstd", data_page_version="2.0", row_group_size=2)

metrics = pa.table({
    "step": pa.array(range(0, 5000, 10), pa.int32()),
    "loss": [2 / (1 + step) for step in range(500)],
    "accuracy": pa.array([None if step % 50 else step / 500 for step in range(500)], pa.float32()),
    "bad": [float("nan") if step == 3 else float("inf") for step in range(500)],
})
pq.write_table(metrics, folder / "metrics.parquet", row_group_size=200)

nested = pa.table({
    "example_id": ["a", "b"],
    "when": pa.array([datetime.datetime(2026, 1, 2, 3, 4, 5), None], pa.timestamp("us")),
    "price": pa.array([decimal.Decimal("1.25"), None], pa.decimal128(10, 2)),
    "big": pa.array([2**60, 1], pa.int64()),
    "bytes": [b"\xff\x00\x01", b"x"],
    "doc": [{"question": "q", "tags": ["x", None]}, None],
    "pairs": pa.array([[("k", 1)], []], pa.map_(pa.string(), pa.int32())),
    "lists": [[[1, 2], []], [[3]]],
})
pq.write_table(nested, folder / "nested.parquet")
pq.write_table(pa.table({"step": pa.array([], pa.int64())}), folder / "empty.parquet")
wide = pa.table({"step": [1], **{f"m{index}": [float(index)] for index in range(10_000)}})
wide_file = pa.BufferOutputStream()
pq.write_table(wide, wide_file, compression="none", use_dictionary=False, write_statistics=False, store_schema=False)
(folder / "wide.parquet.gz").write_bytes(gzip.compress(wide_file.getvalue().to_pybytes(), mtime=0))
