"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { scorers } from "@/lib/domain/scoring";
import type { Destination } from "./destination";

type DatasetChoiceProps = {
  datasets: readonly { id: string; name: string }[];
  destination: Destination;
  onChange: (patch: Partial<Destination>) => void;
  problem?: string | undefined;
};

/** The dataset that examples and samples go into: one that is there, or one made now. */
export function DatasetChoice({ datasets, destination, onChange, problem }: DatasetChoiceProps) {
  const { dataset } = destination;
  const modes = [
    { value: "existing", label: "Existing" },
    { value: "new", label: "New" },
  ] as const;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">Dataset</h3>
        <Segmented
          label="Dataset: existing or new"
          value={dataset.mode}
          options={modes}
          onValueChange={(mode) =>
            onChange({
              dataset: mode === "new" ? { mode, id: "", name: "", scorer: "" } : { mode, id: "" },
            })
          }
        />
      </div>
      {dataset.mode === "existing" ? (
        <Field
          label="Choose a dataset"
          hint={datasets.length === 0 ? "There is no dataset yet: make a new one." : undefined}
        >
          <Select
            value={dataset.id}
            onChange={(event) =>
              onChange({ dataset: { mode: "existing", id: event.target.value } })
            }
            options={[
              { value: "", label: "–" },
              ...datasets.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
      ) : (
        <>
          <Field
            label="Dataset id"
            hint="In addresses and API calls: letters, digits, dots, hyphens."
          >
            <Input
              value={dataset.id}
              placeholder="facts"
              onChange={(event) =>
                onChange({ dataset: { ...dataset, id: event.target.value.trim() } })
              }
            />
          </Field>
          <Field label="Name (optional)">
            <Input
              value={dataset.name}
              maxLength={200}
              onChange={(event) => onChange({ dataset: { ...dataset, name: event.target.value } })}
            />
          </Field>
          <Field label="Scorer" hint="How an answer counts as correct.">
            <Select
              value={dataset.scorer}
              onChange={(event) =>
                onChange({ dataset: { ...dataset, scorer: event.target.value } })
              }
              options={[
                { value: "", label: "The project's" },
                ...scorers.map((scorer) => ({ value: scorer, label: scorer })),
              ]}
            />
          </Field>
        </>
      )}
      {problem && (
        <p role="alert" className="text-caption text-confirmed">
          {problem}
        </p>
      )}
    </div>
  );
}
