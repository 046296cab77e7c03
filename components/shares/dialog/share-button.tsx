"use client";

import { Share2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ShareTarget, ShareView } from "@/lib/shares/schema";

const ShareDialog = dynamic(() =>
  import("@/components/shares/dialog/share-dialog").then((module) => module.ShareDialog),
);

type ShareButtonProps = {
  project: string;
  target: ShareTarget;
  /** What the address of the page does not say, such as which of its charts; the rest is read from there. */
  view?: ShareView;
  size?: "small" | "medium";
};

/** The parameters of the page as they are now: axis, zoom, series. */
function viewOfPage(): ShareView {
  const search = new URLSearchParams(window.location.search);
  search.delete("run");
  return Object.fromEntries(
    [...new Set(search.keys())].map((key) => {
      const values = search.getAll(key);
      return [key, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}

/** Shares a chart, a run or a comparison exactly as it is seen. */
export function ShareButton({ project, target, view = {}, size = "medium" }: ShareButtonProps) {
  const [shared, setShared] = useState<ShareView | null>(null);
  return (
    <>
      <Button
        size={size}
        variant={size === "small" ? "ghost" : "secondary"}
        onClick={() => setShared({ ...viewOfPage(), ...view })}
      >
        <Share2 aria-hidden /> Share
      </Button>
      {shared && (
        <ShareDialog
          project={project}
          target={target}
          view={shared}
          onClose={() => setShared(null)}
        />
      )}
    </>
  );
}
