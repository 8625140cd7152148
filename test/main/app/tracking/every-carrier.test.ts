import { expect, it } from 'vitest'
import { CARRIER_ABILITIES } from '../../../../shared/domain/carrier-abilities.ts'
import { CARRIER_KINDS, type CarrierKind } from '../../../../shared/domain/carrier-account.ts'
import { HOUR_MS, MINUTE_MS } from '../../../../shared/lib/clock.ts'
import { say } from '../../../../shared/messages/say.ts'
import { chronopostBench } from '../../../support/carriers/chronopost.ts'
import { colissimoBench } from '../../../support/carriers/colissimo.ts'
import type { CarrierBench } from '../../../support/carriers/conformance-bench.ts'
import { easyPostBench } from '../../../support/carriers/easypost.ts'
import { glsBench } from '../../../support/carriers/gls.ts'
import { mondialRelayBench } from '../../../support/carriers/mondial-relay.ts'
import { sendcloudBench } from '../../../support/carriers/sendcloud.ts'
import { upsBench } from '../../../support/carriers/ups.ts'
import { openTrackingRoom } from '../../../support/tracking-room.ts'

const BENCHES: Partial<Record<CarrierKind, () => Promise<CarrierBench>>> = {
  colissimo: colissimoBench,
  'mondial-relay': mondialRelayBench,
  chronopost: chronopostBench,
  gls: glsBench,
  sendcloud: sendcloudBench,
  easypost: easyPostBench,
  ups: upsBench,
}
const TRACKING = CARRIER_KINDS.filter((kind) => CARRIER_ABILITIES[kind].tracks)

it.each(TRACKING)(
  '%s: a parcel that was bought, packed and shipped here is followed to its door, and one that is lost is asked about',
  async (kind) => {
    const open = BENCHES[kind]
    if (open === undefined) throw new Error(`${kind} tracks, and is not followed by this test`)
    const bench = await open()
    const parcels = await openTrackingRoom(bench)
    try {
      const { client } = parcels.labels.room
      const number = await parcels.shipped()
      const other = await parcels.shipped('O-2')
      expect(bench.server.books.made.map((label) => label.number)).toEqual([number, other])
      for (const state of ['handed-over', 'in-transit'] as const) {
        for (const one of [number, other]) bench.server.books.scan(one, state)
        await parcels.pass(HOUR_MS, 2)
      }
      bench.server.books.scan(number, 'out-for-delivery')
      bench.server.books.scan(other, 'lost')
      await parcels.pass(HOUR_MS, 2)
      bench.server.books.scan(number, 'delivered')
      await parcels.pass(HOUR_MS, 2)

      expect((await parcels.track(number))?.state).toBe('delivered')
      const { timeline } = await client.orders.get({ orderId: 'O-1' })
      const told = timeline.filter(({ type }) => type === 'parcels.settleTracked')
      const sentences = told.map(({ sentence }) => say('en', sentence))
      expect(sentences.at(-1)).toContain(`Parcel ${number}: Delivered`)
      expect(sentences.length).toBeGreaterThanOrEqual(4)

      const { rows } = await client.exceptions.list({ search: 'O-2', offset: 0, limit: 10 })
      expect(rows.map(({ record: { cause } }) => cause)).toMatchObject([
        { reason: 'parcel-trouble', what: 'lost', trackingNumber: other },
      ])
      const calls = bench.server.calls
      await parcels.pass(30 * MINUTE_MS, 3)
      expect(bench.server.calls).toBe(calls)
    } finally {
      await parcels.close()
      await bench.close()
    }
  },
)
