import { ChannelList } from "@/components/alerts/channel-list";
import { FeedList } from "@/components/alerts/feed-list";
import { FiringList } from "@/components/alerts/firing-list";
import { NewRule } from "@/components/alerts/new-rule";
import { RuleList } from "@/components/alerts/rule-list";

type AlertsPageProps = { project: string; canWrite: boolean };

export function AlertsPage({ project, canWrite }: AlertsPageProps) {
  return (
    <>
      <div>
        <p className="font-bold text-title">Told once a run, in a sentence you can forward.</p>
        <p className="text-muted">
          A rule speaks when it becomes true, and only then. What is not confirmed is not called a
          fall.
        </p>
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          {canWrite && <NewRule project={project} />}
          <RuleList project={project} canWrite={canWrite} />
          <ChannelList project={project} canWrite={canWrite} />
        </div>
        <div className="min-w-0 lg:row-span-2">
          <FiringList project={project} />
        </div>
        <FeedList project={project} />
      </div>
    </>
  );
}
