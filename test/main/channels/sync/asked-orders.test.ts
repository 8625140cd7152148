import { expect, it } from 'vitest'
import { ChannelError, type PulledOrder } from '../../../../main/app/ports/channel.ts'
import type { ChannelEvents } from '../../../../main/app/ports/channel-events.ts'
import { Paced } from '../../../../main/channels/protocol/rate-limit.ts'
import { AskedOrders } from '../../../../main/channels/sync/asked-orders.ts'
import { plainMessage } from '../../../../shared/messages/message.ts'
import { aConnector } from '../../../support/channels/a-connector.ts'
import { SettableClock } from '../../../support/channels/settable-clock.ts'

const NEVER = new AbortController().signal

/** A channel that gives so many orders and then one in ten seconds, as its pace. */
function paced(burst: number) {
  const clock = new SettableClock('2026-11-23T08:00:00Z')
  const asked = new AskedOrders(clock)
  const heard: string[] = []
  const never = () => Promise.reject(new Error('not asked of the events'))
  const events: ChannelEvents = {
    importOrders: () => Promise.resolve({ taken: 0, more: false }),
    applyAnswers: (_channelId, answers, ids) => {
      expect([...answers.keys()]).toEqual(ids)
      heard.push(...ids)
      return Promise.resolve()
    },
    settle: never,
    linkChanged: never,
    pushAllStock: never,
  }
  let [tokens, at] = [burst, clock.now()]
  const connector = aConnector({
    readOrders: (ids) => {
      tokens += Math.floor((clock.now() - at) / 10_000)
      at = clock.now()
      const some = ids.slice(0, tokens)
      tokens -= some.length
      if (some.length === 0) return Promise.reject(new Paced('Orders', 10_000))
      return Promise.resolve(new Map(some.map((id): [string, PulledOrder | 'gone'] => [id, 'gone'])))
    },
  })
  return { clock, asked, events, heard, answer: () => asked.answer(events, 'web', connector, NEVER) }
}

it('hears only of the orders that the pace of a channel let it ask for, and asks for the rest in time', async () => {
  const { clock, asked, heard, answer } = paced(2)
  let answered: string | null = null
  const question = asked.ask(['1', '2', '3']).then((how) => {
    answered = how
  })
  await answer()
  expect({ heard, answered, dueInMs: (asked.dueAt ?? 0) - clock.now() }).toEqual({
    heard: ['1', '2'],
    answered: null,
    dueInMs: 10_000,
  })
  clock.advance(10_000)
  await answer()
  await question
  expect({ heard, answered, dueAt: asked.dueAt }).toEqual({
    heard: ['1', '2', '3'],
    answered: 'heard',
    dueAt: null,
  })
})

it('says that they were not asked for when the channel is given up', async () => {
  const { asked, answer } = paced(0)
  const question = asked.ask(['1'])
  await answer()
  asked.giveUp()
  expect(await question).toBe('unasked')
  expect(asked.dueAt).toBeNull()
})

it('asks for fewer at once after a call that failed, so that one that is too much does not fail for ever', async () => {
  const { asked, events, heard } = paced(0)
  const sizes: number[] = []
  const connector = aConnector({
    readOrders: (ids) => {
      sizes.push(ids.length)
      if (ids.length > 10) return Promise.reject(new ChannelError('retry', plainMessage('too much'), 1000))
      return Promise.resolve(new Map(ids.map((id): [string, PulledOrder | 'gone'] => [id, 'gone'])))
    },
  })
  const ids = Array.from({ length: 40 }, (_, i) => String(i))
  const question = asked.ask(ids)
  for (let round = 0; round < 20 && heard.length < ids.length; round += 1)
    await asked.answer(events, 'web', connector, NEVER).catch(() => undefined)
  expect(await question).toBe('heard')
  expect(heard.toSorted()).toEqual(ids.toSorted())
  expect(sizes.slice(0, 4)).toEqual([40, 25, 12, 6])
})
