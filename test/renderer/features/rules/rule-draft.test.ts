import { describe, expect, it } from 'vitest'
import { type DraftStep, draftStep } from '../../../../renderer/features/rules/rule-draft.ts'
import { readRuleFile, writeRuleFile } from '../../../../renderer/features/rules/rule-file.ts'
import type { Rule } from '../../../../shared/rules/document.ts'
import { all, does, ruleOf } from '../../../support/rules/rule-builders.ts'

function rule(id: string, changes: Partial<Rule> = {}): Rule {
  return {
    id,
    name: id,
    enabled: true,
    stage: 'ship',
    when: { kind: 'group', match: 'all', children: [] },
    actions: [],
    validity: null,
    stopsStage: false,
    ...changes,
  }
}

const [a, b, c, d] = [rule('a'), rule('b', { stage: 'classify' }), rule('c'), rule('d')]
const base = [a, b, c, d]
const ids = (rules: readonly Rule[]) => rules.map((each) => each.id).join('')

describe('steps of a draft', () => {
  const cases: { name: string; step: DraftStep; want: string }[] = [
    {
      name: 'moving up passes over rules of other stages',
      step: { kind: 'move', id: 'c', by: -1 },
      want: 'cabd',
    },
    { name: 'moving down', step: { kind: 'move', id: 'a', by: 1 }, want: 'bcad' },
    { name: 'the first of its stage stays', step: { kind: 'move', id: 'a', by: -1 }, want: 'abcd' },
    {
      name: 'dragged before another',
      step: { kind: 'place', id: 'd', where: 'before', other: 'a' },
      want: 'dabc',
    },
    {
      name: 'dragged after another',
      step: { kind: 'place', id: 'a', where: 'after', other: 'd' },
      want: 'bcda',
    },
    { name: 'removed', step: { kind: 'remove', ids: ['b'] }, want: 'acd' },
    { name: 'a rule that is not there changes nothing', step: { kind: 'remove', ids: ['x'] }, want: 'abcd' },
    {
      name: 'restored where it was',
      step: { kind: 'restore', removed: [{ rule: rule('x'), index: 1 }] },
      want: 'axbcd',
    },
    { name: 'not restored twice', step: { kind: 'restore', removed: [{ rule: a, index: 3 }] }, want: 'abcd' },
  ]
  it.each(cases)('$name', ({ step, want }) => {
    expect(ids(draftStep(base, step))).toBe(want)
  })
  it('puts what is dragged beside a rule into its folder, and leaves it in its stage', () => {
    const filed = draftStep(base, { kind: 'folder', ids: ['a', 'b'], folder: 'Noël' })
    const places = (rules: readonly Rule[]) => rules.map(({ id, folder }) => `${id} ${folder ?? '-'}`)
    expect(places(filed)).toEqual(['a Noël', 'b Noël', 'c -', 'd -'])
    expect(places(draftStep(filed, { kind: 'place', id: 'd', where: 'before', other: 'a' }))).toEqual([
      'd Noël',
      'a Noël',
      'b Noël',
      'c -',
    ])
    expect(draftStep(filed, { kind: 'place', id: 'd', where: 'before', other: 'b' })).toBe(filed)
    expect(draftStep(filed, { kind: 'folder', ids: ['a', 'b'], folder: null })).toEqual(base)
  })
  it('copies several at once, each after what it was made of', () => {
    const copies = new Map([a, c].map((each) => [each.id, { ...each, id: `${each.id}'` }]))
    expect(ids(draftStep(base, { kind: 'copy', copies }))).toBe("aa'bcc'd")
  })
})

describe('a file of rules', () => {
  it('reads what it wrote', () => {
    const text = writeRuleFile({ version: 3, publishedAt: 0, author: 'Ann', note: '', rules: [a, b] })
    expect(readRuleFile(text, () => 'new')?.rules).toEqual([a, b])
  })
  it('says rule by rule what cannot be read and what is to mend', () => {
    const whole = ruleOf('w', all(), [does('hold', { note: 'look' })])
    const blank = { ...whole, id: 'x', name: 'Blank', actions: [] }
    const file = {
      version: 1,
      publishedAt: 0,
      author: '',
      note: '',
      rules: [whole, { id: 7, name: 'Odd', actions: 3 }, blank, 'text', whole],
    }
    const read = readRuleFile(JSON.stringify(file), () => 'new')
    expect(read?.rules).toEqual([whole, blank, { ...whole, id: 'new' }])
    expect(read?.faults.map(({ problems, ...fault }) => [fault, problems.map(({ path }) => path)])).toEqual([
      [
        { position: 1, name: 'Odd', isRead: false },
        ['id', 'enabled', 'stage', 'when', 'actions', 'validity', 'stopsStage'],
      ],
      [{ position: 2, name: 'Blank', isRead: true }, ['actions']],
      [{ position: 3, name: '', isRead: false }, ['']],
    ])
  })
  it.each(['', '[]', '{"rules":1}', '<html>'])('is not a rule set: %j', (text) => {
    expect(readRuleFile(text, () => 'new')).toBeNull()
  })
})
