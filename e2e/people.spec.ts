import { expect, test } from "./fixtures";
import { invite, newBrowser, newMember, password, someAddress, textOf } from "./person";

test("a link invites a new person, who joins with the role that was chosen", async ({
  page,
  browser,
  own,
  expectAccessible,
}) => {
  const email = someAddress("new");
  await page.goto(`/${own.project}/settings/people`);
  await expect(page.getByText("One person.")).toBeVisible();
  await expect(page.getByText("Also deletes the project and names owners.")).toBeVisible();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("radio", { name: /viewer/ }).check();
  await page.getByRole("button", { name: "Make a link" }).click();
  await expect(page.getByText(`Pass it on to ${email} yourself.`)).toBeVisible();
  await expect(page.getByText("One person, one invitation open.")).toBeVisible();
  await expectAccessible();
  const link = await textOf(page.getByText(/\/invitation\/oi_/));

  const theirs = await newBrowser(browser);
  await theirs.goto(link);
  await expect(theirs.getByText(/invites you as viewer/)).toBeVisible();
  await expect(theirs.getByLabel("E-mail")).toHaveValue(email);
  await expectAccessible(theirs);
  await theirs.getByLabel("Name").fill("New Person");
  await theirs.getByLabel("Password").fill("short");
  await theirs.getByRole("button", { name: "Join Journey" }).click();
  await expect(theirs.locator("main").getByRole("alert")).toHaveText("at least 10 characters");
  await theirs.getByLabel("Password").fill(password);
  await theirs.getByRole("button", { name: "Join Journey" }).click();
  await expect(theirs).toHaveURL(new RegExp(`/${own.project}/runs$`));
  await theirs.goto(`/${own.project}/settings/people`);
  await expect(theirs.getByText("You are viewer of this project")).toBeVisible();

  const again = await newBrowser(browser);
  await again.goto(link);
  await expect(again.getByText(/^This invitation was used on .* it works once\./)).toBeVisible();
  await page.reload();
  await expect(page.getByText("Two people.")).toBeVisible();
});

test("an existing person joins by one press; for another address it says so", async ({
  page,
  browser,
  own,
}) => {
  const { page: theirs, email } = await newMember(browser, { page, api: own.api, role: "viewer" });
  const other = `${own.project}-2`;
  const api = `/api/v1/projects/${other}`;
  await page.request.put(api, { data: { name: "Other" } });

  await theirs.goto(await invite(page, api, { email: someAddress("else"), role: "editor" }));
  await expect(theirs.getByText(/This invitation is for else-.* Sign out/)).toBeVisible();

  await theirs.goto(await invite(page, api, { email, role: "editor" }));
  await theirs.getByRole("button", { name: "Join Other" }).click();
  await expect(theirs).toHaveURL(new RegExp(`/${other}/runs$`));

  const elsewhere = await newBrowser(browser);
  const link = await invite(page, api, { role: "viewer" });
  await elsewhere.goto(link);
  await elsewhere.getByRole("link", { name: "sign in" }).click();
  await elsewhere.getByLabel("E-mail").fill(email);
  await elsewhere.getByLabel("Password").fill(password);
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await elsewhere.getByRole("button", { name: "Join Other" }).click();
  await expect(elsewhere).toHaveURL(new RegExp(`/${other}/runs$`));
});

test("removing a person asks for their keys; their open page says what happened", async ({
  page,
  browser,
  own,
  request,
}) => {
  const member = await newMember(browser, { page, api: own.api, role: "editor" });
  const made = await member.page.request.post(`${own.api}/keys`, {
    data: { name: "trainer", scopes: ["read", "write"] },
  });
  const headers = { authorization: `Bearer ${(await made.json()).key}` };
  await member.page.goto(`/${own.project}/settings/people`);
  await expect(member.page.getByText("You are editor of this project")).toBeVisible();

  await page.goto(`/${own.project}/settings/people`);
  await page.getByRole("button", { name: "1 key" }).click();
  await expect(page.getByRole("cell", { name: /^trainer/ })).toBeVisible();
  await page.getByRole("button", { name: `More about ${member.name}` }).click();
  await page.getByRole("menuitem", { name: "Remove…" }).click();
  await expect(page.getByText("The key trainer", { exact: true })).toBeVisible();
  await page.getByLabel(/Hand over to you/).check();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText(`${member.name} is no member any more.`)).toBeVisible();
  await expect(page.getByText("One person.")).toBeVisible();
  expect((await request.get(`${own.api}/runs`, { headers })).status()).toBe(200);

  await member.page.getByRole("button", { name: "Leave…" }).click();
  await member.page.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(member.page.getByText(`no such project: ${own.project}`)).toBeVisible();
  const gone = await member.page.goto(`/${own.project}/runs`);
  expect(gone?.status()).toBe(404);
});

test("roles change, the last owner stays, a project is handed over", async ({
  page,
  browser,
  own,
}) => {
  const member = await newMember(browser, { page, api: own.api, role: "viewer" });
  await page.goto(`/${own.project}/settings/people`);
  await page.getByLabel(`Role of ${member.name}`).selectOption("admin");
  await expect(page.getByText(`The role of ${member.name} is changed.`)).toBeVisible();
  await expect(page.getByTitle("the last owner stays")).toHaveText("owner");
  await page.getByRole("button", { name: `More about ${member.name}` }).click();
  await page.getByRole("menuitem", { name: "Hand the project over…" }).click();
  await page.getByRole("button", { name: "Hand over" }).click();
  await expect(page.getByText(`${member.name} owns the project now.`)).toBeVisible();
  await page.goto(`/${own.project}/settings`);
  await expect(page.getByRole("heading", { name: "Delete this project" })).toHaveCount(0);
});

test("the administrator disables an account and makes a link for a new password", async ({
  page,
  browser,
  own,
  expectAccessible,
}) => {
  const member = await newMember(browser, { page, api: own.api, role: "viewer" });
  await page.goto("/admin");
  await expectAccessible();
  const more = page.getByRole("button", { name: `More about ${member.name}` });
  await more.click();
  await page.getByRole("menuitem", { name: "Make a link for a new password" }).click();
  const link = await textOf(page.getByText(/\/sign-in\/reset\?token=/));
  await page.keyboard.press("Escape");

  await member.page.goto(link);
  await member.page.getByLabel("New password").fill("another good password");
  await member.page.getByRole("button", { name: "Save" }).click();
  await expect(member.page.getByText("The new password holds.")).toBeVisible();
  await member.page.goto("/settings");
  await expect(member.page).toHaveURL(/\/sign-in/);
  await member.page.getByLabel("E-mail").fill(member.email);
  await member.page.getByLabel("Password").fill("another good password");
  await member.page.getByRole("button", { name: "Sign in" }).click();
  await expect(member.page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await expect(member.page.getByText("this one")).toBeVisible();

  await more.click();
  await page.getByRole("menuitem", { name: "Disable the account" }).click();
  await expect(page.getByText(`The account of ${member.name} is changed.`)).toBeVisible();
  await member.page.reload();
  await expect(member.page).toHaveURL(/\/sign-in/);
  await member.page.goto("/admin");
  await expect(member.page).toHaveURL(/\/sign-in/);

  await page.getByRole("link", { name: "Audit trail" }).click();
  const entries = page.getByRole("region", { name: "Entries" }).getByRole("table");
  for (const entry of [
    `person.change ${member.email} (isDisabled: true)`,
    `person.password-link ${member.email}`,
    `${member.name} <${member.email}> session.create sign-in by password`,
  ]) {
    await expect(entries.getByRole("row", { name: entry }).first()).toBeVisible();
  }
  await expectAccessible();
});
