import "server-only";
import type { Metadata } from "next";
import { AppError } from "@/lib/errors";

const nothingHere = "Nothing here";

/** A title, or null of a thing that is missing or foreign: such a page tells no name, and is a 404 by itself. */
async function orNull(title: Promise<string>): Promise<string | null> {
  try {
    return await title;
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") return null;
    throw error;
  }
}

/** The title of a page of one thing. */
export async function titleOf(title: Promise<string>): Promise<Metadata> {
  return { title: (await orNull(title)) ?? nothingHere };
}

/** The name that stands behind the titles of a layout's pages; where it is missing its pages are of nothing too. */
export async function layoutTitleOf(title: Promise<string>): Promise<Metadata> {
  const name = await orNull(title);
  // The layout above adds its own words to the default, and none to what comes by this template.
  if (name === null) return { title: { default: nothingHere, template: `${nothingHere} · Onset` } };
  return { title: { default: name, template: `%s · ${name} · Onset` } };
}
