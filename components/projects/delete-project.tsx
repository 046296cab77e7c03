"use client";

import { type FormEvent, useState } from "react";
import { useDelete } from "@/components/projects/use-delete";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { apiPaths, paths } from "@/lib/paths";

type DeleteProjectProps = { project: string; name: string };

/** Many people may work in it, hence its id typed by hand; it can be restored all the same. */
export function DeleteProject({ project, name }: DeleteProjectProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const remove = useDelete({
    name,
    address: apiPaths.project(project),
    restoreAddress: apiPaths.restoreProject(project),
    next: paths.home(),
    back: paths.project(project),
  });
  const isNamed = typed.trim() === project;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isNamed) remove.mutate();
  };
  return (
    <Card
      title="Delete this project"
      howToRead="Its runs, datasets, keys and links are gone at once, for everybody. For seven days an owner can restore it."
    >
      <Dialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        trigger={<Button variant="danger">Delete {name}…</Button>}
        title={`Delete ${name}?`}
        description="Every page of it is gone at once, its keys and links are dead, trainings that send to it are refused. For seven days it can be restored, with all of that: by the message that follows, or from a project's settings."
      >
        <form onSubmit={submit} className="flex flex-col gap-4">
          <Field label={`Type ${project} to confirm`}>
            <Input
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoComplete="off"
              spellCheck={false}
            />
          </Field>
          <div className="flex justify-end gap-2">
            <Button onClick={() => setIsOpen(false)}>Keep it</Button>
            <Button type="submit" variant="danger" disabled={!isNamed} isBusy={remove.isPending}>
              Delete
            </Button>
          </div>
        </form>
      </Dialog>
    </Card>
  );
}
