"use client";

import { Link2 } from "lucide-react";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

/** The address holds the whole view: a colleague who opens it sees this page. */
export function CopyLink() {
  const { request } = useCompareView();
  if (request.run.length === 0) return null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      toast.success("The link to this view is copied.");
    } catch {
      toast.error("The browser refused the clipboard: copy the address of this page by hand.");
    }
  };
  return (
    <Button onClick={copy}>
      <Link2 aria-hidden /> Copy link
    </Button>
  );
}
