import { type ProtobufField, protobufFields } from "./protobuf-fields";

export type Scalar = { tag: string; value: number };
export type TensorBoardEvent = {
  step: number;
  /** Seconds since 1970. */
  wallTime: number;
  scalars: Scalar[];
  /** Names of the plugins of values that are no scalars. */
  others: string[];
};

const text = new TextDecoder();

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function float32(bytes: Uint8Array): number | null {
  return bytes.length === 4 ? view(bytes).getFloat32(0, true) : null;
}

function float64(bytes: Uint8Array): number | null {
  return bytes.length === 8 ? view(bytes).getFloat64(0, true) : null;
}

/** By dtype of TensorFlow: how one number of it stands in tensor_content, and in which field of its own. */
const kinds = new Map<number, { size: number; field: number; read(bytes: DataView): number }>([
  [1, { size: 4, field: 5, read: (bytes) => bytes.getFloat32(0, true) }],
  [2, { size: 8, field: 6, read: (bytes) => bytes.getFloat64(0, true) }],
  [3, { size: 4, field: 7, read: (bytes) => bytes.getInt32(0, true) }],
  [9, { size: 8, field: 10, read: (bytes) => Number(bytes.getBigInt64(0, true)) }],
]);

/** The number of a tensor that holds one; null for any other. */
function scalarOf(tensor: Uint8Array): number | null {
  const fields = protobufFields(tensor);
  const kind = kinds.get(Number(fields?.find(({ number }) => number === 1)?.varint ?? 0n));
  if (fields === null || kind === undefined) return null;
  const content = fields.find(({ number }) => number === 4)?.bytes;
  if (content !== undefined && content.length > 0) {
    return content.length === kind.size ? kind.read(view(content)) : null;
  }
  const values = fields.filter(({ number }) => number === kind.field);
  const [value] = values;
  if (value === undefined || values.length !== 1) return null;
  if (value.varint !== null) return Number(BigInt.asIntN(64, value.varint));
  return value.bytes.length === kind.size ? kind.read(view(value.bytes)) : null;
}

function pluginOf(metadata: Uint8Array): string {
  const data = protobufFields(metadata)?.find(({ number }) => number === 1)?.bytes;
  const name = data && protobufFields(data)?.find(({ number }) => number === 1)?.bytes;
  return name === undefined || name === null ? "" : text.decode(name);
}

function readValue(bytes: Uint8Array): Scalar | { other: string } | null {
  const fields = protobufFields(bytes);
  const field = (wanted: number): ProtobufField | undefined =>
    fields?.find(({ number }) => number === wanted);
  const tag = field(1) && text.decode(field(1)?.bytes);
  if (tag === undefined || tag === "") return null;
  const metadata = field(9)?.bytes;
  const plugin = metadata === undefined ? "" : pluginOf(metadata);
  if (plugin !== "" && plugin !== "scalars") return { other: plugin };
  const simple = field(2);
  const tensor = field(8)?.bytes;
  const value = simple ? float32(simple.bytes) : tensor === undefined ? null : scalarOf(tensor);
  return value === null ? { other: plugin === "" ? "another kind" : plugin } : { tag, value };
}

/** Reads one tensorflow.Event; null where the bytes are none. An event without a step is of step 0. */
export function readEvent(data: Uint8Array): TensorBoardEvent | null {
  const fields = protobufFields(data);
  if (fields === null) return null;
  const event: TensorBoardEvent = { step: 0, wallTime: 0, scalars: [], others: [] };
  for (const { number, varint, bytes } of fields) {
    if (number === 1) event.wallTime = float64(bytes) ?? 0;
    else if (number === 2 && varint !== null) event.step = Number(BigInt.asIntN(64, varint));
    else if (number === 5) {
      const values = protobufFields(bytes);
      if (values === null) return null;
      for (const value of values.filter((each) => each.number === 1)) {
        const read = readValue(value.bytes);
        if (read === null) continue;
        if ("other" in read) event.others.push(read.other);
        else event.scalars.push(read);
      }
    }
  }
  return event;
}
