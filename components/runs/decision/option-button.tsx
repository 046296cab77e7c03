import type { Option } from "@/components/runs/decision/decision-words";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";

type OptionButtonProps = {
  option: Option;
  isChosen: boolean;
  onUse: (checkpoint: { step: number; epoch: number | null }) => void;
};

/** One of best, furthest and earliest, with what it gives and the button that uses it. */
export function OptionButton({ option, isChosen, onUse }: OptionButtonProps) {
  const { id, label, title, detail, checkpoint } = option;
  return (
    <section
      aria-label={label}
      className={classNames(
        "flex flex-col gap-1 rounded-xl border p-3",
        id === "best" && "border-recommended",
      )}
    >
      <p className="text-caption text-muted">
        {label}
        {isChosen && <span className="font-semibold text-recommended"> · chosen</span>}
      </p>
      <p
        className={classNames(
          "font-semibold text-[1.0625rem]",
          checkpoint === null && "text-muted",
        )}
      >
        {title}
      </p>
      <p className="flex-1 text-caption text-muted">{detail}</p>
      {checkpoint && (
        <div className="mt-1">
          <Button size="small" onClick={() => onUse(checkpoint)}>
            Use this checkpoint
          </Button>
        </div>
      )}
    </section>
  );
}
