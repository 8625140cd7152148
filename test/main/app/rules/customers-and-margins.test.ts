import { expect, it, onTestFinished } from 'vitest'
import type { ReplayResult } from '../../../../shared/contract/replay.ts'
import { say } from '../../../../shared/messages/say.ts'
import type { Rule } from '../../../../shared/rules/document.ts'
import { anOrder, aProduct, aWorld, lines, stockOf } from '../../../support/engine-builders.ts'
import { says } from '../../../support/made-up-channel.ts'
import { all, does, is, ruleOf } from '../../../support/rules/rule-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

const hold = does('hold', { note: 'Look' })
const FIRST_AND_LARGE = ruleOf(
  'first',
  all(is('customer.first-order', 'yes'), is('order.value', 'gt', 5_000)),
  [hold],
)
const THIN = ruleOf('thin', is('order.margin-percent', 'lt', 30), [hold])

async function aRoom(): Promise<Workroom> {
  const products = [aProduct('A', { costCents: 1_000 }), aProduct('B'), aProduct('C', { costCents: 1_900 })]
  const stock = stockOf({ LILLE: { A: 99, B: 9, C: 9 } })
  const room = await openWorkroom(aWorld({ products, stock }))
  onTestFinished(() => room.close())
  return room
}

const { destination, placedAt } = anOrder()
const from = (email: string, id: string, minutes: number, sku: string, units: number) =>
  anOrder({
    id,
    externalId: id,
    reference: id,
    placedAt: placedAt + minutes * 60_000,
    destination: { ...destination, email },
    lines: lines({ [sku]: units }),
  })

const publish = (room: Workroom, ...rules: Rule[]) =>
  room.client.rules.publish(room.call({ baseVersion: 0, rules, note: '' }))

async function states(room: Workroom, ...ids: string[]) {
  const records = await room.read((tx) => tx.orders.byIds(ids))
  return records.map(({ order, state }) => `${order.id} ${state}`)
}

it('a first order that is large waits; the next one of its customer does not, nor does it in a replay', async () => {
  const room = await aRoom()
  expect(await publish(room, FIRST_AND_LARGE)).toMatchObject({ kind: 'done' })
  await room.receive(from('eva@x.fr', 'first', 0, 'A', 4), from('tom@x.fr', 'small', 0, 'A', 1))
  await room.receive(from('eva@x.fr', 'second', 1, 'A', 4), from('tom@x.fr', 'next', 1, 'A', 4))
  expect(await states(room, 'first', 'small', 'second', 'next')).toEqual([
    'first on-hold',
    'small allocated',
    'second allocated',
    'next allocated',
  ])
  // By now each has ordered twice.
  let result: ReplayResult | null = null
  for await (const event of await room.client.replay.run({ rules: [], period: { kind: 'last', orders: 9 } }))
    if (event.kind === 'done') result = event.result
  const { rows } = await room.client.replay.list({ replayId: result?.replayId ?? '' })
  expect(rows.map(({ orderId }) => orderId)).toEqual(['first'])
})

it('a thin margin waits, an unknown one does not, and the editor says how many products have no cost', async () => {
  const room = await aRoom()
  await publish(room, THIN)
  await room.receive(
    from('a@x.fr', 'thin', 0, 'C', 1),
    from('b@x.fr', 'wide', 0, 'A', 1),
    from('c@x.fr', 'unknown', 0, 'B', 1),
  )
  expect(await states(room, 'thin', 'wide', 'unknown')).toEqual([
    'thin on-hold',
    'wide allocated',
    'unknown allocated',
  ])
  const marks = await room.client.rules.check({ rules: [FIRST_AND_LARGE, THIN] })
  expect(marks.map(({ position, weight, mark }) => `${position} ${weight}: ${say('fr', mark)}`)).toEqual([
    '1 tells: 33\u00a0% des articles sans prix de revient',
  ])
})

it('what was learnt of an order stays when its channel says it again', async () => {
  const room = await aRoom()
  const point = { id: '66974', name: 'Fleurs' }
  const place = { latitude: 48.86, longitude: 2.37 }
  const said = { ...from('eva@x.fr', 'O-1', 0, 'A', 1), requests: { pickupPoint: point } }
  await says(room, { 'O-1': { order: said } })
  const known = async () => {
    const [{ order, state, revision } = {}] = await room.read((tx) => tx.orders.byIds(['O-1']))
    return [state, order?.requests, order?.past, revision]
  }
  await room.room.store.write(async (tx) => {
    const [record] = await tx.orders.byIds(['O-1'])
    if (record) await tx.orders.update({ ...record.order, requests: { pickupPoint: { ...point, place } } })
  })
  const before = await known()
  expect(before).toMatchObject(['allocated', { pickupPoint: { place } }, { orders: 0 }, 2])
  await says(room, { 'O-1': { order: said } })
  expect(await known()).toEqual(before)
  await says(room, { 'O-1': { order: { ...said, serviceLevel: 'express' } } })
  expect((await known()).slice(1, 3)).toEqual(before.slice(1, 3))
})
