import { useEffect, useEffectEvent, useState } from "react";
import { Input } from "@/components/ui/input";

type SearchFieldProps = {
  value: string;
  onChange: (value: string) => void;
  label?: string;
};

const pauseMs = 250;

/** Asks once the typing pauses; follows when the address changes, by "back" or "clear". */
export function SearchField({ value, onChange, label = "Search runs" }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setTyped(value);
  }
  const say = useEffectEvent((text: string) => {
    if (text !== value) onChange(text);
  });
  useEffect(() => {
    const timer = setTimeout(() => say(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <Input
      type="search"
      aria-label={label}
      placeholder={label}
      className="flex-1 basis-40 sm:max-w-64"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
