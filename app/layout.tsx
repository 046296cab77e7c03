import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/layout/providers";
import { publicOrigin } from "@/lib/auth/origin";
import { nonceHeader } from "@/lib/http/nonce-header";
import "@fontsource-variable/inter/index.css";
import "./globals.css";

/** Of Inter the letters that every page has: asked for with the page, so that no word is drawn in another font before. */
const latin = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-latin",
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD",
    },
  ],
});

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
    <html lang="en" className={latin.variable} suppressHydrationWarning>
      <body>
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
