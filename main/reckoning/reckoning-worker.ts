import { availableParallelism } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { WorldCache } from '../app/decide/world-cache.ts'
import type { CorruptRowError } from '../app/ports/store.ts'
import { type Hearing, openReckoning, type StretchHelper } from '../app/reckoning/reckoning.ts'
import { CARRIER_FAULTS } from '../carriers/carrier-faults.ts'
import type { World } from '../engine/world.ts'
import { openPostgresStore } from '../store/postgres.ts'
import { openSqliteReader } from '../store/sqlite-readers.ts'
import { ReckoningThread } from './reckoning-thread.ts'
import { type Asked, faultOf, type ThreadStart, type Told } from './thread-line.ts'

/** Answers questions about past orders from a store that it opens by itself, away from the thread that serves windows. */

const port = parentPort
if (port === null) throw new Error('This runs on a thread of its own')
const tell = (told: Told) => port.postMessage(told)
const start = workerData as ThreadStart
const { place, mayHaveHelp, stretch } = start

let now = 0
let prices: World['shadowPrices'] = new Map()
const clock = { now: () => now }
const onCorruptRow = ({ table, key, message }: CorruptRowError) =>
  tell({ kind: 'corrupt-row', table, key, problem: message.replace(/^.* cannot be read: /s, '') })
const worlds = new WorldCache(CARRIER_FAULTS)
const store =
  place.kind === 'file'
    ? openSqliteReader(place.path, onCorruptRow)
    : await openPostgresStore({ ...place, clock, random: Math.random, onCorruptRow })
const reckoning = openReckoning(
  { store, worlds, clock, newId: () => uuidv7(now, Math.random), stretch },
  mayHaveHelp && availableParallelism() > 1 ? helper() : null,
)
const underWay = new Map<number, AbortController>()

port.on('message', (asked: Asked) => {
  if (asked.kind === 'stop') return underWay.get(asked.id)?.abort()
  now = asked.now
  if (asked.prices !== null) {
    prices = asked.prices
    worlds.price(prices)
  }
  void answer(asked)
})

async function answer({ id, name, input }: Extract<Asked, { kind: 'ask' }>): Promise<void> {
  const stop = new AbortController()
  underWay.set(id, stop)
  try {
    const hearing: Hearing<unknown> = {
      tell: (event) => tell({ kind: 'event', id, event }),
      signal: stop.signal,
    }
    // The question was put as that of its name.
    const ask = reckoning[name] as (input: unknown, hearing: Hearing<unknown>) => Promise<unknown>
    tell({ kind: 'answer', id, value: await ask(input, hearing) })
  } catch (error) {
    tell({ kind: 'fault', id, fault: faultOf(error) })
  } finally {
    underWay.delete(id)
  }
}

/** A second thread, for as long as there is something to share. */
function helper(): StretchHelper {
  const thread = new ReckoningThread({
    ...start,
    mayHaveHelp: false,
    clock,
    prices: () => prices,
    onCorruptRow,
  })
  return { stretch: (job, hearing) => thread.ask('stretch', job, hearing) }
}
