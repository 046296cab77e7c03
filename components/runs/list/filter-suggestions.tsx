import type { NameSuggestion } from "@/components/runs/list/suggest-names";

type FilterSuggestionsProps = {
  id: string;
  found: readonly NameSuggestion[];
  /** The one that Enter takes; -1 for none. */
  place: number;
  onChoose: (name: string) => void;
};

/** The list below a filter; focus stays in the field, which says by id which entry is meant. */
export function FilterSuggestions({ id, found, place, onChoose }: FilterSuggestionsProps) {
  if (found.length === 0) return null;
  return (
    <div
      id={`${id}-names`}
      role="listbox"
      aria-label="Suggestions"
      className="absolute top-9 left-0 z-40 w-full max-w-md rounded-lg border bg-raised p-1 shadow-pop"
    >
      {found.map(({ name, hint }, index) => (
        <div
          key={name}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === place}
          tabIndex={-1}
          // The field would lose its caret before the click arrives.
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(name);
          }}
          className="flex cursor-pointer items-center justify-between gap-3 rounded-md px-2 py-1 text-[0.8125rem] hover:bg-hover aria-selected:bg-hover"
        >
          <span className="min-w-0 truncate font-mono text-caption">{name}</span>
          <span className="shrink-0 text-caption text-muted">{hint}</span>
        </div>
      ))}
    </div>
  );
}
