import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CONTRACT_VERSION } from '../shared/contract/procedure.ts'
import type { StationStanding } from '../shared/contract/stations.ts'
import { systemClock } from '../shared/lib/clock.ts'
import { uuidv7 } from '../shared/lib/uuid.ts'
import { say } from '../shared/messages/say.ts'
import { holdHome } from './home-lock.ts'
import { hubLines } from './hub-lines.ts'
import type { Join } from './start-options.ts'
import { linkStation, type StationLink } from './station-link.ts'
import { openStationQueue } from './station-queue.ts'
import { findHub } from './web/joined-hub.ts'

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 15_000

export interface StationStart {
  readonly home: string
  readonly hub: string
  readonly hubKey: string | null
  /** Of the first time. */
  readonly code: string | null
}

/**
 * Serves the printers of this machine to the hub that it joins, without a window, until the process is told to end: for the
 * command line and the packaged program alike. Says why where it cannot. Resolves with the exit code.
 */
export async function servePrinters(
  { hub, fingerprint, code }: Pick<Join, 'hub' | 'fingerprint' | 'code'>,
  home: string,
): Promise<number> {
  const found = await findHub(home, hub, fingerprint)
  if (found.kind !== 'trusted') {
    console.log(hubLines(hub, found))
    return 4
  }
  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => ending.abort())
  return startStation({ home: join(home, 'printers'), hub, hubKey: found.key, code }, ending.signal)
}

/** Prints on the printers of this machine what the hub hands over, until the process is ended. Resolves with the exit code. */
export async function startStation(start: StationStart, signal: AbortSignal): Promise<number> {
  const lock = holdHome(start.home, process.pid)
  if (lock.kind === 'taken') {
    console.log(`The printers of ${start.home} are served already (process ${lock.pid ?? 'unknown'}).`)
    return 3
  }
  let link: StationLink | null = null
  const newId = () => uuidv7(systemClock.now(), Math.random)
  const report = (job: { jobId: string; attempt: number }, standing: StationStanding) => {
    // What is not heard is asked for again: each job comes again on the next connection.
    link?.client.stations.report({ commandId: newId(), input: { ...job, standing } }).catch(() => undefined)
  }
  const queue = await openStationQueue({
    home: start.home,
    clock: systemClock,
    elapsed: () => performance.now(),
    onStanding: report,
    onFault: (fault) => console.error(fault),
  })

  async function follow(): Promise<'ended' | 'not-let-in'> {
    const linked = await linkStation({ ...start, onHeard: () => queue.heard() }, start.code)
    if (linked.kind === 'unreachable') return 'ended'
    if (linked.kind === 'not-let-in') {
      console.error(
        linked.message === null
          ? 'This station is not paired: Settings > Stations > Pair a station there, then start with --code CODE.'
          : say('en', linked.message),
      )
      return 'not-let-in'
    }
    link = linked.link
    const stop = () => linked.link.close()
    signal.addEventListener('abort', stop, { once: true })
    try {
      const { contractVersion } = await link.client.session.hello({})
      if (contractVersion !== CONTRACT_VERSION) {
        console.error('The hub is of another version: this station needs the same.')
        return 'ended'
      }
      const jobs = (await link.client.stations.jobs({}))[Symbol.asyncIterator]()
      console.log(`Station: connected to ${start.hub}`)
      for (;;) {
        const next = await Promise.race([jobs.next(), linked.link.ended])
        if (next === undefined || next.done) return 'ended'
        await queue.take(next.value)
      }
    } catch {
      return 'ended'
    } finally {
      signal.removeEventListener('abort', stop)
      linked.link.close()
      link = null
    }
  }

  let code = 0
  let pause = FIRST_PAUSE_MS
  while (!signal.aborted) {
    const began = performance.now()
    if ((await follow()) === 'not-let-in') {
      code = 4
      break
    }
    pause =
      performance.now() - began > LONGEST_PAUSE_MS ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, pause * 2)
    await sleep(pause, undefined, { signal }).catch(() => undefined)
  }
  await queue.close()
  lock.home.release()
  return code
}
