import { populationNouns } from "@/lib/domain/findings/finding-words";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { capitalise, countWord, formatPercent } from "@/lib/format";
import type { RunSummary } from "@/lib/runs/schema";

type Told = Pick<RunSummary, "name" | "dataset" | "health" | "isWithheld" | "isRatesOnly" | "best">;

/** Runs whose answers were counted and looked at; rates alone are drawn and not judged. */
const isJudged = ({ isRatesOnly, health, best }: Told) =>
  !isRatesOnly && health !== "pending" && best?.accuracy != null;

/** "Two runs reach 89.1 % on known facts."; nothing of runs that were asked different facts. */
function reachWords(runs: readonly Told[], population: Population): string {
  if (new Set(runs.map(({ dataset }) => dataset)).size !== 1) return "";
  const highest = Math.max(...runs.map(({ best }) => best?.accuracy ?? 0));
  const shown = formatPercent(highest);
  const first = runs.filter(({ best }) => formatPercent(best?.accuracy ?? 0) === shown);
  const who =
    first.length === 1
      ? `${first[0]?.name} reaches`
      : `${capitalise(countWord(first.length))} runs reach`;
  return `${who} ${shown} on ${populationNouns[population]}.`;
}

function fallWords(runs: readonly Told[]): string {
  const count = (health: Told["health"]) => runs.filter((run) => run.health === health).length;
  const [fallen, untold] = [count("degrading"), count("insufficient-data")];
  if (untold === runs.length) return "Each has too little to tell a fall.";
  const rest =
    untold === 0
      ? ""
      : `; ${countWord(untold)} ${untold === 1 ? "has" : "have"} too little to tell`;
  if (fallen === 0) return `No fall is confirmed${rest}.`;
  const withheld = runs.filter((run) => run.health === "degrading" && run.isWithheld).length;
  const unsure = withheld === 0 ? "" : `, ${countWord(withheld)} mostly by withholding answers`;
  const verb = fallen === 1 ? "falls after its best" : "fall after their best";
  return `${fallen} of ${runs.length} ${verb}${unsure}${rest}.`;
}

/** What the runs of a list come to, in a line; null for fewer than two that were judged: one is no list. */
export function listHeadline(runs: readonly Told[], population: Population): string | null {
  const judged = runs.filter(isJudged);
  if (judged.length < 2) return null;
  return [reachWords(judged, population), fallWords(judged)].filter(Boolean).join(" ");
}
