import { createHmac, randomBytes } from "node:crypto";
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

/** A new person who joined by an invitation, on a page of their own. */
export async function newMember(
  browser: Browser,
  { page, api, role }: { page: Page; api: string; role: string },
): Promise<{ page: Page; email: string; name: string }> {
  const email = someAddress("member");
  const name = email.split("@")[0] ?? "";
  const theirs = await newBrowser(browser);
  await theirs.goto(await invite(page, api, { email, role }));
  await theirs.getByLabel("Name").fill(name);
  await theirs.getByLabel("Password").fill(password);
  await theirs.getByRole("button", { name: /^Join/ }).click();
  await expect(theirs).toHaveURL(/\/runs$/);
  return { page: theirs, email, name };
}

/** What an authenticator app shows for a base32 secret now. */
export function totpOf(secret: string, atMs = Date.now()): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replace(/=+$/, "")]
    .map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / 30_000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  const number = digest.readUInt32BE(at) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}
