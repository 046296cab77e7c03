import { connection } from "next/server";
import { readReadiness } from "@/lib/http/readiness";

/** The database answers and every migration is in. */
export async function GET(): Promise<Response> {
  await connection();
  const readiness = await readReadiness();
  return Response.json(readiness, { status: readiness.status === "ready" ? 200 : 503 });
}
