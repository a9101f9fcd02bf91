import { words } from './normalize.ts';

/** So few words, all of them ours, say too little for one answer and too much for none. */
const FEW_WORDS = 3;
/** With small words between, a few more. */
const SHORT = 7;

/** What is asked about so often that, said alone, it may mean any of several records; then the small words beside it. */
const SUBJECTS: { readonly [language: string]: readonly [subjects: string, small: string] } = {
  en: [
    'password passcode code codes pin error errors message alert problem problems issue trouble iphone ipad phone device profile account login log sign signing in enroll enrol enrollment setup set work works working app apps authenticator icloud apple locked blocked stuck hangs failed fails fail connect connection network remove delete version update privacy certificate license licence',
    'a an the i it this that my me is are was am be does do did dont doesnt didnt not no cant cannot can wont isnt has have got get gets keeps always still just again asks asking says showing shows shown want wants need needs help please with about for to of on out new up what why how there here something anything nothing',
  ],
  de: [
    'passwort kennwort code pin fehler meldung problem probleme iphone ipad handy telefon gerät profil konto anmelden anmeldung einrichten registrieren registrierung app apps authenticator icloud apple gesperrt blockiert hängt verbindung netzwerk entfernen löschen version update datenschutz zertifikat lizenz geht funktioniert',
    'ein eine der die das den dem ich es mein meine meinem meinen mir mich ist sind war nicht kein keine kann will hat habe bekomme immer noch wieder sagt zeigt fragt nach bitte hilfe mit wegen zu was warum wie da hier nichts etwas auf in im',
  ],
};

const KNOWN = new Map(
  Object.entries(SUBJECTS).map(([language, [subjects, small]]) => [
    language,
    { subjects: new Set(words(subjects)), small: new Set(words(small)) },
  ]),
);

/** Whether a question names a subject and says nothing about it: `password`, `it does not work`. */
export function isVague(question: string, locale: string): boolean {
  const asked = words(question);
  if (asked.length <= FEW_WORDS) return true;
  const known = KNOWN.get(locale.split('-')[0] as string);
  if (!known || asked.length > SHORT) return false;
  return (
    asked.every((word) => known.subjects.has(word) || known.small.has(word)) &&
    asked.some((word) => known.subjects.has(word))
  );
}
