/** Counters of a running bot, for Prometheus. They hold numbers only, never what somebody wrote. */
export interface Metrics {
  /** An activity that the bot took on, and how long it took to answer, in seconds. */
  turn(seconds: number): void;
  answer(kind: string): void;
  refusal(status: number): void;
  /** An activity that was delivered again. */
  duplicate(): void;
  /** An activity over the limit of a `user` or a `tenant`. */
  rateLimited(by: string): void;
  /** A reply that the channel did not take. */
  sendFailure(problem: string): void;
  /** How many cases there are by state. */
  cases(counts: ReadonlyMap<string, number>): void;
  /** The Prometheus text format. */
  print(): string;
}

// From what an answer takes here to the seconds that Teams waits.
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(): Metrics {
  const turns = histogram('enrollkit_turn_duration_seconds', 'Time to answer an activity.', SECONDS);
  const answers = counter('enrollkit_answers_total', 'Replies by kind.', 'kind');
  const refusals = counter('enrollkit_refusals_total', 'Refused requests by HTTP status.', 'status');
  const duplicates = counter('enrollkit_duplicates_total', 'Activities that were delivered again.');
  const limited = counter('enrollkit_rate_limited_total', 'Activities over a limit, by whose it is.', 'by');
  let cases: ReadonlyMap<string, number> = new Map();
  const failures = counter('enrollkit_send_failures_total', 'Replies that did not go out.', 'problem');
  return {
    turn: (seconds) => turns.observe(seconds),
    answer: (kind) => answers.increase(kind),
    refusal: (status) => refusals.increase(String(status)),
    duplicate: () => duplicates.increase(),
    rateLimited: (by) => limited.increase(by),
    sendFailure: (problem) => failures.increase(problem),
    cases(counts) {
      cases = counts;
    },
    print: () =>
      [
        ...head('enrollkit_turns_total', 'counter', 'Activities that the bot took on.'),
        `enrollkit_turns_total ${turns.count()}`,
        ...turns.lines(),
        ...[answers, refusals, duplicates, limited, failures].flatMap(({ lines }) => lines()),
        ...head('enrollkit_cases', 'gauge', 'Questions to people by state.'),
        ...[...cases].map(([state, count]) => `enrollkit_cases{state="${state}"} ${count}`),
        ...head('process_resident_memory_bytes', 'gauge', 'Resident memory size in bytes.'),
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        '',
      ].join('\n'),
  };
}

/** With a label one series for every value, without one a single number that starts at 0. */
function counter(name: string, help: string, label?: string) {
  const counts = new Map<string, number>(label ? [] : [['', 0]]);
  return {
    increase: (value = '') => void counts.set(value, (counts.get(value) ?? 0) + 1),
    lines: () => [
      ...head(name, 'counter', help),
      ...[...counts].map(([value, count]) => `${name}${label ? `{${label}="${value}"}` : ''} ${count}`),
    ],
  };
}

function histogram(name: string, help: string, bounds: readonly number[]) {
  const counts = bounds.map(() => 0);
  let count = 0;
  let sum = 0;
  return {
    observe(value: number) {
      count += 1;
      sum += value;
      for (const [index, bound] of bounds.entries())
        if (value <= bound) counts[index] = Number(counts[index]) + 1;
    },
    count: () => count,
    lines: () => [
      ...head(name, 'histogram', help),
      ...bounds.map((bound, index) => `${name}_bucket{le="${bound}"} ${counts[index]}`),
      `${name}_bucket{le="+Inf"} ${count}`,
      `${name}_sum ${sum}`,
      `${name}_count ${count}`,
    ],
  };
}

function head(name: string, type: 'counter' | 'gauge' | 'histogram', help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}
