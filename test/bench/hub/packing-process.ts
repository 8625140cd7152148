import { createInterface } from 'node:readline'
import type { PostgresStoreOptions } from '../../../main/store/postgres.ts'
import { openPostgresStore } from '../../../main/store/postgres.ts'
import { systemClock } from '../../../shared/lib/clock.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { aWorld } from '../../support/engine-builders.ts'
import { openWorkroom } from '../../support/workroom.ts'

/**
 * One process of a hub at which parcels are packed, one command after the other at each of `stations`: argv database,
 * writers, stations, fulfilments. Begins when it is told to by a line, and says how long each command took.
 */
const [database = '', writers = '', stations = '1', ids = ''] = process.argv.slice(2)
const store = await openPostgresStore({
  connectionString: database,
  clock: systemClock,
  random: Math.random,
  writers: writers as NonNullable<PostgresStoreOptions['writers']>,
})
const room = await openWorkroom(aWorld(), undefined, store)
room.printer.isOn = false
/** Packed before it is measured. */
const WARM = 15
const waiting = ids.split(',')
const took: number[] = []
let failed = 0

async function station(): Promise<void> {
  for (;;) {
    const fulfillmentId = waiting.shift()
    if (fulfillmentId === undefined) return
    const began = performance.now()
    const call = {
      commandId: uuidv7(Date.now(), Math.random),
      input: { fulfillmentId, printerId: 'virtual', weightsG: [] },
    }
    const done = await room.client.packing.pack(call).catch(() => null)
    if (done?.kind === 'done') took.push(performance.now() - began)
    else failed += 1
  }
}

// As a process that has been at work for a while.
const measured = waiting.splice(WARM)
await station()
took.length = 0
waiting.push(...measured)
process.stdout.write('ready\n')
for await (const _ of createInterface({ input: process.stdin })) break
await Promise.all(Array.from({ length: Number(stations) }, station))
process.stdout.write(`${JSON.stringify({ took, failed })}\n`)
await room.close()
process.exit(0)
