const words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** "Five people"; numbers above ten in digits. */
export function countOf(n: number, one: string, many: string): string {
  const text = `${words[n] ?? n} ${n === 1 ? one : many}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Five people, two invitations open." */
export function peopleWords(people: number, invitations: number): string {
  const open = countOf(invitations, "invitation", "invitations").toLowerCase();
  return `${countOf(people, "person", "people")}${invitations === 0 ? "" : `, ${open} open`}.`;
}
