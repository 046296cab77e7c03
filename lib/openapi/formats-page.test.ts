import { expect, test } from "vitest";
import { formats } from "@/lib/domain/formats/list";
import { formatsPage } from "./formats-page";

test("docs/formats.md says every format that is read (vitest -u writes it)", async () => {
  const page = formatsPage();
  for (const { id } of formats) expect(page).toContain(`(\`${id}\`)`);
  await expect(page).toMatchFileSnapshot("../../docs/formats.md");
});
