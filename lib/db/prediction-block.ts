import "server-only";
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import {
  decodePredictionBlock,
  encodePredictionBlock,
  type PredictionBlock,
} from "@/lib/domain/outcomes/prediction-block";

const params = { [constants.ZSTD_c_compressionLevel]: 6 };

/** The stored form of a block of predictions: zstd of its JSON. */
export function packBlock(block: PredictionBlock): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(zstdCompressSync(encodePredictionBlock(block), { params }));
}

export function unpackBlock(payload: Uint8Array): PredictionBlock {
  return decodePredictionBlock(zstdDecompressSync(payload).toString("utf8"));
}
