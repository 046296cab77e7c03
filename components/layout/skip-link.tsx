export function SkipLink() {
  return (
    <a
      href="#content"
      className="-translate-y-20 fixed top-2 left-2 z-50 rounded-md bg-primary px-3 py-1.5 text-primary-ink focus:translate-y-0"
    >
      Skip to the content
    </a>
  );
}
