/** An id made from a name: "Llama 3 · new facts" -> "llama-3-new-facts"; empty when nothing is left. */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9._]+/g, "-")
    .replace(/^[^a-z0-9]+/, "")
    .slice(0, 128)
    .replace(/[^a-z0-9]+$/, "");
}
