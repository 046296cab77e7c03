import type { FlowPicture } from "@/components/charts/picture-model";
import { examplesWords } from "@/components/runs/dynamics/dynamics-view";
import { flowsOf } from "@/components/runs/dynamics/flows-of";
import { checkpointLabel } from "@/components/runs/examples/checkpoint-words";
import { formatCount } from "@/lib/format";
import type { Shown } from "@/lib/shares/dynamics-card";
import type { FlowCardContent } from "@/lib/shares/dynamics-view";

export const flowTitle = "Facts gained and lost at each checkpoint";

/** The gains and losses as the run page, a link and a file draw them. */
export function flowPicture(shown: Shown<FlowCardContent>): FlowPicture {
  const { split, population, reason, card } = shown;
  const flows = flowsOf(card.checkpoints);
  const [gained, lost] = (["gained", "lost"] as const).map((side) =>
    flows.reduce((sum, flow) => sum + flow[side], 0),
  );
  const hasNone = gained === 0 && lost === 0;
  const still =
    flows.length === 0
      ? "One checkpoint is evaluated: gains and losses show from two on."
      : "No example changed between checkpoints.";
  return {
    kind: "flow",
    title: flowTitle,
    howToRead: `${examplesWords(split, population)}, against the checkpoint before`,
    summary: `${formatCount(gained ?? 0)} gained and ${formatCount(lost ?? 0)} lost in all`,
    note: "Blue above: gained. Vermillion below: lost.",
    flows,
    height: 224,
    emptyReason: reason ?? (hasNone ? still : null),
    records: {
      head: ["checkpoint", "step", "epoch", "gained", "lost", "compared"],
      rows: card.checkpoints.flatMap(({ sincePrevious, step, epoch }) =>
        sincePrevious === null
          ? []
          : [
              [
                ...[checkpointLabel({ step, epoch }), step, epoch],
                ...[sincePrevious.gained, sincePrevious.lost, sincePrevious.total],
              ],
            ],
      ),
    },
  };
}
