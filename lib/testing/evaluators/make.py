"""Writes per-sample files of evaluators with their own classes, offline: python make.py FOLDER.

evals.jsonl came from the recorder of evals 3.0.1, lighteval.parquet from the Doc, ModelResponse and DetailsLogger of lighteval 0.13.0
and pyarrow 26.0.1, display_predictions.json and per_instance_stats.json from the classes of crfm-helm 0.5.16. None of them
can be installed whole beside the others, so their packages are unpacked and the modules that hold a shape are loaded alone.
"""
import dataclasses
import json
import sys
import types
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

folder, packages = Path(sys.argv[1]), Path(sys.argv[2])


def classes_of(path, names, given):
    """The dataclasses of a module, without what it imports."""
    import ast

    tree = ast.parse((packages / path).read_text())
    found = [node for node in ast.walk(tree) if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and node.name in names]
    module = types.ModuleType("shape")
    sys.modules["shape"] = module
    module.__dict__.update(given)
    exec(compile(ast.Module(body=found, type_ignores=[]), path, "exec"), module.__dict__)
    return [module.__dict__[name] for name in names]


import typing
from dataclasses import asdict, dataclass, field

typed = {**{name: getattr(typing, name) for name in ("Any", "Dict", "List", "Optional", "Sequence", "Text", "Union")},
         "dataclass": dataclass, "field": field, "dataclasses": dataclasses}

# OpenAI evals: what LocalRecorder writes, event by event.
[Event] = classes_of("evals/record.py", ["Event"], typed)
asked = [("facts.dev.0", "Where was Ada born?", "London", "London"), ("facts.dev.1", "Where was Bo born?", "Rome", "Paris")]
lines, count = [{"spec": {"completion_fns": ["tiny"], "eval_name": "facts.dev.v0", "base_eval": "facts", "split": "dev",
                          "run_config": {}, "created_by": "", "run_id": "2605011200ABCDEFGH", "created_at": "2026-05-01 12:00:00"}}], 0
for sample, question, sampled, expected in asked:
    prompt = [{"role": "system", "content": "Answer."}, {"role": "user", "content": question}]
    for kind, data in (("sampling", {"prompt": prompt, "sampled": [sampled]}),
                       ("match", {"correct": sampled == expected, "expected": expected, "picked": expected if sampled == expected else None,
                                  "sampled": sampled, "options": [expected]})):
        lines.append(dataclasses.asdict(Event(run_id="2605011200ABCDEFGH", event_id=count, sample_id=sample, type=kind, data=data,
                                              created_by="", created_at="2026-05-01 12:00:00+00:00")))
        count += 1
lines.append({"final_report": {"accuracy": 0.5, "boostrap_std": 0.25}, "run_id": "2605011200ABCDEFGH"})
(folder / "evals.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))

# lighteval: Dataset.from_list([asdict(detail) ...]).to_parquet.
[Doc] = classes_of("lighteval/tasks/requests.py", ["Doc"], {**typed, "SamplingMethod": str, "Image": object})
[ModelResponse] = classes_of("lighteval/models/model_output.py", ["ModelResponse"], {**typed, "torch": None})
details = [{"doc": asdict(Doc(query=question, choices=[expected], gold_index=[0], id=str(index), task_name="facts|0")),
            "model_response": asdict(ModelResponse(text=[sampled], input_tokens=[1, 2], output_tokens=[[3]])),
            "metric": {"f1": 0.4 + index / 5, "em": int(sampled == expected), "pem": 1}}
           for index, (_, question, sampled, expected) in enumerate(asked)]
pq.write_table(pa.Table.from_pylist(details), folder / "lighteval.parquet")

# HELM: asdict_without_nones of DisplayPrediction and PerInstanceStats.
def without_nones(value):
    if isinstance(value, dict):
        return {key: without_nones(each) for key, each in value.items() if each is not None}
    return [without_nones(each) for each in value] if isinstance(value, list) else value


class Anything:
    def __class_getitem__(cls, _):
        return cls


[DisplayPrediction] = classes_of("helm/benchmark/presentation/run_display.py", ["DisplayPrediction"],
                                 {**typed, "PerturbationDescription": Anything})
[MetricName] = classes_of("helm/benchmark/metrics/metric_name.py", ["MetricName"], {**typed, "PerturbationDescription": Anything})
[Stat] = classes_of("helm/benchmark/metrics/statistic.py", ["Stat"], {**typed, "MetricName": MetricName, "replace": dataclasses.replace,
                                                                      "math": __import__("math")})
[PerInstanceStats] = classes_of("helm/benchmark/metrics/metric.py", ["PerInstanceStats"],
                                {**typed, "PerturbationDescription": Anything, "Stat": Stat})
shown, stats = [], []
for trial in (0, 1):
    for index, (_, question, sampled, expected) in enumerate(asked):
        scores = {"num_references": 1, "exact_match": float(sampled == expected), "quasi_prefix_exact_match": 1.0, "f1_score": 0.4 + index / 5}
        shown.append(asdict(DisplayPrediction(
            instance_id=f"id{index}", perturbation=None, train_trial_index=trial, predicted_text=f" {sampled}\n",
            truncated_predicted_text=sampled, base64_images=None, mapped_output=None, reference_index=None, stats=scores,
            annotations=None, thinking_text=None)))
        stats.append(asdict(PerInstanceStats(f"id{index}", None, trial, [Stat(MetricName(name, split="test")).add(value)
                                                                         for name, value in scores.items()])))
(folder / "display_predictions.json").write_text(json.dumps(without_nones(shown), indent=2) + "\n")
(folder / "per_instance_stats.json").write_text(json.dumps(without_nones(stats), indent=2) + "\n")
