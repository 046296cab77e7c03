"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { mlflowPaths, paths } from "@/lib/paths";

type MlflowLandingProps = { project: string };
type RunAnswer = { run?: { data?: { tags?: { key: string; value: string }[] } } };

/** The run that an address printed by MLflow's client names: `#/experiments/<id>/runs/<id>`. */
function runIdIn(hash: string): string | null {
  return /^#\/experiments\/\d+\/runs\/([0-9a-f]{32})/.exec(hash)?.[1] ?? null;
}

async function findRun(project: string, id: string): Promise<string | null> {
  const response = await fetch(mlflowPaths.run(project, id));
  if (!response.ok) return null;
  const { run } = (await response.json()) as RunAnswer;
  return run?.data?.tags?.find(({ key }) => key === "onset.run")?.value ?? null;
}

/** Leads from MLflow's address of a run to its page here; only the browser sees what follows the #. */
export function MlflowLanding({ project }: MlflowLandingProps) {
  const router = useRouter();
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    let isLeft = false;
    const id = runIdIn(window.location.hash);
    const lead = async () => {
      const run = id === null ? null : await findRun(project, id);
      if (isLeft) return;
      if (id !== null && run === null) setMissing(true);
      else router.replace(run === null ? paths.runs(project) : paths.run(project, run));
    };
    lead().catch(() => setMissing(true));
    return () => {
      isLeft = true;
    };
  }, [project, router]);
  return (
    <main className="mx-auto max-w-xl p-8" aria-live="polite">
      {isMissing ? (
        <p>
          This project has no run with the id in the address.{" "}
          <a className="underline" href={paths.runs(project)}>
            See its runs
          </a>
        </p>
      ) : (
        <p>Opening the run…</p>
      )}
    </main>
  );
}
