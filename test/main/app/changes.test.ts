import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Change } from '../../../shared/contract/session.ts'
import { anOrder, aWorld, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
const leaving = new AbortController()
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 50 } }) }))
})
afterEach(() => room.close())

const buffer = (units: number) =>
  room.client.channels.setBuffer(room.call({ channelId: 'shop', buffer: units }))
const lastSeq = async () => (await room.client.session.hello({})).lastSeq

async function next(stream: AsyncIterator<Change>): Promise<Change | null> {
  const result: IteratorResult<Change, unknown> = await stream.next()
  return result.done ? null : result.value
}

/** Reads until the change that reaches `seq`. */
async function upTo(stream: AsyncIterator<Change>, seq: number): Promise<Change[]> {
  const seen: Change[] = []
  while ((seen.at(-1)?.seq ?? 0) < seq) {
    const change = await next(stream)
    if (change === null) break
    seen.push(change)
  }
  return seen
}

describe('the stream of changes', () => {
  it('tells a client that comes back only what it missed, as one', async () => {
    await buffer(1)
    const known = await lastSeq()
    await room.receive(anOrder())
    await room.client.orders.hold(room.call({ orderIds: ['O-1'], note: '' }))
    const now = await lastSeq()
    const stream = await room.client.session.changes({ since: known })
    const [missed, ...more] = await upTo(stream, now)
    expect(more).toEqual([])
    expect({ seq: missed?.seq, topics: missed?.topics.toSorted() }).toEqual({
      seq: now,
      topics: ['exceptions', 'orders', 'rules', 'stock'],
    })
    await stream.return?.()
  })

  it('goes on with what happens while the client listens, each seq once and in order', async () => {
    const stream = await room.client.session.changes({ since: await lastSeq() })
    const first = next(stream)
    await buffer(1)
    const heard = await first
    for (let units = 2; units < 20; units += 1) await buffer(units)
    const later = await upTo(stream, await lastSeq())
    const seqs = [heard, ...later].map((change) => change?.seq ?? 0)
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
    expect(new Set(seqs).size).toBe(seqs.length)
    expect(seqs.at(-1)).toBe(await lastSeq())
    await stream.return?.()
  })

  it('gives a burst as one or two', async () => {
    const stream = await room.client.session.changes({ since: await lastSeq() })
    const first = next(stream)
    await Promise.all(Array.from({ length: 10 }, (_, units) => buffer(units)))
    const heard = await first
    const rest = heard?.seq === (await lastSeq()) ? [] : await upTo(stream, await lastSeq())
    expect(rest.length).toBeLessThanOrEqual(1)
    await stream.return?.()
  })

  it('ends when the client leaves, while it waits too', async () => {
    const stream = room.room.changes.stream(await lastSeq(), leaving.signal)
    const waiting = stream.next()
    leaving.abort()
    expect(await waiting).toEqual({ done: true, value: undefined })
  })

  it('is not stirred by a repeated command', async () => {
    const call = room.call({ channelId: 'shop', buffer: 3 })
    await room.client.channels.setBuffer(call)
    const before = await lastSeq()
    await room.client.channels.setBuffer(call)
    expect(await lastSeq()).toBe(before)
  })
})
