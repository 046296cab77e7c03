import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      title="No run fits this filter"
      actions={<Button onClick={onClear}>Show all runs</Button>}
    >
      Search looks at names, ids, base models and notes; several tags must all be there.
    </EmptyState>
  );
}
