import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/layout/providers";
import { publicOrigin } from "@/lib/auth/origin";
import { nonceHeader } from "@/lib/http/nonce-header";
import "@fontsource-variable/inter/index.css";
import "./globals.css";

/** Read when a page is asked for, since a build knows no address. */
export function generateMetadata(): Metadata {
  return { ...named, metadataBase: new URL(publicOrigin()) };
}

const named: Metadata = {
  title: { default: "Onset", template: "%s · Onset" },
  description: "Shows when fine-tuning on new knowledge starts to hurt what a model already knew.",
  icons: { icon: "/icon.svg" },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafaf9" },
    { media: "(prefers-color-scheme: dark)", color: "#0e1013" },
  ],
};

/** Rendered for each request: the nonce of its scripts is in it. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get(nonceHeader) ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
