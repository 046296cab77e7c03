import { keyProblem } from "./attributes";
import type { Fields } from "./fields";
import type { MetricRecord, RunFacts } from "./records";
import { isObject } from "./trainer-history";

const maxPlanned = 1_000_000;
const maxTrialParameters = 200;

type State = { state: Fields; records: readonly MetricRecord[]; hasSummary: boolean };

function countIn(state: Fields, name: string): number | null {
  const value = state[name];
  return typeof value === "number" && Number.isFinite(value) && value > 0 ? value : null;
}

function callback(state: Fields, name: string): Fields {
  const callbacks = isObject(state.stateful_callbacks) ? state.stateful_callbacks : {};
  return isObject(callbacks[name]) ? callbacks[name] : {};
}

function hasRunOutOfPatience(state: Fields): boolean {
  const { args, attributes } = callback(state, "EarlyStoppingCallback");
  const patience = isObject(args) ? args.early_stopping_patience : null;
  const counter = isObject(attributes) ? attributes.early_stopping_patience_counter : null;
  return typeof patience === "number" && typeof counter === "number" && counter >= patience;
}

function wasToldToStop(state: Fields): boolean {
  const { args } = callback(state, "TrainerControl");
  return isObject(args) && args.should_training_stop === true;
}

/** What the file says of the training's end, and in words what it leaves open. */
export function endOf({ state, hasSummary }: Omit<State, "records">): {
  isFinished: boolean;
  note: string | null;
} {
  const step = countIn(state, "global_step");
  const planned = countIn(state, "max_steps");
  if (step === null || planned === null) return { isFinished: hasSummary, note: null };
  if (step >= planned) return { isFinished: true, note: null };
  const place = `step ${step} of ${planned}`;
  if (hasRunOutOfPatience(state) || wasToldToStop(state) || hasSummary) {
    return { isFinished: true, note: `the training was stopped early, at ${place}` };
  }
  const note = `the training stands at ${place}: whether it goes on, was stopped early or broke off is not in the file`;
  return { isFinished: false, note };
}

/** How often the training will have been evaluated at its end, from the steps at which it was until now. */
function plannedCheckpoints({ state, records }: State): number | null {
  const total = countIn(state, "max_steps");
  const isEvaluation = (key: string): boolean => key.startsWith("eval/");
  const steps = records
    .filter(({ values }) => Object.keys(values).some(isEvaluation))
    .map(({ step }) => step);
  const last = steps.at(-1) ?? 0;
  const after = steps.filter((step) => step > 0).length;
  if (total === null || after === 0) return null;
  const whole = Math.round(total / (last / after)) + (steps.length - after);
  return whole <= maxPlanned ? Math.max(whole, steps.length) : null;
}

/** `best_metric` has no name in the file: the metric and step that have this value. */
export function bestOf({ state, records }: Omit<State, "hasSummary">): {
  key: string;
  step: number;
  value: number;
} | null {
  const value = state.best_metric;
  if (typeof value !== "number" || !Number.isFinite(value)) return null;
  const folder = typeof state.best_model_checkpoint === "string" ? state.best_model_checkpoint : "";
  const named = /-(\d{1,15})$/.exec(folder.slice(-40))?.[1];
  const at = countIn(state, "best_global_step") ?? (named === undefined ? null : Number(named));
  const candidates = at === null ? records : records.filter(({ step }) => step === at);
  for (const { step, values } of candidates) {
    const found = Object.entries(values).find(
      ([key, each]) => each === value && key.startsWith("eval/"),
    );
    if (found !== undefined) return { key: found[0], step, value };
  }
  return null;
}

function settingsOf(state: Fields, best: string | null): RunFacts["hyperparameters"] {
  const settings: Record<string, string | number | boolean | null> = {};
  for (const name of ["num_train_epochs", "max_steps", "train_batch_size"]) {
    const value = countIn(state, name);
    if (value !== null) settings[name] = value;
  }
  if (best !== null) settings.metric_for_best_model = best;
  const trial = isObject(state.trial_params) ? state.trial_params : {};
  for (const [name, value] of Object.entries(trial).slice(0, maxTrialParameters)) {
    const isPlain = typeof value === "number" || typeof value === "boolean";
    if (keyProblem(name) !== null) continue;
    if (isPlain && Number.isFinite(Number(value))) settings[name] = value;
    else if (typeof value === "string") settings[name] = value.slice(0, 1000);
  }
  return settings;
}

/** What a trainer state says of its run besides the metrics. */
export function trainerFacts(given: State): RunFacts {
  const planned = plannedCheckpoints(given);
  const { isFinished } = endOf(given);
  const settings = settingsOf(given.state, bestOf(given)?.key ?? null) ?? {};
  return {
    run: null,
    ...(isFinished ? { status: "finished" as const } : {}),
    ...(planned === null ? {} : { plannedCheckpoints: planned }),
    ...(Object.keys(settings).length > 0 ? { hyperparameters: settings } : {}),
  };
}
