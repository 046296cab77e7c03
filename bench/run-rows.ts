import pg from "pg";
import type { BenchServer } from "./server";

/**
 * Rows as uploads of finished runs of 50 checkpoints leave them: 30 hyperparameters, 10 metrics, a sparkline, an
 * analysis. Made by the database, so that 10,000 take seconds.
 */
export async function makeRuns(server: BenchServer, project: string, runs: number): Promise<void> {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  try {
    await client.query(datasetRows, [project]);
    await client.query(runRows, [project, runs - 1]);
    await client.query(summaryRows);
    await client.query(valueRows);
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}

const datasetRows = `
  INSERT INTO "dataset" ("id", "projectId", "slug", "name", "updatedAt")
  SELECT uuidv7(), p."id", 'facts' || n, 'Facts', now() FROM "project" p, generate_series(1, 5) n WHERE p."slug" = $1`;

const runRows = `
  INSERT INTO "run" ("id", "projectId", "slug", "name", "baseModel", "method", "seed", "status", "tags",
    "hyperparameters", "datasetId", "createdAt", "updatedAt")
  SELECT uuidv7(), (SELECT "id" FROM "project" WHERE "slug" = $1), 'made' || n, 'Run ' || (n * 7919) % 10007,
    (ARRAY['llama-3-8b', 'mistral-7b', 'qwen-3'])[1 + n % 3], (ARRAY['lora', 'full'])[1 + n % 2], n % 5,
    (CASE n % 50 WHEN 0 THEN 'failed' WHEN 1 THEN 'running' ELSE 'finished' END),
    ARRAY['tag' || n % 40, 'bench'],
    jsonb_build_object('learning_rate', 1e-6 * (1 + (n * 31) % 997), 'optimizer', (ARRAY['adam', 'lion'])[1 + n % 2],
      'rare', CASE WHEN n % 100 = 0 THEN n END)
      || (SELECT jsonb_object_agg('setting_' || k, (n * k) % 101) FROM generate_series(1, 27) k),
    (SELECT "id" FROM "dataset" WHERE "slug" = 'facts' || n % 6
      AND "projectId" = (SELECT "id" FROM "project" WHERE "slug" = $1)),
    now() - n * interval '1 minute', now() - n * interval '1 minute'
  FROM generate_series(0, $2::int) n`;

const summaryRows = `
  INSERT INTO "run_summary" ("runId", "projectId", "checkpoints", "trainingSize", "unknownShare", "bestStep",
    "bestAccuracy", "lastStep", "lastAccuracy", "drop", "health", "sparkline", "lastMetrics", "analysis",
    "analysedAt", "updatedAt")
  SELECT "id", "projectId", 50, 6000, CASE WHEN n % 10 > 0 THEN (n % 5) / 4.0 END, 1000,
    CASE WHEN n % 20 > 0 THEN 0.4 + ((n * 13) % 509) / 1000.0 END, 5000, 0.3 + ((n * 17) % 503) / 1000.0,
    ((n * 11) % 97) / 1000.0, 'healthy', (SELECT array_agg(0.5 + ((n * k) % 89) / 300.0) FROM generate_series(1, 51) k),
    (SELECT jsonb_object_agg('eval/metric_' || k, ((n * k) % 997) / 100.0) FROM generate_series(1, 10) k),
    jsonb_build_object('text', repeat('some of an analysis ', 150)), now(), "updatedAt"
  FROM (SELECT *, substr("slug", 5)::int AS n FROM "run" WHERE "slug" LIKE 'made%') made
  ON CONFLICT DO NOTHING`;

const valueRows = `
  INSERT INTO "run_value" ("runId", "key", "projectId", "number", "text")
  SELECT r."id", 'config.' || e."key", r."projectId",
    CASE WHEN jsonb_typeof(e."value") = 'number' THEN (e."value" #>> '{}')::float8 END,
    CASE WHEN jsonb_typeof(e."value") <> 'number' THEN e."value" #>> '{}' END
  FROM "run" r, jsonb_each(r."hyperparameters") e WHERE jsonb_typeof(e."value") <> 'null'
  UNION ALL
  SELECT s."runId", 'metric.' || e."key", s."projectId", (e."value" #>> '{}')::float8, NULL
  FROM "run_summary" s, jsonb_each(s."lastMetrics") e
  ON CONFLICT DO NOTHING`;
