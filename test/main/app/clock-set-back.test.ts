import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { releaseDue } from '../../../main/app/release/release.ts'
import { HOUR_MS, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { plainMessage } from '../../../shared/messages/message.ts'
import { claimDue } from '../../support/claim-due.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 5 } }) }))
})
afterEach(() => room.close())

const state = async (orderId: string) => (await room.client.orders.get({ orderId })).state
const claimed = () => room.room.store.write((tx) => claimDue(tx, room.room))

describe('after the clock was set back by an hour', () => {
  it('what was decided before is released, and what is decided after waits its time', async () => {
    await room.receive(anOrder())
    room.wait(-HOUR_MS)
    await room.receive(anOrder({ id: 'O-2' }))
    await releaseDue(room.room.commands, room.room.gate)
    expect([await state('O-1'), await state('O-2')]).toEqual(['released', 'allocated'])
    room.wait(11 * MINUTE_MS)
    await releaseDue(room.room.commands, room.room.gate)
    expect(await state('O-2')).toBe('released')
  })

  it('what waits for a channel leaves at once, also what had been put off', async () => {
    await room.receive(anOrder(), anOrder({ id: 'O-2', lines: lines({ B: 1 }) }))
    const [first] = await claimed()
    const notBefore = room.room.clock.now() + 2 * MINUTE_MS
    await room.room.store.write((tx) =>
      tx.outbox.settle([first?.id ?? ''], {
        state: 'pending',
        notBefore,
        problem: plainMessage('slow down'),
      }),
    )
    await room.client.stock.setLevel(
      room.call({ siteId: 'LYON', sku: 'C', onHand: 1, safety: 0, expectedOnHand: null }),
    )
    room.wait(-HOUR_MS)
    const keys = (await claimed()).map(({ key }) => key)
    expect(keys).toEqual(['stock/A', 'stock/C'])
  })

  it('an exception stays asleep until the hour that was named', async () => {
    await room.receive(anOrder({ lines: lines({ B: 1 }) }))
    const [row] = (await room.client.exceptions.list({})).rows
    const until = room.room.clock.now() + 30 * MINUTE_MS
    await room.client.exceptions.snooze(room.call({ exceptionIds: [row?.record.id ?? ''], until }))
    room.wait(-HOUR_MS)
    expect((await room.client.exceptions.list({})).total).toBe(0)
    room.wait(HOUR_MS + 31 * MINUTE_MS)
    expect((await room.client.exceptions.list({})).total).toBe(1)
  })

  it('the overview shows no negative figure', async () => {
    await room.receive(anOrder())
    room.wait(-HOUR_MS)
    const numbers: number[] = []
    JSON.stringify(await room.client.overview.figures({}), (_key, value: unknown) => {
      if (typeof value === 'number') numbers.push(value)
      return value
    })
    expect(numbers.filter((number) => number < 0)).toEqual([])
  })

  it('changes go on in their order', async () => {
    const before = (await room.client.session.hello({})).lastSeq
    room.wait(-HOUR_MS)
    await room.receive(anOrder())
    const stream = await room.client.session.changes({ since: before })
    expect((await stream.next()).value).toMatchObject({ seq: (await room.client.session.hello({})).lastSeq })
    await stream.return?.()
  })
})
