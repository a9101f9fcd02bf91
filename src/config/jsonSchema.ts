import * as z from 'zod';
import { configSchema } from './schema.ts';

/** The JSON schema of the config file, for completion and hints in an editor. */
export function configJsonSchema(): object {
  return {
    title: 'EnrollKit config',
    ...z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }),
  };
}
