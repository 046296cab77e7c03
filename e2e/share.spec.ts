import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { APIRequestContext } from "@playwright/test";
import { expect, stir, test } from "./fixtures";
import { newGuest } from "./guest";
import { owner } from "./owner";
import { pagesOf } from "./printed-pages";

const api = "/api/v1/projects/demo";
const run = { kind: "run", run: "unk050_s1" };
const dead = { name: "This link does not open" };

type Made = { id: string; url: string; embedUrl: string; previewUrl: string };

async function makeLink(request: APIRequestContext, body: object, project = api): Promise<Made> {
  const answer = await request.post(`${project}/shares`, { data: { target: run, ...body } });
  expect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
}

/** What the project holds and a link to half new facts does not show. */
async function secretsOf(request: APIRequestContext): Promise<string[]> {
  const read = async (address: string) => (await request.get(`${api}${address}`)).json();
  const { items: runs } = await read("/runs?limit=200");
  const { items: datasets } = await read("/datasets");
  const { items: links } = await read("/shares");
  const { items: examples } = await read("/runs/unk050_s1/examples?split=dev&limit=100");
  return [
    ...runs.flatMap((one: Record<string, string>) => [one.id, one.name, one.baseModel, one.method]),
    ...datasets.flatMap((one: Record<string, string>) => [one.id, one.name]),
    ...links.flatMap((one: Record<string, string>) => [one.id, one.creator]),
    ...examples.flatMap((one: { id: string; question: string; answers: string[] }) => [
      one.id,
      one.question,
      ...one.answers,
    ]),
    ...["weight_decay", "steps_per_epoch", "AdamW", "train_loss", owner.name, owner.email],
  ].filter(Boolean);
}

