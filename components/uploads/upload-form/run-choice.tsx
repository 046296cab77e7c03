"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { Destination } from "./destination";
import { RunSearch } from "./run-search";

type RunChoiceProps = {
  project: string;
  datasets: readonly { id: string; name: string }[];
  destination: Destination;
  onChange: (patch: Partial<Destination>) => void;
  /** The dataset that files of this upload go to; a new run takes it. */
  givenDataset: string | null;
  problem?: string | undefined;
};

/** The run that files go into: one that is there, or one made now. */
export function RunChoice(props: RunChoiceProps) {
  const { project, datasets, destination, onChange, givenDataset, problem } = props;
  const { run, runDataset } = destination;
  const modes = [
    { value: "existing", label: "Existing" },
    { value: "new", label: "New" },
  ] as const;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">Run</h3>
        <Segmented
          label="Run: existing or new"
          value={run.mode}
          options={modes}
          onValueChange={(mode) =>
            onChange({ run: mode === "new" ? { mode, id: "", name: "" } : { mode, id: "" } })
          }
        />
      </div>
      {run.mode === "existing" ? (
        <RunSearch
          project={project}
          value={run.id}
          onChange={(id) => onChange({ run: { mode: "existing", id } })}
        />
      ) : (
        <>
          <Field label="Run id" hint="In addresses and API calls: letters, digits, dots, hyphens.">
            <Input
              value={run.id}
              placeholder="half-unknown-seed-1"
              onChange={(event) => onChange({ run: { ...run, id: event.target.value.trim() } })}
            />
          </Field>
          <Field label="Name (optional)">
            <Input
              value={run.name}
              maxLength={200}
              onChange={(event) => onChange({ run: { ...run, name: event.target.value } })}
            />
          </Field>
          {givenDataset === null && (
            <Field
              label="Dataset of the run"
              hint="Predictions are scored by its answers and counted by its labels."
            >
              <Select
                value={runDataset}
                onChange={(event) => onChange({ runDataset: event.target.value })}
                options={[
                  { value: "", label: "None: the file brings its own, or counts" },
                  ...datasets.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            </Field>
          )}
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
