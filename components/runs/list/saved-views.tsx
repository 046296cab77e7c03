"use client";

import { useQuery } from "@tanstack/react-query";
import { Bookmark, Check, ChevronDown, RefreshCw, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { useSavedViews } from "@/components/runs/list/use-saved-views";
import { Button, IconButton } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Popover } from "@/components/ui/popover";
import { paths } from "@/lib/paths";
import type { SavedView } from "@/lib/runs/list/list-schema";
import { runViewsOptions } from "@/lib/runs/query-options";

const SaveViewDialog = dynamic(() =>
  import("@/components/runs/list/save-view-dialog").then((module) => module.SaveViewDialog),
);

type SavedViewsProps = {
  project: string;
  origin: string;
  /** The list as it is now. */
  query: string;
  canWrite: boolean;
};

type ViewRowProps = Omit<SavedViewsProps, "canWrite"> & {
  view: SavedView;
  changes: ReturnType<typeof useSavedViews> | null;
  onOpen: () => void;
};

function ViewRow({ project, origin, query, view, changes, onOpen }: ViewRowProps) {
  const address = `${paths.runs(project)}${view.query === "" ? "" : `?${view.query}`}`;
  const isNow = view.query === query;
  return (
    <li className="flex items-center gap-0.5 border-b last:border-b-0">
      <Link
        href={address}
        prefetch={false}
        onClick={onOpen}
        aria-current={isNow ? "true" : undefined}
        className="flex min-h-8 min-w-0 flex-1 items-center gap-1.5 rounded-md px-2 hover:bg-hover"
      >
        <span className="min-w-0 truncate">{view.name}</span>
        {isNow && <Check aria-hidden className="size-3.5 shrink-0 text-muted" />}
      </Link>
      <CopyButton isIconOnly label={`Copy the link of ${view.name}`} text={`${origin}${address}`} />
      {changes && (
        <>
          <IconButton
            icon={RefreshCw}
            label={`Write the list as it is now over ${view.name}`}
            title="Write over"
            disabled={isNow || changes.save.isPending}
            onClick={() => {
              const { id, name, version } = view;
              changes.save.mutate({ id, name, query, version });
            }}
          />
          <IconButton
            icon={Trash2}
            label={`Delete ${view.name}`}
            title="Delete"
            disabled={changes.remove.isPending}
            onClick={() => changes.remove.mutate(view)}
          />
        </>
      )}
    </li>
  );
}

/** Views with a name: links to this page, each with its filters, order and columns. */
export function SavedViews({ project, origin, query, canWrite }: SavedViewsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const { data, isPending } = useQuery({
    ...runViewsOptions(project),
    enabled: isOpen || isSaving,
  });
  const changes = useSavedViews(project);
  const views = data?.items ?? [];
  return (
    <>
      <Popover
        label="Saved views"
        align="end"
        className="w-80 p-1.5"
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        trigger={
          <Button className="font-normal">
            <Bookmark aria-hidden className="text-muted" />
            Views
            <ChevronDown aria-hidden className="text-muted" />
          </Button>
        }
      >
        <ul className="max-h-80 overflow-y-auto">
          {views.map((view) => (
            <ViewRow
              key={view.id}
              project={project}
              origin={origin}
              query={query}
              view={view}
              changes={canWrite ? changes : null}
              onOpen={() => setIsOpen(false)}
            />
          ))}
        </ul>
        {views.length === 0 && (
          <p className="px-2 py-2 text-muted">
            {isPending
              ? "Reading the views"
              : "No view is saved yet: set filters and columns first."}
          </p>
        )}
        {canWrite && (
          <Button
            className="mt-1.5 w-full"
            onClick={() => {
              setIsOpen(false);
              setIsSaving(true);
            }}
          >
            Save this view…
          </Button>
        )}
      </Popover>
      {isSaving && (
        <SaveViewDialog
          query={query}
          views={views}
          save={changes.save}
          onClose={() => setIsSaving(false)}
        />
      )}
    </>
  );
}