test("a chart is shared as it stands, opened by a stranger, narrowed and taken away", async ({
  page,
  browser,
  expectAccessible,
}) => {
  test.slow();
  await page.goto("/demo/runs/unk050_s1?x=step&hide=train-known");
  const card = page.getByRole("region", { name: "Train and dev accuracy over fine-tuning" });
  await card.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill("Half new facts <b>bold</b>");
  await dialog.getByLabel("Note").fill("**Read this** <script>alert(1)</script>");
  await dialog.getByLabel("show it inside other sites").check();
  await dialog.getByRole("button", { name: "Make the link" }).click();
  await expect(dialog.getByRole("heading", { name: "The link is ready" })).toBeVisible();
  const address = (await dialog.locator("code").first().textContent()) ?? "";
  await expect(dialog.locator("code").nth(1)).toContainText("<iframe");

  const visitor = await newGuest(browser);
  const answer = await visitor.page.goto(address);
  expect(answer?.headers()).toMatchObject({
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow, noarchive",
    "cache-control": "private, no-store",
    "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
  });
  const main = visitor.page.getByRole("main");
  await expect(main.getByRole("heading", { level: 1 })).toHaveText("Half new facts <b>bold</b>");
  await expect(main).toContainText("31.0 points fewer known facts right");
  await expect(main.locator("strong", { hasText: "Read this" })).toBeVisible();
  await expect(main.locator("script")).toHaveCount(0);
  const lineNames = visitor.page.getByRole("dialog", { name: "Lines shown" }).getByRole("button");
  await main.getByRole("button", { name: "Lines" }).click();
  await expect(lineNames.filter({ hasText: "Train Unknown" })).toBeVisible();
  await expect(lineNames.filter({ hasText: "Train Known" })).toHaveCount(0);
  await visitor.page.keyboard.press("Escape");
  expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await main.getByText("What the words mean").click();
  await expect(main.getByText("Questions it never answered right")).toBeVisible();
  await expectAccessible(visitor.page);

  await main.getByRole("button", { name: "Lines" }).click();
  await lineNames.filter({ hasText: "Train Unknown" }).click();
  await expect(visitor.page).toHaveURL(/hide=train-unknown/);
  await visitor.page.keyboard.press("Escape");
  const picture = main.getByRole("slider");
  await picture.focus();
  await visitor.page.keyboard.press("Home");
  await expect(picture).toHaveAttribute("aria-valuetext", /^Epoch 0 · step 0/);
  await main.getByRole("button", { name: "Export" }).click();
  const saved = visitor.page.waitForEvent("download");
  await visitor.page.getByRole("menuitem", { name: "CSV" }).click();
  const csv = await (await saved).createReadStream().then(async (stream) => {
    let text = "";
    for await (const part of stream) text += part;
    return text;
  });
  expect(csv).toContain("Dev Known");
  expect(csv).not.toContain("Unknown");
  expect(csv).toMatch(/# Onset, Demo: a tiny world · data of 20\d\d-.*n = 800 Known dev examples/);
  await visitor.page.emulateMedia({ media: "print" });
  await expect(main.getByRole("button")).toHaveCount(0);
  await expect(main.getByText("What the words mean")).toBeHidden();
  const footer = main.getByRole("contentinfo").or(main.locator("> footer"));
  await expect(footer).toContainText(
    /tiny world · n = 800 Known dev examples · live, as of \d+ \w+ 20\d\d/,
  );
  await expect(footer).toContainText("falls confirmed over stretches of checkpoints");
  expect(pagesOf(await visitor.page.pdf({ format: "A4" }))).toBe(1);
  expect(visitor.problems).toEqual([]);
  await visitor.context.close();
});

/** What a link tells beside its page: to Next's router, to the API, to a chat. */
async function otherAnswers(request: APIRequestContext, { url, previewUrl }: Made) {
  const router = { rsc: "1", accept: "text/x-component" };
  const [rsc, json, preview] = await Promise.all([
    request.get(url, { headers: router }),
    request.get(`/api/v1/shared/${url.split("/").at(-1)}`),
    request.get(previewUrl),
  ]);
  return [
    { url: "RSC", kind: "rsc", text: await rsc.text() },
    { url: "API", kind: "json", text: await json.text() },
    { url: "preview", kind: "image", text: (await preview.body()).toString("latin1") },
  ];
}

test("nothing a stranger sends widens a link, and no answer tells more than the page", async ({
  page,
  browser,
}) => {
  const view = { hide: "train-known", from: "0", to: "10" };
  const allow = { downloads: false, examples: false, embed: false };
  const link = await makeLink(page.request, { title: "Half new facts", view, allow });
  const secrets = await secretsOf(page.request);
  const guessed = "unk100_s1";
  const wider = new URLSearchParams({
    ...{ hide: "", from: "0", to: "30", split: "test", of: "all", x: "time", y: "abstention" },
    ...{ chart: "categories", run: guessed, examples: "true", downloads: "true" },
  });
  const visitor = await newGuest(browser, { width: 1440, colorScheme: "dark" });
  const main = visitor.page.getByRole("main");
  for (const address of [link.url, `${link.url}?${wider}`]) {
    await visitor.page.goto(address);
    await expect(main.getByRole("slider")).toBeVisible();
    await expect(main.getByRole("button", { name: "Export" })).toHaveCount(0);
    await main.getByRole("button", { name: "Lines" }).click();
    const lineNames = visitor.page.getByRole("dialog", { name: "Lines shown" });
    await expect(lineNames.getByRole("button", { name: "Train Unknown" })).toBeVisible();
    await expect(lineNames.getByRole("button", { name: "Train Known" })).toHaveCount(0);
    await visitor.page.keyboard.press("Escape");
  }
  await visitor.page.getByRole("slider").focus();
  await visitor.page.keyboard.press("End");
  const last = visitor.page.getByRole("slider");
  await expect(last).toHaveAttribute("aria-valuetext", /^Epoch 10 /);

  const token = link.url.split("/").at(-1);
  const shared = `/api/v1/shared/${token}`;
  const { request } = visitor.context;
  const [plain, asked] = await Promise.all(
    [shared, `${shared}?${wider}`].map((at) => request.get(at)),
  );
  const contentOf = async (answer: typeof plain) => {
    const view: { content: object } = await answer?.json();
    return { ...view.content, asOf: "" };
  };
  expect(await contentOf(asked)).toEqual(await contentOf(plain));
  for (const address of ["/runs", "/runs/unk050_s1", "/shares", "/runs/unk050_s1/examples"]) {
    const headers = { authorization: `Bearer ${token}` };
    expect((await request.get(`${api}${address}`, { headers })).status(), address).toBe(401);
  }

  const leaks = await makeLink(page.request, { title: "Leaks", view: { chart: "leaks" } });
  await visitor.page.goto(`${leaks.url}?${wider}`);
  await expect(main).toContainText("58.4\u202f% of the wrong answers are taken from new facts");
  const texts = [
    ...(await visitor.answers()),
    ...(await otherAnswers(request, link)),
    ...(await otherAnswers(request, leaks)),
  ];
  expect(texts.filter(({ kind }) => kind === "document")).toHaveLength(3);
  const told = texts.flatMap(({ url, text }) =>
    [...new Set(secrets), "Train Known", "train-known"]
      .filter((word) => new RegExp(`(?<![\\w-])${RegExp.escape(word)}(?![\\w-])`).test(text))
      .filter((word) => !(word === guessed && url.includes(guessed)))
      .map((word) => `${word} in ${url}`),
  );
  expect(told).toEqual([]);
  const ids = texts.filter(({ text }) => /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.test(text));
  expect(ids.map(({ url }) => url)).toEqual([]);
  expect(visitor.problems).toEqual([]);
  await visitor.context.close();
});

test("slices are shared in the order and number in which they are seen", async ({
  page,
  browser,
  expectAccessible,
}) => {
  await page.goto("/demo/runs/unk050_s1?order=-value&allSlices=true");
  await stir(page);
  const card = page.getByRole("region", { name: "Where it hurts: slices by relation" }).first();
  await expect(card.locator("tbody tr")).toHaveCount(12);
  await card.getByRole("button", { name: "Change", exact: true }).click();
  await card.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Frozen").check();
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const address = await dialog.locator("code").first().textContent();
  const visitor = await newGuest(browser);
  await visitor.page.goto(address ?? "");
  const main = visitor.page.getByRole("main");
  await expect(main).toContainText("P26 (spouse) lost most: −39.7 points");
  const rows = main.getByRole("row");
  await expect(rows).toHaveCount(13);
  await expect(rows.nth(1)).toContainText("P26 spouse");
  await expect(rows.nth(1).getByRole("link")).toHaveCount(0);
  expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectAccessible(visitor.page);
  expect(visitor.problems).toEqual([]);
  await visitor.context.close();
});

test("another site may show a chart in a frame only where its link allows it", async ({
  page,
  browser,
}) => {
  const allowed = await makeLink(page.request, { allow: { embed: true }, title: "Framed" });
  const refused = await makeLink(page.request, { title: "Not framed" });
  const site = createServer((request, response) => {
    const source = new URL(request.url ?? "", "http://site").searchParams.get("of") ?? "";
    response.setHeader("content-type", "text/html");
    response.end(
      `<!doctype html><title>Another site</title><iframe src="${source}" width="600" height="420"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  const visitor = await newGuest(browser, { width: 800 });
  const frame = visitor.page.frameLocator("iframe");
  const framed = `${allowed.embedUrl}?theme=dark&height=420`;
  await visitor.page.goto(`${origin}/?of=${encodeURIComponent(framed)}`);
  await expect(frame.getByRole("heading", { name: "Framed" })).toBeVisible();
  await expect(frame.getByRole("slider")).toBeVisible();
  const whole = frame.getByRole("link", { name: "the whole page" });
  await expect(whole).toHaveAttribute("href", allowed.url);
  const colors = await frame.getByRole("main").evaluate((main) => ({
    page: getComputedStyle(main).backgroundColor,
    overflow: document.documentElement.scrollHeight - window.innerHeight,
  }));
  expect(colors).toEqual({ page: "rgb(21, 24, 28)", overflow: 0 });
  expect(visitor.problems).toEqual([]);

  await visitor.page.goto(`${origin}/?of=${encodeURIComponent(refused.embedUrl)}`);
  await expect.poll(() => visitor.problems.join(" ")).toContain("frame-ancestors 'none'");
  await expect(frame.getByText("Not framed")).toHaveCount(0);
  const { request } = visitor.context;
  const oembed = (url: string) => request.get(`/api/v1/oembed?url=${encodeURIComponent(url)}`);
  expect((await (await oembed(allowed.url)).json()).html).toContain(allowed.embedUrl);
  expect((await oembed(refused.url)).status()).toBe(404);
  expect((await request.get(refused.embedUrl)).headers()["x-frame-options"]).toBe("DENY");
  await visitor.context.close();
  site.close();
});

test("a link with a password tells nothing before it; the list pauses, extends and revokes it", async ({
  page,
  browser,
}) => {
  const title = `Guarded ${Date.now().toString(36)}`;
  const link = await makeLink(page.request, { title, password: "correct horse" });
  const visitor = await newGuest(browser);
  await visitor.page.goto(link.url);
  const password = visitor.page.getByLabel("Password");
  await expect(password).toBeVisible();
  expect(JSON.stringify(await visitor.answers())).not.toMatch(/Guarded|points fewer|tiny world/);
  await password.fill("wrong horse");
  await visitor.page.getByRole("button", { name: "Open" }).click();
  await expect(visitor.page.getByText("That is not the password.")).toBeVisible();
  await password.fill("correct horse");
  await visitor.page.getByRole("button", { name: "Open" }).click();
  await expect(visitor.page.getByRole("heading", { level: 1, name: title })).toBeVisible();

  await page.goto("/demo/shares");
  const row = page.getByRole("row", { name: new RegExp(title) });
  await expect(row).toContainText("password");
  const choose = async (name: string) => {
    await row.getByRole("button", { name: `Change ${title}` }).click();
    await page.getByRole("menuitem", { name, exact: true }).click();
  };
  await choose("Pause");
  await expect(row).toContainText("paused");
  await visitor.page.reload();
  await expect(visitor.page.getByRole("heading", dead)).toBeVisible();
  await choose("Resume");
  await expect(row).toContainText("open");
  await visitor.page.reload();
  await expect(visitor.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await choose("never");
  await expect(row.getByRole("cell").nth(2)).toHaveText("never");
  await choose("Copy as a new link");
  const second = page.getByRole("dialog").locator("code").first();
  await expect(second).not.toHaveText(link.url);
  await page.getByRole("button", { name: "Done" }).click();
  await page.reload();
  const first = page.getByRole("row", { name: new RegExp(title) }).last();
  await expect(first.getByRole("cell").nth(3)).toHaveText("2");
  await first.getByRole("button", { name: `Change ${title}` }).click();
  await page.getByRole("menuitem", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(first).toContainText("revoked");
  await visitor.page.reload();
  await expect(visitor.page.getByRole("heading", dead)).toBeVisible();
  await visitor.context.close();
});

test("a frozen link stays as it was when its run is deleted, a live one ends", async ({
  page,
  browser,
}) => {
  const slug = `share-${Date.now().toString(36)}`;
  const project = `/api/v1/projects/${slug}`;
  await page.request.put(project, { data: { name: "Soon gone" } });
  await page.request.put(`${project}/runs/short`, { data: { name: "Short run" } });
  const data =
    "step,epoch,split,category,n,correct,abstained\n0,0,dev,HighlyKnown,100,90,0\n10,1,dev,HighlyKnown,100,60,0\n";
  const sent = await page.request.post(`${project}/runs/short/uploads?format=aggregates`, { data });
  expect(sent.ok(), await sent.text()).toBe(true);
  const target = { kind: "run", run: "short" };
  const frozen = await makeLink(page.request, { target, mode: "frozen" }, project);
  const live = await makeLink(page.request, { target }, project);
  const visitor = await newGuest(browser);
  await visitor.page.goto(frozen.url);
  const findings = visitor.page.getByRole("main");
  await expect(findings.getByRole("heading", { level: 1, name: "Short run" })).toBeVisible();
  const before = await findings.locator("dl").first().textContent();
  await page.request.delete(`${project}/runs/short`);
  await visitor.page.reload();
  await expect(findings.locator("dl").first()).toHaveText(before ?? "");
  await expect(findings).toContainText("later uploads or deletions change nothing here");
  await expect(findings.getByText("SHA-256")).toBeVisible();
  await visitor.page.goto(live.url);
  await expect(visitor.page.getByRole("heading", dead)).toBeVisible();
  const deadPage = async (url: string) => {
    const token = url.split("/").at(-1) ?? "";
    const answer = await visitor.context.request.get(url);
    const { date: _, ...headers } = answer.headers();
    const nonce = /'nonce-([^']+)'/.exec(headers["content-security-policy"] ?? "")?.[1] ?? "none";
    const all = JSON.stringify([answer.status(), headers, await answer.text()]);
    return all.replaceAll(token, "TOKEN").replaceAll(nonce, "NONCE");
  };
  const truncated = await deadPage(live.url.slice(0, -3));
  expect(await deadPage(live.url)).toEqual(truncated);
  await visitor.context.close();
});

test("people who look are counted, programs that check a link are not", async ({ request }) => {
  const { id, url } = await makeLink(request, { mode: "frozen" });
  const chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0";
  const look = (agent: string, method = "GET") =>
    request.fetch(url, { method, headers: { "user-agent": agent, accept: "text/html" } });
  await look(chrome, "HEAD");
  await look(chrome.replace("Chrome", "HeadlessChrome"));
  await look("Slackbot-LinkExpanding 1.0");
  await look(chrome);
  await look(chrome);
  const viewsOf = async () => {
    const { items } = await (await request.get(`${api}/shares`)).json();
    return items.find((link: { id: string }) => link.id === id).views;
  };
  await expect.poll(viewsOf).toBe(2);
});
