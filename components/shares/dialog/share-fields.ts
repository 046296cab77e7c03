import type {
  CreateShareFields,
  lifetimes,
  ShareExtent,
  ShareTarget,
  ShareView,
} from "@/lib/shares/schema";

/** The form as it stands; empty texts mean not given. */
export type ShareFields = {
  shows: ShareExtent;
  mode: "live" | "frozen";
  title: string;
  note: string;
  expiresIn: (typeof lifetimes)[number] | "";
  password: string;
  examples: boolean;
  chooser: boolean;
  downloads: boolean;
  embed: boolean;
};

export const freshFields: Omit<ShareFields, "shows"> = {
  mode: "live",
  title: "",
  note: "",
  expiresIn: "30d",
  password: "",
  examples: false,
  chooser: false,
  downloads: true,
  embed: false,
};

export const lifetimeOptions = [
  { value: "1d", label: "in 1 day" },
  { value: "7d", label: "in 7 days" },
  { value: "30d", label: "in 30 days" },
  { value: "90d", label: "in 90 days" },
  { value: "", label: "never" },
] as const;

/** What the form sends. */
export function shareRequest(
  fields: ShareFields,
  { target, view }: { target: ShareTarget; view: ShareView },
): CreateShareFields {
  const { shows, mode, title, note, expiresIn, password, examples, chooser, downloads, embed } =
    fields;
  return {
    target: target.kind === "report" ? target : { ...target, shows },
    view,
    mode,
    ...(title.trim() === "" ? {} : { title }),
    ...(note.trim() === "" ? {} : { note }),
    expiresIn: expiresIn === "" ? null : expiresIn,
    ...(password === "" ? {} : { password }),
    allow: { examples, chooser, downloads, embed },
  };
}
