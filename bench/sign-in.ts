import type { Page } from "@playwright/test";
import type { BenchServer } from "./server";

/** By the printed link, and as the first person of a new server, who says who they are. */
export async function signIn(page: Page, server: BenchServer): Promise<void> {
  await page.goto(server.signInLink());
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/sign-in\/welcome/);
  await page.getByLabel("Name").fill("Bench");
  await page.getByLabel("E-mail").fill("bench@example.org");
  await page.getByLabel("Password").fill("only for this bench");
  await page.getByRole("button", { name: "Start" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}
