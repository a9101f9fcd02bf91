/**
 * Interface texts that are not part of a record: headings, buttons, sentences of the bot. English
 * here, other languages in `i18n/<locale>/enrollkit.json` under the same keys. `{name}` is filled in.
 */
export const MESSAGES = {
  'section.set-up': 'Set up your phone',
  'section.address': 'My work address is not accepted',
  'section.sign-in': 'It won’t let me sign in',
  'section.second-factor': 'Codes and Authenticator',
  'section.icloud': 'The iCloud step',
  'section.settings': 'I can’t find it in Settings',
  'section.stuck': 'It stops partway',
  'section.apps': 'Apps',
  'section.changing-phone': 'New, lost, or replaced phone',
  'section.removing': 'Removing work',
  'section.privacy': 'Privacy and safety',
  'section.helpdesk': 'For the helpdesk',
  'section.admin-start': 'Admins: before you start',
  'section.admin-discovery': 'Admins: service discovery',
  'section.admin-accounts': 'Admins: accounts and sign-in',
  'section.admin-intune': 'Admins: set up Intune',
  'section.admin-operation': 'Admins: running it',
  'contact.title': 'Need a person?',
  'contact.email': 'Email {name}',
  'contact.call': 'Call {phone}',
  'contact.open': 'Open a request',
  'contact.hours': 'Hours: {hours}',
  'record.onScreen': 'What your screen says',
  'record.otherWordings': 'Other wordings ({count})',
  'record.where': 'Where: {where}',
  'record.fixedBy.employee': 'You can fix this yourself',
  'record.fixedBy.helpdesk': 'The helpdesk fixes this with you',
  'record.fixedBy.admin': 'Your IT team has to fix this',
  'record.helpdesk': 'For the helpdesk',
  'record.admin': 'For administrators',
  'record.related': 'Related',
  'record.sources': 'Sources',
  'record.verified': 'Checked against its sources on {date}',
  'record.verifiedIos': 'Checked against its sources on {date}, for iOS {ios}',
  'record.code': 'Code {code}',
  'record.happensAt': 'Happens at: {step}',
  'record.step': 'Step {number}',
  'record.otherwise': 'Something else happened?',
  'record.untranslated': 'This page is not available in your language yet. Here it is in English.',
  'record.openPage': 'Open the full page',
  'callout.note': 'Note',
  'callout.warning': 'Before you go on',
  'callout.danger': 'This cannot be undone',
  'home.question': 'What do you want to do?',
  'home.setUp': 'Set up my iPhone or iPad',
  'home.wrong': 'Something went wrong',
  'home.privacy': 'What can {organization} see?',
  'home.lead':
    'Use your own iPhone or iPad for work at {organization}. It starts in the Settings app and takes about 15 minutes.',
  'search.label': 'Search, or paste what your screen says',
  'search.placeholder': 'Search or paste an alert',
  'search.none': 'Nothing here fits those words. {name} can help.',
  'bot.welcome':
    'Hi! I help you set up your own iPhone or iPad for work at {organization}. Tell me what you want to do, or type what your screen says.',
  'bot.help':
    'Ask in your own words, paste the message on your screen, or type a code such as E01. I answer only from the help pages of {organization}.',
  'bot.thanks': 'You are welcome.',
  'bot.goodbye': 'Goodbye. I am here when you need me.',
  'bot.empty': 'I did not get any text. Tell me what happened, or type what your screen says.',
  'bot.unknown': 'I am not sure what you mean, and I do not guess. These pages are the closest ones.',
  'bot.unknownNothing': 'I am not sure what you mean, and I do not guess.',
  'bot.choices': 'Which of these is it?',
  'bot.notOffered': '{organization} does not offer this: {title}. This is what it offers instead:',
  'bot.failed': 'Something broke on my side. Please ask again, or contact {name}.',
  'bot.starter.setUp': 'Set up my iPhone for work',
  'bot.starter.wrong': 'It says Sign In Failed',
  'bot.starter.privacy': 'What can my company see on my phone?',
} as const;

export type MessageKey = keyof typeof MESSAGES;

/** The interface texts of one locale, complete. */
export type Messages = { readonly [key in MessageKey]: string };

/** Fills `{name}` in an interface text with plain text; whoever prints it escapes it for its medium. */
export function fillMessage(text: string, values: { readonly [name: string]: string }): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
