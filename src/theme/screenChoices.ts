/** What a reader can choose about the drawn screens, as attributes of `<html>`: `data-device`, `data-ios`. */
export const SCREEN_CHOICES = { device: ['iphone', 'ipad'], ios: ['26', '27'] } as const;

export type ScreenChoiceName = keyof typeof SCREEN_CHOICES;

/** Where the choice is kept on the device. */
export function storageKey(name: ScreenChoiceName): string {
  return `enrollkit.${name}`;
}
