import { afterEach, beforeEach, expect, it } from 'vitest'
import { sumTerms } from '../../../../shared/domain/sellable-messages.ts'
import { say } from '../../../../shared/messages/say.ts'
import { aRate, aService } from '../../../support/carrier-builders.ts'
import { anOrder, aWorld, LYON, lines, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

const BENCH = '01930000-0000-7000-8000-000000000007'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(
    aWorld({
      sites: [LYON],
      stock: stockOf({ LYON: { A: 9 } }),
      services: [aService()],
      rates: [aRate({ originSiteId: 'LYON' })],
    }),
  )
  const device = {
    id: BENCH,
    name: 'Bench 7',
    siteId: 'LYON',
    keepsCopy: true,
    pairedAt: 1,
    pairedBy: 'Mona',
  }
  await room.room.store.write((tx) => tx.devices.add({ ...device, lastSeenAt: 1, revokedAt: null }, BENCH))
})
afterEach(() => room.close())

const keep = (quantity: number) =>
  room.client.stock.setAside(room.call({ deviceId: BENCH, sku: 'A', quantity }))
const kept = () => room.read((tx) => tx.setAsides.of(BENCH, 'A'))
const why = (said: Awaited<ReturnType<typeof keep>>) => (said.kind === 'refused' ? said.message : said.kind)
/** As the desktop asks its hub: `isAlone` = at its own store. */
const handOut = (quantity: number, isAlone: boolean) => {
  const call = room.call({ siteId: 'LYON', sku: 'A', quantity, note: 'Ms Petit' })
  const act = {
    commandId: call.commandId,
    state: 'waiting' as const,
    at: 1,
    type: 'stock.handOut',
    actor: 'Mona',
    input: call.input,
    by: null,
    confirmedBy: null,
    language: 'en' as const,
    numbers: [],
    taken: [],
    seen: [],
    jobs: [],
  }
  const joined = { numbers: [], taken: [], seen: [], owner: BENCH, ...(isAlone && { act }) }
  return room.as({ device: BENCH, joined }).stock.handOut(call)
}

it('what is set aside is promised to nobody: orders take the rest, and no more is set aside than is free', async () => {
  expect(await keep(6)).toMatchObject({ kind: 'done' })
  await room.receive(anOrder({ id: 'O-1', externalId: 'O-1', lines: lines({ A: 4 }) }))
  expect((await room.read((tx) => tx.orders.byIds(['O-1'])))[0]?.state).toBe('on-hold')
  await room.receive(anOrder({ id: 'O-2', externalId: 'O-2', lines: lines({ A: 3 }) }))
  expect((await room.read((tx) => tx.orders.byIds(['O-2'])))[0]?.state).toBe('allocated')
  expect(why(await keep(7))).toEqual({ code: 'setAside.notFree', args: { free: 6 } })
})

it('stands by its name in the sum of what a channel is told', async () => {
  await keep(6)
  const { figures } = room.room
  const [shop] = await room.read((tx) => figures.explain(tx, 'A'))
  const sum = shop?.sums[0]?.sum
  expect(sum).toMatchObject({ here: 9, told: 3, rest: 0 })
  const texts = sum === undefined ? [] : sumTerms(sum, { site: () => 'Lyon' })
  expect(texts.map((term) => say('en', term.message))).toEqual(['6 at Lyon set aside for Bench 7'])
})

it('what is taken back is used no more, counts when it was handed out before that was known, and is free then', async () => {
  await keep(6)
  await keep(1)
  expect(await kept()).toMatchObject({ quantity: 6, usable: 1 })
  expect(why(await handOut(2, true))).toEqual({ code: 'setAside.tooMany', args: { left: 1 } })
  expect(await handOut(5, false)).toMatchObject({ kind: 'done' })
  expect(await kept()).toMatchObject({ quantity: 1, usable: 0 })
  expect(why(await handOut(2, false))).toEqual({ code: 'setAside.tooMany', args: { left: 1 } })
  const [level] = await room.read((tx) => tx.stock.bySkus(['A']))
  expect(level?.onHand).toBe(4)
  const ask = (usable: number) =>
    room.room.store
      .read((tx) => tx.rowLog.head())
      .then((since) =>
        room.room.following.next(
          BENCH,
          { since, besides: [], wait: false, returning: [{ sku: 'A', usable }] },
          undefined,
        ),
      )
  await ask(3)
  expect(await kept()).toMatchObject({ quantity: 1 })
  await ask(0)
  expect(await kept()).toBeNull()
})

it('nothing is handed out where nothing was set aside, and a desktop that was cut off keeps nothing', async () => {
  expect(why(await handOut(1, false))).toMatchObject({ code: 'setAside.none' })
  expect(
    why(await room.client.stock.handOut(room.call({ siteId: 'LYON', sku: 'A', quantity: 1, note: 'x' }))),
  ).toMatchObject({
    code: 'setAside.none',
  })
  await keep(2)
  await room.room.store.write((tx) => tx.devices.revoke(BENCH, 2))
  expect(why(await keep(3))).toMatchObject({ code: 'setAside.noDesktop' })
  await keep(0)
  expect(await kept()).toBeNull()
})
