import { expect, test } from "@playwright/test";
import { owner, ownerStatePath, printSignInLink } from "./owner";

test("first start: the printed link leads to a page that asks who it is", async ({ page }) => {
  await page.goto(printSignInLink());
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Welcome to Onset" })).toBeVisible();
  // Nothing else opens before that is said.
  await page.goto("/demo/runs");
  await expect(page.getByRole("heading", { name: "Welcome to Onset" })).toBeVisible();
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByText("a name is missing")).toBeVisible();
  await page.getByLabel("Name").fill(owner.name);
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password").fill(owner.password);
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  await page.context().storageState({ path: ownerStatePath() });
});
