import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { channelHttp } from '../../../main/channels/protocol/channel-http.ts'
import { nextWalk } from '../../../main/channels/protocol/overlap.ts'
import { centsFromDecimal, stableUuid, versionOf } from '../../../main/channels/protocol/payload.ts'
import { callJson, retryAfterMs } from '../../../main/remote/http.ts'
import { channelOf } from '../../support/channels/benches.ts'
import { SettableClock } from '../../support/channels/settable-clock.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

const clock = new SettableClock('2026-11-23T08:00:00Z')
const NEVER = new AbortController().signal
const call = (url: string, writes: boolean, timeoutMs = 20_000, signal = NEVER) =>
  callJson(
    channelHttp({ clock, timeoutMs }, channelOf('woocommerce', url), {}),
    { method: 'POST', url, headers: {}, body: '{}' },
    writes,
    signal,
  )

describe('a call', () => {
  const answers: {
    name: string
    listener: RequestListener
    timeoutMs?: number
    read: object
    write: object
  }[] = [
    {
      name: 'that is never answered',
      timeoutMs: 50,
      listener: () => {},
      read: { name: 'RemoteError', kind: 'retry' },
      write: { name: 'UncertainWrite' },
    },
    {
      name: 'whose connection breaks',
      listener: (_, response) => response.destroy(),
      read: { name: 'RemoteError', kind: 'retry' },
      write: { name: 'UncertainWrite' },
    },
    {
      name: 'answered by a 502 that says when',
      listener: (_, response) => response.writeHead(502, { 'retry-after': '3' }).end(),
      read: { name: 'RemoteError', kind: 'retry', afterMs: 3000 },
      write: { name: 'UncertainWrite' },
    },
    {
      name: 'answered by a web page',
      listener: (_, response) => response.end('<!DOCTYPE html><html></html>'),
      read: { name: 'RemoteError', kind: 'retry', message: expect.stringContaining('a web page') },
      write: { name: 'UncertainWrite' },
    },
    {
      name: 'answered by half a document',
      listener: (_, response) => response.end('{"orders": ['),
      read: { name: 'RemoteError', kind: 'retry' },
      write: { name: 'UncertainWrite' },
    },
    {
      name: 'that is one too many',
      listener: (_, response) => response.writeHead(429).end(),
      read: { name: 'RemoteError', kind: 'retry', afterMs: 5000 },
      write: { name: 'RemoteError', kind: 'retry', afterMs: 5000 },
    },
    {
      name: 'sent elsewhere',
      listener: (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
      read: { name: 'RemoteError', kind: 'retry' },
      write: { name: 'UncertainWrite' },
    },
  ]
  it.each(answers)('$name', async ({ listener, timeoutMs, read, write }) => {
    const url = await serving(listener)
    await expect(call(url, false, timeoutMs)).rejects.toMatchObject(read)
    await expect(call(url, true, timeoutMs)).rejects.toMatchObject(write)
  })

  it('to a closed door certainly had no effect, also when it writes', async () => {
    const url = await serving(() => {})
    await new Promise((done) => servers.pop()?.close(done))
    await expect(call(url, true)).rejects.toMatchObject({ name: 'RemoteError', kind: 'retry' })
  })

  it('that is stopped by us may have had its effect', async () => {
    const url = await serving(() => {})
    const stopping = new AbortController()
    const answer = call(url, true, 20_000, stopping.signal)
    stopping.abort()
    await expect(answer).rejects.toMatchObject({ name: 'UncertainWrite' })
  })
})

it.each([
  { header: null, want: null },
  { header: '120', want: 120_000 },
  { header: '2.5', want: 2500 },
  { header: 'Mon, 23 Nov 2026 08:00:30 GMT', want: 30_000 },
  { header: 'Mon, 23 Nov 2026 07:00:00 GMT', want: 0 },
  { header: 'soon', want: null },
])('Retry-After "$header" is $want ms', ({ header, want }) => {
  expect(retryAfterMs(header, clock)).toBe(want)
})

it.each([
  { amount: '12.90', cents: 1290 },
  { amount: '12.9', cents: 1290 },
  { amount: '0.1', cents: 10 },
  { amount: 19.9, cents: 1990 },
  { amount: '-5.05', cents: -505 },
  { amount: '7', cents: 700 },
  { amount: '1.005', cents: 101 },
  { amount: '99999999.99', cents: 9_999_999_999 },
])('$amount is $cents cents', ({ amount, cents }) => {
  expect(centsFromDecimal.parse(amount)).toBe(cents)
})

it.each(['', '12,90', '1e3', 'free', '12.'])('"%s" is no amount', (text) => {
  expect(centsFromDecimal.safeParse(text).success).toBe(false)
})

it('a version changes with the content only, at any depth of the dates', () => {
  const order = (quantity: number, at: string) => ({ updatedAt: at, lines: [{ quantity, updatedAt: at }] })
  expect(versionOf(order(1, 'a'), ['updatedAt'])).toBe(versionOf(order(1, 'b'), ['updatedAt']))
  expect(versionOf(order(1, 'a'), ['updatedAt'])).not.toBe(versionOf(order(2, 'a'), ['updatedAt']))
})

it('a stable UUID is one, and depends on every part', () => {
  expect(stableUuid('a', 'b')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(stableUuid('a', 'b')).toBe(stableUuid('a', 'b'))
  expect(stableUuid('a', 'b')).not.toBe(stableUuid('a', 'c'))
})

it.each([
  {
    name: 'soon after a deep walk: a little back',
    deepAt: 100_000,
    now: 129_999,
    want: { since: 985_000, deepAt: 100_000 },
  },
  {
    name: 'every half minute: far back',
    deepAt: 100_000,
    now: 130_000,
    want: { since: 960_000, deepAt: 130_000 },
  },
  {
    name: 'after the clock was set back: far back',
    deepAt: 100_000,
    now: 50_000,
    want: { since: 960_000, deepAt: 50_000 },
  },
])('the next walk starts $name', ({ deepAt, now, want }) => {
  expect(nextWalk(990_000, deepAt, now)).toEqual(want)
})
