const words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

function count(n: number, one: string, many: string): string {
  return `${words[n] ?? n} ${n === 1 ? one : many}`;
}

/** "Five people, two invitations open." */
export function peopleSentence(people: number, invitations: number): string {
  const open = invitations === 0 ? "" : `, ${count(invitations, "invitation", "invitations")} open`;
  const sentence = `${count(people, "person", "people")}${open}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
