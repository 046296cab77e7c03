import { ApiError, fetchJson, sendJson } from "@/lib/http/api-client";
import { slug } from "@/lib/http/schema";
import { apiPaths } from "@/lib/paths";
import type { RunDetail } from "@/lib/runs/schema";

export type NewThing = { id: string; name: string };

/** Where files go, as chosen on the page; "new" ones are made just before the first file is sent. */
export type Destination = {
  dataset: { mode: "existing"; id: string } | ({ mode: "new"; scorer: string } & NewThing);
  run: { mode: "existing"; id: string } | ({ mode: "new" } & NewThing);
  /** The dataset of a new run, where no file of this upload brings one. */
  runDataset: string;
};

export type DestinationProblems = { dataset?: string; run?: string };

/** What still keeps the chosen destination from being used. */
export function problemsOf(
  destination: Destination,
  needs: { dataset: boolean; run: boolean },
): DestinationProblems {
  const problems: DestinationProblems = {};
  if (needs.dataset) problems.dataset = problemOf(destination.dataset, "dataset");
  if (needs.run) problems.run = problemOf(destination.run, "run");
  return problems;
}

function problemOf(choice: { mode: string; id: string }, noun: string): string | undefined {
  if (choice.id === "")
    return choice.mode === "new" ? `the ${noun} needs an id` : `choose a ${noun}`;
  return slug.safeParse(choice.id).error?.issues[0]?.message;
}

/** Makes what is new. Afterwards dataset and run exist, whatever `needs` asks for. */
export async function makeDestination(
  project: string,
  destination: Destination,
  needs: { dataset: boolean; run: boolean },
): Promise<void> {
  const { dataset, run, runDataset } = destination;
  if (needs.dataset && dataset.mode === "new") {
    await refuseTaken(apiPaths.datasets(project), "dataset", dataset.id);
    const { id, name, scorer } = dataset;
    await sendJson("PUT", apiPaths.dataset(project, id), {
      ...(name ? { name } : {}),
      ...(scorer ? { scorer } : {}),
    });
  }
  if (needs.run && run.mode === "new") {
    await refuseTaken(
      apiPaths.runs(project, { q: run.id, limit: 200, archived: "with" }),
      "run",
      run.id,
    );
    const of = needs.dataset ? dataset.id : runDataset;
    await sendJson("PUT", apiPaths.run(project, run.id), {
      ...(run.name ? { name: run.name } : {}),
      ...(of ? { dataset: of } : {}),
    });
  }
}

/** Takes back a run made for files that were all refused, unless somebody else has used it meanwhile. */
export async function takeBackEmptyRun(project: string, run: string): Promise<boolean> {
  const { checkpoints, metricKeys } = await fetchJson<RunDetail>(apiPaths.run(project, run));
  if (checkpoints > 0 || metricKeys.length > 0) return false;
  await sendJson("DELETE", apiPaths.run(project, run));
  return true;
}

/** A PUT would change the one that is there. */
async function refuseTaken(list: string, noun: string, id: string): Promise<void> {
  const { items } = await fetchJson<{ items: { id: string }[] }>(list);
  if (!items.some((item) => item.id === id)) return;
  const message = `a ${noun} "${id}" exists already: choose it under "Existing"`;
  throw new ApiError(409, "conflict", message, []);
}
