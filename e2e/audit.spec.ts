import { readFileSync } from "node:fs";
import { expect, guest, test } from "./fixtures";
import { printKey } from "./owner";
import { newMember } from "./person";

test("who changed what is found, narrowed and taken away", async ({
  page,
  own,
  browser,
  expectAccessibleInBothThemes,
}) => {
  const { project, api } = own;
  await page.request.put(`${api}/runs/first`, { data: { name: "First" } });
  await page.request.post(`${api}/runs/first/uploads`, { data: '{"step":1,"loss":2}\n' });
  const reader = printKey(project, "read");
  const stranger = await browser.newContext({ storageState: guest });
  const refused = await stranger.request.delete(`${api}/runs/first`, {
    headers: { authorization: `Bearer ${reader}` },
  });
  expect(refused.status()).toBe(403);
  await stranger.close();

  await page.goto(`/${project}/settings`);
  await page.getByRole("link", { name: "Audit trail" }).click();
  const table = page.getByRole("region", { name: "Entries" }).getByRole("table");
  const rows = table.locator("tbody tr");
  await expect(rows).toHaveCount(5);
  await expect(rows.first()).toContainText("run.delete");
  await expect(rows.first()).toContainText("Refused 403");
  await expect(rows.first()).toContainText("this needs the right to write");
  await expect(rows.first()).toContainText("127.0.0.1");
  await expect(rows.nth(1)).toContainText("key.create");
  await expect(rows.nth(1)).toContainText("terminal");
  await expect(rows.nth(2)).toContainText("upload.create");
  await expect(rows.nth(2)).toContainText("ada@example.org");

  await page.getByLabel("How it ended").selectOption("refused");
  await expect(rows).toHaveCount(1);
  await expect(page).toHaveURL(/outcome=refused/);
  await page.reload();
  await expect(rows).toHaveCount(1);

  const taken = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  const csv = readFileSync(await (await taken).path(), "utf8")
    .trim()
    .split("\r\n");
  expect(csv).toHaveLength(2);
  expect(csv[1]).toContain('"run.delete"');

  await page.getByRole("button", { name: "Show all" }).click();
  await page.getByLabel("What", { exact: true }).selectOption("upload");
  await expect(rows).toHaveCount(1);
  await page.getByLabel("Who", { exact: true }).fill("nobody of this name");
  await expect(page.getByText("Nothing fits")).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  const lines = page.waitForEvent("download");
  await page.getByRole("link", { name: "JSON lines" }).click();
  const entries = readFileSync(await (await lines).path(), "utf8")
    .trim()
    .split("\n");
  expect(entries.map((line) => (JSON.parse(line) as { action: string }).action)).toEqual([
    "run.delete",
    "key.create",
    "upload.create",
    "run.change",
    "project.change",
  ]);
  await expectAccessibleInBothThemes();
});

test("a page that was refused is in the trail, a page that only was not found is not", async ({
  page,
  own,
  browser,
}) => {
  const { project, api } = own;
  const member = await newMember(browser, { page, api, role: "viewer" });
  const elsewhere = `${api}-other`;
  await page.request.put(elsewhere, { data: { name: "Other" } });
  const stranger = await newMember(browser, { page, api: elsewhere, role: "owner" });
  await member.page.goto(`/${project}/settings`);
  await member.page.goto(`/${project}/runs/not-there`);
  await member.page.goto(`/${project}/settings/audit`);
  await expect(member.page.getByText("Only those who may administer the project")).toBeVisible();
  await stranger.page.goto(`/${project}/runs?q=secret`);
  await expect(stranger.page.getByText("There is nothing here")).toBeVisible();
  type Entry = { actor: string; target: string; status: number };
  const read = async (path: string) => {
    const { items } = (await (await page.request.get(path)).json()) as { items: Entry[] };
    return items.map(({ actor, target, status }) => `${status} ${target} ${actor}`);
  };
  expect(await read(`${api}/audit?action=page`)).toEqual([
    `404 /${project}/runs ${stranger.name} <${stranger.email}>`,
    `403 /${project}/settings/audit ${member.name} <${member.email}>`,
  ]);
  await stranger.page.goto("/admin");
  await expect(stranger.page.getByText("for administrators of this server")).toBeVisible();
  const ofServer = await read(`/api/v1/audit?action=page&actor=${stranger.email}`);
  expect(ofServer).toEqual([`403 /admin ${stranger.name} <${stranger.email}>`]);
});
