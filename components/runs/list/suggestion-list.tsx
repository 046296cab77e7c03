import type { FilterSuggestion } from "@/components/runs/list/filter-suggestions";
import { Kbd } from "@/components/ui/kbd";

type SuggestionListProps = {
  id: string;
  found: readonly FilterSuggestion[];
  /** The one that Enter takes; -1 for none. */
  place: number;
  onChoose: (text: string) => void;
};

/** The list below a filter, in groups; focus stays in the field, which says by id which entry is meant. */
export function SuggestionList({ id, found, place, onChoose }: SuggestionListProps) {
  if (found.length === 0) return null;
  const groups = [...new Set(found.map(({ group }) => group))];
  const isWide = groups.length > 1;
  return (
    <div className="absolute top-9 left-0 z-40 max-h-[60vh] w-max min-w-64 max-w-full overflow-y-auto rounded-lg border bg-raised shadow-pop">
      <div
        id={`${id}-names`}
        role="listbox"
        aria-label="Suggestions"
        data-wide={isWide || undefined}
        className="grid gap-x-4 gap-y-2 p-2 data-wide:sm:grid-cols-[repeat(auto-fit,minmax(13rem,1fr))] data-wide:sm:w-[46rem] data-wide:max-w-full"
      >
        {groups.map((group) => (
          <div key={group} role="presentation" className="min-w-0">
            {group !== "" && (
              <p aria-hidden className="px-2 pb-1 text-caption text-muted">
                {group}
              </p>
            )}
            {found.map((entry, index) =>
              entry.group === group ? (
                <Option
                  key={entry.text}
                  id={`${id}-${index}`}
                  isMeant={index === place}
                  onChoose={() => onChoose(entry.text)}
                  {...entry}
                />
              ) : null,
            )}
          </div>
        ))}
      </div>
      <p className="flex items-center justify-between gap-4 border-t px-4 py-1.5 text-caption text-muted">
        <span>
          Only fields of this project. Combine with{" "}
          <code className="font-mono">and or not ( )</code>
        </span>
        <span aria-hidden className="flex gap-1 max-sm:hidden">
          <Kbd>↑↓</Kbd>
          <Kbd>Tab</Kbd>
        </span>
      </p>
    </div>
  );
}

type OptionProps = FilterSuggestion & { id: string; isMeant: boolean; onChoose: () => void };

function Option({ id, text, hint, group, isMeant, onChoose }: OptionProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={isMeant}
      tabIndex={-1}
      ref={(node) => {
        if (isMeant) node?.scrollIntoView({ block: "nearest" });
      }}
      // The field would lose its caret before the click arrives.
      onMouseDown={(event) => {
        event.preventDefault();
        onChoose();
      }}
      className="flex min-h-7 cursor-pointer items-center justify-between gap-3 rounded-md px-2 py-1 text-[0.8125rem] hover:bg-hover aria-selected:bg-hover aria-selected:outline aria-selected:outline-ring"
    >
      <span className="max-w-[75%] shrink-0 truncate font-mono text-caption">{text}</span>
      <span className="min-w-0 truncate text-caption text-muted">{hint}</span>
      {group !== "" && <span className="sr-only">{group}</span>}
    </div>
  );
}
