import type pg from "pg";

/** What pg hands a query of its own kind; its types leave COPY out. */
type CopyConnection = {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
};

/** A statement of COPY, as pg runs statements that it does not know itself. */
class Copy {
  readonly chunks: Buffer[] = [];
  readonly done = Promise.withResolvers<void>();

  constructor(
    readonly text: string,
    readonly content: Buffer | null,
  ) {}

  submit = (connection: unknown): void => (connection as CopyConnection).query(this.text);
  handleCopyInResponse(connection: CopyConnection): void {
    if (this.content !== null) connection.sendCopyFromChunk(this.content);
    connection.endCopyFrom();
  }
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.chunks.push(Buffer.from(chunk));
  }
  handleCommandComplete(): void {}
  handleReadyForQuery(): void {
    this.done.resolve();
  }
  handleError(error: Error): void {
    this.done.reject(error);
  }
}

async function runCopy(client: pg.ClientBase, copy: Copy): Promise<Copy> {
  client.query(copy);
  await copy.done.promise;
  return copy;
}

/** What a `COPY ... TO STDOUT` gives. */
export async function copyOut(client: pg.ClientBase, statement: string): Promise<Buffer> {
  const { chunks } = await runCopy(client, new Copy(statement, null));
  return Buffer.concat(chunks);
}

/** Gives a `COPY ... FROM STDIN` its content. */
export async function copyIn(
  client: pg.ClientBase,
  statement: string,
  content: Buffer,
): Promise<void> {
  await runCopy(client, new Copy(statement, content));
}
