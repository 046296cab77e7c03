import { ErrorPanel } from "@/components/layout/error-panel";

export default function NotFound() {
  return (
    <div className="mx-auto w-full max-w-xl pt-[8vh]">
      <ErrorPanel code="not-found" />
    </div>
  );
}
