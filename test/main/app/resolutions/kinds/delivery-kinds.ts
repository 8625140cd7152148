import { restateLate } from '../../../../../main/app/tracking/restate-late.ts'
import type { ExceptionReason } from '../../../../../shared/domain/exception.ts'
import { DAY_MS } from '../../../../../shared/lib/clock.ts'
import { anOrder } from '../../../../support/engine-builders.ts'
import type { Kind } from './staging.ts'
import { followAll, isSeen, leaves, PLENTY } from './staging.ts'

export const DELIVERY_KINDS = {
  'parcel-trouble': {
    world: PLENTY,
    async provoke(room) {
      await leaves(room, 'lost')
    },
    way: 'refund-parcel',
    over: (room) => isSeen(room, 'delivered'),
  },
  'carrier-late': {
    world: PLENTY,
    async provoke(room) {
      for (const id of ['O-1', 'O-2', 'O-3', 'O-4', 'O-5'])
        await room.receive(anOrder({ id, externalId: id, reference: id }))
      const tracks = await followAll(room)
      await room.room.store.write((tx) => tx.tracks.follow(tracks))
      room.wait(20 * DAY_MS)
      await room.room.commands.system('parcels.restateLate', restateLate)
    },
    way: 'suspend-service',
    async over(room) {
      await isSeen(room, 'delivered')
      await room.room.commands.system('parcels.restateLate', restateLate)
    },
  },
} as const satisfies Partial<Record<ExceptionReason, Kind>>
