import "server-only";
import type { ReactElement } from "react";

const drawn = new WeakMap<object, Promise<string>>();

async function draw(children: readonly ReactElement[]): Promise<string> {
  // A static import would be refused: pages have no need of the renderer, this picture has.
  const { renderToStaticMarkup } = await import("react-dom/server");
  return renderToStaticMarkup(children);
}

type StaticMarkupProps = {
  /** What is drawn: as long as it is the same object, it is drawn once. */
  source: object;
  children: readonly ReactElement[];
};

/** Elements without any behaviour, drawn once for all who ask; the page carries no description of them. */
export async function StaticMarkup({ source, children }: StaticMarkupProps) {
  const known = drawn.get(source);
  const markup = known ?? draw(children);
  if (!known) drawn.set(source, markup);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React wrote it a moment ago and escaped what it was given
  return <div className="@container" dangerouslySetInnerHTML={{ __html: await markup }} />;
}
