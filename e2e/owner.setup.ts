import { expect, test } from "@playwright/test";
import { owner, ownerStatePath, printSignInLink } from "./owner";

test("the printed link makes the owner's account", async ({ page }) => {
  await page.goto(printSignInLink());
  await expect(page).not.toHaveURL(/sign-in/);
  const response = await page.request.put("/api/v1/account", { data: owner });
  expect(response.ok(), await response.text()).toBe(true);
  await page.context().storageState({ path: ownerStatePath() });
});
