import { X } from "lucide-react";

/** A filter that holds; a click takes it away. */
export function Chip({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <button
      type="button"
      aria-label={`Remove the filter ${label}`}
      onClick={onRemove}
      className="inline-flex min-h-6 max-w-full items-center gap-1 rounded-full bg-tone-neutral px-2 py-0.5 text-caption text-tone-neutral-ink hover:text-ink [&_svg]:size-3 [&_svg]:shrink-0"
    >
      <span className="truncate">{label}</span>
      <X aria-hidden />
    </button>
  );
}
