import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type SegmentButtonProps = {
  /** One for each group on a page: the keys walk among those that share it. */
  group: string;
  isChosen: boolean;
  onChoose: () => void;
  isDisabled?: boolean | undefined;
  /** Of one that shows a sign alone. */
  label?: string;
  className?: string;
  children: ReactNode;
};

/** A radio button of the browser's own, laid over what it shows. */
export function SegmentButton({ group, isChosen, onChoose, label, ...props }: SegmentButtonProps) {
  const { isDisabled, className, children } = props;
  return (
    <label
      title={label}
      className={classNames(
        "relative inline-flex items-center justify-center has-disabled:opacity-50",
        className,
      )}
    >
      <input
        type="radio"
        name={group}
        checked={isChosen}
        onChange={onChoose}
        disabled={isDisabled}
        aria-label={label}
        className="absolute inset-0 cursor-pointer appearance-none rounded-[inherit] disabled:cursor-auto"
      />
      {children}
    </label>
  );
}
