import packageFile from "../package.json" with { type: "json" };
import { expect, guest, test } from "./fixtures";

test.use({ storageState: guest });

test("the Python client comes without a key, in the version of this instance", async ({
  request,
}) => {
  const response = await request.get("/onset.py");
  expect(response.status()).toBe(200);
  expect(await response.text()).toContain(`__version__ = "${packageFile.version}"`);
});
