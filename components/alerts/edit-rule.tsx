"use client";

import { useState } from "react";
import { channelOf, draftOf, isComplete, ruleOf } from "@/components/alerts/rule-draft";
import { RulePreview, RuleSentence } from "@/components/alerts/rule-sentence";
import { useAlertChanges } from "@/components/alerts/use-alert-changes";
import { Button } from "@/components/ui/button";
import type { AlertRuleResponse } from "@/lib/alerts/schema";

type EditRuleProps = { project: string; rule: AlertRuleResponse; onDone: () => void };

/** A rule in its place in the list, as the sentence that it was made with. */
export function EditRule({ project, rule, onDone }: EditRuleProps) {
  const [draft, setDraft] = useState(() => draftOf(rule));
  const { change } = useAlertChanges(project, rule.id);
  return (
    <form
      aria-label="Edit the rule"
      className="flex flex-col gap-3 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        const tag = draft.tag === "" ? null : draft.tag;
        const input = { rule: ruleOf(draft), tag, channel: channelOf(draft) };
        change.mutate(input, { onSuccess: onDone });
      }}
    >
      <RuleSentence
        project={project}
        draft={draft}
        set={(fields) => setDraft({ ...draft, ...fields })}
      />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <RulePreview project={project} draft={draft} />
        <div className="flex flex-wrap gap-2">
          <Button onClick={onDone}>Cancel</Button>
          <Button
            type="submit"
            variant="primary"
            disabled={!isComplete(draft)}
            isBusy={change.isPending}
          >
            Save rule
          </Button>
        </div>
      </div>
    </form>
  );
}
