import { capitalise, countWord } from "@/lib/format";
/** "Five people" */
export function countOf(n: number, one: string, many: string): string {
  return capitalise(`${countWord(n)} ${n === 1 ? one : many}`);
}

/** "Five people, two invitations open." */
export function peopleWords(people: number, invitations: number): string {
  const open = countOf(invitations, "invitation", "invitations").toLowerCase();
  return `${countOf(people, "person", "people")}${invitations === 0 ? "" : `, ${open} open`}.`;
}
