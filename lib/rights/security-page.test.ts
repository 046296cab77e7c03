import { expect, test } from "vitest";
import { securityPage } from "./security-page";
import { rights } from "./table";

test("docs/security.md says of every route and page who may come (vitest -u writes it)", async () => {
  const page = securityPage();
  for (const row of rights.keys()) expect(page).toContain(row.replace("PAGE ", "page "));
  await expect(page).toMatchFileSnapshot("../../docs/security.md");
});
