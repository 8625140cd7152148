import type { Store } from '../../../main/app/ports/store.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import { aWorld } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'
import { KillSwitch } from '../crash.ts'
import type { EventLog } from '../event-log.ts'
import { mortalStore } from '../mortal-store.ts'

/** Around each commit; as a frame is read from the line; when it was carried out and its answer has not left. */
const POINTS = ['write:before', 'write:after', 'frame:read', 'frame:done'] as const
export type HubPoint = (typeof POINTS)[number]

/** One life of a program over a store that outlives it. */
export interface MortalRoom {
  readonly kill: KillSwitch<HubPoint>
  readonly workroom: Workroom
  readonly store: Store
}

export async function openMortalRoom(
  kept: Store,
  clock: Clock,
  random: Random,
  log: EventLog,
): Promise<MortalRoom> {
  const kill = new KillSwitch<HubPoint>(log, POINTS, () => undefined)
  const notes = { note: () => undefined, kinds: () => ['write' as const], committed: () => undefined }
  const store = mortalStore<'write'>(kept, kill, { tables: {}, open: () => notes })
  const own = { clock, random }
  const workroom = await openWorkroom(
    aWorld(),
    () => null,
    store,
    () => 0,
    undefined,
    own,
  )
  // Printers are stations', and each has its own turn.
  workroom.printer.isOn = false
  return { kill, workroom, store }
}
