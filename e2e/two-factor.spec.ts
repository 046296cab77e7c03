import { totpOf } from "@/lib/testing/totp";
import { expect, test } from "./fixtures";
import { newBrowser, newMember, password, textOf } from "./person";

test("a second step is set up, asked for, and got past by a recovery code", async ({
  page,
  browser,
  own,
  expectAccessible,
}) => {
  test.slow();
  const member = await newMember(browser, { page, api: own.api, role: "viewer" });
  const theirs = member.page;
  await theirs.goto("/settings");
  await theirs.getByRole("button", { name: "Set up…" }).click();
  await theirs.getByLabel("Your password").fill("not the password");
  await theirs.getByRole("button", { name: "Go on" }).click();
  await expect(theirs.getByText("This is not your password.")).toBeVisible();
  await theirs.getByLabel("Your password").fill(password);
  await theirs.getByRole("button", { name: "Go on" }).click();
  await expect(theirs.getByRole("img", { name: "Code for the authenticator app" })).toBeVisible();
  await expectAccessible(theirs);
  const blocks = theirs.getByRole("dialog").locator("code");
  const secret = await textOf(blocks.nth(0));
  const [recovery = ""] = (await textOf(blocks.nth(1))).split("\n");

  // An app whose clock is ten minutes off.
  const code = theirs.getByLabel("3. The code that the app shows now");
  await code.fill(totpOf(secret, Date.now() - 600_000));
  await theirs.getByRole("button", { name: "Turn on" }).click();
  await expect(theirs.getByText(/Codes need clocks that agree: this device says/)).toBeVisible();
  await code.fill(totpOf(secret));
  await theirs.getByRole("button", { name: "Turn on" }).click();
  await expect(theirs.getByText("From now on a sign-in asks for a code")).toBeVisible();

  const elsewhere = await newBrowser(browser);
  const signIn = async () => {
    await elsewhere.goto("/sign-in?next=/settings");
    await elsewhere.getByLabel("E-mail").fill(member.email);
    await elsewhere.getByLabel("Password").fill(password);
    await elsewhere.getByRole("button", { name: "Sign in" }).click();
    await expect(elsewhere.getByRole("heading", { name: "Second step" })).toBeVisible();
  };
  await signIn();
  await expectAccessible(elsewhere);
  // The password alone opens nothing.
  await elsewhere.goto("/settings");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await signIn();
  await elsewhere.getByLabel("Code").fill(totpOf(secret));
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere.getByRole("heading", { name: "Your account" })).toBeVisible();

  await elsewhere.context().clearCookies();
  await signIn();
  await elsewhere.getByRole("button", { name: "Use a recovery code" }).click();
  await elsewhere.getByLabel("Recovery code").fill(recovery);
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere.getByRole("heading", { name: "Your account" })).toBeVisible();
});
