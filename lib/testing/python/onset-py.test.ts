import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { findPython } from "@/scripts/python.mjs";

const folder = import.meta.dirname;
const client = path.join(process.cwd(), "public/onset.py");
const modules = readdirSync(folder).filter((name) => /^test_\w+\.py$/.test(name));

async function python(...parameters: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(findPython() ?? "python3", ["-B", ...parameters], { cwd: folder });
  let output = "";
  child.stdout.on("data", (data) => {
    output += data;
  });
  child.stderr.on("data", (data) => {
    output += data;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { code, output };
}

describe("onset.py", () => {
  test("has tests in several files", () => {
    expect(modules.length).toBeGreaterThanOrEqual(4);
  });

  test.each(modules)("does what %s asks of it", { timeout: 120_000 }, async (name) => {
    const { code, output } = await python("-m", "unittest", name.replace(".py", ""));
    expect(code, output).toBe(0);
    expect(output).toMatch(/Ran [1-9]\d* tests? in [\d.]+s\n\nOK\n/);
  });

  test("keeps to the grammar of Python 3.9", async () => {
    const parse = "import ast, sys; ast.parse(open(sys.argv[1]).read(), feature_version=(3, 9))";
    const { code, output } = await python("-c", parse, client);
    expect(code, output).toBe(0);
  });

  test("imports nothing but the standard library when it is loaded", async () => {
    const load =
      "import sys; sys.path.insert(0, sys.argv[1]); import onset; print(sorted(set(name.split('.')[0] for name in sys.modules) & {'torch', 'transformers', 'numpy', 'requests'}))";
    const { output } = await python("-c", load, path.dirname(client));
    expect(output.trim()).toBe("[]");
  });
});
