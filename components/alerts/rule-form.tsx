import type { ReactNode } from "react";
import { isComplete, type RuleDraft } from "@/components/alerts/rule-draft";
import { RuleParts, RulePreview } from "@/components/alerts/rule-parts";
import { Button } from "@/components/ui/button";

type RuleFormProps = {
  label: string;
  project: string;
  draft: RuleDraft;
  onChange: (draft: RuleDraft) => void;
  onSave: () => void;
  saveLabel: string;
  isBusy: boolean;
  /** What else can be done with it, before the button that saves. */
  children: ReactNode;
};

/** A rule as the sentence that it is, new or edited, and in how many runs it would have spoken. */
export function RuleForm(props: RuleFormProps) {
  const { label, project, draft, onChange, onSave, saveLabel, isBusy, children } = props;
  return (
    <form
      aria-label={label}
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <RuleParts
        project={project}
        draft={draft}
        set={(fields) => onChange({ ...draft, ...fields })}
      />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <RulePreview project={project} draft={draft} />
        <div className="flex flex-wrap gap-2">
          {children}
          <Button type="submit" variant="primary" disabled={!isComplete(draft)} isBusy={isBusy}>
            {saveLabel}
          </Button>
        </div>
      </div>
    </form>
  );
}
