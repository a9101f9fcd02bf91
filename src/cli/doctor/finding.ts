/** The stages of going live, in their order. */
export const STAGES = ['config', 'environment', 'site', 'discovery', 'bot', 'package'] as const;

export type Stage = (typeof STAGES)[number];

/** One thing that was looked at. */
export interface Finding {
  readonly stage: Stage;
  /** `warn`: it works, and somebody should look at it. */
  readonly state: 'ok' | 'warn' | 'fail';
  /** What was found and, where it is not well, what is expected and what to do. */
  readonly message: string;
}

/** Makes findings of one stage. */
export function findingsOf(stage: Stage) {
  const finding =
    (state: Finding['state']) =>
    (message: string): Finding => ({ stage, state, message: printable(message) });
  return { ok: finding('ok'), warn: finding('warn'), fail: finding('fail') };
}

/** A line for each finding, in the order of the stages. */
export function formatFindings(findings: readonly Finding[]): string {
  return inOrder(findings)
    .map(({ stage, state, message }) => `${state.padEnd(4)}  ${stage.padEnd(11)}  ${message}`)
    .join('\n');
}

export function inOrder(findings: readonly Finding[]): Finding[] {
  return STAGES.flatMap((stage) => findings.filter((finding) => finding.stage === stage));
}

// Servers that nobody knows have a say in a message.
const MAX_MESSAGE = 600;

function printable(message: string): string {
  const line = message.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '');
  return line.length > MAX_MESSAGE ? `${line.slice(0, MAX_MESSAGE)}…` : line;
}
