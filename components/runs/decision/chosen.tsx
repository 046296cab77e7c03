import { chosenWords } from "@/components/runs/decision/chosen-words";
import type { ToldChoice } from "@/lib/runs/choice-schema";

/** "Chosen: epoch 2, step 76", and in grey who, when and why, as far as it is said. */
export function Chosen({ chosen, run = "" }: { chosen: ToldChoice; run?: string }) {
  const { place, about } = chosenWords(chosen);
  return (
    <>
      <strong className="font-semibold text-recommended">
        Chosen: {run}
        {place}
      </strong>{" "}
      <span className="text-muted">{about}</span>
    </>
  );
}
