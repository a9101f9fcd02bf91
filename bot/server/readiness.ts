/** One thing without which the service is of no use. */
export interface ReadinessCheck {
  readonly name: string;
  /** What is wrong, in a few words for an admin; undefined if nothing is. */
  check(): Promise<string | undefined>;
}

export interface Readiness {
  readonly ready: boolean;
  /** `name: what is wrong` of every check that is not green. */
  readonly reasons: readonly string[];
}

const CHECK_MS = 2_000;

/**
 * Asks all checks at once. One that throws or takes longer than two seconds is red. Who asks while
 * checks run gets their result, so that probes cannot load what they look at.
 */
export function createReadiness(
  checks: readonly ReadinessCheck[],
  deadline = CHECK_MS,
): () => Promise<Readiness> {
  let running: Promise<Readiness> | undefined;
  async function run(): Promise<Readiness> {
    const found = await Promise.all(
      checks.map(async ({ name, check }) => {
        const problem = await within(deadline, check);
        return problem === undefined ? [] : [`${name}: ${problem}`];
      }),
    );
    const reasons = found.flat();
    return { ready: reasons.length === 0, reasons };
  }
  return () => {
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };
}

async function within(deadline: number, check: ReadinessCheck['check']): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, deadline, `no answer within ${deadline / 1000} seconds`);
  });
  try {
    return await Promise.race([check(), late]);
  } catch {
    return 'the check failed';
  } finally {
    clearTimeout(timer);
  }
}
