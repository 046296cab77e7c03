import { FindingText } from "@/components/layout/finding";
import { PageHeader } from "@/components/layout/page-header";
import { countOf } from "@/components/members/people-words";
import { PersonRow } from "@/components/members/person-row";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import { TimeLabel } from "@/components/ui/time-label";
import type { HeldProject, PersonSummary } from "@/lib/members/person-schema";
import { paths } from "@/lib/paths";

type AdministrationPageProps = {
  people: readonly PersonSummary[];
  projects: readonly HeldProject[];
  self: string;
  hasPasswords: boolean;
};

function People({ people, self, hasPasswords }: AdministrationPageProps) {
  return (
    <Card
      title="People"
      howToRead="A disabled account is signed out at once, signs in no more, and its keys are refused. What the person uploaded stays."
    >
      <Table label="List of people">
        <TableHead>
          <tr>
            <TableHeadCell>Person</TableHeadCell>
            <TableHeadCell>Signs in by</TableHeadCell>
            <TableHeadCell isNumeric>Projects</TableHeadCell>
            <TableHeadCell>Last seen</TableHeadCell>
            <TableHeadCell />
          </tr>
        </TableHead>
        <tbody>
          {people.map((person) => (
            <PersonRow
              key={person.user}
              {...{ person, hasPasswords }}
              isSelf={person.user === self}
            />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function Projects({ projects }: AdministrationPageProps) {
  return (
    <Card title="Projects" howToRead="What is in a project is for its members alone.">
      <Table label="List of projects">
        <TableHead>
          <tr>
            <TableHeadCell>Project</TableHeadCell>
            <TableHeadCell>Owners</TableHeadCell>
            <TableHeadCell isNumeric>Members</TableHeadCell>
            <TableHeadCell isNumeric>Runs</TableHeadCell>
            <TableHeadCell>Made</TableHeadCell>
          </tr>
        </TableHead>
        <tbody>
          {projects.map((project) => (
            <TableRow key={`${project.id} ${project.createdAt}`}>
              <TableCell>
                <span className="font-medium">{project.name}</span>{" "}
                <span className="text-muted">{project.id}</span>{" "}
                {project.isDeleted && <Badge>deleted</Badge>}
              </TableCell>
              <TableCell>{project.owners.join(", ") || "nobody"}</TableCell>
              <TableCell isNumeric>{project.members}</TableCell>
              <TableCell isNumeric>{project.runs}</TableCell>
              <TableCell className="text-muted">
                <TimeLabel iso={project.createdAt} />
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** Who and what is on this server. */
export function AdministrationPage(props: AdministrationPageProps) {
  const { people, projects } = props;
  return (
    <>
      <PageHeader
        title="Administration"
        actions={<LinkButton href={paths.serverAudit()}>Audit trail</LinkButton>}
      />
      <FindingText>
        {countOf(people.length, "person", "people")} and{" "}
        {countOf(projects.length, "project", "projects").toLowerCase()} on this server.
      </FindingText>
      <People {...props} />
      <Projects {...props} />
    </>
  );
}
