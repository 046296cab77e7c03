import { redirect } from "next/navigation";
import { paths } from "@/lib/paths";

export default async function ProjectPage({ params }: { params: Promise<{ project: string }> }) {
  redirect(paths.project((await params).project));
}
