/** "2026-11-24 04:18 UTC" of an ISO time: the same on the server and in every browser. */
export function utcMinute(iso: string): string {
  return `${iso.slice(0, 16).replace("T", " ")} UTC`;
}
