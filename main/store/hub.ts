import { setTimeout as sleep } from 'node:timers/promises'
import { currentDuty } from '../app/ports/duty.ts'
import type { DutyHolder, EndDuty, Hub, HubProcess, HubSignal, Seen } from '../app/ports/hub.ts'
import { type HubLine, openHubLine } from './hub-line.ts'

const LOOK_MS = 500
/** A process that has not been seen for so long is not there. */
const THERE_MS = 5_000
/** What it said of itself is kept for so long, to be looked at. */
const KEPT_MS = 600_000
/** Of the database, for all processes alike. */
const NOW = '(extract(epoch from clock_timestamp()) * 1000)::bigint'
/** Signals that wait for a line; older ones are of no use any more. */
const MOST_WAITING = 1_000

interface Wanted {
  readonly name: string
  readonly begin: (how: { readonly isClean: boolean }) => Promise<EndDuty>
  /** null = it is not held. */
  held: { readonly epoch: number; readonly end: Promise<EndDuty | null> } | null
}

/**
 * The processes of a hub on PostgreSQL. A duty is a lock of the process's own session: a process that is killed loses it at
 * once, one that is merely slow does not. What is written in its name is fenced by the duty's epoch (`postgres.ts`), so that
 * a holder whose session has ended without its knowing changes nothing.
 */
