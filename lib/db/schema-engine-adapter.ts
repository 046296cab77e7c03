import type { EventEmitter } from "node:events";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import pg from "pg";

const internalCharTypeId = 18;
const textTypeId = 25;

/** Columns of the catalogue that have the internal type "char" and that the engine reads as such. */
const charColumns = new Set(["constraint_type", "confdeltype", "confupdtype"]);

type RowDescription = { fields: { dataTypeID: number }[] };

/** Announces "char" as text, because the driver adapter 7.10 refuses the type. */
class CharAsTextClient extends pg.Client {
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

/** Gives the engine the characters that it expects in the columns announced as text. */
function withCharacters(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const columnTypes = result.columnTypes.map((type, index) =>
      charColumns.has(result.columnNames[index] ?? "") ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
  return adapter;
}

type Inner = { client: pg.Pool; onError: (error: unknown) => never };

/** A script is one query, and so one transaction: the driver adapter 7.10 sends its statements one by one. */
function withWholeScripts(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const inner = adapter as unknown as Inner;
  adapter.executeScript = async (script) => {
    await inner.client.query(script).catch((error: unknown) => inner.onError(error));
  };
  return adapter;
}

/** Prisma's driver adapter, mended so that the schema engine can describe a database through it. */
export function createSchemaEngineAdapter(
  address: pg.PoolConfig,
): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg({
    ...address,
    Client: CharAsTextClient,
    max: 1,
    idleTimeoutMillis: 100,
    allowExitOnIdle: true,
  });
  const mended = (adapter: SqlDriverAdapter) => withWholeScripts(withCharacters(adapter));
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => mended(await factory.connect()),
    connectToShadowDb: async () => mended(await factory.connectToShadowDb()),
  };
}
