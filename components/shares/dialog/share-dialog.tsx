"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { NewShare } from "@/components/shares/dialog/new-share";
import { ShareForm } from "@/components/shares/dialog/share-form";
import { Dialog } from "@/components/ui/dialog";
import { sharesOptions } from "@/lib/shares/query-options";
import type { CreatedShare, ShareTarget, ShareView } from "@/lib/shares/schema";

type ShareDialogProps = {
  project: string;
  target: ShareTarget;
  view: ShareView;
  onClose: () => void;
};

export function ShareDialog({ project, target, view, onClose }: ShareDialogProps) {
  const client = useQueryClient();
  const [made, setMade] = useState<{ share: CreatedShare; canEmbed: boolean } | null>(null);
  const onMade = (share: CreatedShare, canEmbed: boolean) => {
    setMade({ share, canEmbed });
    void client.invalidateQueries({ queryKey: sharesOptions(project).queryKey });
  };
  return (
    <Dialog
      isOpen
      // What is reached by keys is not left under the bar at the lower edge.
      className="scroll-pb-20"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={made ? "The link is ready" : "Share this view"}
      description={
        made
          ? "Copy it now: only a hash of it is stored, so it is shown this once."
          : `People with the link need no account. They see ${target.kind === "report" ? "this report as it stands" : "what is chosen here, as it stands on the page,"} and nothing else of the project.`
      }
    >
      {made ? (
        <NewShare share={made.share} canEmbed={made.canEmbed} onDone={onClose} />
      ) : (
        <ShareForm project={project} target={target} view={view} onMade={onMade} />
      )}
    </Dialog>
  );
}
