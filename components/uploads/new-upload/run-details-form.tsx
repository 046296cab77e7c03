"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { DetailErrors, RunDetails } from "./run-details";

type RunDetailsFormProps = {
  details: RunDetails;
  datasets: readonly { id: string; name: string }[];
  errors: DetailErrors;
  onChange: (patch: Partial<RunDetails>) => void;
};

/** What may be said of a new run besides its numbers; folded, because nothing of it is needed. */
export function RunDetailsForm({ details, datasets, errors, onChange }: RunDetailsFormProps) {
  const hasError = Object.keys(errors).length > 0;
  return (
    <details
      open={hasError || undefined}
      className="rounded-xl border bg-card px-4 py-3 sm:px-[18px]"
    >
      <summary className="cursor-pointer rounded-sm font-semibold">
        Details of the run
        <span className="ml-2 font-normal text-caption text-muted">
          Optional: {filledWord(details)}
        </span>
      </summary>
      <div className="mt-3 grid gap-x-8 gap-y-3 sm:grid-cols-2">
        <Field label="Base model" error={errors.baseModel}>
          <Input
            value={details.baseModel}
            placeholder="not said"
            onChange={({ target }) => onChange({ baseModel: target.value })}
          />
        </Field>
        <Field label="Dataset" hint="Answers are scored and counted by it." error={errors.dataset}>
          <Select
            value={details.dataset}
            options={[
              { value: "", label: "none, or what the file brings" },
              ...datasets.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={({ target }) => onChange({ dataset: target.value })}
          />
        </Field>
        <Field
          label="Control"
          hint="The id of a run without new facts, trained otherwise alike."
          error={errors.control}
        >
          <Input
            value={details.control}
            onChange={({ target }) => onChange({ control: target.value })}
          />
        </Field>
        <Field label="Tags" hint="Separated by commas" error={errors.tags}>
          <Input value={details.tags} onChange={({ target }) => onChange({ tags: target.value })} />
        </Field>
        <Field
          label="Settings"
          hint="One a line: learning_rate = 2e-5"
          error={errors.settings}
          className="sm:col-span-2"
        >
          <Textarea
            rows={4}
            className="font-mono text-caption"
            value={details.settings}
            onChange={({ target }) => onChange({ settings: target.value })}
          />
        </Field>
      </div>
    </details>
  );
}

function filledWord({ baseModel, dataset, control, tags, settings }: RunDetails): string {
  const count = settings.split("\n").filter((line) => line.trim() !== "").length;
  const parts = [
    `base model ${baseModel || "not said"}`,
    dataset && `dataset ${dataset}`,
    control && `control ${control}`,
    tags && `tags ${tags}`,
    count > 0 && `${count} ${count === 1 ? "setting" : "settings"}`,
  ];
  return parts.filter(Boolean).join(", ");
}
