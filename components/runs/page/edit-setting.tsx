"use client";

import { type FormEvent, useState } from "react";
import { settingOf } from "@/components/runs/page/run-fields";
import { useEditRun } from "@/components/runs/page/use-change-run";
import { Button } from "@/components/ui/button";
import { EditPopover } from "@/components/ui/edit-popover";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import type { RunDetail } from "@/lib/runs/schema";

type SettingProps = { project: string; run: RunDetail };

/** Changes one setting of a run where it is shown; emptied, it is taken out. */
export function EditSetting({ project, run, name }: SettingProps & { name: string }) {
  const edit = useEditRun(project, run.id);
  const before = run.hyperparameters[name] ?? null;
  return (
    <EditPopover
      label={name}
      value={before === null ? "" : String(before)}
      hint="A number, true or false, or text. Empty: not given."
      maxLength={10_000}
      onSave={(text) =>
        edit(
          `setting ${name}`,
          { settings: { [name]: settingOf(text) } },
          { settings: { [name]: before } },
        )
      }
    />
  );
}

function AddForm({ project, run, onDone }: SettingProps & { onDone: () => void }) {
  const edit = useEditRun(project, run.id);
  const [name, setName] = useState("");
  const [value, setValue] = useState("");
  const [problem, setProblem] = useState<string>();
  const isThere = Object.hasOwn(run.hyperparameters, name.trim());
  const save = (event: FormEvent) => {
    event.preventDefault();
    const [key, setting] = [name.trim(), settingOf(value.trim())];
    if (key === "" || setting === null) return setProblem("a setting needs a name and a value");
    if (isThere) return setProblem(`this run has a setting "${key}": change it in its row`);
    const [change, before] = [{ settings: { [key]: setting } }, { settings: { [key]: null } }];
    edit(`setting ${key}`, change, before).then(onDone, ({ message }: Error) =>
      setProblem(message),
    );
  };
  return (
    <form onSubmit={save} className="flex flex-col gap-3">
      <Field label="Name" error={problem}>
        <Input
          autoComplete="off"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field label="Value" hint="A number, true or false, or text.">
        <Input
          autoComplete="off"
          maxLength={10_000}
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      </Field>
      <Button size="small" type="submit" variant="primary" className="self-end">
        Add it
      </Button>
    </form>
  );
}

/** A setting that the trainer did not send. */
export function AddSetting(props: SettingProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover
      label="Add a setting"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button size="small" variant="ghost" className="mt-1 print:hidden">
          Add a setting
        </Button>
      }
    >
      <AddForm {...props} onDone={() => setIsOpen(false)} />
    </Popover>
  );
}
