import { afterEach, beforeEach, expect, it } from 'vitest'
import { Figures } from '../../../../main/app/notify/figures.ts'
import { SellingSpeed } from '../../../../main/app/notify/growing-buffer.ts'
import { openOrderLearner } from '../../../../main/app/notify/learn-orders.ts'
import { enqueueUntold } from '../../../../main/app/notify/untold-stock.ts'
import { POLICY } from '../../../../shared/domain/policy.ts'
import { onlyForMessages, placeMessage, sumMessage } from '../../../../shared/domain/sellable-messages.ts'
import { DAY_MS, HOUR_MS } from '../../../../shared/lib/clock.ts'
import { say } from '../../../../shared/messages/say.ts'
import { aRate } from '../../../support/carrier-builders.ts'
import { anOrder, aWorld, MONDAY_MORNING, stockOf } from '../../../support/engine-builders.ts'
import { does, is, ruleOf } from '../../../support/rules/rule-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

const STOCK = stockOf({ LILLE: { A: 87 }, LYON: { A: 31 } })
const NAMES = { site: (id: string) => id[0] + id.slice(1).toLowerCase() }

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: STOCK }))
})
afterEach(() => room.close())

const noLyon = ruleOf('lyon', is('order.channel', 'in', ['shop']), [
  does('source.exclude-sites', { siteIds: ['LYON'] }),
])
const publish = (...rules: unknown[]) =>
  room.client.rules.publish(room.call({ baseVersion: 0, rules: rules as never, note: '' }))

async function sumOf(language: 'en' | 'fr' = 'en') {
  const [shop] = (await room.client.stock.get({ sku: 'A' })).channels
  const { sum } = shop!.told[0]!
  return [
    say(language, sumMessage(sum, NAMES)),
    ...onlyForMessages(sum, shop?.kinds ?? [], NAMES).map((one) => say(language, one)),
  ]
}

/** What leaves for the shop as its loop has it. */
async function leaves() {
  const { store, clock, newId, figures } = room.room
  const taken: unknown[] = []
  await store.write(async (tx) => {
    while (await enqueueUntold(tx, figures, 'shop', clock.now(), newId)) {}
    while (await figures.recheck.lookOn(tx, 'shop', clock.now(), newId)) {}
    const claimed = await tx.outbox.claim('shop', clock.now(), 100)
    taken.push(...claimed.map(({ payload }) => payload))
    await tx.outbox.settle(
      claimed.map(({ id }) => id),
      { state: 'done' },
    )
  })
  return taken
}

it('a rule against a site for a channel lowers what the channel is told, and the sum says which', async () => {
  await publish(noLyon)
  await room.client.stock.setReserve(
    room.call({ channelId: 'other', siteId: 'LILLE', sku: 'A', quantity: 20 }),
  )
  expect(await sumOf()).toEqual([
    '118 here: 20 at Lille reserved for other channels, 31 at Lyon barred for this channel by rule 1 “Rule lyon”, 67 told',
  ])
  expect((await sumOf('fr')).map((one) => one.replaceAll(/\s/g, ' '))).toEqual([
    '118 en stock : 20 gardées à Lille pour d’autres canaux, 31 exclues à Lyon pour ce canal par la règle 1 « Rule lyon », 67 annoncées',
  ])
})

it('what channels were told is told anew when a rule, a site or a carrier says otherwise, and only then', async () => {
  await room.client.stock.setLevel(
    room.call({ siteId: 'LILLE', sku: 'A', onHand: 80, safety: 0, expectedOnHand: 87 }),
  )
  expect(await leaves()).toEqual([{ sku: 'A', available: 111 }])
  expect(await leaves()).toEqual([])
  await publish(noLyon)
  expect(await leaves()).toEqual([{ sku: 'A', available: 80 }])
  const outage = { reason: 'Flood', since: room.room.clock.now(), until: room.room.clock.now() + HOUR_MS }
  await room.client.sites.setOutage(room.call({ siteId: 'LILLE', outage }))
  expect(await leaves()).toEqual([{ sku: 'A', available: 0 }])
  expect(await sumOf()).toEqual([
    '111 here: 80 at Lille, which is closed for now, 31 at Lyon barred for this channel by rule 1 “Rule lyon”, 0 told',
  ])
  expect(await leaves()).toEqual([])
  room.wait(2 * HOUR_MS)
  expect(await leaves()).toEqual([{ sku: 'A', available: 80 }])
})

