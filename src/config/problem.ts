/** Something that a person who wrote the config or a record has to mend, with its place. */
export interface Problem {
  /** Path from the project's root. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** `found …, expected …, write …` */
  readonly message: string;
}

/** One line: `FILE:LINE:COL  message`. */
export function formatProblem({ file, line, column, message }: Problem): string {
  return `${file}:${line}:${column}  ${message}`;
}

/** Order of reading: by file, then from top to bottom. */
export function byPlace(a: Problem, b: Problem): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;
}
