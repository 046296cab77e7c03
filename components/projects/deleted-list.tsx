"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type DeletedItem, DeletedItems } from "@/components/projects/deleted-panel";
import { Card } from "@/components/ui/card";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";

type DeletedListProps = {
  /** "dataset", "project" */
  noun: string;
  items: readonly DeletedItem[];
  restoreAddress: (id: string) => string;
  onRestored?: () => void;
};

/** What was deleted and can still be restored; nothing where there is none. */
export function DeletedList({ noun, items, restoreAddress, onRestored }: DeletedListProps) {
  const router = useRouter();
  const restore = useMutation({
    mutationFn: ({ id }: DeletedItem) => sendJson("POST", restoreAddress(id)),
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
      <DeletedItems
        {...{ noun, items }}
        isBusy={restore.isPending}
        onRestore={(item) => restore.mutate(item)}
      />
    </Card>
  );
}
