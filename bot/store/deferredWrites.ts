import type { Database, Value } from './database.ts';

/** Writes that nobody waits for. They reach the database together, a moment later. */
export interface DeferredWrites {
  add(sql: string, values: readonly Value[]): void;
  /** Resolves when everything added so far is written, or is lost because the database fails. */
  flush(): Promise<void>;
}

interface DeferredWritesOptions {
  /** Writes that failed are not tried again: they are counts, and a database that is down must not fill the memory. */
  readonly onError: (error: unknown) => void;
  /** Milliseconds between the first write and the moment when all of them are written. */
  readonly delay?: number;
}

/** More than arrive while a database is slow; what comes on top is lost. */
const MAX_WAITING = 10_000;

export function createDeferredWrites(
  database: Database,
  { onError, delay = 1_000 }: DeferredWritesOptions,
): DeferredWrites {
  let waiting: (readonly [string, readonly Value[]])[] = [];
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    try {
      await database.transaction(async (inside) => {
        for (const [sql, values] of batch) await inside.query(sql, values);
      });
    } catch (error) {
      onError(error);
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    last = last.then(write);
    return last;
  }

  return {
    add(sql, values) {
      if (waiting.length >= MAX_WAITING) return;
      waiting.push([sql, values]);
      timer ??= setTimeout(flush, delay).unref();
    },
    flush,
  };
}
