import { type Clock, type EpochMs, systemClock } from '../../shared/lib/clock.ts'

let ahead = 0

/** The control room's time: a tablet's own clock may be minutes off, and a demo may play another day. */
export const roomClock: Clock = { now: () => systemClock.now() + ahead }

/** What the control room said its time is, just now. */
export function hearRoomTime(now: EpochMs): void {
  ahead = now - systemClock.now()
}
