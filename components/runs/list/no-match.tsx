import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type NoMatchProps = {
  onClear: () => void;
  /** Why the filter could not be asked; null when it was and nothing fits. */
  mistake: string | null;
};

export function NoMatch({ onClear, mistake }: NoMatchProps) {
  return (
    <EmptyState
      title={mistake === null ? "No run fits this filter" : "This filter cannot be asked"}
      actions={<Button onClick={onClear}>Show all runs</Button>}
    >
      {mistake ??
        "Search looks at names, ids, base models and notes; several tags must all be there; a run without a value fits no comparison with it."}
    </EmptyState>
  );
}
