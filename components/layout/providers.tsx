"use client";

import "@/lib/schema-checks";
import { QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { AddressAdapter } from "@/components/layout/address-adapter";
import { Toaster } from "@/components/ui/toaster";
import { getQueryClient } from "@/lib/query-client";

type ProvidersProps = {
  children: ReactNode;
  /** Of the page's scripts: the theme is set by one before anything is painted. */
  nonce: string | undefined;
};

export function Providers({ children, nonce }: ProvidersProps) {
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      nonce={nonce}
    >
      <QueryClientProvider client={getQueryClient()}>
        <AddressAdapter>{children}</AddressAdapter>
      </QueryClientProvider>
      <Toaster />
    </ThemeProvider>
  );
}
