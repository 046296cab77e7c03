import { useComparison } from "@/components/comparisons/comparison-context";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { Select } from "@/components/ui/select";

/** Holds every run against one and the same control, in the address only; by default each has its own. */
export function ControlChoice() {
  const { response } = useComparison();
  const { view, setView } = useCompareView();
  const free = response.runs.filter(({ unknownShare }) => unknownShare === 0);
  const asked = view.control ?? "";
  const known = free.map(({ run, name }) => ({ value: run, label: `control: ${name}` }));
  const isListed = asked === "" || free.some(({ run }) => run === asked);
  if (free.length === 0 && asked === "") return null;
  return (
    <Select
      isSmall
      aria-label="Control"
      className="max-w-52"
      value={asked}
      options={[
        { value: "", label: "each run's own control" },
        ...known,
        ...(isListed ? [] : [{ value: asked, label: `control: ${asked}` }]),
      ]}
      onChange={(event) => setView({ control: event.target.value || null })}
    />
  );
}
