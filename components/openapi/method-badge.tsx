import { Badge, type BadgeTone } from "@/components/ui/badge";

const tones: Record<string, BadgeTone> = {
  get: "info",
  put: "warn",
  post: "good",
  patch: "warn",
  delete: "bad",
};

export function MethodBadge({ method }: { method: string }) {
  return (
    <Badge tone={tones[method] ?? "neutral"} className="min-w-14 justify-center font-mono">
      {method.toUpperCase()}
    </Badge>
  );
}
