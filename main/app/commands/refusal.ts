import type { Bilingual, Refused } from '../../../shared/contract/procedure.ts'

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

/** The answer to a call whose `work` may refuse outside of a command's transaction. */
export async function orRefused<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work()
  } catch (fault) {
    if (fault instanceof Refusal) return { kind: 'refused', message: fault.sentence }
    throw fault
  }
}
