import type { EventEmitter } from "node:events";
import pg from "pg";

const internalCharTypeId = 18;
const textTypeId = 25;

type RowDescription = { fields: { dataTypeID: number }[] };

/**
 * The schema engine reads catalogue columns of the internal type "char", which Prisma's driver
 * adapter 7.10 refuses: they are announced as text, which they are.
 */
export class SchemaEngineClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const { connection } = this as unknown as { connection: EventEmitter };
    connection.prependListener("rowDescription", ({ fields }: RowDescription) => {
      for (const field of fields) {
        if (field.dataTypeID === internalCharTypeId) field.dataTypeID = textTypeId;
      }
    });
  }
}
