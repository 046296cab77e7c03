import { KeyedLines } from "@/components/members/keyed-lines";
import { uploadLines } from "@/components/runs/list/upload-lines";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";

type UploadLessonProps = { project: string; origin: string };

/** An empty project: what to type to see a first run, and the way without a shell. */
export function UploadLesson({ project, origin }: UploadLessonProps) {
  return (
    <Card
      title="No runs yet: upload the first one"
      howToRead="Paste these lines into a terminal. This page shows the run as soon as it arrives."
      actions={
        <>
          <LinkButton size="small" href={paths.connect(project)}>
            Connect training code
          </LinkButton>
          <LinkButton size="small" href={paths.newUpload(project)}>
            Drop files instead
          </LinkButton>
        </>
      }
      footer="Trainer logs, CSV tables and evaluation results upload the same way: the format is recognised by what is in the file."
    >
      <KeyedLines project={project} steps={uploadLines(project, origin)} />
    </Card>
  );
}
