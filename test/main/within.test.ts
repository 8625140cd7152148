import { getEventListeners } from 'node:events'
import { expect, it } from 'vitest'
import { within } from '../../main/app/ports/within.ts'

const ended = (signal: AbortSignal) =>
  new Promise<string>((resolve) => {
    signal.addEventListener('abort', () => resolve(String((signal.reason as Error).name)))
  })

it('aborts by itself as a timeout does', async () => {
  expect(await within(null, 1, ended)).toBe('TimeoutError')
})

it('aborts as the outer signal does, at once if that has', async () => {
  const outer = new AbortController()
  const waiting = within(outer.signal, 60_000, ended)
  outer.abort(new TypeError('stop'))
  expect(await waiting).toBe('TypeError')
  expect(await within(outer.signal, 60_000, async (signal) => signal.aborted)).toBe(true)
})

it('leaves nothing with a signal that lives on, whether the work ends or fails', async () => {
  const outer = new AbortController()
  await within(outer.signal, 60_000, async () => 1)
  const failing = within(outer.signal, 60_000, () => Promise.reject(new Error('no')))
  await expect(failing).rejects.toThrow('no')
  expect(getEventListeners(outer.signal, 'abort')).toEqual([])
})
