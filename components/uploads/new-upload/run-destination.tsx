"use client";

import { Segmented } from "@/components/ui/segmented";
import { RunSearch } from "@/components/uploads/run-search";
import type { Destination } from "./bundle-draft";
import { DestinationPicker, NewNames } from "./destination-picker";

type RunDestinationProps = {
  project: string;
  destination: Destination;
  /** What a new run is called, where a person changes back to one. */
  proposed: { id: string; name: string };
  onChange: (destination: Destination) => void;
  error?: string | undefined;
};

const modes = [
  { value: "new", label: "New" },
  { value: "existing", label: "Existing" },
] as const;

/** The run that files go into: a new one under a name of its own, or one that is there. */
export function RunDestination(props: RunDestinationProps) {
  const { project, destination, proposed, onChange, error } = props;
  return (
    <DestinationPicker label="Where it goes" noun="run" destination={destination} error={error}>
      <Segmented
        label="Run: new or existing"
        value={destination.mode}
        options={modes}
        onValueChange={(mode) =>
          onChange(mode === "new" ? { mode, ...proposed } : { mode, id: "" })
        }
      />
      {destination.mode === "new" ? (
        <NewNames
          {...{ destination, onChange, error }}
          label="Run id"
          hint="In addresses and API calls: letters, digits, dots, hyphens."
        />
      ) : (
        <RunSearch
          project={project}
          value={destination.id}
          onChange={(id) => onChange({ mode: "existing", id })}
        />
      )}
    </DestinationPicker>
  );
}
