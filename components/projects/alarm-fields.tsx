import type { UseFormReturn } from "react-hook-form";
import type { SettingsFields } from "@/components/projects/settings-fields";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { populations } from "@/lib/domain/knowledge/knowledge";

const populationOptions = populations.map((population) => ({
  value: population,
  label: population === "all" ? "all examples" : population,
}));

export function AlarmFields({ form }: { form: UseFormReturn<SettingsFields> }) {
  const { errors, defaultValues: stored } = form.formState;
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <Field
        label="Watched examples"
        hint="Known: what the base model knew before."
        error={errors.population?.message}
      >
        <Select
          options={populationOptions}
          defaultValue={stored?.population}
          {...form.register("population")}
        />
      </Field>
      <Field
        label="Error rate, %"
        hint="How often a flat run may raise a false alarm."
        error={errors.alphaPercent?.message}
      >
        <Input
          inputMode="decimal"
          autoComplete="off"
          defaultValue={stored?.alphaPercent}
          {...form.register("alphaPercent")}
        />
      </Field>
      <Field
        label="Smallest fall, points"
        hint="Smaller falls raise no alarm; 0 takes any."
        error={errors.minimumDropPoints?.message}
      >
        <Input
          inputMode="decimal"
          autoComplete="off"
          defaultValue={stored?.minimumDropPoints}
          {...form.register("minimumDropPoints")}
        />
      </Field>
      <Field
        label="Acceptable loss, points"
        hint="What a checkpoint may lose against the best and still be a choice."
        error={errors.acceptableLoss?.message}
      >
        <Input
          inputMode="decimal"
          autoComplete="off"
          defaultValue={stored?.acceptableLoss}
          {...form.register("acceptableLoss")}
        />
      </Field>
    </div>
  );
}
