import { describe, expect, it } from 'vitest'
import type { KeptDraft } from '../../../../main/app/ports/rule-draft-table.ts'
import { all, does, ruleOf } from '../../../support/rules/rule-builders.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const rules = [ruleOf('a', all(), [does('hold', { note: 'look' })])]
const MINE: KeptDraft = {
  owner: 'ana',
  author: 'Ana',
  revision: 1,
  updatedAt: 5,
  draft: { baseVersion: 0, rules, name: 'Peak', isShared: true },
}
const OTHER: KeptDraft = {
  ...MINE,
  owner: 'bo',
  author: 'Bo',
  updatedAt: 9,
  draft: { ...MINE.draft, name: '' },
}
const HIDDEN: KeptDraft = { ...OTHER, owner: 'cy', draft: { ...OTHER.draft, isShared: false } }

export function ruleDraftsConform(open: OpenStore) {
  describe('rule drafts', () => {
    const store = freshStore(open)

    it('are one a person; the shared ones are listed, the last changed first', async () => {
      const changed = { ...MINE, revision: 2, draft: { ...MINE.draft, name: 'Peak season' } }
      await store().write(async (tx) => {
        for (const draft of [MINE, OTHER, HIDDEN, changed]) await tx.ruleDrafts.put(draft)
      })
      await store().read(async (tx) => {
        expect(await tx.ruleDrafts.get('ana')).toEqual(changed)
        expect(await tx.ruleDrafts.shared()).toEqual([OTHER, changed])
      })
      await store().write((tx) => tx.ruleDrafts.remove('ana'))
      expect(await store().read((tx) => tx.ruleDrafts.get('ana'))).toBeNull()
    })

    it('are commented by whoever sees them, and what was said goes with the draft', async () => {
      const said = { id: 'c1', ruleId: 'a', author: 'Bo', at: 7, text: 'Why 3 kg?' }
      const later = { ...said, id: 'c2', ruleId: null, author: 'Ana', at: 8 }
      await store().write(async (tx) => {
        await tx.ruleDrafts.put(MINE)
        await tx.ruleDrafts.put(OTHER)
        await tx.ruleDrafts.comment('ana', later)
        await tx.ruleDrafts.comment('ana', said)
        await tx.ruleDrafts.comment('bo', { ...said, id: 'c3' })
        expect(await tx.ruleDrafts.comments('ana')).toEqual([said, later])
        expect(await tx.ruleDrafts.uncomment('c1', 'Ana')).toBe(false)
        expect(await tx.ruleDrafts.uncomment('c1', 'Bo')).toBe(true)
        await tx.ruleDrafts.remove('ana')
        expect(await tx.ruleDrafts.comments('ana')).toEqual([])
        expect(await tx.ruleDrafts.comments('bo')).toHaveLength(1)
      })
    })

    it('what a version made of its orders is kept', async () => {
      const outcomes = { orders: 9, exceptions: 1, rules: { a: { hits: 4, exceptions: 1 } } }
      await store().write((tx) => tx.ruleOutcomes.put(3, outcomes))
      await store().read(async (tx) => {
        expect(await tx.ruleOutcomes.get(3)).toEqual(outcomes)
        expect(await tx.ruleOutcomes.get(4)).toBeNull()
      })
    })
  })
}
