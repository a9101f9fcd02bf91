const REMOVED = '▮▮▮▮';

/**
 * What people must never send, as they write it: a password after its name, one-time codes, recovery
 * keys, Temporary Access Passes. Better a harmless number too many than one secret.
 */
const SECRETS: readonly RegExp[] = [
  /((?:password|passcode|passwort|kennwort|pass\s?code|pw|pin|mot de passe|contraseña|temporary access pass|tap|recovery key|wiederherstellungsschlüssel|einmalcode|(?<!error )code)\s*(?:is|ist|lautet|est|es|was|=|:)+\s*)(\S+)/giu,
  /((?:password|passcode|passwort|kennwort|temporary access pass|recovery key|wiederherstellungsschlüssel|einmalcode|one-time code|verification code)\s+)(?!AADSTS|0x)(?=\S*\d)(\S{4,})/giu,
  /()(?<!\b(?:error|fehler|erreur)\s)\b(\d{3}[\s-]?\d{3,5})\b/gi,
  /()\b((?:[A-Z0-9]{4,6}-){3,}[A-Z0-9]{4,6})\b/g,
  /()\b((?=[A-Za-z0-9!@#$%^&*]*\d)(?=[A-Za-z0-9!@#$%^&*]*[A-Z])(?=[A-Za-z0-9!@#$%^&*]*[!@#$%^&*])[A-Za-z0-9!@#$%^&*]{8,})/g,
];

/** A text with everything that looks like a secret taken out. Error codes such as AADSTS50055 stay. */
export function withoutSecrets(text: string): string {
  return SECRETS.reduce(
    (cleaned, secret) => cleaned.replace(secret, (_whole, before: string) => `${before}${REMOVED}`),
    text,
  );
}
