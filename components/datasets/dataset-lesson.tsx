import { datasetLines } from "@/components/datasets/dataset-lines";
import { KeyedLines } from "@/components/members/keyed-lines";
import { Card } from "@/components/ui/card";

type DatasetLessonProps = { project: string; origin: string };

export function DatasetLesson({ project, origin }: DatasetLessonProps) {
  return (
    <Card
      title="No datasets yet: send the questions once"
      howToRead="A dataset holds questions, accepted answers and how well the base model knew each. Predictions then need only an example_id."
      footer="Predictions that carry their own questions make a dataset by themselves. Raw SliCK draws can be sent to …/slick-samples; labels are then computed from them."
    >
      <KeyedLines project={project} steps={datasetLines(project, origin)} />
    </Card>
  );
}
