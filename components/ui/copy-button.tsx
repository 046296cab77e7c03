"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

type CopyButtonProps = { text: string; label?: string; isIconOnly?: boolean; className?: string };

export function CopyButton({ text, label = "Copy", isIconOnly, className }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setIsCopied(true);
    } catch {
      toast.error("The browser refused the clipboard: select the text and copy it by hand.");
    }
  };
  return (
    <Button
      variant={isIconOnly ? "ghost" : "secondary"}
      size={isIconOnly ? "icon-small" : "small"}
      className={className}
      aria-label={isIconOnly ? label : undefined}
      onClick={copy}
      onBlur={() => setIsCopied(false)}
    >
      {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
      {!isIconOnly && (isCopied ? "Copied" : label)}
      <span aria-live="polite" className="sr-only">
        {isCopied ? "Copied" : ""}
      </span>
    </Button>
  );
}
