import { expect, test } from 'vitest';
import { createEngine } from '../../src/answers/engine.ts';
import { packIndex, unpackIndex } from '../../src/answers/packed.ts';
import { everythingIndex } from './index.ts';
import { readQuestions } from './questions.ts';

const index = everythingIndex();
const unpacked = unpackIndex(JSON.parse(JSON.stringify(packIndex(index))));

test('what a phone unpacks is the index, word for word', () => {
  expect({ ...unpacked, learned: index.learned }).toEqual(index);
});

test('the unpacked index answers as the index does, with the same confidence', () => {
  const [asBuilt, onThePhone] = [createEngine([index]), createEngine([unpacked])];
  const questions = readQuestions('judge.en').in.map(({ q }) => q);
  expect(questions.map((q) => onThePhone.ask(q))).toEqual(questions.map((q) => asBuilt.ask(q)));
});

test('packing what is packed changes nothing', () => {
  expect(packIndex(unpacked)).toEqual(packIndex(index));
});

test('an index in Japanese comes back whole', () => {
  const japanese = everythingIndex('ja');
  expect(unpackIndex(packIndex(japanese))).toEqual({ ...japanese, learned: expect.anything() });
});
