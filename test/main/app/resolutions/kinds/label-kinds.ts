import type { ExceptionReason } from '../../../../../shared/domain/exception.ts'
import { HOUR_MS } from '../../../../../shared/lib/clock.ts'
import { plainMessage } from '../../../../../shared/messages/message.ts'
import type { Kind } from './staging.ts'
import { A_LABEL, askCarrier, COLISSIMO, eventsOf, PLENTY, pack, theId } from './staging.ts'

export const LABEL_KINDS = {
  'label-refused': {
    world: PLENTY,
    provoke: (room) =>
      askCarrier(room, { kind: 'refused', problem: plainMessage('Unknown street'), field: 'street' }),
    way: 'buy-again',
    async over(room) {
      await room.client.orders.cancel(room.call({ orderIds: [await theId(room)], note: '' }))
    },
  },
  'label-overdue': {
    world: PLENTY,
    async provoke(room) {
      await askCarrier(room, { kind: 'not-made', problem: plainMessage('Down'), afterMs: 0 })
      await pack(room)
      room.wait(HOUR_MS)
      await eventsOf(room).restateAwaited()
    },
    way: 'ship-by-hand',
    args: { byHand: { siteId: 'LILLE', carrier: 'Coursier', trackingNumber: '', costCents: 0 } },
    async over(room) {
      await room.client.orders.cancel(room.call({ orderIds: [await theId(room)], note: '' }))
    },
  },
  'label-in-doubt': {
    world: PLENTY,
    provoke: (room) => askCarrier(room, { kind: 'uncertain', problem: plainMessage('No answer') }),
    way: 'label-made',
    args: { note: '8R20524752032' },
    over: null,
  },
  'label-not-taken-back': {
    world: PLENTY,
    async provoke(room) {
      await askCarrier(room, { kind: 'bought', label: A_LABEL })
      await room.client.orders.cancel(room.call({ orderIds: [await theId(room)], note: '' }))
      const [voiding] = await room.read((tx) =>
        tx.labels.due({ accountId: 'colissimo', state: 'voiding', now: room.room.clock.now() }, 1),
      )
      if (voiding === undefined) throw new Error('nothing is to be taken back')
      await eventsOf(room).voided(voiding, { kind: 'too-late', problem: plainMessage('Scanned') }, 0)
    },
    way: 'accept',
    over: null,
  },
  'carrier-auth': {
    world: PLENTY,
    provoke: (room) =>
      eventsOf(room).linkChanged(COLISSIMO, {
        kind: 'needs-authorisation',
        since: 0,
        cause: plainMessage('Wrong key'),
      }),
    way: 'accept',
    over: (room) => eventsOf(room).linkChanged(COLISSIMO, { kind: 'online' }),
  },
} as const satisfies Partial<Record<ExceptionReason, Kind>>
