import { detectHeadBytes } from "@/lib/domain/formats/detect";

export type FileHead = { bytes: Uint8Array; isOpaque: boolean };

const packedHeadBytes = 512 * 1024;

/** The first 64 KiB of a file, unpacked when it is gzip; zstd is for the server to look into. */
export async function readHead(file: Blob): Promise<FileHead> {
  const first = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (first[0] === 0x28 && first[1] === 0xb5 && first[2] === 0x2f && first[3] === 0xfd) {
    return { bytes: new Uint8Array(0), isOpaque: true };
  }
  if (first[0] !== 0x1f || first[1] !== 0x8b) {
    const head = await file.slice(0, detectHeadBytes).arrayBuffer();
    return { bytes: new Uint8Array(head), isOpaque: false };
  }
  return { bytes: await gunzipHead(file.slice(0, packedHeadBytes)), isOpaque: false };
}

async function gunzipHead(packed: Blob): Promise<Uint8Array> {
  const reader = packed.stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const head = new Uint8Array(detectHeadBytes);
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const piece = part.value.subarray(0, head.length - length);
      head.set(piece, length);
      length += piece.length;
      if (length === head.length) break;
    }
    await reader.cancel();
  } catch {
    // The slice ends within the stream, or the file is damaged: what came out is all there is to look at.
  }
  return head.subarray(0, length);
}
