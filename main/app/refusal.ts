import type { Bilingual } from '../../shared/contract/procedure.ts'

/** An expected "no" of a command: its transaction is rolled back and the person reads why. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly sentence: Bilingual
  constructor(sentence: Bilingual) {
    super(sentence.en)
    this.sentence = sentence
  }
}

/** @throws {Refusal} always */
export function refuse(en: string, fr: string): never {
  throw new Refusal({ en, fr })
}
