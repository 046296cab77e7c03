"use client";

import { Pencil } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";

type EditPopoverProps = {
  /** "base model": what the button and the field are called. */
  label: string;
  value: string;
  hint?: ReactNode;
  maxLength?: number;
  /** What may be meant, by the letters so far. */
  suggestions?: readonly string[];
  onTyping?: (text: string) => void;
  /** Throws with the sentence to show; the field stays as it was typed. */
  onSave: (text: string) => Promise<unknown>;
};

function EditForm({ onDone, ...props }: EditPopoverProps & { onDone: () => void }) {
  const { label, value, hint, maxLength, suggestions = [], onTyping, onSave } = props;
  const [text, setText] = useState(value);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === value) return onDone();
    setIsBusy(true);
    setProblem(undefined);
    onSave(text.trim()).then(onDone, (error: Error) => {
      setIsBusy(false);
      setProblem(error.message);
    });
  };
  return (
    <form onSubmit={save} className="flex flex-col gap-3">
      <Field label={label} hint={hint} error={problem}>
        <Input
          autoComplete="off"
          {...(onTyping ? { list: "edit-popover-suggestions" } : {})}
          maxLength={maxLength}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            onTyping?.(event.target.value);
          }}
        />
      </Field>
      <datalist id="edit-popover-suggestions">
        {suggestions.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <div className="flex justify-end gap-2">
        <Button size="small" onClick={onDone}>
          Cancel
        </Button>
        <Button size="small" type="submit" variant="primary" isBusy={isBusy}>
          Save
        </Button>
      </div>
    </form>
  );
}

/** A quiet pencil beside a value that is changed where it stands. */
export function EditPopover(props: EditPopoverProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover
      label={`Edit ${props.label}`}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={<IconButton icon={Pencil} label={`Edit ${props.label}`} className="print:hidden" />}
    >
      <EditForm {...props} onDone={() => setIsOpen(false)} />
    </Popover>
  );
}
