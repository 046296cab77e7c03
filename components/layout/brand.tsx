export function Brand() {
  return (
    <span className="inline-flex items-center gap-2 font-bold text-[1rem] tracking-tight">
      <svg viewBox="0 0 20 20" className="size-5" aria-hidden="true">
        <path
          d="M1.5 15c4 0 4-9.5 8.5-9.5S14.5 15 18.5 15"
          fill="none"
          stroke="var(--unknown)"
          strokeWidth="2"
          strokeLinecap="round"
        />
      </svg>
      Onset
    </span>
  );
}
