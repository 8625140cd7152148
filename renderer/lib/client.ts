import { useSyncExternalStore } from 'react'
import { CONTRACT_VERSION } from '../../shared/contract/procedure.ts'
import type { Random } from '../../shared/lib/random.ts'
import { type Connection, type Hello, type LinkStatus, openConnection } from './connection.ts'
import { personTicket } from './person-ticket.ts'
import { hearRoomTime, roomClock } from './room-clock.ts'
import { openTransportOfThisPage } from './transport.ts'

/** Not Math.random: command ids must not collide between screens. */
export const random: Random = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32

/** The page's one connection. */
export const connection: Connection = openConnection({
  openTransport: openTransportOfThisPage,
  clock: roomClock,
  hearTime: hearRoomTime,
  random,
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  contractVersion: CONTRACT_VERSION,
  ticket: personTicket,
})

export function useLinkStatus(): LinkStatus {
  return useSyncExternalStore(connection.onStatus, connection.status)
}

/** What the control room said of itself and of the person here; null until first connected. */
export function useHello(): Hello | null {
  return useSyncExternalStore(connection.onStatus, connection.hello)
}
