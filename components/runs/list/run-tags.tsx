/** At most three tags, so that one run does not fill the list. */
export function RunTags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  const shown = tags.slice(0, 3).join(" · ");
  const more = tags.length - 3;
  return (
    <span className="block max-w-64 truncate text-caption text-muted" title={tags.join(", ")}>
      {shown}
      {more > 0 && ` and ${more} more`}
    </span>
  );
}
