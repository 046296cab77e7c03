/** The light theme of app/globals.css as plain colours, for pictures that leave the page. A test holds both equal. */
export const lightPalette: Readonly<Record<string, string>> = {
  page: "#fafaf9",
  card: "#ffffff",
  raised: "#ffffff",
  hover: "#f5f4f2",
  line: "#e6e5e1",
  "line-strong": "#8a8d91",
  grid: "#efeeeb",
  ink: "#16181d",
  muted: "#6b7076",
  primary: "#16181d",
  "primary-ink": "#ffffff",
  focus: "#2470af",
  overlay: "rgb(22 24 29 / 0.32)",
  known: "#2f80c3",
  "known-text": "#2470af",
  "highly-known": "#0b4f8a",
  "highly-known-text": "#0b4f8a",
  "maybe-known": "#2f80c3",
  "maybe-known-text": "#2470af",
  "weakly-known": "#86b9e3",
  "weakly-known-text": "#3f719b",
  unknown: "#d55e00",
  "unknown-text": "#b04a00",
  dev: "#16181d",
  abstained: "#8a8d91",
  recommended: "#1a7f4b",
  confirmed: "#b3261e",
  best: "#6b7076",
  onset: "rgb(213 94 0 / 0.09)",
  "onset-edge": "rgb(213 94 0 / 0.34)",
  "tone-neutral": "#f1f0ed",
  "tone-neutral-ink": "#5f646a",
  "tone-bad": "#fdecea",
  "tone-bad-ink": "#b3261e",
  "tone-good": "#e6f4ec",
  "tone-good-ink": "#17703f",
  "tone-warn": "#fbf3e0",
  "tone-warn-ink": "#8a5a00",
  "tone-info": "#eef5fc",
  "tone-info-ink": "#1d5f96",
  "series-1": "#2470af",
  "series-2": "#d55e00",
  "series-3": "#1a7f4b",
  "series-4": "#8a5fb0",
  "series-5": "#ab7c0a",
  "series-6": "#c2447a",
  "series-7": "#3f8f99",
  "series-8": "#6b7076",
  "ramp-0": "#0b4f8a",
  "ramp-1": "#3d82c4",
  "ramp-2": "#9579b8",
  "ramp-3": "#d97a35",
  "ramp-4": "#b83a06",
  "set-0": "#0b3a42",
  "set-1": "#135a64",
  "set-2": "#24747e",
  "set-3": "#408f99",
  "set-4": "#66a7b0",
  "set-5": "#8dbfc6",
};

type Rgb = readonly [number, number, number];

function rgbOf(hex: string): Rgb {
  const at = (index: number) => Number.parseInt(hex.slice(index, index + 2), 16);
  return [at(1), at(3), at(5)];
}

function mix(a: string, percent: number, b: string): string {
  const [first, second] = [rgbOf(a), rgbOf(b)];
  const part = percent / 100;
  const channels = first.map((value, i) =>
    Math.round(value * part + (second[i] ?? 0) * (1 - part)),
  );
  return `#${channels.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

const mixed = /color-mix\(in srgb, (#[0-9a-f]{6}) (\d+)%, (#[0-9a-f]{6})\)/g;

/** SVG without custom properties, which only browsers with our style sheet know. */
export function withPlainColors(svg: string): string {
  return svg
    .replace(/var\(--([a-z0-9-]+)\)/g, (_, name: string) => lightPalette[name] ?? "#16181d")
    .replace(mixed, (_, a: string, percent: string, b: string) => mix(a, Number(percent), b));
}
