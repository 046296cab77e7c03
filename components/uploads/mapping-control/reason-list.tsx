type ReasonListProps = { reasons: readonly { about: string; reason: string }[] };

const shown = 100;

/** Why each guess was made, folded away. */
export function ReasonList({ reasons }: ReasonListProps) {
  if (reasons.length === 0) return null;
  return (
    <details className="mt-2 text-[0.8125rem]">
      <summary className="w-fit cursor-pointer rounded-sm text-muted hover:text-ink">
        Why we think so
      </summary>
      <dl className="mt-1 max-h-64 overflow-y-auto">
        {reasons.slice(0, shown).map(({ about, reason }) => (
          <div key={`${about} ${reason}`} className="flex gap-3 border-b py-1">
            <dt className="wrap-anywhere w-2/5 min-w-0 font-mono text-caption">{about}</dt>
            <dd className="wrap-anywhere min-w-0 flex-1">{reason}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
