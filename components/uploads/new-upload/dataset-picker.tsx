"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Destination } from "./bundle-draft";
import { DestinationPicker, NewNames } from "./destination-picker";

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
    <DestinationPicker {...{ destination, error }} label="The dataset it goes into" noun="dataset">
      <Field label="Dataset">
        <Select
          value={destination.mode === "new" ? "" : destination.id}
          options={[
            { value: "", label: "A new one" },
            ...datasets.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={({ target: { value } }) =>
            onChange(value === "" ? { mode: "new", ...proposed } : { mode: "existing", id: value })
          }
        />
      </Field>
      {destination.mode === "new" && (
        <NewNames {...{ destination, onChange, error }} label="Dataset id" />
      )}
    </DestinationPicker>
  );
}
