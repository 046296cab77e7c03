export const inputStyle =
  "w-full min-w-0 rounded-md border border-line-strong/55 bg-card px-2.5 text-body text-ink placeholder:text-muted disabled:opacity-50 aria-invalid:border-confirmed";
