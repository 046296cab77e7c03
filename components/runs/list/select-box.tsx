import type { ComponentProps } from "react";

type SelectBoxProps = Omit<ComponentProps<"input">, "type"> & {
  label: string;
  state: "all" | "some" | "none";
};

/** The browser's own checkbox, which thousands of rows can afford; whoever holds it listens to clicks. */
export function SelectBox({ label, state, ...rest }: SelectBoxProps) {
  return (
    <label className="grid size-full cursor-pointer place-items-center">
      <input
        ref={(box) => {
          if (box) box.indeterminate = state === "some";
        }}
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
