import { useState } from "react";

type Controllable<Value> = {
  value: Value | undefined;
  initial: Value;
  onChange: ((value: Value) => void) | undefined;
};

/** The owner's value when it gives one (the URL), else the component's own. */
export function useControllable<Value>({ value, initial, onChange }: Controllable<Value>) {
  const [own, setOwn] = useState(initial);
  const set = (next: Value) => {
    if (value === undefined) setOwn(next);
    onChange?.(next);
  };
  return [value === undefined ? own : value, set] as const;
}
