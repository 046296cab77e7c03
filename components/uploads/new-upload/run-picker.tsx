"use client";

import { ChevronDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { Segmented } from "@/components/ui/segmented";
import { RunSearch } from "@/components/uploads/run-search";
import type { Destination } from "./bundle-draft";

type RunPickerProps = {
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

export function destinationWord(noun: string, destination: Destination): string {
  return destination.mode === "new"
    ? `new ${noun}: ${destination.name || destination.id}`
    : destination.id === ""
      ? `choose a ${noun}`
      : `${noun}: ${destination.id}`;
}

/** The run that files go into: a new one under a name of its own, or one that is there. */
export function RunPicker(props: RunPickerProps) {
  const { project, destination, proposed, onChange, error } = props;
  return (
    <Popover
      label="Where it goes"
      className="w-80"
      trigger={
        <Button className="max-w-64 justify-between" aria-invalid={error ? true : undefined}>
          <span className="truncate">{destinationWord("run", destination)}</span>
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Segmented
          label="Run: new or existing"
          value={destination.mode}
          options={modes}
          onValueChange={(mode) =>
            onChange(mode === "new" ? { mode, ...proposed } : { mode, id: "" })
          }
        />
        {destination.mode === "new" ? (
          <>
            <Field label="Name">
              <Input
                value={destination.name}
                maxLength={200}
                onChange={({ target }) => onChange({ ...destination, name: target.value })}
              />
            </Field>
            <Field
              label="Run id"
              hint="In addresses and API calls: letters, digits, dots, hyphens."
              error={error}
            >
              <Input
                value={destination.id}
                onChange={({ target }) => onChange({ ...destination, id: target.value.trim() })}
              />
            </Field>
          </>
        ) : (
          <RunSearch
            project={project}
            value={destination.id}
            onChange={(id) => onChange({ mode: "existing", id })}
          />
        )}
      </div>
    </Popover>
  );
}
