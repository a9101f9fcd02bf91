/** Counters of a running bot, for Prometheus. They hold numbers only, never what somebody wrote. */
export interface Metrics {
  turn(): void;
  answer(kind: string): void;
  refusal(status: number): void;
  /** How many cases there are by state. */
  cases(counts: ReadonlyMap<string, number>): void;
  /** The Prometheus text format. */
  print(): string;
}

export function createMetrics(): Metrics {
  let turns = 0;
  const answers = new Map<string, number>();
  const refusals = new Map<string, number>();
  let cases: ReadonlyMap<string, number> = new Map();
  return {
    turn() {
      turns += 1;
    },
    answer: (kind) => increase(answers, kind),
    refusal: (status) => increase(refusals, String(status)),
    cases(counts) {
      cases = counts;
    },
    print: () =>
      [
        ...head('enrollkit_turns_total', 'counter', 'Activities that the bot took on.'),
        `enrollkit_turns_total ${turns}`,
        ...head('enrollkit_answers_total', 'counter', 'Replies by kind.'),
        ...series('enrollkit_answers_total', 'kind', answers),
        ...head('enrollkit_refusals_total', 'counter', 'Refused requests by HTTP status.'),
        ...series('enrollkit_refusals_total', 'status', refusals),
        ...head('enrollkit_cases', 'gauge', 'Questions to people by state.'),
        ...series('enrollkit_cases', 'state', cases),
        ...head('process_resident_memory_bytes', 'gauge', 'Resident memory size in bytes.'),
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        '',
      ].join('\n'),
  };
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function head(name: string, type: 'counter' | 'gauge', help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function series(name: string, label: string, counts: ReadonlyMap<string, number>): string[] {
  return [...counts].map(([value, count]) => `${name}{${label}="${value}"} ${count}`);
}
