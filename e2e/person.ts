import { randomBytes } from "node:crypto";
import type { Browser, Locator, Page } from "@playwright/test";
import { expect, guest } from "./fixtures";

export const password = "correct horse battery";

/** An address that no other journey uses. */
export function someAddress(name: string): string {
  return `${name}-${randomBytes(4).toString("hex")}@example.org`;
}

/** The text of a place that is there. */
export async function textOf(place: Locator): Promise<string> {
  return (await place.textContent()) ?? "";
}

/** A page in a browser of its own, where nobody is signed in. */
export async function newBrowser(browser: Browser): Promise<Page> {
  return (await browser.newContext({ storageState: guest })).newPage();
}

/** Makes a link of an invitation by the API, as the person of `page`. */
export async function invite(
  page: Page,
  api: string,
  input: { email?: string; role: string },
): Promise<string> {
  const made = await page.request.post(`${api}/invitations`, { data: input });
  expect(made.ok(), await made.text()).toBe(true);
  return (await made.json()).url;
}

/** A new person who joined by an invitation, and a page of their own, where they are signed in. */
export async function newMember(
  browser: Browser,
  { page, api, role }: { page: Page; api: string; role: string },
): Promise<{ page: Page; email: string; name: string }> {
  const email = someAddress("member");
  const name = email.split("@")[0] ?? "";
  const theirs = await newBrowser(browser);
  const token = (await invite(page, api, { email, role })).split("/").at(-1);
  const data = { token, account: { name, email, password } };
  const joined = await theirs.request.post("/api/v1/invitation/accept", { data });
  expect(joined.ok(), await joined.text()).toBe(true);
  return { page: theirs, email, name };
}
