"use client";

import { useId, useState } from "react";
import { stopWords } from "@/components/datasets/label-strength-words";
import { RescoreDialog } from "@/components/datasets/rescore-dialog";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { DatasetDetail } from "@/lib/datasets/schema";

type AnswerEndsProps = { project: string; dataset: DatasetDetail };

/** Where an answer is cut before it is compared. */
export function AnswerEnds({ project, dataset }: AnswerEndsProps) {
  const before = dataset.stopTexts;
  const [cutsLines, setCutsLines] = useState(before.includes("\n"));
  const [typed, setTyped] = useState(before.filter((text) => text !== "\n").join("\n"));
  const lineId = useId();
  const texts = typed.split("\n").filter((text) => text.trim() !== "");
  const stopTexts = [...(cutsLines ? ["\n"] : []), ...texts];
  return (
    <RescoreDialog
      project={project}
      dataset={dataset}
      trigger={<Button size="small">Where answers end…</Button>}
      title="Where does an answer end?"
      action="Score again"
      change={{
        ...{ wanted: { stopTexts }, before: { stopTexts: before } },
        done: `Answers end at ${stopWords(stopTexts)} now.`,
      }}
    >
      <div className="flex flex-col gap-3">
        <div className="flex items-center gap-2 text-[0.8125rem]">
          <Checkbox
            id={lineId}
            checked={cutsLines}
            onCheckedChange={(checked) => setCutsLines(checked === true)}
          />
          <label htmlFor={lineId}>At the first line break</label>
        </div>
        <Field
          label="Before one of these texts"
          hint="One a line, such as Q: or </s>. What follows in an answer is not compared."
        >
          <Textarea
            rows={3}
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
      </div>
    </RescoreDialog>
  );
}
