import { expect, test } from "vitest";
import { noResultReason } from "./no-result";

test.each([
  "README.md",
  "run/optimizer.pt",
  "run/checkpoint-500/model.safetensors",
  "tokenizer.json",
  "model.safetensors.index.json",
  "__MACOSX/run/._trainer_state.json",
  ".gitignore",
  "run/all_results.json",
  "run/training_args.bin",
])("%s is passed over", (path) => {
  expect(noResultReason(path)).not.toBeNull();
});

test.each([
  "trainer_state.json",
  "run/results_2024.json",
  "metrics/val_loss",
  "meta.yaml",
  "events.out.tfevents.1.host",
  "samples_x.jsonl",
  "log_formats.eval",
  "trainer_log.jsonl",
  "mlflow.db",
])("%s is looked at", (path) => {
  expect(noResultReason(path)).toBeNull();
});
