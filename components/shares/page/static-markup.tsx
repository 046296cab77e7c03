import "server-only";
import { randomBytes } from "node:crypto";
import type { ReactElement } from "react";
import { Drawn } from "@/components/shares/page/drawn";

const drawn = new WeakMap<object, Promise<string>>();

/** Drawings wait here until their page is written; more than this are of pages that nobody wrote. */
const mostWaiting = 1000;

/** Of the whole process: this file is in the code of several pages. */
globalThis.onsetDrawn ??= new Map();
const waiting = globalThis.onsetDrawn;

function handOver(markup: string): string {
  const id = randomBytes(9).toString("base64url");
  waiting.set(id, markup);
  const [oldest] = waiting.keys();
  if (waiting.size > mostWaiting && oldest !== undefined) waiting.delete(oldest);
  return id;
}

async function draw(children: readonly ReactElement[]): Promise<string> {
  // A static import would be refused: pages have no need of the renderer, this picture has.
  const { renderToStaticMarkup } = await import("react-dom/server");
  return renderToStaticMarkup(children);
}

type StaticMarkupProps = {
  /** What is drawn: as long as it is the same object, it is drawn once. */
  source: object;
  children: readonly ReactElement[];
  /** Of the element around it. */
  className?: string;
};

/** Elements without any behaviour, drawn once for all who ask; the page carries no description of them. */
export async function StaticMarkup(props: StaticMarkupProps) {
  const { source, children, className = "@container" } = props;
  const known = drawn.get(source);
  const markup = known ?? draw(children);
  if (!known) drawn.set(source, markup);
  return <Drawn id={handOver(await markup)} className={className} />;
}
