import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import { say } from '../../../shared/messages/say.ts'
import { anOrder, aWorld, LILLE, LYON, lines, stockOf } from '../../support/engine-builders.ts'
import { openIn } from '../../support/made-up-channel.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(
    aWorld({ sites: [LILLE, LYON], stock: stockOf({ LILLE: { A: 2 }, LYON: { A: 2 } }) }),
  )
})
afterEach(() => room.close())

const IDS = ['O-1', 'O-2']

async function hold(orderIds = IDS): Promise<string> {
  const call = room.call({ orderIds, note: 'fraud?' })
  await room.client.orders.hold(call)
  return call.commandId
}

async function undo(commandId: string): Promise<string> {
  const back = await room.client.exceptions.undo(room.call({ commandId }))
  await room.room.decider.decideAll()
  if (back.kind === 'refused') return say('en', back.message)
  return `${back.value.changed.length} back, ${back.value.skipped.length} not`
}

async function states(): Promise<string[]> {
  const orders = await Promise.all(IDS.map((orderId) => room.client.orders.get({ orderId })))
  return orders.map(({ state }) => state)
}

const receive = () =>
  room.receive(...IDS.map((id) => anOrder({ id, externalId: id, reference: id, lines: lines({ A: 1 }) })))

describe('what a command did is taken back by another one', () => {
  it('gives orders back their state and closes what the hold opened, and the time line offers it once', async () => {
    await receive()
    const held = await hold()
    expect(await states()).toEqual(['on-hold', 'on-hold'])
    const offered = async () =>
      (await room.client.orders.get({ orderId: 'O-1' })).timeline.flatMap(({ undoes }) => undoes ?? [])
    expect(await offered()).toEqual([held])
    expect(await undo(held)).toBe('2 back, 0 not')
    expect([await states(), await openIn(room), await offered()]).toEqual([
      ['allocated', 'allocated'],
      [],
      [],
    ])
    expect(await undo(held)).toBe('This has already been undone')
  })

  it('names what has gone on since, and refuses when all of it has', async () => {
    await receive()
    const held = await hold()
    await room.client.orders.resume(room.call({ orderIds: ['O-1'] }))
    await room.room.decider.decideAll()
    await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    expect(await undo(held)).toBe('1 back, 1 not')
    expect(await states()).toEqual(['released', 'allocated'])

    const again = await hold(['O-2'])
    await room.client.orders.cancel(room.call({ orderIds: ['O-2'], note: '' }))
    expect(await undo(again)).toBe('The order has moved on since: what is packed or shipped stays')
    expect(await states()).toEqual(['released', 'cancelled'])
  })

  it('resumed orders are held again with the exception that they had', async () => {
    await receive()
    await hold()
    const before = (await room.client.exceptions.list({})).rows.map(({ record }) => record)
    const call = room.call({ orderIds: IDS })
    await room.client.orders.resume(call)
    await room.room.decider.decideAll()
    expect(await undo(call.commandId)).toBe('2 back, 0 not')
    expect(await states()).toEqual(['on-hold', 'on-hold'])
    expect((await room.client.exceptions.list({})).rows.map(({ record }) => record)).toEqual(before)
  })

  it('a cancellation is for good', async () => {
    await receive()
    const call = room.call({ orderIds: ['O-1'], note: '' })
    await room.client.orders.cancel(call)
    expect(await undo(call.commandId)).toBe('This cannot be undone')
  })

  it('is refused to whoever did not do it, but for leads', async () => {
    await receive()
    const held = await hold()
    const other = { actor: 'Paul', role: 'packer', language: 'en' } as const
    const back = await room.as(other).exceptions.undo(room.call({ commandId: held }))
    expect(back.kind === 'refused' && say('en', back.message)).toMatch(
      /^Only .* or a lead of all sites can undo this$/,
    )
    expect(await states()).toEqual(['on-hold', 'on-hold'])
  })
})

describe('one way for many', () => {
  const fixes = async (codes: ResolutionCode[]) => {
    const exceptionIds = (await room.client.exceptions.list({ sort: 'order' })).rows.map(
      ({ record }) => record.id,
    )
    return { exceptionIds, fixes: await room.client.exceptions.fixes({ exceptionIds, codes }) }
  }

  it('says beforehand what would become of each, does that, and takes all of it back', async () => {
    const lacking = anOrder({ id: 'O-2', externalId: 'O-2', reference: 'O-2', lines: lines({ A: 9 }) })
    await room.receive(anOrder({ lines: lines({ A: 1 }) }), lacking)
    await hold(['O-1'])
    const said = await fixes([])
    expect(said.fixes.map(({ fix, canUndo }) => [fix?.code, canUndo])).toEqual([
      ['release-hold', true],
      ['ship-partial', true],
    ])
    expect(said.fixes.map(({ fix }) => fix && say('en', fix.effect))).toEqual([
      expect.stringMatching(/^Ships from Lille \(Posta\), €/),
      expect.stringMatching(/^Ships from /),
    ])
    const call = room.call({
      exceptionIds: said.exceptionIds,
      ways: said.fixes.flatMap(({ fix }) => (fix === null ? [] : [{ code: fix.code, choice: fix.choice }])),
      note: '',
    })
    await room.client.exceptions.resolveMany(call)
    await room.room.decider.decideAll()
    expect(await undo(call.commandId)).toBe('2 back, 0 not')
    expect(await openIn(room)).toEqual(expect.arrayContaining(['held-by-person', 'partial-stock']))
  })

  it('has none where the verb is not one of its ways', async () => {
    await receive()
    await hold(['O-1'])
    expect((await fixes(['change-site'])).fixes.map(({ fix }) => fix)).toEqual([null])
  })
})
