import { trackingEvents } from '../../main/app/tracking/tracking-events.ts'
import { TrackingLane } from '../../main/carriers/tracking/tracking-lane.ts'
import type { LinkState } from '../../shared/domain/channel.ts'
import type { ParcelTrack } from '../../shared/domain/parcel-track.ts'
import type { TrackingEvent, TrackingState } from '../../shared/domain/tracking-event.ts'
import type { CarrierBench } from './carriers/conformance-bench.ts'
import { anOrder } from './engine-builders.ts'
import { type LabellingRoom, openLabellingRoom } from './labelling-room.ts'

/** A merchant whose parcels are followed by a lane that is moved by hand. */
export interface TrackingRoom {
  readonly labels: LabellingRoom
  /** An order whose parcel has a bought label and has left; the parcel's number. */
  shipped(id?: string): Promise<string>
  /** The carrier's scanner sees a parcel now. */
  scan(trackingNumber: string, state: TrackingState, text?: string): void
  /** Time passes in steps, the lane working after each. */
  pass(ms: number, steps?: number): Promise<void>
  track(trackingNumber: string): Promise<ParcelTrack | undefined>
  /** How following parcels stands, as the account's screen shows it. */
  link(): LinkState
  /** As after a start of the program. */
  restart(): void
  close(): Promise<void>
}

/** `bench`: its carrier is a simulated one on a real socket, which `scan` does not reach. */
export async function openTrackingRoom(bench: CarrierBench | null = null): Promise<TrackingRoom> {
  const labels =
    bench === null
      ? await openLabellingRoom('sendcloud')
      : await openLabellingRoom(bench.connector.kind, () => bench.connector, bench.request().product)
  const recipient = bench?.request().recipient
  const { room, carrier, account } = labels
  const { store, clock, random, commands } = room.room
  const openLane = () =>
    new TrackingLane(
      { store, clock, random, tracking: trackingEvents(commands) },
      account,
      bench?.connector ?? carrier.connector(account.kind),
    )
  let lane = openLane()
  const { signal } = new AbortController()
  return {
    labels,
    async shipped(id = 'O-1') {
      const contact = recipient && { phone: recipient.phone, email: recipient.email }
      const to = contact && { destination: { ...anOrder().destination, ...contact } }
      const { id: fulfillmentId } = await labels.released(id, to)
      await labels.work()
      await labels.pack(fulfillmentId)
      await room.client.packing.ship(room.call({ fulfillmentId }))
      const parts = await room.read((tx) => tx.fulfillments.byOrders([id]))
      return parts[0]?.parcels[0]?.trackingNumber ?? ''
    },
    scan(trackingNumber, state, text = `the carrier says ${state}`) {
      const before = carrier.scans.get(trackingNumber)
      const event: TrackingEvent = { at: clock.now(), state, code: state, text, place: null }
      carrier.scans.set(trackingNumber, [...(before === 'odd' || before === undefined ? [] : before), event])
    },
    async pass(ms, steps = 1) {
      for (let step = 0; step < steps; step += 1) {
        room.wait(ms / steps)
        bench?.clock.advance(ms / steps)
        await lane.runOnce(signal)
      }
    },
    track: async (trackingNumber) =>
      (await room.read((tx) => tx.tracks.byNumbers(account.id, [trackingNumber])))[0],
    link: () => lane.state,
    restart() {
      lane = openLane()
    },
    close: () => labels.close(),
  }
}
