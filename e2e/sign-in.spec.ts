import { expect, guest, test, untilAlive } from "./fixtures";
import { owner, printSignInLink } from "./owner";

test.use({ storageState: guest });

test("a printed link signs in once, at a press; used again it explains itself", async ({
  page,
  browser,
  expectAccessible,
}) => {
  const link = printSignInLink();
  // As a chat's preview opens it, with a browser or without one.
  await page.request.get(link);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Sign in with this link" })).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Runs" })).toBeVisible();

  const stranger = await browser.newPage({ storageState: guest });
  await stranger.goto(link);
  await stranger.getByRole("button", { name: "Sign in" }).click();
  await expect(stranger).toHaveURL(/\/sign-in\?error=/);
  await expect(stranger.getByText("That sign-in link no longer works.")).toBeVisible();
  await expect(stranger.getByText("npm run --silent sign-in-link")).toBeVisible();
  await stranger.close();
});

test("the chosen password signs in, and signing out ends it", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password").fill(owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Runs" })).toBeVisible();

  await page.goto("/sign-in");
  await expect(page).toHaveURL(/\/runs$/);

  const menu = page.getByRole("button", { name: owner.name });
  await untilAlive(menu);
  await menu.click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto("/demo/runs");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});

test("what is typed before the page listens waits for it, and never stands in an address", async ({
  page,
}) => {
  const held = Promise.withResolvers<void>();
  await page.route("**/*.js", async (route) => {
    await held.promise;
    await route.continue();
  });
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await page.goto("/sign-in", { waitUntil: "commit" });
  const submit = page.getByRole("button", { name: "Sign in" });
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password").fill(owner.password);
  await page.keyboard.press("Enter");
  await submit.click({ force: true });
  held.resolve();
  await submit.click();
  await expect(page.getByRole("heading", { name: "Runs" })).toBeVisible();
  expect(addresses.filter((address) => address.includes("battery"))).toEqual([]);
});

test("a wrong password is told in words and signs nobody in", async ({ page, pageProblems }) => {
  pageProblems.allow(/status of 401/);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("the password is missing")).toBeVisible();
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("No account has this e-mail and password together.")).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);
});

test("sign-in leads back to the page that was asked for", async ({ page }) => {
  await page.goto("/demo/runs?q=unk050&sort=name");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password").fill(owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/demo\/runs\?q=unk050&sort=name$/);
});

test("the sign-in page is accessible in light and dark", async ({
  page,
  expectAccessibleInBothThemes,
}) => {
  await page.goto("/sign-in?error=link");
  // Until it is, its colours are not looked at.
  await expect(page.getByRole("button", { name: "Sign in" })).toBeEnabled();
  await expectAccessibleInBothThemes();
});
