import { checkpointName } from "@/components/runs/decision/decision-model";
import { utcMinute } from "@/lib/format";
import type { ToldChoice } from "@/lib/runs/choice-schema";

/** "epoch 2, step 76", and "by Ada, 28 Nov 2026, 10:00 UTC: why", as far as it is told. */
export function chosenWords(chosen: ToldChoice): { place: string; about: string } {
  const { step, by, at, note } = chosen;
  const who = by === undefined ? utcMinute(at) : `by ${by}, ${utcMinute(at)}`;
  const name = checkpointName(chosen);
  return {
    place: name === `step ${step}` ? name : `${name}, step ${step}`,
    about: note ? `${who}: ${note}` : who,
  };
}
