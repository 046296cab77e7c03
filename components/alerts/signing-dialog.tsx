"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { alertKeys } from "@/lib/alerts/query-options";
import { fetchJson, sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";

/** What receivers check a webhook with. */
export function SigningDialog({ project }: { project: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const { data, refetch } = useQuery({
    queryKey: [...alertKeys.all(project), "signing"],
    queryFn: ({ signal }) =>
      fetchJson<{ secret: string }>(apiPaths.alertSigning(project), { signal }),
    enabled: isOpen,
  });
  const change = useMutation({
    mutationFn: () => sendJson("POST", apiPaths.alertSigning(project)),
    onSuccess: () => refetch(),
    onError: (error: Error) => toast.error(error.message),
  });
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={<Button>Signing secret</Button>}
      title="Signing secret"
      description="A webhook carries X-Onset-Signature: sha256=<HMAC-SHA-256 of the body with this secret, in hex>. A new secret makes the old one worthless at once."
      actions={
        <>
          <Button isBusy={change.isPending} onClick={() => change.mutate()}>
            Make a new one
          </Button>
          <CopyButton text={data?.secret ?? ""} />
        </>
      }
    >
      <code className="block break-all rounded-md bg-tone-neutral px-3 py-2 text-caption">
        {data?.secret ?? "…"}
      </code>
    </Dialog>
  );
}
