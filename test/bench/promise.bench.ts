import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openRouter } from '../../main/app/routes/router.ts'
import { serveWeb } from '../../main/web/serve-web.ts'
import { ofThisMachine } from '../support/of-this-machine.ts'
import type { BenchResult } from './bench.ts'
import { openLiveRoom } from './live/live-room.ts'
import { atMost, cpuMs, measured, median, numberOption, optionOf } from './options.ts'

export const name = 'promise'

const RUNS = 3
const WARM_UP = 50
const SECRET = `syk_${'p'.repeat(43)}`

const TARGET_P95_MS = 20

/**
 * `npm run bench -- promise [--seed N] [--baskets N] [--dir DIR]`: what a shop's page waits for. Baskets of orders that
 * might come are asked about over HTTP with a key, each in turn, of a control room with 10 sites, 1,000 products, 60,000
 * rates and 50 rules on a durable file; each figure is the median of three runs. A second pass places an order before
 * each question, so that stock has changed.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const seed = numberOption(args, '--seed', 2026)
  const baskets = numberOption(args, '--baskets', 300)
  const dir = optionOf(args, '--dir')
  console.log(`promise: seed ${seed}, ${baskets} baskets, 10 sites, 50 rules`)
  const runs: Figures[] = []
  for (let i = 0; i < RUNS; i++) runs.push(await measure(seed + i, baskets, dir))
  const of = (pick: (figures: Figures) => number) => median(runs.map(pick))
  return [
    atMost(
      'promise: asked over HTTP, p95',
      of((one) => one.still.p95),
      'ms',
      TARGET_P95_MS,
    ),
    atMost(
      'promise: the same while orders come, p95',
      of((one) => one.moving.p95),
      'ms',
      TARGET_P95_MS,
    ),
    measured(
      'promise: both ends of a question, processor',
      of((one) => one.still.cpu),
      'ms',
    ),
  ]
}

interface Pass {
  readonly p95: number
  readonly cpu: number
}
interface Figures {
  readonly still: Pass
  readonly moving: Pass
}

async function measure(seed: number, baskets: number, dir: string | null): Promise<Figures> {
  const folder = mkdtempSync(join(dir ?? tmpdir(), 'switchyard-promise-'))
  const live = await openLiveRoom(seed, { dir, expected: 2 * baskets, accounts: false })
  const { room } = live.workroom
  const router = openRouter(room)
  const served = await serveWeb({
    room: () => ({
      router,
      contextFor: (session) => ({ session }),
      devices: room.devices,
      api: {
        version: '',
        recognise: (secret) => room.apiKeys.recognise(secret),
        contextOf: (session) => ({ session }),
      },
    }),
    staticDir: folder,
    host: '127.0.0.1',
    port: 0,
    ...ofThisMachine({ folder, clock: room.clock }),
    uploadDir: folder,
    // Far apart, so that the key's pace is never reached.
    clock: { now: () => performance.now() * 1_000 },
    heartbeatMs: 60_000,
    onFault: (fault) => console.error(fault),
    onRefused: () => undefined,
  })
  if (served.kind !== 'serving') throw new Error(served.kind)
  const { server } = served
  try {
    const key = { keyId: room.newId(), name: 'Page', scopes: ['promise:read' as const], secret: SECRET }
    await live.workroom.client.programs.addKey(live.workroom.call(key))
    const ask = async () => {
      const [order] = live.next(1)
      if (order === undefined) throw new Error('There is always another order')
      const { channelId, destination, lines } = order
      const response = await fetch(`${server.origin}/api/v1/promise`, {
        method: 'POST',
        headers: { authorization: `Bearer ${SECRET}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          channelId,
          country: destination.country,
          postcode: destination.postcode,
          lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
        }),
      })
      if (!response.ok) throw new Error(await response.text())
      await response.json()
    }
    for (let i = 0; i < WARM_UP; i++) await ask()
    const still = await pass(baskets, ask)
    const moving = await pass(baskets, ask, async () => {
      await live.take(live.next(1))
      await room.decider.decideAll()
    })
    return { still, moving }
  } finally {
    await server.close()
    await live.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `before` is not measured. */
async function pass(
  count: number,
  ask: () => Promise<void>,
  before: () => Promise<void> = async () => {},
): Promise<Pass> {
  const times: number[] = []
  let cpu = 0
  for (let i = 0; i < count; i++) {
    await before()
    const began = performance.now()
    const used = cpuMs()
    await ask()
    cpu += cpuMs() - used
    times.push(performance.now() - began)
  }
  const sorted = times.toSorted((a, b) => a - b)
  return { p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0, cpu: cpu / count }
}
