"use client";

import type { ReactNode } from "react";
import { ErrorPanel } from "@/components/layout/error-panel";
import { problemOf } from "@/components/layout/problem-of";
import { leftWords } from "@/components/projects/left-words";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";

export type DeletedItem = {
  id: string;
  name: string;
  isNameTaken?: boolean;
  goneAt: string;
  leftMs: number;
  /** "12 checkpoints" */
  note?: string;
};

type DeletedItemsProps = {
  /** "dataset", "project" */
  noun: string;
  items: readonly DeletedItem[];
  isBusy: boolean;
  onRestore: (item: DeletedItem) => void;
};

/** What was deleted, how long each can still be restored, and the way back. */
export function DeletedItems({ noun, items, isBusy, onRestore }: DeletedItemsProps) {
  return (
    <ul aria-label={`Recently deleted ${noun}s`}>
      {items.map((item) => {
        const { id, name, note, goneAt, leftMs, isNameTaken = false } = item;
        return (
          <li key={id} className="flex min-h-13 items-center gap-3 border-b py-1.5">
            <div className="min-w-0 flex-1">
              <p className="truncate font-semibold" title={id}>
                {name}
              </p>
              <p className="text-caption text-muted">
                {note && `${note} · `}
                <time dateTime={goneAt} className="whitespace-nowrap">
                  {leftWords(leftMs)}
                </time>
                {isNameTaken && ` · a new ${noun} has its id; delete that one first`}
              </p>
            </div>
            <Button
              aria-label={`Restore ${name}`}
              disabled={isBusy || isNameTaken}
              onClick={() => onRestore(item)}
            >
              Restore
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

type Query<Item> = {
  data: { items: readonly Item[] } | undefined;
  error: Error | null;
  refetch: () => unknown;
};

type DeletedPanelProps<Item> = {
  noun: string;
  query: Query<Item>;
  onClose: () => void;
  children: (items: readonly Item[]) => ReactNode;
};

/** What was deleted in a list, beside it. */
export function DeletedPanel<Item>({ noun, query, onClose, children }: DeletedPanelProps<Item>) {
  const { data, error, refetch } = query;
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Recently deleted"
      description={`A deleted ${noun} is kept for seven days; then everything of it is gone for good.`}
      className="w-[min(28rem,100vw)]"
    >
      {error && !data && <ErrorPanel {...problemOf(error)} onRetry={() => void refetch()} />}
      {!error && !data && (
        <div
          className="flex flex-col gap-3"
          role="status"
          aria-label={`Reading the deleted ${noun}s`}
        >
          {[1, 2, 3].map((row) => (
            <Skeleton key={row} className="h-10" />
          ))}
        </div>
      )}
      {data?.items.length === 0 && (
        <p className="text-muted">
          No {noun} of this project was deleted within the last seven days.
        </p>
      )}
      {data && data.items.length > 0 && children(data.items)}
    </Sheet>
  );
}
