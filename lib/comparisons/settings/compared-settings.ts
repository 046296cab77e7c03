import "server-only";
import { db } from "@/lib/db/client";
import type { ReadScope } from "@/lib/projects/access";
import type { ProjectSettings } from "@/lib/projects/schema";
import { settingsOf } from "@/lib/projects/settings";

export async function readSettings(scope: ReadScope): Promise<ProjectSettings> {
  return settingsOf(await db.project.findUniqueOrThrow({ where: { id: scope.projectId } }));
}
