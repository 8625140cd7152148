import { describe, expect, it, onTestFinished } from 'vitest'
import { say } from '../../../../shared/messages/say.ts'
import type { Rule } from '../../../../shared/rules/document.ts'
import { aWorld, stockOf } from '../../../support/engine-builders.ts'
import { all, does, is, ruleOf } from '../../../support/rules/rule-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

async function aRoom(): Promise<Workroom> {
  const room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 3 } }) }))
  onTestFinished(() => room.close())
  return room
}

const tag = does('classify.tag', { tag: 'x' })
const publish = (room: Workroom, rules: readonly Rule[]) =>
  room.client.rules.publish(room.call({ baseVersion: 0, rules: [...rules], note: '' }))

describe('what must not go live', () => {
  const cases: readonly { name: string; rule: Rule; says: string }[] = [
    {
      name: 'a site that is not there',
      rule: ruleOf('r', all(), [does('source.send-to', { siteId: 'BERLIN' })]),
      says: 'Rule “Rule r”, action 1: There is no site BERLIN.',
    },
    {
      name: 'a carrier that is not there',
      rule: ruleOf('r', all(), [does('ship.use-service', { carrierId: 'NOBODY', serviceId: null })]),
      says: 'Rule “Rule r”, action 1: There is no carrier or service NOBODY.',
    },
    {
      name: 'a channel that is not there',
      rule: ruleOf('r', all(is('order.country', 'in', ['FR']), is('order.channel', 'in', ['ebay'])), [tag]),
      says: 'Rule “Rule r”, condition 2: There is no channel ebay.',
    },
    {
      name: 'an SKU that is not there',
      rule: ruleOf('r', is('product.sku', 'any-of', ['A', 'GONE']), [tag]),
      says: 'Rule “Rule r”, condition 1: There is no product GONE.',
    },
    {
      name: 'a blank',
      rule: ruleOf('r', is('order.weight', 'gt', null), [tag]),
      says: 'Rule “Rule r”, condition 1: The value is blank.',
    },
    {
      name: 'conditions that no order meets',
      rule: ruleOf('r', all(is('order.weight', 'gt', 5), is('order.weight', 'lt', 3)), [tag]),
      says: 'Rule “Rule r”, in its conditions: No order can meet these conditions.',
    },
  ]

  it.each(cases)('$name, said with its place', async ({ rule, says }) => {
    const room = await aRoom()
    const sound = ruleOf('sound', is('product.sku', 'any-of', ['A']), [tag])
    const refused = await publish(room, [sound, rule])
    expect(refused.kind === 'refused' ? say('en', refused.message) : refused).toBe(
      `One rule cannot go live. ${says}`,
    )
    expect(await room.client.rules.current({})).toMatchObject({ version: 0, rows: [] })
    expect(await publish(room, [sound, { ...rule, enabled: false }])).toMatchObject({ kind: 'done' })
  })

  it('the same id twice', async () => {
    const room = await aRoom()
    await expect(publish(room, [ruleOf('r', all(), [tag]), ruleOf('r', all(), [tag])])).rejects.toMatchObject(
      { code: 'BAD_REQUEST' },
    )
  })
})

it('marks a draft rule by rule, naming the others', async () => {
  const room = await aRoom()
  const hold = does('hold', { note: 'look' })
  const lille = does('source.send-to', { siteId: 'LILLE' })
  const rules = [
    ruleOf('a', is('order.country', 'in', ['FR']), [lille]),
    ruleOf('b', is('order.country', 'in', ['FR']), [lille]),
    ruleOf('c', all(is('order.country', 'in', ['FR']), is('order.weight', 'gt', 5)), [
      does('source.send-to', { siteId: 'BERLIN' }),
    ]),
    ruleOf('d', all(), [hold]),
    ruleOf('e', is('order.country', 'in', ['FR']), [does('source.exclude-sites', { siteIds: ['LILLE'] })]),
  ]
  const marks = await room.client.rules.check({ rules })
  expect(
    marks.map(({ position, weight, mark, path, others }) => [
      position,
      weight,
      say('en', mark),
      path,
      others,
    ]),
  ).toEqual([
    [1, 'warns', 'Same as rule “Rule a”', null, [0]],
    [2, 'stops', 'Cannot work', 'actions.0', []],
    [3, 'warns', 'Holds every order', null, []],
    [4, 'warns', 'Contradicts rule “Rule a”', null, [0]],
    [4, 'warns', 'Contradicts rule “Rule b”', null, [1]],
  ])
})
