/** A failure of the database that an operator can act on; the message is one sentence for people. */
export class DatabaseProblem extends Error {
  override name = "DatabaseProblem";
}
