import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { contentPolicy, hashSources, nonceSources } from "./content-policy";

test("scripts run by name only: none inline, none of another server", () => {
  const policy = contentPolicy({ scripts: nonceSources("abc") });
  const scripts = policy.split("; ").find((part) => part.startsWith("script-src"));
  expect(scripts).toContain("'nonce-abc' 'strict-dynamic'");
  expect(scripts).not.toContain("unsafe-inline");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(contentPolicy({ scripts: [], ancestors: "*" })).toContain("frame-ancestors *");
});

test("a kept page names its inline scripts by what is in them, each once", () => {
  const code = 'self.__next_f.push([1,"a"])';
  const digest = createHash("sha256").update(code).digest("base64");
  const html = `<script>${code}</script><script src="/_next/a.js" async=""></script><script id="x">${code}</script>`;
  expect(hashSources(html)).toEqual(["'self'", `'sha256-${digest}'`]);
});
