type Query = Record<string, string | number | readonly string[] | null | undefined>;

function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === "") continue;
    for (const item of Array.isArray(value) ? value : [value]) search.append(key, String(item));
  }
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

const segment = encodeURIComponent;

/** Every page's address; nothing else in the product spells a URL. */
export const paths = {
  home: () => "/",
  signIn: (next?: string) => withQuery("/sign-in", { next }),
  invitation: (token: string) => `/invitation/${segment(token)}`,
  welcome: () => "/sign-in/welcome",
  twoFactor: (next?: string) => withQuery("/sign-in/two-factor", { next }),
  forgotten: () => "/sign-in/forgotten",
  resetPassword: (token: string) => withQuery("/sign-in/reset", { token }),
  account: () => "/settings",
  administration: () => "/admin",
  serverAudit: () => "/admin/audit",
  signInLink: (token: string) => withQuery("/sign-in/link", { token }),
  openSignInLink: () => "/sign-in/open",
  deadSignInLink: () => withQuery("/sign-in", { error: "link" }),
  project: (project: string) => `/${segment(project)}/runs`,
  runs: (project: string, query?: Query) => withQuery(`/${segment(project)}/runs`, query),
  run: (project: string, run: string, query?: Query) =>
    withQuery(`/${segment(project)}/runs/${segment(run)}`, query),
  runExamples: (project: string, run: string, query?: Query) =>
    withQuery(`/${segment(project)}/runs/${segment(run)}/examples`, query),
  compare: (project: string, runs: readonly string[] = []) =>
    withQuery(`/${segment(project)}/compare`, { run: runs }),
  datasets: (project: string) => `/${segment(project)}/datasets`,
  dataset: (project: string, dataset: string, query?: Query) =>
    withQuery(`/${segment(project)}/datasets/${segment(dataset)}`, query),
  uploads: (project: string) => `/${segment(project)}/uploads`,
  newUpload: (project: string, run?: string) =>
    withQuery(`/${segment(project)}/uploads/new`, { run }),
  connect: (project: string) => `/${segment(project)}/connect`,
  shares: (project: string) => `/${segment(project)}/shares`,
  reports: (project: string) => `/${segment(project)}/reports`,
  report: (project: string, report: string, query?: Query) =>
    withQuery(`/${segment(project)}/reports/${segment(report)}`, query),
  alerts: (project: string) => `/${segment(project)}/alerts`,
  settings: (project: string, section?: string) =>
    section === undefined
      ? `/${segment(project)}/settings`
      : `/${segment(project)}/settings/${segment(section)}`,
  shared: (token: string, query?: Query) => withQuery(`/s/${segment(token)}`, query),
  unlockShared: (token: string) => `/s/${segment(token)}/unlock`,
  sharedPreview: (token: string) => `/s/${segment(token)}/opengraph-image`,
  embed: (token: string, query?: Query) => withQuery(`/embed/${segment(token)}`, query),
  /** A part of it: a group of calls, or shapes. */
  apiDocs: (part?: string) => (part === undefined ? "/docs/api" : `/docs/api/${segment(part)}`),
} as const;

/** The door that MLflow's clients use. */
export const mlflowPaths = {
  tracking: (project: string) => `/mlflow/${segment(project)}`,
  run: (project: string, id: string) =>
    withQuery(`/mlflow/${segment(project)}/api/2.0/mlflow/runs/get`, { run_id: id }),
} as const;

const api = "/api/v1";
const apiProject = (project: string) => `${api}/projects/${segment(project)}`;
const apiRun = (project: string, run: string) => `${apiProject(project)}/runs/${segment(run)}`;
const apiDataset = (project: string, dataset: string) =>
  `${apiProject(project)}/datasets/${segment(dataset)}`;
const apiReport = (project: string, report: string) =>
  `${apiProject(project)}/reports/${segment(report)}`;

