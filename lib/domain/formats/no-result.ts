import { filenameOf } from "./entry-path";

const byEnding: readonly [RegExp, string][] = [
  [
    /\.(safetensors|bin|pt|pth|ckpt|onnx|gguf|ggml|h5|keras|npz|npy|msgpack|pkl|pickle)$/i,
    "weights or a state, no results",
  ],
  [/\.(md|rst|pdf|html?|ipynb|py|sh|toml|cfg|ini|lock)$/i, "text or code, no results"],
  [/\.(png|jpe?g|gif|svg|webp|ico)$/i, "a picture"],
  [/\.(so|dll|exe|o|a|whl)$/i, "a program"],
];

const byName: readonly [RegExp, string][] = [
  [
    /^(readme|licen[cs]e|notice|requirements|makefile|dockerfile)(\..*)?$/i,
    "text or code, no results",
  ],
  [
    /^(config|generation_config|adapter_config|preprocessor_config|chat_template)\.jso?n?$/i,
    "a model's configuration",
  ],
  [
    /^(tokenizer(_config)?|special_tokens_map|added_tokens|vocab)\.json$|^(merges|vocab)\.txt$|^(tokenizer|spiece)\.model$/i,
    "a tokenizer",
  ],
  [/^.*\.index\.json$/i, "an index of weights"],
  [
    /^(all|train|eval|test|predict)_results\.json$/i,
    "a summary without steps; the log beside it says more",
  ],
  [
    /^(wandb-metadata|config)\.(json|ya?ml)$|^conda-environment\.ya?ml$|^output\.log$/i,
    "settings, no results",
  ],
  [/^(\.ds_store|thumbs\.db|desktop\.ini|\..*)$/i, "a file of the system"],
];

/**
 * Why a file of a folder holds nothing to read, by its name; null where it may. Only for folders and archives: a file
 * that is sent alone is looked at whatever its name.
 */
export function noResultReason(path: string): string | null {
  if (/(^|\/)__MACOSX\//.test(path)) return "a file of the system";
  const filename = filenameOf(path);
  for (const [pattern, reason] of [...byName, ...byEnding])
    if (pattern.test(filename)) return reason;
  return null;
}
