import { describe, expect, it } from 'vitest'
import { meet } from '../../../../renderer/features/rules/draft-meeting.ts'
import type { RuleDraft } from '../../../../renderer/features/rules/rule-draft.ts'
import { takenOver } from '../../../../renderer/features/rules/use-rule-draft.ts'
import type { Rule } from '../../../../shared/rules/document.ts'
import { all, does, is, ruleOf } from '../../../support/rules/rule-builders.ts'

const tag = does('classify.tag', { tag: 'x' })
const [a, b] = [ruleOf('a', all(), [tag]), ruleOf('b', is('order.weight', 'gt', 5), [tag])]
const base = [a, b]
const draftOf = (...rules: Rule[]): RuleDraft => ({ baseVersion: 3, base, rules, name: '', isShared: false })
const stored = (...rules: Rule[]) => ({ baseVersion: 3, rules, name: '', isShared: false })
const off = { ...a, enabled: false }
const named = { ...b, name: 'Heavy' }

describe('the draft here meets the one that the control room has', () => {
  it('unchanged here, it is as it is there', () => {
    const local = { draft: draftOf(off, b), synced: { revision: 1, draft: draftOf(off, b) }, isDirty: false }
    expect(meet(local, { revision: 2, draft: stored(a, named), base }).local).toEqual({
      draft: draftOf(a, named),
      synced: { revision: 2, draft: draftOf(a, named) },
      isDirty: false,
    })
    expect(meet(local, { revision: 0, draft: null, base: [] }).local.draft).toBeNull()
  })

  it('changed on both sides, both changes are in it', () => {
    const exchanged = draftOf(a, b)
    const local = { draft: draftOf(off, b), synced: { revision: 1, draft: exchanged }, isDirty: true }
    const met = meet(local, { revision: 2, draft: stored(a, named), base })
    expect(met).toEqual({
      local: {
        draft: draftOf(off, named),
        synced: { revision: 2, draft: draftOf(a, named) },
        isDirty: true,
      },
      overlaps: [],
    })
  })

  it('where both changed the same, what was changed here stands, and is named', () => {
    const local = { draft: draftOf({ ...a, name: 'here' }, b), synced: null, isDirty: true }
    const met = meet(local, { revision: 2, draft: stored({ ...a, name: 'there' }, named), base })
    expect(met.local.draft?.rules).toEqual([{ ...a, name: 'here' }, named])
    expect(met.overlaps.map(({ key }) => key)).toEqual(['a name'])
  })

  it('what an earlier version of the program kept in the browser is taken over', () => {
    const { name: _, isShared: __, ...former } = draftOf(off, b)
    const local = takenOver({ draft: former as RuleDraft })
    expect(local).toMatchObject({ draft: draftOf(off, b), isDirty: true, owner: null })
    expect(meet(local, { revision: 0, draft: null, base: [] }).local).toMatchObject({
      draft: draftOf(off, b),
      isDirty: true,
    })
    expect(meet(local, { revision: 7, draft: stored(a, named), base }).local.draft?.rules).toEqual([
      off,
      named,
    ])
    expect(takenOver({ draft: null })).toMatchObject({ draft: null, isDirty: false })
  })
})
