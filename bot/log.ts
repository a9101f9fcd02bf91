/** One thing that happened, for the log. What somebody wrote is never in it, and no secret. */
export interface LogEntry {
  readonly event:
    | 'refused'
    | 'rate-limited'
    | 'turn-failed'
    | 'send-failed'
    | 'keys-unreachable'
    | 'request-failed'
    | 'store-failed'
    | 'case-not-saved'
    | 'case-not-sent'
    | 'outbox-failed'
    | 'stopping'
    | 'stopped';
  readonly [detail: string]: string | number | undefined;
}

export type Log = (entry: LogEntry) => void;

/** Prints an entry as one line of JSON to standard error. */
export const logLine: Log = (entry) => {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);
};

/** What an error is called and where in the code it arose, without its message, which may quote what somebody wrote. */
export function describeError(error: unknown): { readonly error: string; readonly at?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const at = /\n\s+at (.*)/.exec(error.stack ?? '')?.[1];
  return { error: error.name, ...(at ? { at } : {}) };
}
