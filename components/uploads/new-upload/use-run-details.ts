import { useState } from "react";
import type { InspectResponse } from "@/lib/uploads/inspect-schema";
import { type About, type BundleDraft, proposedDestination } from "./bundle-draft";
import { type DetailErrors, detailsToSend, type RunDetails, startingDetails } from "./run-details";

/** What is told of the one new run of a bundle besides its files; several runs are told nothing at once. */
export function useRunDetails(response: InspectResponse, draft: BundleDraft) {
  const [said, setSaid] = useState<Partial<RunDetails>>({});
  const [errors, setErrors] = useState<DetailErrors>({});
  const [run] = response.runs;
  const isOne = run !== undefined && response.runs.length === 1;
  const destination = isOne ? (draft.runs[run.id] ?? proposedDestination(run)) : null;
  const starting = isOne && destination?.mode === "new" ? startingDetails(run) : null;
  const shown = starting === null ? null : { ...starting, ...said };
  /** By proposed run; null: something said cannot be. */
  const check = (): Record<string, About> | null => {
    if (run === undefined || starting === null || shown === null) return {};
    const { about, errors: found } = detailsToSend(shown, starting);
    setErrors(found);
    if (Object.keys(found).length > 0) return null;
    return Object.keys(about).length === 0 ? {} : { [run.id]: about };
  };
  const change = (patch: Partial<RunDetails>) => setSaid((old) => ({ ...old, ...patch }));
  return { shown, errors, change, check };
}
