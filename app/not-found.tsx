import type { Metadata } from "next";
import { ErrorPanel } from "@/components/layout/error-panel";

export const metadata: Metadata = { title: "Nothing here" };

export default function NotFound() {
  return (
    <main className="mx-auto max-w-xl px-4 py-24">
      <ErrorPanel code="not-found" />
    </main>
  );
}
