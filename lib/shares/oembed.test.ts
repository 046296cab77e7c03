import { describe, expect, it } from "vitest";
import { readEmbedOptions } from "./embed-options";
import { embedSnippet, oembedOf, oembedQuery, tokenIn } from "./oembed";

const origin = "https://onset.example.org";

describe("tokenIn", () => {
  it("reads the token of a shared page and of its embed", () => {
    expect(tokenIn(`${origin}/s/abc_-1`, origin)).toBe("abc_-1");
    expect(tokenIn(`${origin}/embed/abc?theme=dark`, origin)).toBe("abc");
  });

  it.each([
    "https://evil.example/s/abc",
    `${origin}/s/`,
    `${origin}/s/abc/unlock`,
    `${origin}/demo/runs/abc`,
    "not an address",
    `${origin}/s/%E0%A4`,
  ])("finds none elsewhere: %s", (address) => expect(tokenIn(address, origin)).toBeNull());
});

describe("oembedOf", () => {
  const token = "abc";

  it("is no larger than was asked for", () => {
    const query = oembedQuery.parse({ url: `${origin}/s/abc`, maxwidth: "300", maxheight: "9999" });
    const answer = oembedOf({ token, title: "T", origin, query });
    expect(answer).toMatchObject({ version: "1.0", type: "rich", width: 300, height: 520 });
    expect(answer.html).toContain('width="300"');
  });

  it("writes a hostile title as text", () => {
    const html = embedSnippet({
      embedUrl: `${origin}/embed/abc`,
      title: '"><script>alert(1)</script>',
    });
    expect(html).not.toContain("<script");
    expect(html).toContain("&quot;&gt;&lt;script&gt;");
  });
});

describe("readEmbedOptions", () => {
  it("takes theme and height within bounds", () => {
    expect(readEmbedOptions({ theme: "dark", height: "400" })).toEqual({
      theme: "dark",
      height: 400,
    });
    expect(readEmbedOptions({ height: "1" }).height).toBe(240);
    expect(readEmbedOptions({ height: "999999" }).height).toBe(2000);
  });

  it("reads nonsense as if nothing was given", () => {
    const usual = { theme: "auto", height: 520 };
    expect(readEmbedOptions({ theme: "pink", height: "NaN" })).toEqual(usual);
    expect(readEmbedOptions({ theme: ["dark", "light"], height: "-5" })).toEqual(usual);
  });
});
