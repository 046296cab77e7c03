/** What went wrong with the last try, for the page that asks for the password. */
export function lockedProblem(
  tried: string | string[] | undefined,
  waitSeconds: number,
): string | undefined {
  if (waitSeconds > 0) return `Too many wrong tries. Wait ${waitSeconds} s, then try again.`;
  if (tried === "wait") return "Now you can try again.";
  return tried === "wrong" ? "That is not the password." : undefined;
}