/** Every address of the HTTP contract. */
export const apiPaths = {
  account: () => `${api}/account`,
  password: () => `${api}/account/password`,
  sessions: () => `${api}/account/sessions`,
  session: (session: string) => `${api}/account/sessions/${segment(session)}`,
  people: () => `${api}/people`,
  person: (user: string) => `${api}/people/${segment(user)}`,
  passwordLink: (user: string) => `${api}/people/${segment(user)}/password-link`,
  acceptInvitation: () => `${api}/invitation/accept`,
  members: (project: string) => `${apiProject(project)}/members`,
  member: (project: string, user: string) => `${apiProject(project)}/members/${segment(user)}`,
  handOver: (project: string, user: string) =>
    `${apiProject(project)}/members/${segment(user)}/handover`,
  invitations: (project: string) => `${apiProject(project)}/invitations`,
  invitation: (project: string, invitation: string) =>
    `${apiProject(project)}/invitations/${segment(invitation)}`,
  openApi: () => `${api}/openapi.json`,
  projects: () => `${api}/projects`,
  project: apiProject,
  settings: (project: string) => `${apiProject(project)}/settings`,
  runs: (project: string, query?: Query) => withQuery(`${apiProject(project)}/runs`, query),
  run: apiRun,
  runColumns: (project: string) => `${apiProject(project)}/run-columns`,
  runFields: (project: string) => `${apiProject(project)}/run-fields`,
  runSparklines: (project: string, query?: Query) =>
    withQuery(`${apiProject(project)}/run-sparklines`, query),
  runActions: (project: string) => `${apiProject(project)}/run-actions`,
  deletedRuns: (project: string) => `${apiProject(project)}/deleted-runs`,
  runViews: (project: string) => `${apiProject(project)}/run-views`,
  runView: (project: string, view: string) => `${apiProject(project)}/run-views/${segment(view)}`,
  tags: (project: string, query?: Query) => withQuery(`${apiProject(project)}/tags`, query),
  runUploads: (project: string, run: string, query?: Query) =>
    withQuery(`${apiRun(project, run)}/uploads`, query),
  runUpload: (project: string, run: string, upload: string) =>
    `${apiRun(project, run)}/uploads/${segment(upload)}`,
  restoreUpload: (project: string, run: string, upload: string) =>
    `${apiRun(project, run)}/uploads/${segment(upload)}/restore`,
  moveUpload: (project: string, run: string, upload: string) =>
    `${apiRun(project, run)}/uploads/${segment(upload)}/move`,
  checkpointsFrom: (project: string, run: string, fromStep: number) =>
    withQuery(`${apiRun(project, run)}/checkpoints`, { fromStep }),
  restoreDrop: (project: string, run: string, drop: string) =>
    `${apiRun(project, run)}/drops/${segment(drop)}/restore`,
  runHistory: (project: string, run: string, query?: Query) =>
    withQuery(`${apiRun(project, run)}/history`, query),
  predictions: (project: string, run: string, query?: Query) =>
    withQuery(`${apiRun(project, run)}/predictions`, query),
  runSpace: (project: string, run: string) => `${apiRun(project, run)}/space`,
  projectSpace: (project: string) => `${apiProject(project)}/space`,
  restoreProject: (project: string) => `${apiProject(project)}/restore`,
  deletedProjects: () => `${api}/deleted-projects`,
  restoreDataset: (project: string, dataset: string) => `${apiDataset(project, dataset)}/restore`,
  deletedDatasets: (project: string) => `${apiProject(project)}/deleted-datasets`,
  trainingSet: (project: string, run: string) => `${apiRun(project, run)}/training-set`,
  series: (project: string, run: string, query?: Query) =>
    withQuery(`${apiRun(project, run)}/series`, query),
  candidates: (project: string, run: string) => `${apiRun(project, run)}/candidates`,
  metrics: (project: string, run: string, query?: Query) =>
    withQuery(`${apiRun(project, run)}/metrics`, query),
  analysis: (project: string, run: string, query?: Query) =>
    withQuery(`${apiRun(project, run)}/analysis`, query),
  transitions: (project: string, run: string, query?: Query) =>
    withQuery(`${apiRun(project, run)}/transitions`, query),
  slices: (project: string, run: string, query?: Query) =>
    withQuery(`${apiRun(project, run)}/slices`, query),
  leaks: (project: string, run: string, query?: Query) =>
    withQuery(`${apiRun(project, run)}/leaks`, query),
  examples: (project: string, run: string, query?: Query) =>
    withQuery(`${apiRun(project, run)}/examples`, query),
  example: (project: string, run: string, exampleId: string) =>
    `${apiRun(project, run)}/examples/${segment(exampleId)}`,
  hyperparameters: (project: string, run: string) => `${apiRun(project, run)}/hyperparameters`,
  choice: (project: string, run: string) => `${apiRun(project, run)}/choice`,
  verdict: (project: string, run: string) => `${apiRun(project, run)}/verdict`,
  events: (project: string, query?: Query) => withQuery(`${apiProject(project)}/events`, query),
  datasets: (project: string) => `${apiProject(project)}/datasets`,
  dataset: apiDataset,
  datasetExamples: (project: string, dataset: string, query?: Query) =>
    withQuery(`${apiDataset(project, dataset)}/examples`, query),
  datasetTrainingSet: (project: string, dataset: string, query?: Query) =>
    withQuery(`${apiDataset(project, dataset)}/training-set`, query),
  datasetScorers: (project: string, dataset: string) => `${apiDataset(project, dataset)}/scorers`,
  slickSamples: (project: string, dataset: string) =>
    `${apiDataset(project, dataset)}/slick-samples`,
  uploads: (project: string, query?: Query) => withQuery(`${apiProject(project)}/uploads`, query),
  /** Of a project, or null: of the server itself. */
  audit: (project: string | null, query?: Query) =>
    withQuery(`${project === null ? "/api/v1" : apiProject(project)}/audit`, query),
  inspect: (project: string, query?: Query) => withQuery(`${apiProject(project)}/inspect`, query),
  mappings: (project: string) => `${apiProject(project)}/mappings`,
  mapping: (project: string, mapping: string) =>
    `${apiProject(project)}/mappings/${segment(mapping)}`,
  comparison: (project: string, query?: Query) =>
    withQuery(`${apiProject(project)}/comparison`, query),
  comparisonSlices: (project: string, query?: Query) =>
    withQuery(`${apiProject(project)}/comparison/slices`, query),
  comparisonExamples: (project: string, query?: Query) =>
    withQuery(`${apiProject(project)}/comparison/examples`, query),
  knowledgeCost: (project: string, query?: Query) =>
    withQuery(`${apiProject(project)}/knowledge-cost`, query),
  keys: (project: string) => `${apiProject(project)}/keys`,
  key: (project: string, key: string) => `${apiProject(project)}/keys/${segment(key)}`,
  alerts: (project: string) => `${apiProject(project)}/alerts`,
  alert: (project: string, alert: string) => `${apiProject(project)}/alerts/${segment(alert)}`,
  alertTest: (project: string, alert: string) =>
    `${apiProject(project)}/alerts/${segment(alert)}/test`,
  newChannelTest: (project: string) => `${apiProject(project)}/alerts/test`,
  alertChannels: (project: string) => `${apiProject(project)}/alerts/channels`,
  alertChannel: (project: string, channel: string) =>
    `${apiProject(project)}/alerts/channels/${segment(channel)}`,
  alertChannelTest: (project: string, channel: string) =>
    `${apiProject(project)}/alerts/channels/${segment(channel)}/test`,
  alertPreview: (project: string, query?: Query) =>
    withQuery(`${apiProject(project)}/alerts/preview`, query),
  alertSigning: (project: string) => `${apiProject(project)}/alerts/signing`,
  alertFirings: (project: string, query?: Query) =>
    withQuery(`${apiProject(project)}/alerts/firings`, query),
  feed: (project: string, query?: Query) => withQuery(`${apiProject(project)}/feed`, query),
  reports: (project: string) => `${apiProject(project)}/reports`,
  report: apiReport,
  reportCharts: (project: string, report: string) => `${apiReport(project, report)}/charts`,
  reportVersions: (project: string, report: string) => `${apiReport(project, report)}/versions`,
  restoreReportVersion: (project: string, report: string, version: number) =>
    `${apiReport(project, report)}/versions/${version}/restore`,
  restoreReport: (project: string, report: string) => `${apiReport(project, report)}/restore`,
  deletedReports: (project: string) => `${apiProject(project)}/deleted-reports`,
  shares: (project: string) => `${apiProject(project)}/shares`,
  share: (project: string, share: string) => `${apiProject(project)}/shares/${segment(share)}`,
  shareCopy: (project: string, share: string) =>
    `${apiProject(project)}/shares/${segment(share)}/copy`,
  shared: (token: string) => `${api}/shared/${segment(token)}`,
  oembed: (query?: Query) => withQuery(`${api}/oembed`, query),
} as const;
