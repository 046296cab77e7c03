import type { Mapping } from "./mapping";

/**
 * What files of one shape have in common, as a text: the format and the names of columns or metrics, in order and with
 * their numbers taken out, so that `layer_1` and `layer_2` or a run's id in a name make no new shape.
 */
export function shapeText(format: string, names: Iterable<string>): string {
  const plain = new Set<string>();
  for (const name of names) plain.add(name.trim().replace(/\d+/g, "#"));
  return [format, ...[...plain].toSorted()].join("\n");
}

/** What of a mapping holds for the next file of its shape as well: not the checkpoint that this one was of. */
export function rememberable(mapping: Mapping): Mapping {
  const { constants, ...rest } = mapping;
  const { split, category } = constants ?? {};
  const kept = {
    ...(split === undefined ? {} : { split }),
    ...(category === undefined ? {} : { category }),
  };
  return Object.keys(kept).length === 0 ? rest : { ...rest, constants: kept };
}
