import { parseWithBareNumbers } from "./bare-numbers";
import { type ProtobufField, protobufFields } from "./protobuf-fields";
import { isObject } from "./trainer-history";

/** Numbers of the fields of wandb_internal.proto, which have not changed since 2020. */
const recordFields = { history: 2, config: 5, metric: 12, run: 17, exit: 18 } as const;
const maxDepth = 5;
const maxNames = 20_000;

export type WandbRecord =
  | { kind: "history"; row: Map<string, unknown> }
  | { kind: "config"; settings: Map<string, unknown> }
  | {
      kind: "run";
      name: string | null;
      tags: string[];
      notes: string | null;
      settings: Map<string, unknown>;
      startedMs: number | null;
    }
  | { kind: "step-metric"; name: string }
  | { kind: "exit"; code: number }
  | { kind: "other" };

const text = new TextDecoder();

function all(fields: readonly ProtobufField[], number: number): Uint8Array[] {
  return fields.filter((field) => field.number === number).map(({ bytes }) => bytes);
}

function textOf(fields: readonly ProtobufField[], number: number): string | null {
  const [bytes] = all(fields, number);
  return bytes === undefined || bytes.length === 0 ? null : text.decode(bytes);
}

function parseValue(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return parseWithBareNumbers(json);
  }
}

/** Objects become names joined by dots, as W&B's own charts name them; those with a _type are media and stay whole. */
function put(into: Map<string, unknown>, name: string, value: unknown, depth = 0): void {
  if (into.size >= maxNames) return;
  if (depth < maxDepth && isObject(value) && !("_type" in value)) {
    for (const [key, each] of Object.entries(value)) put(into, `${name}.${key}`, each, depth + 1);
  } else into.set(name, value);
}

/** Newer writers split media into names too: `image._type`, `image.path`; they become one again, which is no number. */
function withWholeMedia(found: Map<string, unknown>): Map<string, unknown> {
  const media = [...found.keys()].filter((name) => name.endsWith("._type"));
  for (const prefix of media.map((name) => name.slice(0, -"_type".length))) {
    for (const name of [...found.keys()]) if (name.startsWith(prefix)) found.delete(name);
    found.set(prefix.slice(0, -1), {});
  }
  return found;
}

/** Items `{key | nested_key[], value_json}`, which history and config share. */
function items(messages: readonly Uint8Array[]): Map<string, unknown> | null {
  const found = new Map<string, unknown>();
  for (const message of messages) {
    const fields = protobufFields(message);
    if (fields === null) return null;
    const name =
      textOf(fields, 1) ??
      all(fields, 2)
        .map((part) => text.decode(part))
        .join(".");
    const json = textOf(fields, 16);
    if (name !== "" && json !== null) put(found, name, parseValue(json));
  }
  return withWholeMedia(found);
}

function settingsOf(config: Uint8Array): Map<string, unknown> | null {
  const fields = protobufFields(config);
  return fields === null ? null : items(all(fields, 1));
}

function secondsOf(timestamp: Uint8Array | undefined): number | null {
  const seconds = timestamp && protobufFields(timestamp)?.find(({ number }) => number === 1);
  return seconds?.varint ? Number(BigInt.asIntN(64, seconds.varint)) : null;
}

function runOf(message: Uint8Array): WandbRecord | null {
  const fields = protobufFields(message);
  if (fields === null) return null;
  const [config] = all(fields, 4);
  const settings = config === undefined ? new Map<string, unknown>() : settingsOf(config);
  if (settings === null) return null;
  const seconds = secondsOf(all(fields, 17)[0]);
  return {
    kind: "run",
    name: textOf(fields, 8),
    notes: textOf(fields, 9),
    tags: all(fields, 10).map((tag) => text.decode(tag)),
    settings,
    startedMs: seconds === null ? null : seconds * 1000,
  };
}

function exitOf(message: Uint8Array): WandbRecord | null {
  const fields = protobufFields(message);
  if (fields === null) return null;
  const code = fields.find(({ number }) => number === 1)?.varint ?? 0n;
  return { kind: "exit", code: Number(BigInt.asIntN(32, code)) };
}

/** Reads one record of a W&B run log; null where the bytes are none. Console text and facts of the machine are "other". */
export function readWandbRecord(data: Uint8Array): WandbRecord | null {
  const fields = protobufFields(data);
  if (fields === null) return null;
  const [history] = all(fields, recordFields.history);
  if (history !== undefined) {
    const row = items(all(protobufFields(history) ?? [], 1));
    return row === null ? null : { kind: "history", row };
  }
  const [run] = all(fields, recordFields.run);
  if (run !== undefined) return runOf(run);
  const [config] = all(fields, recordFields.config);
  if (config !== undefined) {
    const settings = settingsOf(config);
    return settings === null ? null : { kind: "config", settings };
  }
  const [exit] = all(fields, recordFields.exit);
  if (exit !== undefined) return exitOf(exit);
  const [metric] = all(fields, recordFields.metric);
  const step = metric && textOf(protobufFields(metric) ?? [], 4);
  return step ? { kind: "step-metric", name: step } : { kind: "other" };
}
