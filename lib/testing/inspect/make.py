"""Writes Inspect logs offline, as `pip install inspect-ai` does it: python make.py FOLDER.

facts.eval (scored, two repetitions of each sample) and unscored.eval came from inspect-ai 0.3.285.
"""
import shutil
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import tiktoken
from inspect_ai import Task, eval as evaluate
from inspect_ai.dataset import Sample
from inspect_ai.model import ModelOutput, get_model
from inspect_ai.scorer import includes, match

# The mock model counts tokens, and would fetch a tokeniser from the network for it.
words = SimpleNamespace(encode=lambda text, **_: text.split())
tiktoken.get_encoding = tiktoken.encoding_for_model = lambda _: words

answers = ["London", "Rome", "I think it is Oslo", "London", "Rome", "Bergen"]
samples = [Sample(id="q1", input="Where was Ada born?", target="London"),
           Sample(id="q2", input="Where was Bo born?", target="Paris"),
           Sample(id="q3", input="Where was Cy born?", target=["Oslo", "Bergen"])]


def write(name, scorer, epochs):
    model = get_model("mockllm/model", custom_outputs=[ModelOutput.from_content("mockllm/model", each) for each in answers])
    folder = tempfile.mkdtemp()
    evaluate(Task(dataset=samples, scorer=scorer, name="facts"), model=model, epochs=epochs, max_samples=1, max_connections=1,
             log_dir=folder, log_format="eval", display="none", log_model_api=False)
    [log] = Path(folder).glob("*.eval")
    shutil.copy(log, Path(sys.argv[1]) / name)


write("facts.eval", [match(location="any"), includes()], 2)
write("unscored.eval", None, 1)
