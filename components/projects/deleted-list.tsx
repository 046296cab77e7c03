"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { leftWords } from "@/components/projects/left-words";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";

export type DeletedThing = { id: string; name: string; isNameTaken: boolean; leftMs: number };

type DeletedListProps = {
  /** "dataset", "project" */
  noun: string;
  items: readonly DeletedThing[];
  restoreAddress: (id: string) => string;
  onRestored?: () => void;
};

/** What was deleted and can still be restored; nothing where there is none. */
export function DeletedList({ noun, items, restoreAddress, onRestored }: DeletedListProps) {
  const router = useRouter();
  const restore = useMutation({
    mutationFn: ({ id }: DeletedThing) => sendJson("POST", restoreAddress(id)),
    onSuccess: (_, { name }) => {
      toast.success(`${name} is restored.`);
      onRestored?.();
      router.refresh();
    },
    onError: (error) => toast.error(error.message),
  });
  if (items.length === 0) return null;
  return (
    <Card
      title="Recently deleted"
      howToRead={`A deleted ${noun} is kept for seven days; then everything of it is gone for good.`}
    >
      <ul aria-label={`Recently deleted ${noun}s`}>
        {items.map((item) => (
          <li key={item.id} className="flex min-h-11 items-center gap-3 border-b py-1.5">
            <div className="min-w-0 flex-1">
              <p className="truncate font-semibold">{item.name}</p>
              <p className="text-caption text-muted">
                {leftWords(item.leftMs)}
                {item.isNameTaken && ` · a new ${noun} has its id; delete that one first`}
              </p>
            </div>
            <Button
              aria-label={`Restore ${item.name}`}
              disabled={restore.isPending || item.isNameTaken}
              onClick={() => restore.mutate(item)}
            >
              Restore
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
