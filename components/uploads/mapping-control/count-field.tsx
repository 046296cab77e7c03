"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

const most = 1e9;

function countIn(text: string): number | null {
  const n = Number(text.trim());
  return /^\d+$/.test(text.trim()) && n > 0 && n <= most ? n : null;
}

/** n of every set of the table, as a person says it; null while it is no number. */
export function CountField({ onCount }: { onCount: (n: number | null) => void }) {
  const [text, setText] = useState("");
  const isWrong = text.trim() !== "" && countIn(text) === null;
  return (
    <Field
      label="Examples in each set"
      className="mt-2 max-w-60"
      error={isWrong ? "a whole number of 1 or more" : undefined}
    >
      <Input
        inputMode="numeric"
        autoComplete="off"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          onCount(countIn(target.value));
        }}
      />
    </Field>
  );
}
