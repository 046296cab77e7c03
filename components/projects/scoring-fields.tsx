import type { UseFormReturn } from "react-hook-form";
import type { SettingsFields } from "@/components/projects/settings-fields";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { scorerOptions } from "./scorer-words";

export function ScoringFields({ form }: { form: UseFormReturn<SettingsFields> }) {
  const { errors, defaultValues: stored } = form.formState;
  return (
    <div className="flex flex-col gap-4">
      <Field label="Scorer" error={errors.scorer?.message}>
        <Select
          options={scorerOptions}
          defaultValue={stored?.scorer}
          {...form.register("scorer")}
        />
      </Field>
      <Field
        label="Abstention phrases"
        hint="One a line, compared without case, punctuation and articles. An empty answer is abstained too."
        error={errors.phrases?.message}
      >
        <Textarea
          rows={7}
          spellCheck={false}
          defaultValue={stored?.phrases}
          {...form.register("phrases")}
        />
      </Field>
    </div>
  );
}
