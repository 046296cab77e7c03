import { connection } from "next/server";
import { readReadiness } from "@/lib/http/readiness";

/** The database answers and takes writes, every migration is in, and there is room on the disk; a node of a cluster that is away degrades it. */
export async function GET(): Promise<Response> {
  await connection();
  const readiness = await readReadiness();
  if (readiness.status !== "unavailable") return Response.json(readiness);
  const { isFull, ...told } = readiness;
  const headers = { "retry-after": isFull ? "60" : "5" };
  return Response.json(told, { status: isFull ? 507 : 503, headers });
}
