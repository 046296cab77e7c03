/** How long what was deleted, undone or dropped can be brought back. */
export const restorableDays = 7;
export const restorableMs = restorableDays * 24 * 60 * 60 * 1000;

/** No id of the API holds a tilde. */
const mark = "~";

/** Whether something deleted goes by `<its own id>~<uuid>`, its own having been given to something new. */
export function isSetAside(slug: string): boolean {
  return slug.includes(mark);
}

/** The id that a deleted thing had, whether or not it was set aside. */
export function ownSlug(slug: string): string {
  return slug.split(mark, 1)[0] ?? slug;
}

type Deleted = { slug: string; name: string; deletedAt: Date };

/** The ids whose owners were set aside: what lives under them now bars the way back. */
export function idsSetAside(rows: readonly { slug: string }[]): string[] {
  return rows.filter(({ slug }) => isSetAside(slug)).map(({ slug }) => ownSlug(slug));
}

/** Until when something deleted can be restored. */
export function restorableUntil(deletedAt: Date, nowMs: number) {
  const goneAt = deletedAt.getTime() + restorableMs;
  return {
    deletedAt: deletedAt.toISOString(),
    goneAt: new Date(goneAt).toISOString(),
    leftMs: Math.max(0, goneAt - nowMs),
  };
}

/** A deleted thing as lists of such show it: until when it can be restored, and whether its id is `taken` again. */
export function toRestorable(
  { slug, name, deletedAt }: Deleted,
  { taken, nowMs }: { taken: ReadonlySet<string>; nowMs: number },
) {
  const isNameTaken = taken.has(ownSlug(slug));
  return { id: slug, name, isNameTaken, ...restorableUntil(deletedAt, nowMs) };
}
