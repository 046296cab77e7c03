/** What the checksum is of, for those who want to compare it next month. */
export function ExplainChecksum({ checksum }: { checksum: string }) {
  return (
    <details>
      <summary>
        SHA-256 <code className="font-mono">{checksum.slice(0, 16)}…</code>
      </summary>
      <p className="mt-1">
        <code className="font-mono">{checksum}</code> is the checksum of the data behind this page,
        taken when the link was made. The page checks it each time it opens; the same data always
        have the same checksum.
      </p>
    </details>
  );
}
