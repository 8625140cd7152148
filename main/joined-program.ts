import { join } from 'node:path'
import type { StationStanding } from '../shared/contract/stations.ts'
import { type Clock, systemClock } from '../shared/lib/clock.ts'
import type { HubLink } from './app/following/joined-line.ts'
import type { JoinedSide } from './app/following/joined-side.ts'
import { STATION_LEASE_MS, type StationJob } from './app/printers/station-printers.ts'
import type { JoinedHub } from './app/services/control-room-port.ts'
import { type KeptLine, keepLine } from './hub-line.ts'
import { linkStation } from './station-link.ts'
import { openStationQueue } from './station-queue.ts'
import { acceptedKey } from './web/joined-hub.ts'

const LOOK_MS = 1_000

export interface Joining {
  /** Holds the copy, the key of this device and what its printers print. */
  readonly home: string
  readonly hub: string
  /** The hub's key that was accepted; null = the authorities of this machine vouch for it. */
  readonly hubKey: string | null
  /** That pairs it, the first time. */
  readonly code: string | null
  readonly clock: Clock
  readonly say: (line: string) => void
}

export interface JoinedProgram extends JoinedHub {
  /** Resolves when there is a copy to work with; null = there is none, and why. */
  readonly ready: Promise<'ready' | 'not-let-in' | 'unreachable'>
}

/** As it is started: with the hub's key that was accepted before. */
export function joinedAtStart(
  home: string,
  { hub, code }: { readonly hub: string; readonly code: string | null },
  say: (line: string) => void,
): JoinedProgram {
  return joinedProgram({ home, hub, hubKey: acceptedKey(home, hub), code, clock: systemClock, say })
}

/** Why there is nothing to work with yet, for whoever started it. */
export const NOT_READY = {
  'not-let-in':
    'The hub does not let this desktop in: Settings > Stations > Pair a station there, then --code CODE.',
  unreachable: 'The hub does not answer, and there is no copy of its data here yet.',
} as const

/** A desktop with a copy of its own: follows the hub, and prints on the printers of this machine, also alone. */
export function joinedProgram(joining: Joining): JoinedProgram {
  const { home, hub, hubKey, code, clock, say } = joining
  let tell: (how: 'ready' | 'not-let-in' | 'unreachable') => void = () => undefined
  const ready = new Promise<'ready' | 'not-let-in' | 'unreachable'>((resolve) => {
    tell = resolve
  })
  return {
    hub,
    ready,
    onFilling: (percent) => say(`The copy of the hub’s data is being filled: ${percent} %`),
    begin(side, { printing, onFault }) {
      let link: HubLink | null = null
      const opening = openStationQueue({
        home: join(home, 'printers'),
        clock,
        elapsed: () => performance.now(),
        onFault,
        onStanding(job, standing) {
          const told: { jobId: string; attempt: number; standing: StationStanding } = { ...job, standing }
          // What is not heard is asked for again: each job comes again on the next connection.
          link?.client.stations.report({ commandId: crypto.randomUUID(), input: told }).catch(() => undefined)
          const deviceId = link?.deviceId ?? alone?.deviceId
          if (deviceId !== undefined) printing.stations.report(deviceId, job, standing)
        },
      })
      let alone: { readonly deviceId: string; readonly ending: AbortController } | null = null

      async function takeAll(jobs: AsyncIterable<StationJob>, ended: Promise<void>): Promise<void> {
        const queue = await opening
        const iterator = jobs[Symbol.asyncIterator]()
        for (;;) {
          const next = await Promise.race([iterator.next(), ended.then(() => null)])
          if (next === null || next.done === true) return
          await queue.take(next.value)
        }
      }

      let isOfHubOver = false
      const look = setInterval(() => {
        void lookAround().catch(onFault)
      }, LOOK_MS)
      /** While the hub is away, its printers are served from the copy, under the same names. */
      async function lookAround(): Promise<void> {
        const since = side.aloneSince()
        const deviceId = (await side.deviceId()) ?? null
        if (since === null || deviceId === null) {
          alone?.ending.abort()
          alone = null
          isOfHubOver = false
          return
        }
        const queue = await opening
        if (!isOfHubOver && clock.now() - since > STATION_LEASE_MS) {
          isOfHubOver = true
          await queue.giveUpWaiting()
        }
        queue.heard()
        if (alone !== null) return
        const ending = new AbortController()
        alone = { deviceId, ending }
        const over = new Promise<void>((resolve) => ending.signal.addEventListener('abort', () => resolve()))
        takeAll(printing.stations.jobs(deviceId, ending.signal), over).catch(onFault)
      }

      const line: KeptLine = keepLine(
        side,
        (onHeard) =>
          linkStation(
            {
              home,
              hub,
              hubKey,
              onHeard() {
                onHeard()
                void opening.then((queue) => queue.heard())
              },
            },
            code,
          ),
        () => performance.now(),
        async (to) => {
          link = to
          try {
            await takeAll(await to.client.stations.jobs({}), to.ended)
          } finally {
            if (link === to) link = null
          }
        },
      )
      tellWhenReady(side, line)
      return {
        async stop() {
          clearInterval(look)
          alone?.ending.abort()
          await line.stop()
          await (await opening).close()
        },
      }
    },
  }

  function tellWhenReady(side: JoinedSide, line: KeptLine): void {
    side
      .hasCopy()
      .then(async (has) => {
        if (has) return tell('ready')
        const begun = await line.begun
        tell(begun === 'following' ? 'ready' : begun)
      })
      .catch(() => tell('unreachable'))
  }
}
