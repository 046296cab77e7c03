import { embedSize } from "./oembed";

const themes = ["light", "dark", "auto"] as const;
type Parameters = Record<string, string | string[] | undefined>;

/** Theme and height of an embed from its address; what is not understood is as if not given. */
export function readEmbedOptions(parameters: Parameters): {
  theme: (typeof themes)[number];
  height: number;
} {
  const asked = Number(parameters.height);
  const height = Number.isFinite(asked) && asked > 0 ? asked : embedSize.height;
  return {
    theme: themes.find((theme) => theme === parameters.theme) ?? "auto",
    height: Math.round(Math.min(2000, Math.max(240, height))),
  };
}
