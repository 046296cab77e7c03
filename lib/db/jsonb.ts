/** JSON that Postgres' jsonb takes: half a surrogate pair, which it refuses, becomes U+FFFD. */
export function toJsonb(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    typeof inner === "string" ? inner.toWellFormed() : inner,
  );
}
