"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

const most = 1e9;

type NumberFieldProps = {
  label: string;
  least: 0 | 1;
  /** Null while what is written is no such number. */
  onNumber: (value: number | null) => void;
};

/** A whole number that a person says of a file. */
export function NumberField({ label, least, onNumber }: NumberFieldProps) {
  const [text, setText] = useState("");
  const read = (written: string): number | null => {
    const value = Number(written.trim());
    return /^\d+$/.test(written.trim()) && value >= least && value <= most ? value : null;
  };
  const isWrong = text.trim() !== "" && read(text) === null;
  return (
    <Field
      label={label}
      className="mt-2 max-w-60"
      error={isWrong ? `a whole number of ${least} or more` : undefined}
    >
      <Input
        inputMode="numeric"
        autoComplete="off"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          onNumber(read(target.value));
        }}
      />
    </Field>
  );
}
