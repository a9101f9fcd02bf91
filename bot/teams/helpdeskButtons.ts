import type { Helpdesk, HelpdeskPress } from '../helpdesk.ts';
import type { Reply } from '../replies.ts';
import { type AccessRules, checkServiceUrl, Refusal } from './access.ts';
import { addressOf, answerOf, channelOf, claimOf, type IncomingActivity, sendOf } from './activity.ts';

/**
 * The reply to a button between an employee and the helpdesk; undefined where none was pressed. `data` is
 * what the button sends.
 * @throws Refusal 400 if the activity does not say who pressed it, 403 if nobody may be reached where it came from
 */
export async function helpdeskReply(
  activity: IncomingActivity,
  data: unknown,
  helpdesk: Helpdesk,
  rules: AccessRules,
): Promise<Reply | undefined> {
  const send = sendOf(data);
  const claim = claimOf(data);
  const answer = answerOf(data);
  if (send) {
    const address = addressOf(activity);
    if (!address) throw new Refusal(400, 'The activity has no from and recipient.');
    // What is kept is used later, when nobody checks the activity any more.
    checkServiceUrl(activity.serviceUrl, rules);
    return helpdesk.send(send, { name: activity.from?.name ?? '', address, locale: activity.locale });
  }
  if (claim) return helpdesk.claim(claim, pressOf(activity));
  if (answer) return helpdesk.answer(answer.pressed, answer.text, pressOf(activity));
  return undefined;
}

function pressOf(activity: IncomingActivity): HelpdeskPress {
  const { from } = activity;
  if (!from) throw new Refusal(400, 'The activity has no from.');
  return {
    helper: { id: from.aadObjectId ?? from.id, name: (from.name ?? '').slice(0, MAX_NAME) },
    channel: channelOf(activity),
  };
}

const MAX_NAME = 100;
