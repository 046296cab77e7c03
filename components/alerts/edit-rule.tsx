"use client";

import { useState } from "react";
import { draftChannel, ruleDraftOf, ruleOf } from "@/components/alerts/rule-draft";
import { RuleForm } from "@/components/alerts/rule-form";
import { useAlertChanges } from "@/components/alerts/use-alert-changes";
import { Button } from "@/components/ui/button";
import type { AlertRuleResponse } from "@/lib/alerts/schema";

type EditRuleProps = { project: string; rule: AlertRuleResponse; onDone: () => void };

/** A rule in its place in the list, as the sentence that it was made with. */
export function EditRule({ project, rule, onDone }: EditRuleProps) {
  const [draft, setDraft] = useState(() => ruleDraftOf(rule));
  const { change } = useAlertChanges(project, rule.id);
  const save = () => {
    const tag = draft.tag === "" ? null : draft.tag;
    const input = { rule: ruleOf(draft), tag, channel: draftChannel(draft) };
    change.mutate(input, { onSuccess: onDone });
  };
  return (
    <div className="py-3">
      <RuleForm
        {...{ project, draft, onChange: setDraft, onSave: save, isBusy: change.isPending }}
        label="Edit the rule"
        saveLabel="Save rule"
      >
        <Button onClick={onDone}>Cancel</Button>
      </RuleForm>
    </div>
  );
}
