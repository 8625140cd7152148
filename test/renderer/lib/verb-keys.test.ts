import { expect, it } from 'vitest'
import { VERB_KEYS, VERB_OF } from '../../../renderer/lib/verb-keys.ts'
import { EXCEPTION_KINDS, EXCEPTION_REASONS } from '../../../shared/domain/exception.ts'

/** What lists of rows take for themselves, and the first key of 'g e' and the like. */
const LIST_KEYS = ['j', 'k', 'x', 'r', 'g', '/']

it('gives every verb a key of its own that no list uses', () => {
  const keys = Object.values<string>(VERB_KEYS)
  const taken = [...keys, ...LIST_KEYS].toSorted()
  expect(taken).toEqual([...new Set(taken)])
})

it.each(EXCEPTION_REASONS)('has one key for each way out of %s', (reason) => {
  const verbs = EXCEPTION_KINDS[reason].resolutions.map((code) => VERB_OF[code])
  expect(verbs).toEqual([...new Set(verbs)])
})
