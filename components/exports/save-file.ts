/** A file name that every system takes. */
export function fileNameOf(title: string): string {
  const plain = title.normalize("NFKD").replace(/[^A-Za-z0-9._-]+/g, "-");
  return plain.replace(/^[-.]+|[-.]+$/g, "").slice(0, 80) || "onset-chart";
}

const byteOrderMark = "\ufeff";

/** A table for a spreadsheet, which reads letters beyond ASCII only behind a byte order mark. */
export function csvFile(lines: string): Blob {
  return new Blob([byteOrderMark, lines], { type: "text/csv;charset=utf-8" });
}

/** What a file is called: whose picture it is, then which. */
export function pictureName({ title, source }: { title: string; source: string }): string {
  return fileNameOf(`${source.replace(/^Onset, (project )?/, "")} ${title}`);
}

/** Hands the browser a file to keep. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
