/**
 * A mistake in an uploaded file, said so that its author can find and mend it.
 * `line` counts from 1; `column` is the field or column name. Both are null when the whole file is meant.
 */
export type FormatIssue = { line: number | null; column: string | null; message: string };

/** Something that was read but that the author should know of. */
export type FormatWarning = { line: number | null; message: string };

/** Reading stops here: more of the same helps nobody, and a hostile file must not fill memory. */
export const maxIssues = 100;

/** The bytes cannot be read as text lines at all; carries the issue that says why. */
export class UnreadableText extends Error {
  readonly issue: FormatIssue;

  constructor(issue: FormatIssue) {
    super(issue.message);
    this.name = "UnreadableText";
    this.issue = issue;
  }
}
