"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useDeferredValue, useId, useState } from "react";
import { runCount } from "@/components/runs/list/action-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { tagsOffered, tagsOptions } from "@/lib/runs/query-options";

type TagDialogProps = {
  project: string;
  action: "tag" | "untag";
  count: number;
  /** Tags of the chosen runs: what can be taken from them. */
  tags: readonly string[];
  onChoose: (tag: string) => void;
  onClose: () => void;
};

const longestTag = 100;

/** One tag for all chosen runs, or one taken from them; the browser's own list offers those that exist. */
export function TagDialog({ project, action, count, tags, onChoose, onClose }: TagDialogProps) {
  const id = useId();
  const [tag, setTag] = useState("");
  const { data } = useQuery(tagsOptions(project, useDeferredValue(tag.trim())));
  const isAdding = action === "tag";
  const own = [...new Set(tags)];
  const offered = isAdding || own.length === 0 ? (data?.items ?? []) : own;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (tag.trim() === "") return;
    onChoose(tag.trim());
    onClose();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={isAdding ? `Tag ${runCount(count)}` : `Remove a tag from ${runCount(count)}`}
    >
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label="Tag">
          <Input
            list={id}
            value={tag}
            maxLength={longestTag}
            autoComplete="off"
            onChange={(event) => setTag(event.target.value)}
          />
        </Field>
        <datalist id={id}>
          {offered.slice(0, tagsOffered).map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={tag.trim() === ""}>
            {isAdding ? "Tag" : "Remove"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
