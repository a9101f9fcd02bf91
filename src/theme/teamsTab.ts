import { app } from '@microsoft/teams-js';

/**
 * Tells Teams that the page is there. Without it Teams puts a warning above the tab. Source: Microsoft,
 * "Prerequisites" of tabs: "You must call microsoftTeams.app.initialize()". The library also asks a host of
 * Microsoft for the addresses of Teams; our policy stops that before it leaves, and the list inside it is used.
 */
export async function greetTeams(): Promise<void> {
  try {
    await app.initialize();
    await app.notifySuccess();
  } catch {
    // Some other page has this one in a frame.
  }
}
