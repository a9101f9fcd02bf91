import * as z from 'zod';
import { AUDIENCES, METHODS } from '../config/schema.ts';
import { conditionProblems } from './conditions.ts';
import { CONFIDENCES, RECORD_KINDS, SEVERITIES, WHO_FIXES } from './record.ts';
import { SECTIONS } from './sections.ts';

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected small letters, digits and hyphens, such as passcode-required');
const text = z.string().trim().min(1, 'expected some text');
const iosVersion = z
  .string()
  .regex(/^\d+(\.\d+)*$/, 'expected an iOS version in quotes, such as "16" or "15.7"');

const onScreen = z
  .strictObject({ title: text.optional(), message: text.optional(), where: text })
  .refine((shown) => shown.title ?? shown.message, 'found neither title nor message, expected at least one');

const source = z.strictObject({
  title: text,
  url: z.string().startsWith('https://', 'expected a public address that starts with https://'),
});

const conditions = z
  .record(z.string(), z.union([z.boolean(), z.string(), z.array(z.string())]))
  .superRefine((written, context) => {
    for (const message of conditionProblems(written)) context.addIssue({ code: 'custom', message });
  });

// YAML reads 2026-11-25 as text in our reader, but an editor may have quoted it: both are fine.
const verified = z.strictObject({
  date: z.iso.date('expected a date such as 2026-11-25'),
  ios: text.optional(),
});

/** Front matter of a record's base file, `docs/<folder>/<id>.md`. */
export const frontMatterSchema = z.strictObject({
  id,
  kind: z.enum(RECORD_KINDS),
  code: z
    .string()
    .regex(/^[A-Z]\d{2,3}$/, 'expected a code such as E07')
    .optional(),
  section: z.enum(SECTIONS.map((section) => section.id)),
  title: text,
  description: text,
  audience: z.enum(AUDIENCES).default('employee'),
  when: conditions.default({}),
  methods: z.array(z.enum(METHODS)).default([]),
  ios: z.strictObject({ from: iosVersion.optional(), to: iosVersion.optional() }).default({}),
  step: z
    .string()
    .regex(
      /^[a-z0-9-]+#[a-z0-9-]+$/,
      'expected a guide and its step, such as account-driven-user-enrollment#enter-work-email',
    )
    .optional(),
  onScreen: z.array(onScreen).default([]),
  errorCodes: z.array(text).default([]),
  whoFixes: z.enum(WHO_FIXES).optional(),
  severity: z.enum(SEVERITIES).optional(),
  confidence: z.enum(CONFIDENCES),
  doubt: text.optional(),
  related: z.array(id).default([]),
  sources: z.array(source).default([]),
  verified,
  phrases: z.array(text).default([]),
});

/** Front matter of an organization's own record, `docs/own/<folder>/<id>.md`: it may leave out more. */
export const ownFrontMatterSchema = frontMatterSchema.extend({
  confidence: z.enum(CONFIDENCES).default('high'),
});
export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** Front matter of a translation: only what is text. */
export const translationSchema = z.strictObject({
  title: text,
  description: text,
  doubt: text.optional(),
  onScreen: z.array(onScreen).optional(),
  phrases: z.array(text).default([]),
});
export type TranslationFrontMatter = z.infer<typeof translationSchema>;