it('asks as the channel orders: what only some of its orders can have counts, and is said', async () => {
  await room.close()
  room = await openWorkroom(
    aWorld({
      stock: STOCK,
      rates: [aRate({ originSiteId: 'LILLE' }), aRate({ originSiteId: 'LYON', country: 'GB' })],
    }),
  )
  expect(await sumOf()).toEqual([
    '118 here: 31 at Lyon, from where no service takes it (no rate for this destination), 87 told',
  ])
  const { destination } = anOrder()
  await room.receive(
    anOrder({ id: 'FR' }),
    anOrder({ id: 'GB', destination: { ...destination, country: 'GB', postcode: 'EC1A 1BB' } }),
  )
  const learn = openOrderLearner({ ...room.room, speed: new SellingSpeed() })
  await learn()
  await learn()
  expect(await sumOf()).toEqual([
    '118 here: 2 held by orders, 116 told',
    '86 at Lille only for orders to France',
    '30 at Lyon only for orders to the United Kingdom',
  ])
  const [shop] = (await room.client.stock.get({ sku: 'A' })).channels
  const sumsByPlace = shop!.told[0]!.byPlace.map(({ place, sum }) => [
    say('fr', placeMessage(place, NAMES)),
    say('en', sumMessage(sum, NAMES)),
  ])
  const notFrom = 'from where no service takes it (no rate for this destination)'
  expect(sumsByPlace).toEqual([
    ['vers le Royaume-Uni', `118 here: 2 held by orders, 86 at Lille, ${notFrom}, 30 told`],
    ['vers la France', `118 here: 2 held by orders, 30 at Lyon, ${notFrom}, 86 told`],
  ])
  const byPlace = await room.client.programs.availability({
    channelId: 'shop',
    skus: ['A', 'no'],
    byPlace: true,
  })
  expect(byPlace).toEqual([
    { sku: 'A', available: 116, places: placesWith(86, 30) },
    { sku: 'no', available: 0, places: placesWith(0, 0) },
  ])
})

const placesWith = (toFrance: number, toBritain: number) => [
  { place: { kind: 'sent', country: 'GB', territory: '' }, available: toBritain },
  { place: { kind: 'sent', country: 'FR', territory: '' }, available: toFrance },
]

it('keeps back what is sold while the channel does not hear of it, its own buffer at least', async () => {
  const speed = new SellingSpeed()
  const figures = new Figures({ ...room.room, speed })
  const told = () => room.read(async (tx) => (await figures.channelStock(tx, 'shop', ['A']))[0]?.available)
  await room.client.channels.setBuffer(room.call({ channelId: 'shop', buffer: 2 }))
  expect(await told()).toBe(116)
  speed.sell('A', 48, MONDAY_MORNING)
  expect(await told()).toBe(116)
  room.wait(3 * HOUR_MS)
  // 48 a day by now a little less, for three hours: five.
  expect(await told()).toBe(113)
  expect(speed.of('A', MONDAY_MORNING + 10 * DAY_MS)).toBeLessThan(0.01)
})

it('a pack is told where a site has it whole, or sites may share it', async () => {
  await room.close()
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 8 }, LYON: { A: 4 } }) }))
  await room.room.store.write((tx) =>
    tx.skuMappings.put([{ channelId: 'shop', channelSku: 'SIX', sku: 'A', units: 6 }]),
  )
  const packs = async () => {
    const [shop] = (await room.client.stock.get({ sku: 'A' })).channels
    return shop!.told.map(({ sum }) => say('en', sumMessage(sum, NAMES)))
  }
  expect(await packs()).toEqual(['12 here: 12 told', '12 here: 12 told, as 2 articles of 6'])
  await room.room.store.write(async (tx) => {
    await tx.settings.put(POLICY, { ...(await tx.settings.get(POLICY)), splitLines: 'forbid' })
  })
  room.room.worlds.forget()
  expect(await packs()).toEqual([
    '12 here: 12 told',
    '12 here: 6 too few for a whole article, 6 told, as 1 article of 6',
  ])
})
