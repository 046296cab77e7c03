const mebibyte = 1024 ** 2;
const gibibyte = 1024 ** 3;

type Unit = "bytes" | "count" | "minutes" | "days";
type Limit = { value: number; unit: Unit; of: string; setting?: string };

/**
 * Every bound that protects the server, in one place: docs/security.md lists them from here. Where an operator may
 * choose, the value is what holds when the setting is left out.
 */
export const limitList = {
  uploadBytes: {
    value: 2 * gibibyte,
    unit: "bytes",
    of: "a file or an archive, once unpacked",
    setting: "ONSET_MAX_UPLOAD_BYTES",
  },
  jsonBodyBytes: { value: mebibyte, unit: "bytes", of: "a body of JSON" },
  jsonDepth: { value: 64, unit: "count", of: "levels of a body of JSON" },
  logBodyBytes: { value: 8 * mebibyte, unit: "bytes", of: "a call of `POST .../log`" },
  mlflowBodyBytes: { value: mebibyte, unit: "bytes", of: "a call through MLflow's door" },
  mlflowArtifactBytes: { value: 16 * mebibyte, unit: "bytes", of: "an artifact of MLflow's" },
  mlflowRunBytes: { value: 256 * mebibyte, unit: "bytes", of: "all artifacts of a run" },
  signInBodyBytes: { value: 64 * 1024, unit: "bytes", of: "a call to sign in" },
  passwordFormBytes: { value: 4096, unit: "bytes", of: "the form for a link's password" },
  metricKeysARun: { value: 20_000, unit: "count", of: "different metrics of a run" },
  examplesADataset: { value: 2_000_000, unit: "count", of: "examples of a dataset" },
  failedSignInsAnAccount: {
    value: 10,
    unit: "count",
    of: "failed sign-ins for one account, also for one that nobody has, in a quarter of an hour",
  },
  failedSignInsAnAddress: {
    value: 100,
    unit: "count",
    of: "failed sign-ins from one address (of IPv6: one /64) in a quarter of an hour",
  },
  signInWindow: { value: 15, unit: "minutes", of: "the time in which failed sign-ins count" },
  freeLinkTriesAnAddress: {
    value: 5,
    unit: "count",
    of: "wrong passwords of a link from one address before each try waits, 2 s at first, then twice as long each time up to 5 minutes",
  },
  freeLinkTries: {
    value: 200,
    unit: "count",
    of: "wrong passwords of a link from all addresses before each new guest waits likewise",
  },
  refusalsKeptAMinute: {
    value: 100,
    unit: "count",
    of: "refused attempts that the audit trail keeps a minute, project and caller",
  },
  session: { value: 30, unit: "days", of: "a session that is not used" },
  auditTrail: {
    value: 365,
    unit: "days",
    of: "an entry of the audit trail; 0 keeps them for good",
    setting: "ONSET_KEEP_AUDIT_DAYS",
  },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limitList;

/** The values alone. */
export const limits = Object.fromEntries(
  Object.entries(limitList).map(([name, { value }]) => [name, value]),
) as Record<LimitName, number>;
