import { chosenWords } from "@/components/runs/decision/chosen-words";
import type { ToldChoice } from "@/lib/runs/choice-schema";
import { mainOf, type SharedContent } from "@/lib/shares/shared-view";

type Chosen = { key: string; run: string; chosen: ToldChoice };

function chosenIn(shared: SharedContent): readonly Chosen[] {
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
      {all.map(({ key, run, chosen }) => {
        const { place, about } = chosenWords(chosen);
        return (
          <li key={key}>
            <strong className="font-semibold text-recommended">
              Chosen: {run}
              {place}
            </strong>{" "}
            <span className="text-muted">{about}</span>
          </li>
        );
      })}
    </ul>
  );
}
