import { maxIdCharacters, report, type SourceLine } from "./fields";
import type { RunFacts } from "./records";

const maxRuns = 1000;

/** What tells rows of one step apart; "" where a row does not say. */
export type RowLabels = {
  run: string;
  seed: string;
  split: string;
  set: string;
  category: string;
  /** Further ones, as `fewshot=16`. */
  dimensions: readonly string[];
};

/** The beginning of a row's metric names: `dev/Known/` before acc. */
export function labelPrefix({ split, set, category, dimensions }: RowLabels): string {
  return [split, set, category, ...dimensions]
    .filter((label) => label !== "")
    .map((label) => `${label}/`)
    .join("");
}

/** The runs that a file's rows name: each model, or each seed of it, is one. */
export class NamedRuns {
  private readonly names = new Set<string>();

  take({ run, seed }: Pick<RowLabels, "run" | "seed">, at: SourceLine): string | null {
    const parts = [run, seed === "" ? "" : `seed ${seed}`];
    const name = parts.filter((part) => part !== "").join(" ");
    if (name === "") return null;
    if (!this.names.has(name) && this.names.size >= maxRuns) {
      report(at, "run", `the file holds more than ${maxRuns} runs; split it`);
    } else if (name.length > maxIdCharacters || !name.isWellFormed() || name.includes("\0")) {
      report(at, "run", `a run's name is longer than ${maxIdCharacters} characters or broken`);
    }
    this.names.add(name);
    return name;
  }

  facts(): RunFacts[] {
    return [...this.names].map((run) => ({ run, name: run }));
  }
}
