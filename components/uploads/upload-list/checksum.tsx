import { CopyButton } from "@/components/ui/copy-button";

type ChecksumProps = { sha256: string; of: string };

/** The first eight digits; the button copies all. */
export function Checksum({ sha256, of }: ChecksumProps) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <code className="text-caption" title={sha256}>
        {sha256.slice(0, 8)}
      </code>
      <CopyButton isIconOnly text={sha256} label={`Copy the SHA-256 of ${of}`} />
    </span>
  );
}
