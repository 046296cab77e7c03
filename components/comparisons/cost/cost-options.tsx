import { useCompareView } from "@/components/comparisons/use-compare-view";
import { Select } from "@/components/ui/select";

const epochs = [1, 2, 3, 5, 10];

/** How the cost is estimated; all of it stands in the address. */
export function CostOptions() {
  const { view, setView } = useCompareView();
  const { fromEpoch } = view;
  const starts = fromEpoch === null || epochs.includes(fromEpoch) ? epochs : [...epochs, fromEpoch];
  return (
    <>
      <Select
        isSmall
        aria-label="Standard errors"
        value={view.errors}
        options={[
          { value: "clustered", label: "errors by run" },
          { value: "classical", label: "classical errors" },
        ]}
        onChange={(event) =>
          setView({ errors: event.target.value === "classical" ? "classical" : null })
        }
      />
      <Select
        isSmall
        aria-label="Terms"
        value={view.terms}
        options={[
          { value: "epoch", label: "epoch held fixed" },
          { value: "plain", label: "without epoch" },
        ]}
        onChange={(event) => setView({ terms: event.target.value === "plain" ? "plain" : null })}
      />
      <Select
        isSmall
        aria-label="From epoch"
        value={fromEpoch === null ? "" : String(fromEpoch)}
        options={[
          { value: "", label: "all epochs" },
          ...starts.map((epoch) => ({ value: String(epoch), label: `from epoch ${epoch}` })),
        ]}
        onChange={(event) =>
          setView({ fromEpoch: event.target.value === "" ? null : Number(event.target.value) })
        }
      />
    </>
  );
}
