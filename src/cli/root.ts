/** The folder that holds the config, `docs/` and `build/`: where the command is run. */
export const root = process.cwd();
