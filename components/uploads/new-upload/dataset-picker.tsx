"use client";

import { ChevronDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { Select } from "@/components/ui/select";
import type { Destination } from "./bundle-draft";
import { destinationWord } from "./run-picker";

type DatasetPickerProps = {
  datasets: readonly { id: string; name: string }[];
  destination: Destination;
  proposed: { id: string; name: string };
  onChange: (destination: Destination) => void;
  error?: string | undefined;
};

/** The dataset that questions and labels go into: a new one, or one that is there. */
export function DatasetPicker(props: DatasetPickerProps) {
  const { datasets, destination, proposed, onChange, error } = props;
  return (
    <Popover
      label="The dataset it goes into"
      className="w-80"
      trigger={
        <Button className="max-w-64 justify-between" aria-invalid={error ? true : undefined}>
          <span className="truncate">{destinationWord("dataset", destination)}</span>
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Field label="Dataset">
          <Select
            value={destination.mode === "new" ? "" : destination.id}
            options={[
              { value: "", label: "A new one" },
              ...datasets.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={({ target: { value } }) =>
              onChange(
                value === "" ? { mode: "new", ...proposed } : { mode: "existing", id: value },
              )
            }
          />
        </Field>
        {destination.mode === "new" && (
          <>
            <Field label="Name">
              <Input
                value={destination.name}
                maxLength={200}
                onChange={({ target }) => onChange({ ...destination, name: target.value })}
              />
            </Field>
            <Field label="Dataset id" error={error}>
              <Input
                value={destination.id}
                onChange={({ target }) => onChange({ ...destination, id: target.value.trim() })}
              />
            </Field>
          </>
        )}
      </div>
    </Popover>
  );
}
