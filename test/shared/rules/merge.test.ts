import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../shared/lib/random.ts'
import { type Rule, STAGES } from '../../../shared/rules/document.ts'
import { mergeRules, RULE_FIELDS, type Side } from '../../../shared/rules/merge.ts'
import { parseRule } from '../../../shared/rules/parse-rule.ts'
import { all, does, is, ruleOf } from '../../support/rules/rule-builders.ts'

const heavy = ruleOf('heavy', all(is('order.weight', 'gt', 3_000), is('order.country', 'in', ['FR'])), [
  does('ship.use-service', { carrierId: 'DHL', serviceId: null }),
])
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => ({ ...heavy, id })) as [Rule, Rule, Rule, Rule]
const ids = (rules: readonly Rule[]) => rules.map(({ id }) => id).join('')
const weight = (grams: number) => all(is('order.weight', 'gt', grams), is('order.country', 'in', ['FR']))

describe('two drafts on one base', () => {
  it('different fields of one rule, and different conditions, both count', () => {
    const base = [heavy]
    const mine = [{ ...heavy, when: weight(5_000), name: 'Heavy FR' }]
    const theirs = [
      {
        ...heavy,
        enabled: false,
        when: all(is('order.weight', 'gt', 3_000), is('order.country', 'in', ['FR', 'BE'])),
      },
    ]
    const merged = {
      ...heavy,
      name: 'Heavy FR',
      enabled: false,
      when: all(is('order.weight', 'gt', 5_000), is('order.country', 'in', ['FR', 'BE'])),
    }
    expect(mergeRules(base, mine, theirs)).toEqual({ rules: [merged], overlaps: [] })
  })

  it('the same field changed otherwise is shown on its base, and is as chosen', () => {
    const [mine, theirs] = [
      { ...heavy, when: weight(5_000) },
      { ...heavy, when: weight(7_000) },
    ]
    const key = 'heavy when'
    expect(mergeRules([heavy], [mine], [theirs]).overlaps).toEqual([
      { kind: 'rule', key, field: 'when', base: heavy, mine, theirs },
    ])
    expect(mergeRules([heavy], [mine], [theirs], new Map([[key, 'mine']]))).toEqual({
      rules: [mine],
      overlaps: [],
    })
  })

  it('a rule that one removed and the other changed is shown', () => {
    const mine = { ...a, name: 'mine' }
    expect(mergeRules([a, b], [mine, b], [b])).toEqual({
      rules: [b],
      overlaps: [{ kind: 'removed', key: 'a', base: a, mine, theirs: null }],
    })
  })

  it('fields that work on either side but not together are shown as the whole rule', () => {
    const mine = {
      ...heavy,
      stage: 'source',
      actions: [does('source.splits', { maxFulfillments: 1 })],
    } as Rule
    const theirs = { ...heavy, when: all(is('parcel.weight', 'gt', 3), is('order.country', 'in', ['FR'])) }
    expect(mergeRules([heavy], [mine], [theirs]).overlaps).toMatchObject([
      { kind: 'rule', key: 'heavy', field: null },
    ])
  })

  it.each([
    { name: 'one moved', mine: [b, a, c, d], theirs: [a, b, c, d], want: 'bacd' },
    { name: 'both moved, not past each other', mine: [b, a, c, d], theirs: [a, b, d, c], want: 'badc' },
    { name: 'both moved the same', mine: [d, a, b, c], theirs: [d, a, b, c], want: 'dabc' },
    { name: 'one moved, one removed', mine: [b, a, c, d], theirs: [a, b, d], want: 'bad' },
    { name: 'moved past each other', mine: [a, b, d, c], theirs: [c, a, b, d], want: null },
  ])('order: $name', ({ mine, theirs, want }) => {
    const { rules, overlaps } = mergeRules([a, b, c, d], mine, theirs)
    if (want === null) expect(overlaps).toEqual([{ kind: 'order', key: 'order ship', stage: 'ship' }])
    else expect([ids(rules), overlaps]).toEqual([want, []])
  })

  it('an order that cannot be merged is that of the side chosen', () => {
    const merge = (side: 'mine' | 'theirs') =>
      ids(
        mergeRules(
          [a, b, c, d],
          [a, b, d, c, { ...a, id: 'n' }],
          [c, a, b, d],
          new Map([['order ship', side]]),
        ).rules,
      )
    expect([merge('mine'), merge('theirs')]).toEqual(['abdcn', 'cnabd'])
  })
})

const VALID: readonly Rule[] = [
  heavy,
  ruleOf('x', is('order.weight', 'gt', 9), [does('classify.tag', { tag: 'x' })]),
  ruleOf('y', is('order.country', 'in', ['FR']), [does('source.splits', { maxFulfillments: 2 })]),
  ruleOf('z', is('parcel.weight', 'gt', 9), [does('hold', { note: 'look' })], { stage: 'ship' }),
]

