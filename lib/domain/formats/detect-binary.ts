import { type Detection, detection } from "./detection";

const asLines =
  "write predictions or metrics as JSON lines, or a CSV with a step column, and upload that";

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}

function asciiOf(head: Uint8Array): string {
  return new TextDecoder("latin1").decode(head.subarray(0, 8192));
}

function detectZip(head: Uint8Array): Detection {
  const names = asciiOf(head);
  if (names.includes("header.json") || names.includes("_journal/start.json")) {
    const reason = `Inspect logs are not read; run inspect log convert --to json, then ${asLines}`;
    return detection("inspect-eval", "Inspect log (.eval)", reason);
  }
  if (names.includes("xl/") || names.includes("[Content_Types].xml")) {
    return detection("xlsx", "Excel workbook", "workbooks are not read; save the sheet as CSV");
  }
  if (names.includes("data.pkl")) return detectPickle("PyTorch file");
  return detection("zip", "Zip archive", "archives are not read; unpack it and upload the files");
}

function detectPickle(label: string): Detection {
  return detection("pickle", label, `pickles are never loaded, they can run code; ${asLines}`);
}

function isTensorBoardEvents(head: Uint8Array): boolean {
  return asciiOf(head.subarray(0, 64)).includes("brain.Event:");
}

/** Formats that are told by their first bytes; null when the file may be text. */
export function detectBinary(head: Uint8Array): Detection | null {
  if (startsWith(head, [0x1f, 0x8b])) {
    return detection(
      "gzip",
      "gzip",
      "the file is still compressed after unpacking; unpack it once",
    );
  }
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return detectZip(head);
  if (startsWith(head, [0x50, 0x41, 0x52, 0x31])) {
    return detection("parquet", "Parquet", `Parquet is not read; ${asLines}`);
  }
  if (startsWith(head, [0x3a, 0x57, 0x26, 0x42])) {
    const reason = "W&B's own log is not read; export the run's history as JSON lines or CSV";
    return detection("wandb-binary", "W&B run log (.wandb)", reason);
  }
  const protocol = head[1] ?? 0;
  if (head[0] === 0x80 && protocol >= 2 && protocol <= 5) return detectPickle("Python pickle");
  if (startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff])) {
    return detection("utf-16", "UTF-16 text", "the file is UTF-16; save it as UTF-8");
  }
  if (isTensorBoardEvents(head)) {
    const reason = "event files are not read; download the scalar as CSV from TensorBoard";
    return detection("tensorboard-events", "TensorBoard event file", reason);
  }
  return null;
}
