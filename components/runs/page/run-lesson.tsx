import { KeyedLines } from "@/components/members/keyed-lines";
import { runUploadLines } from "@/components/runs/list/upload-lines";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";

type RunLessonProps = { project: string; run: string; origin: string };

/** A run without evaluations: what to send it. */
export function RunLesson({ project, run, origin }: RunLessonProps) {
  return (
    <Card
      title="Nothing was evaluated yet"
      howToRead="A run shows its first curve with its first evaluated checkpoint: send predictions or counts, and the picture stands here."
      actions={
        <LinkButton size="small" href={paths.newUpload(project, run)}>
          Drop files instead
        </LinkButton>
      }
    >
      <KeyedLines project={project} steps={runUploadLines({ project, run, origin })} />
    </Card>
  );
}
