import { DeletedProjects } from "@/components/projects/deleted-projects";
import { NewProjectForm } from "@/components/projects/new-project-form";
import { Card } from "@/components/ui/card";

/** Home of a person who is a member of nothing yet. */
export function NoProjects() {
  return (
    <div className="mx-auto w-full max-w-lg pt-[6vh]">
      <h1 className="mb-2 font-bold text-title">Make your first project</h1>
      <p className="mb-5 text-muted">
        A project holds the fine-tuning runs that belong together, the questions they are asked, and
        the keys that upload to it.
      </p>
      <Card>
        <NewProjectForm />
      </Card>
      <div className="mt-4">
        <DeletedProjects />
      </div>
    </div>
  );
}
