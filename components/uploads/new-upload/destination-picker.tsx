import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import type { Destination } from "./bundle-draft";

type DestinationPickerProps = {
  label: string;
  noun: "run" | "dataset";
  destination: Destination;
  error: string | undefined;
  children: ReactNode;
};

function destinationWord(noun: string, destination: Destination): string {
  return destination.mode === "new"
    ? `new ${noun}: ${destination.name || destination.id}`
    : destination.id === ""
      ? `choose a ${noun}`
      : `${noun}: ${destination.id}`;
}

/** Where a file goes, on a button that opens the choice. */
export function DestinationPicker(props: DestinationPickerProps) {
  const { label, noun, destination, error, children } = props;
  return (
    <Popover
      label={label}
      className="w-80"
      trigger={
        <Button className="max-w-64 justify-between" aria-invalid={error ? true : undefined}>
          <span className="truncate">{destinationWord(noun, destination)}</span>
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <div className="flex flex-col gap-3">{children}</div>
    </Popover>
  );
}

type NewNamesProps = {
  destination: Extract<Destination, { mode: "new" }>;
  onChange: (destination: Destination) => void;
  label: string;
  hint?: string;
  error: string | undefined;
};

/** What something new is called, and its id. */
export function NewNames({ destination, onChange, label, hint, error }: NewNamesProps) {
  return (
    <>
      <Field label="Name">
        <Input
          value={destination.name}
          maxLength={200}
          onChange={({ target }) => onChange({ ...destination, name: target.value })}
        />
      </Field>
      <Field label={label} hint={hint} error={error}>
        <Input
          value={destination.id}
          onChange={({ target }) => onChange({ ...destination, id: target.value.trim() })}
        />
      </Field>
    </>
  );
}
