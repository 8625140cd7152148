import { expect, it, onTestFinished } from 'vitest'
import { anOrder, aWorld, lines, stockOf } from '../../../support/engine-builders.ts'
import { all, any, does, is, ruleOf } from '../../../support/rules/rule-builders.ts'
import { openWorkroom } from '../../../support/workroom.ts'

it('one order: every condition of every rule ticked or crossed with its value, and the decision beside the published', async () => {
  const room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 9 }, LYON: { A: 9 } }) }))
  onTestFinished(() => room.close())
  await room.receive(anOrder({ lines: lines({ A: 2 }) }))
  const rules = [
    ruleOf('far', any(is('order.country', 'in', ['BE']), is('order.weight', 'gt', 800)), [
      does('source.send-to', { siteId: 'LYON' }),
    ]),
    ruleOf('parcel', all(is('parcel.weight', 'lt', 900), is('ship.site', 'in', ['LYON'])), [
      does('ship.signature'),
    ]),
    ruleOf('off', all(), [does('ship.signature')], { enabled: false }),
    ruleOf('broken', is('ship.site', 'in', ['BERLIN']), [does('ship.signature')]),
  ]
  const answer = await room.client.rules.tryOrder({ rules, source: { kind: 'order', reference: '#O-1' } })
  const tried = answer.kind === 'tried' ? answer.tried : null
  const sites = (side: { parts: readonly { siteId: string }[] } | undefined) =>
    side?.parts.map(({ siteId }) => siteId)
  expect([sites(tried?.published), sites(tried?.draft)]).toEqual([['LILLE'], ['LYON']])
  expect(tried?.rules).toEqual([
    {
      ruleId: 'far',
      ruleName: 'Rule far',
      why: null,
      when: {
        kind: 'group',
        match: 'any',
        holds: true,
        children: [
          {
            kind: 'condition',
            field: 'order.country',
            operator: 'in',
            value: ['BE'],
            holds: false,
            actual: 'FR',
          },
          {
            kind: 'condition',
            field: 'order.weight',
            operator: 'gt',
            value: 800,
            holds: true,
            actual: 1_000,
          },
        ],
      },
    },
    {
      ruleId: 'parcel',
      ruleName: 'Rule parcel',
      why: null,
      when: {
        kind: 'group',
        match: 'all',
        holds: false,
        children: [
          {
            kind: 'condition',
            field: 'parcel.weight',
            operator: 'lt',
            value: 900,
            holds: false,
            actual: { from: 900, to: null },
          },
          {
            kind: 'condition',
            field: 'ship.site',
            operator: 'in',
            value: ['LYON'],
            holds: true,
            actual: null,
          },
        ],
      },
    },
    { ruleId: 'off', ruleName: 'Rule off', why: 'disabled', when: null },
    { ruleId: 'broken', ruleName: 'Rule broken', why: 'quarantined', when: null },
  ])

  const typed = {
    kind: 'typed',
    channelId: 'shop',
    country: 'FR',
    postcode: '75011',
    serviceLevel: 'standard',
  } as const
  expect(
    await room.client.rules.tryOrder({ rules, source: { ...typed, lines: [{ sku: 'A', quantity: 1 }] } }),
  ).toMatchObject({
    kind: 'tried',
    tried: { draft: { kind: 'allocated' } },
  })
  expect(
    await room.client.rules.tryOrder({ rules, source: { kind: 'order', reference: 'none' } }),
  ).toMatchObject({
    kind: 'refused',
  })
})
