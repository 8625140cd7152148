import { expect, it } from 'vitest'
import { OfflineError } from '../../../renderer/lib/connection.ts'
import { liveQuery } from '../../../renderer/lib/live.ts'
import { manualTimer } from '../../support/manual-timer.ts'
import { scriptedConnection, settled } from '../../support/renderer-connection.ts'

function watchedQuery(read: () => Promise<number>) {
  const connection = scriptedConnection()
  const timer = manualTimer()
  const query = liveQuery(connection, timer.after, ['orders'], read)
  const stop = query.subscribe(() => undefined)
  return { connection, timer, query, stop }
}

it('reads when first watched', async () => {
  const { query } = watchedQuery(async () => 7)
  expect(query.get()).toEqual({ kind: 'loading', data: null })
  await settled()
  expect(query.get()).toEqual({ kind: 'ready', data: 7 })
})

it('reads again for its own topics only', async () => {
  let reads = 0
  const { connection, timer, query } = watchedQuery(async () => ++reads)
  await settled()
  timer.advance(1000)
  connection.change('stock')
  await settled()
  expect(reads).toBe(1)
  connection.change('exceptions', 'orders')
  await settled()
  expect(query.get()).toEqual({ kind: 'ready', data: 2 })
})

it('answers a hundred changes with one more read', async () => {
  let reads = 0
  const { connection, timer } = watchedQuery(async () => ++reads)
  await settled()
  for (let count = 0; count < 100; count++) connection.change('orders')
  await settled()
  timer.advance(1000)
  await settled()
  expect(reads).toBe(2)
})

it('keeps the last data while offline, and reads again when it is back', async () => {
  let answer = 1
  const { connection, timer, query } = watchedQuery(async () => answer)
  await settled()
  timer.advance(1000)
  connection.become({ kind: 'offline', since: 500 })
  expect(query.get()).toEqual({ kind: 'offline', data: 1, since: 500 })
  answer = 2
  connection.become({ kind: 'online' })
  await settled()
  expect(query.get()).toEqual({ kind: 'ready', data: 2 })
})

it('waits for the connection when the answer was lost on the way', async () => {
  let isBroken = true
  const { connection, timer, query } = watchedQuery(async () => {
    if (isBroken) throw new OfflineError('broke')
    return 3
  })
  await settled()
  expect(query.get().kind).toBe('loading')
  isBroken = false
  timer.advance(1000)
  connection.become({ kind: 'offline', since: 500 })
  connection.become({ kind: 'online' })
  await settled()
  expect(query.get()).toEqual({ kind: 'ready', data: 3 })
})

it('shows an error beside the older data', async () => {
  let fails = false
  const error = new Error('no such table')
  const { connection, timer, query } = watchedQuery(async () => {
    if (fails) throw error
    return 1
  })
  await settled()
  timer.advance(1000)
  fails = true
  connection.change('orders')
  await settled()
  expect(query.get()).toEqual({ kind: 'error', data: 1, error })
})

it('reads nothing for a screen that was left', async () => {
  let reads = 0
  const { connection, timer, stop } = watchedQuery(async () => ++reads)
  await settled()
  stop()
  timer.advance(1000)
  connection.change('orders')
  await settled()
  expect(reads).toBe(1)
})
