import type { ReactNode } from "react";
import { FindingText } from "@/components/layout/finding";
import { InviteCard } from "@/components/members/invite-card";
import { MemberTableRow } from "@/components/members/member-row";
import { OpenInvitations } from "@/components/members/open-invitations";
import { peopleWords } from "@/components/members/people-words";
import { Card } from "@/components/ui/card";
import { Table, TableHead, TableHeadCell } from "@/components/ui/table";
import { type Role, roles } from "@/lib/domain/roles";
import type { InvitationSummary } from "@/lib/members/invitation-schema";
import type { MemberSummary } from "@/lib/members/member-schema";
import type { KeySummary } from "@/lib/members/schema";

type PeoplePageProps = {
  project: string;
  members: readonly MemberSummary[];
  invitations: readonly InvitationSummary[];
  keys: readonly KeySummary[];
  /** The viewer, as a member. */
  self: { user: string; role: Role };
  hasMail: boolean;
  now: string;
  /** Below what invites. */
  beside?: ReactNode;
};

function Members({ project, members, keys, self, now }: PeoplePageProps) {
  const owners = members.filter(({ role }) => role === "owner");
  const standing = keys.filter(({ revokedAt }) => revokedAt === null);
  return (
    <Card
      title="Members"
      footer="Removing someone asks first: revoke their keys, or hand them over so that trainings go on. The last owner stays."
    >
      <Table label="List of members">
        <TableHead>
          <tr>
            <TableHeadCell>Person</TableHeadCell>
            <TableHeadCell>Role</TableHeadCell>
            <TableHeadCell>Last seen</TableHeadCell>
            <TableHeadCell>API keys</TableHeadCell>
            <TableHeadCell />
          </tr>
        </TableHead>
        <tbody>
          {members.map((member) => (
            <MemberTableRow
              key={member.user}
              {...{ project, member, now }}
              keys={standing.filter(({ owner }) => owner?.user === member.user)}
              isSelf={member.user === self.user}
              isOwner={self.role === "owner"}
              isLastOwner={member.role === "owner" && owners.length === 1}
            />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** Who is in the project, who is invited, and how to invite more. */
export function PeoplePage(props: PeoplePageProps) {
  const { project, members, invitations, self, hasMail } = props;
  return (
    <div data-wide className="flex flex-col gap-4">
      <div>
        <FindingText>{peopleWords(members.length, invitations.length)}</FindingText>
        <p className="mt-1 text-muted">
          Only they see this project. A shared link shows one page to whoever has it; those are
          under Shared links.
        </p>
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Members {...props} />
          <OpenInvitations project={project} invitations={invitations} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <InviteCard
            project={project}
            hasMail={hasMail}
            offered={roles.filter((role) => role !== "owner" || self.role === "owner")}
          />
          {props.beside}
        </div>
      </div>
    </div>
  );
}
