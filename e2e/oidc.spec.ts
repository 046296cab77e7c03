import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { invite, newBrowser } from "./person";

/** Says who one is at the provider, and that Onset may know it. */
async function signInThere(page: Page, login: string): Promise<void> {
  await page.getByPlaceholder("Enter any login").fill(login);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

test("the identity provider signs somebody in, with the role that its claim gives", async ({
  page: owners,
  browser,
}) => {
  const made = await owners.request.put("/api/v1/projects/by-claim", { data: { name: "Claimed" } });
  expect(made.ok(), await made.text()).toBe(true);
  const page = await newBrowser(browser);
  const name = `grace-${randomBytes(3).toString("hex")}`;
  await page.goto("/by-claim/runs");
  await page.getByRole("button", { name: "Continue with Journey ID" }).click();
  await signInThere(page, `${name}+ml-team`);
  await expect(page).toHaveURL(/\/by-claim\/runs$/);
  await page.goto("/by-claim/settings/people");
  await expect(page.getByText("You are editor of this project")).toBeVisible();
  await page.goto("/settings");
  await expect(page.getByText(`You are known here as ${name}@example.org.`)).toBeVisible();
  await expect(page.getByText("Connected: you can sign in by it.")).toBeVisible();
});

test("an invitation is accepted by way of the provider", async ({ page, browser, own }) => {
  const name = `alan-${randomBytes(3).toString("hex")}`;
  const theirs = await newBrowser(browser);
  await theirs.goto(await invite(page, own.api, { email: `${name}@example.org`, role: "viewer" }));
  await theirs.getByRole("button", { name: "Continue with Journey ID" }).click();
  await signInThere(theirs, name);
  await theirs.getByRole("button", { name: "Join Journey" }).click();
  await expect(theirs).toHaveURL(new RegExp(`/${own.project}/runs$`));
});

test("a sign-in that was given up says so, and a spent answer is none", async ({
  browser,
  expectAccessible,
}) => {
  const page = await newBrowser(browser);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Continue with Journey ID" }).click();
  await page.getByRole("link", { name: "[ Cancel ]" }).click();
  await expect(page.getByText("The identity provider was told no.")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/api/auth/callback/oidc?code=x&state=spent");
  await expect(page.getByText(/has been used already, or took longer/)).toBeVisible();
});