export function openHub(options: {
  readonly connectionString: string
  readonly processId: string
  readonly onFault: (fault: unknown) => void
}): Hub {
  const { connectionString, processId, onFault } = options
  const wanted: Wanted[] = []
  const signalListeners: ((signal: HubSignal) => void)[] = []
  const lookListeners: ((seen: Seen) => void)[] = []
  const stopping = new AbortController()
  let line: HubLine | null = null
  let waiting: HubSignal[] = []
  let telling: Promise<void> = Promise.resolve()
  let describe: () => Promise<unknown> = async () => null
  let others: HubProcess[] = []
  let duties: DutyHolder[] = []
  let startedAt: number | null = null
  let lookedAt = Number.NEGATIVE_INFINITY

  async function lose(): Promise<void> {
    line = null
    await Promise.all(wanted.map(putDown))
  }

  async function putDown(duty: Wanted): Promise<void> {
    const { held } = duty
    if (held === null) return
    const end = await held.end
    await end?.().catch(onFault)
    if (duty.held === held) duty.held = null
  }

  async function connect(): Promise<HubLine> {
    const opened = await openHubLine(connectionString, {
      onSignal(from, signal) {
        if (from !== processId) for (const hear of signalListeners) hear(signal)
      },
      onLost(why) {
        if (!stopping.signal.aborted) onFault(new Error('The line to the database was lost', { cause: why }))
        lose().catch(onFault)
      },
    })
    await opened.query(
      `INSERT INTO hub_processes (id, started_at, seen_at, standing) VALUES ($1, ${NOW}, ${NOW}, 'null')
      ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`,
      [processId],
    )
    await opened.query(`DELETE FROM hub_processes WHERE seen_at < ${NOW} - ${KEPT_MS}`)
    return opened
  }

  async function look(): Promise<void> {
    line ??= await connect()
    const at = line
    const [own] = await at.query<{ started_at: string }>(
      `INSERT INTO hub_processes (id, started_at, seen_at, standing) VALUES ($1, ${NOW}, ${NOW}, $2)
      ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at, standing = excluded.standing
      RETURNING started_at`,
      [processId, JSON.stringify(await describe())],
    )
    startedAt = own === undefined ? startedAt : Number(own.started_at)
    lookedAt = performance.now()
    const there = await at.query<{ id: string; started_at: string; standing: string }>(
      `SELECT id, started_at, standing FROM hub_processes WHERE id <> $1 AND seen_at > ${NOW} - ${THERE_MS}
      ORDER BY started_at, id`,
      [processId],
    )
    others = there.map(({ id, started_at, standing }) => ({
      id,
      startedAt: Number(started_at),
      standing: JSON.parse(standing),
    }))
    const counters = await at.query<{ name: string; value: string }>(
      "SELECT name, value FROM counters WHERE name IN ('journal', 'world')",
    )
    const counted = new Map(counters.map(({ name, value }) => [name, Number(value)]))
    const seen = { journal: counted.get('journal') ?? 0, world: counted.get('world') ?? 0 }
    for (const hear of lookListeners) hear(seen)
    for (const duty of wanted) if (duty.held === null) await take(at, duty)
    const held = await at.query<{ name: string; holder: string | null; since: string }>(
      'SELECT name, holder, since FROM duties ORDER BY name',
    )
    duties = held.map(({ name, holder, since }) => ({ name, processId: holder, since: Number(since) }))
  }

  async function take(at: HubLine, duty: Wanted): Promise<void> {
    if (stopping.signal.aborted || !(await at.lock(duty.name))) return
    const [before] = await at.query<{ holder: string | null }>('SELECT holder FROM duties WHERE name = $1', [
      duty.name,
    ])
    // Waits for what the former holder has under way: its transactions hold the row.
    const [row] = await at.query<{ epoch: string }>(
      `INSERT INTO duties (name, epoch, holder, since) VALUES ($1, 1, $2, ${NOW})
      ON CONFLICT (name) DO UPDATE SET epoch = duties.epoch + 1, holder = excluded.holder, since = excluded.since
      RETURNING epoch`,
      [duty.name, processId],
    )
    if (at !== line || row === undefined) return
    const epoch = Number(row.epoch)
    const isClean = (before?.holder ?? null) === null
    const end = currentDuty
      .run({ name: duty.name, epoch }, () => duty.begin({ isClean }))
      .catch(async (fault: unknown) => {
        onFault(fault)
        // Another may have more luck; this one tries again.
        await at.unlock(duty.name).catch(() => undefined)
        duty.held = null
        return null
      })
    duty.held = { epoch, end }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await look().catch((fault: unknown) => {
        if (!stopping.signal.aborted && line === null) onFault(fault)
      })
      await sleep(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  function flush(): void {
    telling = telling.then(async () => {
      const signals = waiting
      if (line === null || signals.length === 0) return
      waiting = []
      await line.tell(processId, merged(signals)).catch(onFault)
    })
  }

  const running = run()
  return {
    processId,
    startedAt: () => startedAt,
    isThere: () => performance.now() - lookedAt < THERE_MS,
    tell(signal) {
      waiting = [...waiting, signal].slice(-MOST_WAITING)
      flush()
    },
    onSignal: (listener) => void signalListeners.push(listener),
    onLook(listener) {
      lookListeners.push(() => flush())
      lookListeners.push(listener)
    },
    others: () => others,
    duties: () => duties,
    describe(standing) {
      describe = standing
    },
    hold: (name, begin) => void wanted.push({ name, begin, held: null }),
    async close() {
      stopping.abort()
      await running
      const mine = wanted.flatMap(({ name, held }) => (held === null ? [] : [{ name, epoch: held.epoch }]))
      await Promise.all(wanted.map(putDown))
      await telling
      const at = line
      line = null
      if (at === null) return
      for (const { name, epoch } of mine) {
        await at.query('UPDATE duties SET holder = NULL WHERE name = $1 AND epoch = $2', [name, epoch])
        await at.unlock(name)
      }
      await at.query('DELETE FROM hub_processes WHERE id = $1', [processId])
      await at.close()
    },
  }
}

/** Commits one after the other are told as one. */
function merged(signals: readonly HubSignal[]): HubSignal[] {
  const commits = signals.flatMap((one) => (one.kind === 'committed' ? one : []))
  const rest = signals.filter(({ kind }) => kind !== 'committed')
  if (commits.length === 0) return rest
  const topics = [...new Set(commits.flatMap((one) => one.topics))]
  return [{ kind: 'committed', topics, isNewWorld: commits.some((one) => one.isNewWorld) }, ...rest]
}
