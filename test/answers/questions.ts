import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface Question {
  readonly q: string;
  /** Ids of the records that answer it. */
  readonly accept: readonly string[];
}

export interface Questions {
  readonly in: readonly Question[];
  readonly out: readonly string[];
  readonly vague: readonly Question[];
  readonly smalltalk: readonly string[];
}

/** `calibration.en` or `judge.en`, see the head of each file. */
export function readQuestions(name: string): Questions {
  return parse(readFileSync(`test/questions/${name}.yaml`, 'utf8')) as Questions;
}
