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
