import type { Metadata } from "next";
import { ErrorPanel } from "@/components/layout/error-panel";

export const metadata: Metadata = { title: "Nothing here" };

export default function NotFound() {
  return (
    <div className="mx-auto w-full max-w-xl pt-[8vh]">
      <ErrorPanel code="not-found" />
    </div>
  );
}
