import { maskedCrc32c } from "@/lib/domain/formats/crc32";

function varint(value: number | bigint): number[] {
  const bytes: number[] = [];
  let left = BigInt.asUintN(64, BigInt(value));
  for (; left > 127n; left >>= 7n) bytes.push(Number(left & 127n) | 128);
  return [...bytes, Number(left)];
}

function message(field: number, bytes: readonly number[]): number[] {
  return [...varint((field << 3) | 2), ...varint(bytes.length), ...bytes];
}

const text = (value: string): number[] => [...new TextEncoder().encode(value)];
const bytesOf = (array: Float64Array | Float32Array | Uint32Array | BigUint64Array): number[] => [
  ...new Uint8Array(array.buffer),
];

export function tfRecord(data: readonly number[]): number[] {
  const length = bytesOf(new BigUint64Array([BigInt(data.length)]));
  const checksum = (bytes: readonly number[]) =>
    bytesOf(new Uint32Array([maskedCrc32c(Uint8Array.from(bytes))]));
  return [...length, ...checksum(length), ...data, ...checksum(data)];
}

type TestEvent = {
  step: number | bigint;
  tag: string;
  value: number;
  /** As TensorFlow 2 writes it, by the plugin "scalars"; else as PyTorch does. */
  isTensor?: boolean;
  plugin?: string;
};

function event({ step, tag, value, isTensor = false, plugin }: TestEvent): number[] {
  const float = bytesOf(new Float32Array([value]));
  const tensor = message(8, [...varint(8), 1, ...message(4, float)]);
  const simple = [...varint((2 << 3) | 5), ...float];
  const name = plugin ?? (isTensor ? "scalars" : null);
  const metadata = name === null ? [] : message(9, message(1, message(1, text(name))));
  const summary = message(1, [
    ...message(1, text(tag)),
    ...metadata,
    ...(isTensor ? tensor : simple),
  ]);
  const time = [...varint((1 << 3) | 1), ...bytesOf(new Float64Array([1_753_210_469]))];
  return [...time, ...(step === 0 ? [] : [16, ...varint(step)]), ...message(5, summary)];
}

/** A TensorBoard event file of scalars, as bytes. */
export function eventFile(events: readonly TestEvent[]): Uint8Array {
  const version = [
    9,
    ...bytesOf(new Float64Array([1_753_210_469])),
    ...message(3, text("brain.Event:2")),
  ];
  return Uint8Array.from(
    [tfRecord(version), ...events.map((each) => tfRecord(event(each)))].flat(),
  );
}
