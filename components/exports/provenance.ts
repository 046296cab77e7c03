/** Where a picture comes from: what stands under every picture that leaves the page. */
export type Provenance = {
  source: string;
  /** ISO time of the data. */
  date: string;
  /** "800 dev examples". */
  n: string;
  method: string;
  checksum?: string | null;
};

/** The lines of the footer, the same in every format. */
export function footerLines({ source, date, n, method, checksum }: Provenance): readonly string[] {
  const first = [source, `data of ${date.slice(0, 10)}`, `n = ${n}`].join(" · ");
  return [first, method, ...(checksum ? [`SHA-256 ${checksum}`] : [])];
}
