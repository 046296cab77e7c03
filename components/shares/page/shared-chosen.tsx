import { Chosen } from "@/components/runs/decision/chosen";
import type { ToldChoice } from "@/lib/runs/choice-schema";
import { mainOf, type SharedContent } from "@/lib/shares/shared-view";

type RunChoice = { key: string; run: string; chosen: ToldChoice };

function chosenIn(shared: SharedContent): readonly RunChoice[] {
  const content = mainOf(shared);
  if (content.kind === "dynamics") return [];
  if (content.kind === "run")
    return content.chosen ? [{ key: "run", run: "", chosen: content.chosen }] : [];
  return content.runs.flatMap(({ id, label, chosen }) =>
    chosen ? [{ key: id, run: `${label}, `, chosen }] : [],
  );
}

/** Which checkpoints the team has chosen; who and why as far as the link tells. */
export function SharedChosen({ content }: { content: SharedContent }) {
  const all = chosenIn(content);
  if (all.length === 0) return null;
  return (
    <ul className="flex max-w-[58rem] flex-col gap-1 wrap-anywhere">
      {all.map(({ key, ...choice }) => (
        <li key={key}>
          <Chosen {...choice} />
        </li>
      ))}
    </ul>
  );
}
