"use client";

import { useTheme } from "next-themes";
import { useEffect } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { showToastsWith } from "@/components/ui/toast";

function asTheme(theme: string | undefined) {
  return theme === "light" || theme === "dark" ? theme : "system";
}

/** Screen readers read what changes in a region; one that comes with its message is not heard. */
const regionFirstMs = 150;

export function ToastRegion() {
  const { theme } = useTheme();
  useEffect(() => {
    const timer = setTimeout(() => {
      showToastsWith(({ kind, text, options }) => toast[kind](text, options));
    }, regionFirstMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Sonner
      theme={asTheme(theme)}
      position="bottom-right"
      // Above the page and what darkens it, below popovers and dialogs: a message must not lie on their buttons.
      style={{ zIndex: 45 }}
      toastOptions={{
        style: {
          background: "var(--raised)",
          color: "var(--ink)",
          border: "1px solid var(--line)",
          boxShadow: "none",
          fontFamily: "inherit",
        },
      }}
    />
  );
}
