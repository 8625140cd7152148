import type { ClientContext, ClientLink } from '@orpc/client'
import { afterEach, expect, it } from 'vitest'
import {
  type Connection,
  type LinkStatus,
  OfflineError,
  openConnection,
} from '../../../renderer/lib/connection.ts'
import type { Transport } from '../../../renderer/lib/transport.ts'
import type { Change } from '../../../shared/contract/session.ts'
import { manualTimer } from '../../support/manual-timer.ts'
import { settled } from '../../support/renderer-connection.ts'

/** A control room at the other end: it greets, streams what is pushed, and its wires can be cut. */
function farEnd() {
  const world = {
    reachable: true,
    contractVersion: 1,
    lastSeq: 10,
    /** `since` of every stream of changes that was asked for. */
    resumedFrom: [] as number[],
    /** Each time that the page was told. */
    told: [] as number[],
    push: (_change: Change): void => undefined,
    cut: (): void => undefined,
  }
  async function openTransport(): Promise<Transport> {
    if (!world.reachable) throw new Error('refused')
    let end = () => undefined as void
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    const link: ClientLink<ClientContext> = {
      call(path, input) {
        if (path.join('.') === 'session.hello')
          return Promise.resolve({ contractVersion: world.contractVersion, lastSeq: world.lastSeq, now: 77 })
        if (path.join('.') === 'session.changes') {
          world.resumedFrom.push((input as { since: number }).since)
          return Promise.resolve(stream())
        }
        return Promise.race([
          new Promise(() => undefined),
          ended.then(() => Promise.reject(new Error('cut'))),
        ])
      },
    }
    world.cut = end
    return { link, ended, close: end }
  }
  async function* stream(): AsyncGenerator<Change> {
    const waiting: Change[] = []
    let wake = () => undefined as void
    world.push = (change) => {
      waiting.push(change)
      wake()
    }
    for (;;) {
      for (const change of waiting.splice(0)) yield change
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  return { world, openTransport }
}

let cutLast: () => void = () => undefined
afterEach(() => cutLast())

async function connected() {
  const { world, openTransport } = farEnd()
  const timer = manualTimer(1_000_000)
  const connection: Connection = openConnection({
    openTransport,
    clock: timer,
    hearTime: (now) => world.told.push(now),
    random: () => 1,
    after: timer.after,
    contractVersion: 1,
  })
  cutLast = () => {
    world.reachable = false
    world.cut()
  }
  await settled()
  return { world, timer, connection }
}

it('greets, then follows changes from the last one it knows', async () => {
  const { world, connection } = await connected()
  expect(world.told).toEqual([77])
  const heard: unknown[] = []
  connection.onChange((topics) => heard.push(topics))
  world.push({ seq: 11, at: 0, topics: ['orders'] })
  await settled()
  expect([connection.status(), world.resumedFrom, heard]).toEqual([{ kind: 'online' }, [10], [['orders']]])
})

it('comes back with growing pauses and resumes after the last change it saw', async () => {
  const { world, timer, connection } = await connected()
  const seen: LinkStatus['kind'][] = []
  connection.onStatus(() => seen.push(connection.status().kind))
  world.push({ seq: 15, at: 0, topics: ['stock'] })
  await settled()
  world.lastSeq = 20
  world.reachable = false
  world.cut()
  await settled()
  expect(connection.status()).toEqual({ kind: 'offline', since: 1_000_000 })
  timer.advance(400)
  await settled()
  world.reachable = true
  timer.advance(799)
  await settled()
  expect(seen).toEqual(['offline'])
  timer.advance(1)
  await settled()
  expect([seen, world.resumedFrom]).toEqual([
    ['offline', 'online'],
    [10, 15],
  ])
})

it('has everything read again when the store was set back', async () => {
  const { world, timer, connection } = await connected()
  const heard: unknown[] = []
  connection.onChange((topics) => heard.push(topics))
  world.lastSeq = 4
  world.cut()
  await settled()
  timer.advance(400)
  await settled()
  expect([heard, world.resumedFrom]).toEqual([[null], [10, 4]])
})

it('fails calls that were under way as offline, not as refused', async () => {
  const { world, connection } = await connected()
  const call = connection.client.overview.figures({})
  world.reachable = false
  world.cut()
  await expect(call).rejects.toBeInstanceOf(OfflineError)
})

it('stops at a control room of another version', async () => {
  const { world, timer, connection } = await connected()
  world.contractVersion = 2
  world.cut()
  await settled()
  timer.advance(400)
  await settled()
  expect(connection.status()).toEqual({ kind: 'outdated' })
})
