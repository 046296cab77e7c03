"use client";

import { ComparedTable } from "@/components/comparisons/curves/compared-table";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { Button } from "@/components/ui/button";
import { InView } from "@/components/ui/in-view";

/** Every moment of every run against the baseline: behind a click, and in the address once it is open. */
export function AllCells() {
  const { view, setView } = useCompareView();
  return (
    <>
      <div>
        <Button
          aria-expanded={view.cells}
          onClick={() => setView({ cells: view.cells ? null : true })}
        >
          {view.cells
            ? "Hide the differences from the baseline"
            : "Every difference from the baseline"}
        </Button>
      </div>
      <InView isOpen={view.cells}>
        <ComparedTable />
      </InView>
    </>
  );
}
