"use client";

import { useQuery } from "@tanstack/react-query";
import { Command as Primitive } from "cmdk";
import { Check, ChevronDown } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { tagsOffered, tagsOptions } from "@/lib/runs/query-options";

type TagFilterProps = {
  project: string;
  chosen: readonly string[];
  onChange: (tags: string[]) => void;
};

function TagList({ project, chosen, onChange }: TagFilterProps) {
  const [typed, setTyped] = useState("");
  const { data, isPending } = useQuery(tagsOptions(project, useDeferredValue(typed.trim())));
  const found = data?.items ?? [];
  const shown = [...new Set([...(typed === "" ? chosen : []), ...found])].slice(0, tagsOffered);
  const toggle = (tag: string) =>
    onChange(chosen.includes(tag) ? chosen.filter((other) => other !== tag) : [...chosen, tag]);
  return (
    <Primitive label="Tags" shouldFilter={false}>
      <Primitive.Input
        value={typed}
        onValueChange={setTyped}
        placeholder="Find a tag"
        maxLength={100}
        className="h-9 w-full border-b bg-transparent px-3 outline-none placeholder:text-muted"
      />
      <Primitive.List className="max-h-72 overflow-y-auto p-1">
        {shown.map((tag) => (
          <Primitive.Item
            key={tag}
            value={tag}
            aria-checked={chosen.includes(tag)}
            onSelect={() => toggle(tag)}
            className="flex min-h-7 items-center justify-between gap-2 rounded-md px-2 py-1 data-[selected=true]:bg-hover"
          >
            <span className="min-w-0 truncate">{tag}</span>
            {chosen.includes(tag) && <Check aria-hidden className="size-3.5 shrink-0" />}
          </Primitive.Item>
        ))}
        {shown.length === 0 && (
          <p className="px-2 py-3 text-muted">
            {isPending
              ? "Reading the tags"
              : typed
                ? "No tag has this in it."
                : "No run has a tag."}
          </p>
        )}
      </Primitive.List>
      {found.length > tagsOffered && (
        <p className="border-t px-3 py-1.5 text-caption text-muted">
          The first {tagsOffered}; type to find others
        </p>
      )}
    </Primitive>
  );
}

/** Runs that have all of the chosen tags; a project may have ten thousand. */
export function TagFilter(props: TagFilterProps) {
  return (
    <Popover
      label="Tags"
      className="p-0"
      trigger={
        <Button className="font-normal">
          Tags
          {props.chosen.length > 0 && <span className="font-semibold">{props.chosen.length}</span>}
          <ChevronDown aria-hidden className="text-muted" />
        </Button>
      }
    >
      <TagList {...props} />
    </Popover>
  );
}
