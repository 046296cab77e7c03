"use client";

import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";

function asTheme(theme: string | undefined) {
  return theme === "light" || theme === "dark" ? theme : "system";
}

export function Toaster() {
  const { theme } = useTheme();
  return (
    <Sonner
      theme={asTheme(theme)}
      position="bottom-right"
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