/** Some edits as people make them: fields, conditions, whole rules, places, additions, removals. */
function edited(rules: readonly Rule[], seed: number, edits: number, who: string): readonly Rule[] {
  const random = seededRandom(seed)
  const pick = (count: number) => Math.floor(random() * count)
  let now = [...rules]
  for (let i = 0; i < edits; i++) {
    const at = pick(now.length)
    const rule = now[at]
    const model = VALID[pick(VALID.length)] as Rule
    const changes: readonly (() => void)[] = [
      () => (now[at] = { ...(rule as Rule), name: `n${pick(3)}` }),
      () => (now[at] = { ...(rule as Rule), enabled: pick(2) === 0 }),
      () => (now[at] = { ...(rule as Rule), when: all(is('order.weight', 'gt', pick(4))) }),
      () => (now[at] = { ...model, id: (rule as Rule).id }),
      () => (now = now.filter((_, place) => place !== at)),
      () => now.splice(pick(now.length + 1), 0, ...now.splice(at, 1)),
      () => now.splice(at, 0, { ...model, id: `${who}${i}` }),
    ]
    if (rule === undefined) now.push({ ...model, id: `${who}${i}` })
    else changes[pick(changes.length)]?.()
  }
  return now
}

const three = fc
  .record({
    seed: fc.nat(),
    rules: fc.integer({ min: 0, max: 7 }),
    mine: fc.integer({ min: 0, max: 5 }),
    theirs: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ seed, rules, mine, theirs }) => {
    const base = edited(
      Array.from({ length: rules }, (_, i) => ({ ...(VALID[i % VALID.length] as Rule), id: `b${i}` })),
      seed,
      3,
      'o',
    )
    return {
      base,
      mine: edited(base, seed + 1, mine, 'm'),
      theirs: edited(base, seed + 2, theirs, 't'),
    }
  })

/** Every overlap decided for a side by its key, and all that were shown on the way. */
function resolved(...sides: [readonly Rule[], readonly Rule[], readonly Rule[]]) {
  const shown = new Map<string, Side>()
  for (;;) {
    const { rules, overlaps } = mergeRules(...sides, shown)
    if (overlaps.length === 0) return { rules, shown }
    for (const { key } of overlaps) shown.set(key, key.length % 2 === 0 ? 'mine' : 'theirs')
  }
}

const byStage = (rules: readonly Rule[]) =>
  STAGES.flatMap((stage) => rules.filter((rule) => rule.stage === stage))

describe('a merge', () => {
  it('gives one side alone as it is, and is symmetric where it merges', () => {
    fc.assert(
      fc.property(three, ({ base, mine, theirs }) => {
        expect(mergeRules(base, mine, base)).toEqual({ rules: byStage(mine), overlaps: [] })
        expect(mergeRules(base, base, theirs)).toEqual({ rules: byStage(theirs), overlaps: [] })
        expect(mergeRules(base, mine, mine)).toEqual({ rules: byStage(mine), overlaps: [] })
        const [one, two] = [mergeRules(base, mine, theirs), mergeRules(base, theirs, mine)]
        // While it is open in which stage a rule is, it is nobody's question yet what order it has there.
        const [asked, turned] = [one, two].map(({ overlaps }) => {
          const ofRules = overlaps.filter(({ kind }) => kind !== 'order')
          return (ofRules.length > 0 ? ofRules : overlaps).map(({ key }) => key).sort()
        })
        expect(turned).toEqual(asked)
        if (one.overlaps.length === 0) expect(two.rules).toEqual(one.rules)
      }),
      { numRuns: 300 },
    )
  })

  it('loses no edit of either side: it is in the result, or shown', () => {
    fc.assert(
      fc.property(three, ({ base, mine, theirs }) => {
        const { rules, shown } = resolved(base, mine, theirs)
        const find = (list: readonly Rule[], id: string) => list.find((rule) => rule.id === id)
        const isShown = (id: string, field: string) => shown.has(id) || shown.has(`${id} ${field}`)
        const text = JSON.stringify
        for (const [side, other] of [
          [mine, theirs],
          [theirs, mine],
        ] as const) {
          for (const id of new Set([...base, ...side].map((rule) => rule.id))) {
            const [old, own, now] = [find(base, id), find(side, id), find(rules, id)]
            if (text(old) === text(own)) continue
            if (own === undefined) expect(now === undefined || isShown(id, '')).toBe(true)
            else
              for (const field of RULE_FIELDS) {
                if (text(old?.[field]) === text(own[field]) || isShown(id, field)) continue
                const theirsToo = find(other, id)?.[field]
                const isBoth = text(theirsToo) !== text(old?.[field]) && field === 'when'
                if (!isBoth) expect(now?.[field]).toEqual(own[field])
              }
          }
          for (const first of rules)
            for (const second of rules) {
              if (first.stage !== second.stage || isShown(`order ${first.stage}`, '')) continue
              const before = (list: readonly Rule[]) => {
                const [at, then] = [first, second].map(({ id }) => list.findIndex((rule) => rule.id === id))
                return at === -1 || then === -1 ? null : (at ?? 0) < (then ?? 0)
              }
              const own = before(side)
              if (own !== null && own !== before(base)) expect(before(rules)).toBe(own)
            }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('of rules that work makes rules that work', () => {
    fc.assert(
      fc.property(three, ({ base, mine, theirs }) => {
        const broken = (rules: readonly Rule[]) =>
          rules.filter((rule) => parseRule(rule).kind === 'quarantined')
        fc.pre(broken([...mine, ...theirs]).length === 0)
        expect(broken(mergeRules(base, mine, theirs).rules)).toEqual([])
        const { rules } = resolved(base, mine, theirs)
        expect(broken(rules)).toEqual([])
        expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
      }),
      { numRuns: 300 },
    )
  })
})
