import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { FirstProject } from "@/components/runs/list/first-project";
import { paths } from "@/lib/paths";

const drawn = (canWrite: boolean, hasDemo = true) =>
  renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <FirstProject project="p" origin="http://x" {...{ canWrite, hasDemo }} />
    </QueryClientProvider>,
  );
const hrefsIn = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);

describe("a project without a run", () => {
  it("has three ways in for who may write: connect, drop files, look at the demo", () => {
    const html = drawn(true);
    expect(html).toContain("Three ways in");
    expect(hrefsIn(html)).toEqual(
      expect.arrayContaining([paths.connect("p"), paths.newUpload("p"), paths.project("demo")]),
    );
  });

  it("says what Known and Unknown are, what to have at hand, and how far the first run is", () => {
    const html = drawn(true);
    expect(html).toContain("never right is Unknown, anything else is Known");
    for (const need of ["A base model", "Questions", "What it knew", "A training"])
      expect(html).toContain(need);
    expect(html).toContain('aria-label="The first run"');
  });

  it("offers who may only read nothing to send, and no demo where there is none", () => {
    const hrefs = hrefsIn(drawn(false));
    expect(hrefs).toContain(paths.project("demo"));
    expect(hrefs).not.toContain(paths.connect("p"));
    expect(drawn(false, false)).not.toContain("ays in");
  });
});
