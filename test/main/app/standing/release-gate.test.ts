import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { applyAnswers } from '../../../../main/app/inbound/apply-answers.ts'
import type { PulledOrder } from '../../../../main/app/ports/channel.ts'
import type { Asked } from '../../../../main/app/ports/channel-sync.ts'
import { releaseDue } from '../../../../main/app/release/release.ts'
import { shipShare } from '../../../../main/demo/merchant/headless.ts'
import { MINUTE_MS } from '../../../../shared/lib/clock.ts'
import { message } from '../../../../shared/messages/message.ts'
import { anOrder, aWorld, stockOf } from '../../../support/engine-builders.ts'
import { importAllOrders, openIn, type Said, says, statesIn } from '../../../support/made-up-channel.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

let room: Workroom
/** Questions that the channel has not answered, by the orders they are about. */
let questions: { ids: readonly string[]; answer: (how: Asked) => void }[]
let isAway: boolean

beforeEach(async () => {
  questions = []
  isAway = false
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 5 } }) }), (_channelId, ids) =>
    isAway ? null : new Promise((answer) => questions.push({ ids, answer })),
  )
})
afterEach(() => room.close())

const turn = () => releaseDue(room.room.commands, room.room.gate)

/** The channel answers what it was asked: as it says now, `gone`, or as it was where nothing is said. */
async function answers(said: Readonly<Record<string, Said | 'gone' | PulledOrder>>) {
  for (const { ids, answer } of questions.splice(0)) {
    const known = new Map<string, PulledOrder | 'gone'>()
    for (const id of ids) {
      const item = await room.read((tx) => tx.inbox.get('shop', id))
      const now = said[id]
      if (now === 'gone') known.set(id, now)
      else if (item && now === undefined) known.set(id, item)
      else
        known.set(id, {
          externalId: id,
          version: `asked-${room.room.clock.now()}`,
          payload: JSON.stringify({ order: { ...anOrder(), externalId: id, channelId: 'shop' }, ...now }),
        })
    }
    await room.room.commands.system('orders.applyAnswers', (context) =>
      applyAnswers(context, 'shop', known, ids),
    )
    await importAllOrders(room)
    answer('heard')
  }
}

async function life(): Promise<string[]> {
  const [row] = (await room.client.orders.list({})).rows
  const { timeline } = await room.client.orders.get({ orderId: row?.id ?? '' })
  return timeline.map(({ type }) => type)
}

describe('before an order is released its channel is asked', () => {
  it('and it goes once the channel has confirmed it, never waiting in the turn', async () => {
    await says(room, { e1: {} })
    room.wait(11 * MINUTE_MS)
    await turn()
    expect(questions.map(({ ids }) => ids)).toEqual([['e1']])
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 1' })
    await turn()
    expect(questions).toHaveLength(1)
    await answers({})
    await turn()
    expect(await statesIn(room)).toEqual({ '#O-1': 'released 1' })
    expect(await life()).toContain('orders.releaseDue')
  })

  it.each<[string, Said | 'gone', string, string[]]>([
    ['called off', { meaning: 'called-off' }, 'cancelled 1', []],
    ['gone, or in its bin', 'gone', 'cancelled 1', []],
    [
      'on hold',
      { meaning: 'wait', hold: { kind: 'on-hold', code: 'on-hold', until: null } },
      'on-hold 1',
      ['held-by-channel'],
    ],
    ['shipped by hand', { meaning: 'left' }, 'shipped 1', []],
    ['unreadable', { rejected: 'no address' }, 'on-hold 1', ['payload-rejected']],
  ])('and what is %s there does not leave', async (_name, said, state, reasons) => {
    await says(room, { e1: {} })
    room.wait(11 * MINUTE_MS)
    await turn()
    await answers({ e1: said })
    await turn()
    expect(await statesIn(room)).toEqual({ '#O-1': state })
    expect(await openIn(room)).toEqual(reasons)
  })

  it('but for one of which it has spoken within the minute', async () => {
    await says(room, { e1: {} })
    room.wait(11 * MINUTE_MS)
    await says(room, { e1: {} })
    await turn()
    expect(questions).toEqual([])
    expect(await statesIn(room)).toEqual({ '#O-1': 'released 1' })
  })

  it('and what comes back out of the bin unchanged is work again', async () => {
    await says(room, { e1: {} })
    const before = await room.read((tx) => tx.inbox.get('shop', 'e1'))
    room.wait(11 * MINUTE_MS)
    await turn()
    await answers({ e1: 'gone' })
    expect(await statesIn(room)).toEqual({ '#O-1': 'cancelled 1' })
    if (before) await room.room.store.write((tx) => tx.inbox.put([before]))
    await importAllOrders(room)
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 1' })
  })

  it('and while it is away the release goes on, and the time line says so', async () => {
    await says(room, { e1: {} })
    room.wait(11 * MINUTE_MS)
    isAway = true
    await turn()
    expect(await statesIn(room)).toEqual({ '#O-1': 'released 1' })
    expect(await life()).toContain('orders.releaseUnasked')
  })

  it('and is not waited for longer than two minutes', async () => {
    await says(room, { e1: {} })
    room.wait(11 * MINUTE_MS)
    await turn()
    room.wait(MINUTE_MS)
    await turn()
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 1' })
    room.wait(MINUTE_MS)
    await turn()
    expect(await statesIn(room)).toEqual({ '#O-1': 'released 1' })
  })

  it('also when a person releases it by hand', async () => {
    await says(room, { e1: {} })
    room.wait(2 * MINUTE_MS)
    const [row] = (await room.client.orders.list({})).rows
    const release = room.client.orders.release(room.call({ orderIds: [row?.id ?? ''] }))
    await vi.waitFor(() => expect(questions).toHaveLength(1))
    await answers({ e1: { meaning: 'called-off' } })
    expect(await release).toMatchObject({
      kind: 'done',
      value: {
        changed: [],
        skipped: [
          {
            why: message('refusals.orders.wrongState', {
              order: '#O-1',
              state: message('refusals.orders.state.cancelled'),
            }),
          },
        ],
      },
    })
  })

  it('also where the demo releases all at once', async () => {
    await says(room, { e1: {} })
    room.wait(11 * MINUTE_MS)
    const syncOnce = () => answers({ e1: 'gone' })
    await shipShare({ ...room.room, syncOnce }, 1)
    expect(await statesIn(room)).toEqual({ '#O-1': 'cancelled 1' })
  })

  it('and an order taken in before standings were kept is read again', async () => {
    await room.receive(anOrder({ externalId: 'e1' }))
    const payload = JSON.stringify({
      order: anOrder({ externalId: 'e1' }),
      meaning: 'wait',
      hold: { kind: 'on-hold', code: 'on-hold', until: null },
    })
    const item = { channelId: 'shop', externalId: 'e1', version: '1', payload, receivedAt: 1 }
    await room.room.store.write(async (tx) => {
      await tx.inbox.put([item])
      await tx.inbox.settle('shop', 'e1', 'done', null)
    })
    room.wait(11 * MINUTE_MS)
    await turn()
    await answers({})
    await turn()
    expect(await statesIn(room)).toEqual({ '#O-1': 'on-hold 1' })
  })
})
