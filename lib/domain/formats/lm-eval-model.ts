import type { LmEvalModel } from "./lm-eval-subject";
import { isObject } from "./trainer-history";

const maxArguments = 500;

/** `pretrained=a,revision=step1000` as fields. */
function splitArguments(text: string): Record<string, unknown> {
  const pairs = text
    .split(",", maxArguments)
    .map((part) => [part.slice(0, part.indexOf("=")).trim(), part.slice(part.indexOf("=") + 1)]);
  return Object.fromEntries(pairs.filter(([name]) => name !== ""));
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" && value !== "None" ? value.trim() : null;
}

/** The model that a results file is about: model_args is text until 0.4.9, an object since and with NeoX. */
export function lmEvalModel(file: Record<string, unknown>): LmEvalModel {
  const config = isObject(file.config) ? file.config : {};
  const given = config.model_args;
  const fields = isObject(given) ? given : splitArguments(textOf(given) ?? "");
  const iteration = Number(fields.iteration ?? Number.NaN);
  // Hand-made files name the model at the top; config.model is then the harness's own word ("hf").
  const named = textOf(file.model) ?? textOf(file.model_name);
  return {
    pretrained: textOf(fields.pretrained) ?? textOf(fields.model) ?? named,
    peft: textOf(fields.peft),
    revision: textOf(fields.revision),
    iteration: Number.isSafeInteger(iteration) && iteration >= 0 ? iteration : null,
  };
}
