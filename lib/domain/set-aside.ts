const mark = "~";

/** The id that something deleted goes by once its own was given to something new; no id of the API holds a tilde. */
export function setAsideSlug(slug: string, id: string): string {
  return `${slug}${mark}${id}`;
}

/** The id that a deleted thing had, whether or not it was set aside. */
export function ownSlug(slug: string): string {
  return slug.split(mark, 1)[0] ?? slug;
}

export function isSetAside(slug: string): boolean {
  return slug.includes(mark);
}
