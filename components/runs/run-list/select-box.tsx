import { type ComponentProps, useEffect, useRef } from "react";

type SelectBoxProps = Omit<ComponentProps<"input">, "type"> & {
  label: string;
  state: "all" | "some" | "none";
};

/** The browser's own checkbox, which thousands of rows can afford; whoever holds it listens to clicks. */
export function SelectBox({ label, state, ...rest }: SelectBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = state === "some";
  }, [state]);
  return (
    <label className="grid size-full cursor-pointer place-items-center">
      <input
        ref={box}
        type="checkbox"
        aria-label={label}
        checked={state === "all"}
        readOnly
        className="size-4 cursor-pointer accent-[var(--primary)]"
        {...rest}
      />
    </label>
  );
}
