import { type AlarmRule, findAlarm } from "@/lib/domain/onset-alarm";
import { estimateOnset } from "@/lib/domain/onset-estimate";
import { quantileOf } from "@/lib/domain/quantile";
import { type SimulatedRun, simulateRun } from "@/lib/testing/simulated-run";

/**
 * Measures how often the onset alarm is false on flat runs, and how often and how soon it rings on
 * falling ones, and prints Markdown. Usage: tsx bench/onset-error-rates.ts [runs per row]
 */
const runs = Number(process.argv[2] ?? 1000);
const alpha = 0.05;
const rules: AlarmRule[] = ["all-pairs", "spending"];

function alarmsOf(plan: Omit<SimulatedRun, "seed">): Map<AlarmRule, (number | null)[]> {
  const found = new Map<AlarmRule, (number | null)[]>(rules.map((rule) => [rule, []]));
  for (let seed = 1; seed <= runs; seed++) {
    const checkpoints = simulateRun({ ...plan, seed });
    for (const rule of rules) {
      found.get(rule)?.push(findAlarm({ checkpoints, alpha, rule })?.index ?? null);
    }
  }
  return found;
}

function row(cells: (string | number)[]): void {
  console.log(`| ${cells.join(" | ")} |`);
}

function percent(part: number): string {
  return `${((100 * part) / runs).toFixed(1)} %`;
}

function printFlat(): void {
  console.log(
    `Flat runs, ${runs} each, 1,000 examples, alpha ${alpha}: share with a false alarm\n`,
  );
  row(["checkpoints", "examples differing by noise", ...rules]);
  row(["---", "---", ...rules.map(() => "---")]);
  for (const checkpoints of [20, 50]) {
    for (const discordance of [0.1, 0.2, 0.3]) {
      const found = alarmsOf({ checkpoints, examples: 1000, discordance });
      const shares = rules.map((rule) =>
        percent((found.get(rule) ?? []).filter((index) => index !== null).length),
      );
      row([checkpoints, `${discordance * 100} %`, ...shares]);
    }
  }
}

function printFalling(): void {
  console.log(
    `\nFalling runs, ${runs} each: 3.5 points lost between checkpoints 12 and 40 of 50\n`,
  );
  row(["examples", "noise", ...rules.flatMap((rule) => [`${rule}: alarms`, "median first"])]);
  row(["---", "---", ...rules.flatMap(() => ["---", "---"])]);
  for (const discordance of [0.005, 0.01, 0.02, 0.05]) {
    for (const examples of [500, 1000, 2000, 10_000]) {
      const fall = { points: 3.5, from: 12, to: 40 };
      const found = alarmsOf({ checkpoints: 50, examples, discordance, fall });
      const cells = rules.flatMap((rule) => {
        const rung = (found.get(rule) ?? []).filter((index) => index !== null);
        return [percent(rung.length), quantileOf(rung, 0.5)?.toFixed(0) ?? "none"];
      });
      row([examples, `${discordance * 100} %`, ...cells]);
    }
  }
}

/** How often the 95 % interval of the onset holds the true one, where an alarm makes it shown at all. */
function printCoverage(): void {
  const repeats = Math.ceil(runs / 4);
  console.log(`\nOnset interval, ${repeats} runs each, 500 replicates, true onset 12, 3 % noise\n`);
  row(["points lost", "examples", "shown", "interval holds 12", "median width", "median onset"]);
  row(new Array(6).fill("---"));
  for (const points of [3.5, 10]) {
    for (const examples of [500, 1000, 2000, 10_000]) {
      const fall = { points, from: 12, to: 40 };
      const shown = Array.from({ length: repeats }, (_, seed) =>
        simulateRun({ checkpoints: 50, examples, discordance: 0.03, fall, seed: seed + 1 }),
      )
        .filter((checkpoints) => findAlarm({ checkpoints, alpha, rule: "all-pairs" }))
        .flatMap((checkpoints) => estimateOnset({ checkpoints, replicates: 500, seed: 1 }) ?? []);
      const holding = shown.filter(({ low, high }) => low <= 12 && high >= 12).length;
      const widths = shown.map(({ low, high }) => high - low);
      const onsets = shown.map(({ epoch }) => epoch);
      const share = shown.length > 0 ? `${((100 * holding) / shown.length).toFixed(0)} %` : "none";
      const medians = [widths, onsets].map((values) => quantileOf(values, 0.5)?.toFixed(1) ?? "");
      row([points, examples, shown.length, share, ...medians]);
    }
  }
}

printFlat();
printFalling();
printCoverage();
