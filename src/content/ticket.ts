import type { OnScreenText, WhoFixes } from './record.ts';
import type { Say } from './triage.ts';

/** What a ticket about an issue says of it. */
export interface TicketIssue {
  readonly title: string;
  readonly code?: string;
  readonly onScreen: readonly OnScreenText[];
  readonly step?: { readonly number: number; readonly title: string };
  readonly whoFixes: WhoFixes;
}

const MAX_SAID = 500;

/** An issue as the text of a ticket, with blanks for what only the helpdesk knows. `url` has the host in it. */
export function ticketText(
  issue: TicketIssue,
  { said, url }: { said: string; url: string },
  say: Say,
): string {
  const { title, code, step, onScreen, whoFixes } = issue;
  const [shown] = onScreen;
  const words = [shown?.title, shown?.message].filter(Boolean).join(': ');
  return [
    say('ticket.problem', { problem: code ? `${code} ${title}` : title }),
    ...(said.trim() ? [say('ticket.said', { words: said.trim().slice(0, MAX_SAID) })] : []),
    ...(words ? [say('ticket.screen', { words })] : []),
    ...(step
      ? [
          say('ticket.step', {
            step: say('symptoms.step', { number: String(step.number), step: step.title }),
          }),
        ]
      : []),
    say('ticket.fixes', { who: say(`whoFixes.${whoFixes}`) }),
    say('ticket.verified'),
    say('ticket.device'),
    say('ticket.tried'),
    say('ticket.page', { url }),
  ].join('\n');
}
