"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Popover } from "@/components/ui/popover";
import { Select } from "@/components/ui/select";
import type { SeriesEdit } from "@/lib/domain/mapping/given-answers";
import { NumberField } from "./number-field";
import type { RateSeries } from "./preview-series";
import {
  chosenClass,
  classChoices,
  quantityChoices,
  quantityOf,
  splitChoices,
} from "./series-choices";

type SetAllProps = {
  rates: readonly RateSeries[];
  onEdit: (keys: readonly string[], edit: SeriesEdit) => void;
};

const keep = { value: "-", label: "as they are" };

/** One choice for every set of the table. */
export function SetAll({ rates, onEdit }: SetAllProps) {
  const keys = rates.map(({ series }) => series.key);
  const choose = (value: string, edit: SeriesEdit) => value !== keep.value && onEdit(keys, edit);
  return (
    <Popover label="Set all sets" align="end" trigger={<Button size="small">Set all</Button>}>
      <div className="flex flex-col gap-3">
        <Field label="Split of all sets">
          <Select
            value={keep.value}
            options={[keep, ...splitChoices(rates.map(({ meaning }) => meaning.split))]}
            onChange={({ target: { value } }) => choose(value, { split: value })}
          />
        </Field>
        <Field label="Knowledge of all sets">
          <Select
            value={keep.value}
            options={[keep, ...classChoices]}
            onChange={({ target: { value } }) => choose(value, { category: chosenClass(value) })}
          />
        </Field>
        <Field label="Quantity of all sets">
          <Select
            value={keep.value}
            options={[keep, ...quantityChoices]}
            onChange={({ target: { value } }) => choose(value, quantityOf(value))}
          />
        </Field>
        <NumberField
          label="Examples in each set"
          least={1}
          onNumber={(n) => n !== null && onEdit(keys, { n, basis: "confirmed" })}
        />
      </div>
    </Popover>
  );
}
