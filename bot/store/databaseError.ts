/** The database cannot be used as it is set up. The message is for whoever runs the server and holds no secret. */
export class DatabaseError extends Error {}

/** The short name of an error, `ECONNREFUSED` or `SQLITE_READONLY`; its message may quote an address with a password. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown error';
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code ? code : error instanceof Error ? error.name : 'unknown error';
}
