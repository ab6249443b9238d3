/** The build of sql.js that carries its WebAssembly in itself: nothing is asked for by address. What is used of it. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  export type SqlValue = number | string | Uint8Array | null;

  export interface Statement {
    step(): boolean;
    get(): SqlValue[];
    free(): boolean;
  }

  export interface Database {
    exec(sql: string, parameters?: readonly SqlValue[]): { columns: string[]; values: SqlValue[][] }[];
    prepare(sql: string): Statement;
    close(): void;
  }

  interface SqlJs {
    /** Copies the bytes. */
    readonly Database: new (
      bytes: Uint8Array,
    ) => Database;
  }

  export default function initSqlJs(): Promise<SqlJs>;
}
