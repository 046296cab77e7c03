"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { NumberField } from "@/components/uploads/mapping-control/number-field";
import type { RateSeries } from "@/components/uploads/mapping-control/preview-series";
import { SeriesTable } from "@/components/uploads/mapping-control/series-table";
import { roleWords } from "@/components/uploads/role-words";
import { completeMeaning } from "@/lib/domain/mapping/complete-meaning";
import type { SeriesEdit } from "@/lib/domain/mapping/given-answers";
import { columnRoles, isRate, type Mapping, mergeMappings } from "@/lib/domain/mapping/mapping";
import { mappingSchema } from "@/lib/uploads/mapping-schema";

type MappingEditorProps = {
  mapping: Mapping;
  /** Null while what is written is no mapping. */
  onChange: (mapping: Mapping | null) => void;
};

/** A remembered mapping without the file that it came from: sets in the same table, columns by name, all of it as JSON. */
export function MappingEditor({ mapping: given, onChange }: MappingEditorProps) {
  const [mapping, setMapping] = useState(given);
  const [text, setText] = useState<string | null>(null);
  const rates = ratesIn(mapping);
  const change = (next: Mapping) => {
    setMapping(next);
    setText(null);
    onChange(next);
  };
  const edit = (keys: readonly string[], said: SeriesEdit) =>
    change(mergeMappings(mapping, { series: Object.fromEntries(keys.map((key) => [key, said])) }));
  const problem = text === null ? null : problemOf(text);
  const write = (written: string) => {
    setText(written);
    const read = readMapping(written);
    if (read === null) onChange(null);
    else {
      setMapping(read);
      onChange(read);
    }
  };
  return (
    <div className="flex flex-col gap-4">
      {rates.length > 0 && (
        <div className="px-2">
          <SeriesTable rates={rates} onEdit={edit} hasCourse={false} />
          <NumberField
            label="Examples in each set"
            least={1}
            onNumber={(n) =>
              n !== null &&
              edit(
                rates.map(({ series }) => series.key),
                { n, basis: "confirmed" },
              )
            }
          />
        </div>
      )}
      <Columns mapping={mapping} onChange={change} />
      <details open={rates.length === 0 && mapping.columns === undefined ? true : undefined}>
        <summary className="w-fit cursor-pointer rounded-sm text-[0.8125rem] text-muted hover:text-ink">
          As JSON, all of it
        </summary>
        <Field label="The mapping as JSON" className="mt-2" error={problem ?? undefined}>
          <Textarea
            rows={12}
            spellCheck={false}
            className="font-mono text-caption"
            value={text ?? JSON.stringify(mapping, null, 2)}
            onChange={({ target }) => write(target.value)}
          />
        </Field>
      </details>
    </div>
  );
}

type ColumnsProps = { mapping: Mapping; onChange: (mapping: Mapping) => void };

function Columns({ mapping, onChange }: ColumnsProps) {
  const said = columnRoles.filter((role) => mapping.columns?.[role] !== undefined);
  if (said.length === 0) return null;
  return (
    <fieldset className="grid gap-3 sm:grid-cols-2">
      <legend className="mb-2 font-semibold text-[0.8125rem]">Columns</legend>
      {said.map((role) => (
        <Field key={role} label={roleWords[role]}>
          <Input
            value={mapping.columns?.[role] ?? ""}
            className="font-mono"
            autoComplete="off"
            onChange={({ target }) =>
              onChange({ ...mapping, columns: { ...mapping.columns, [role]: target.value } })
            }
          />
        </Field>
      ))}
    </fieldset>
  );
}

/** The metrics that are said to be rates, as the table takes them: without points. */
function ratesIn({ series = {} }: Mapping): RateSeries[] {
  return Object.entries(series).flatMap(([key, said]): RateSeries[] => {
    if (said === null) return [];
    const meaning = completeMeaning(said);
    const none = { points: [], first: null, last: null, count: 0 };
    return isRate(meaning) ? [{ series: { key, ...meaning, ...none }, meaning }] : [];
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readMapping(text: string): Mapping | null {
  const read = mappingSchema.safeParse(parse(text));
  return read.success ? read.data : null;
}

function problemOf(text: string): string | null {
  const value = parse(text);
  if (value === null) return "this is not JSON";
  const issue = mappingSchema.safeParse(value).error?.issues[0];
  if (issue === undefined) return null;
  const path = issue.path.join(".");
  return `${path === "" ? "" : `${path}: `}${issue.message}`;
}
