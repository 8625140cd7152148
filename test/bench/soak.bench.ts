import { setTimeout as delay } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import { MINUTE_MS } from '../../shared/lib/clock.ts'
import { browserLaunch } from '../e2e/support/browser.ts'
import { type RunningControlRoom, runControlRoom } from '../e2e/support/running-control-room.ts'
import type { BenchResult } from './bench.ts'
import { atMost, measured, median, numberOption } from './options.ts'

export const name = 'soak'

/** Orders a minute: the most that the demo brings. */
const PACE = 600
const BETWEEN_MS = 10_000
/** A site is brought so many units of what it has no more than so many left of. */
const DELIVERED = 400
const NEARLY_OUT = 40
const BETWEEN_DELIVERIES_MS = 150
/** What the program takes at its start is not counted as growth. */
const WARM_UP = 0.2
const HOLD_MS = 50
const GROWTH = 1.1
const SCREENS = ['/exceptions', '/']

interface Sample {
  readonly rssMb: number
  readonly holdMs: number
  readonly p99Ms: number
  readonly orders: number
}

/**
 * `npm run bench -- soak [--minutes N]`: the program as it is started (`--web --demo --pace 600`: ten orders a second from
 * four simulated shops, which run in the same process), two windows open, labels printed into the demo's folder, what runs
 * out counted up again by `/api/v1/stock` as a delivery is; asked every ten seconds by `/api/v1/metrics`. Memory is that of the last fifth over that of the second.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const minutes = numberOption(args, '--minutes', 30)
  console.log(`soak: ${minutes} minutes at ${PACE} orders a minute, two windows`)
  const room = await runControlRoom('demo', ['--pace', String(PACE)])
  const browser = await chromium.launch(await browserLaunch())
  try {
    const key = await openWindows(browser, room)
    const api = apiOf(room, key)
    const ending = new AbortController()
    const [samples] = await Promise.all([
      watch(api, minutes * MINUTE_MS).finally(() => ending.abort()),
      bringGoods(api, ending.signal),
    ])
    return figuresOf(samples)
  } finally {
    await browser.close()
    await room.stop()
  }
}

/** Opens the windows; returns a key for another program that was made in one. */
async function openWindows(browser: Browser, { address }: RunningControlRoom): Promise<string> {
  let secret = ''
  for (const screen of SCREENS) {
    const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
    await page.goto(address)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    secret ||= await newKey(page)
    await page.goto(new URL(screen, address).href)
  }
  return secret
}

async function newKey(page: Page): Promise<string> {
  await page.goto(new URL('/settings/programs', page.url()).href)
  await page.getByRole('button', { name: 'Add a key' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Soak')
  await dialog.getByText('Set stock').click()
  await dialog.getByRole('button', { name: 'Add a key' }).click()
  return dialog.getByRole('textbox', { name: 'The key' }).inputValue()
}

type Api = (
  path: string,
  init?: { method: string; body: string; headers: Record<string, string> },
) => Promise<Response>

function apiOf({ address }: RunningControlRoom, key: string): Api {
  return async (path, init) => {
    const response = await fetch(`${new URL(address).origin}/api/v1${path}`, {
      ...init,
      headers: { authorization: `Bearer ${key}`, ...init?.headers },
    })
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return response
  }
}

interface Level {
  readonly siteId: string
  readonly sku: string
  readonly onHand: number
  readonly reserved: number
  readonly safety: number
}

/** Deliveries: whatever is nearly sold out at a site is counted up, a few SKUs a second, until told to end. */
async function bringGoods(api: Api, ending: AbortSignal): Promise<void> {
  for (let delivery = 0; !ending.aborted; ) {
    const levels: Level[] = []
    for (let after: string | null = ''; after !== null; ) {
      const page = (await (await api(`/stock?limit=200&after=${encodeURIComponent(after)}`)).json()) as {
        levels: Level[]
        next: string | null
      }
      levels.push(...page.levels)
      after = page.next
    }
    for (const { siteId, sku, onHand, reserved, safety } of levels) {
      if (ending.aborted || onHand - reserved - safety > NEARLY_OUT) continue
      delivery += 1
      const count = { siteId, sku, onHand: onHand + DELIVERED, safety, expectedOnHand: null }
      await api('/stock', {
        method: 'PUT',
        body: JSON.stringify(count),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': `delivery-${delivery}-${Date.now()}`,
        },
      })
      await delay(BETWEEN_DELIVERIES_MS)
    }
    await delay(BETWEEN_MS, undefined, { signal: ending }).catch(() => undefined)
  }
}

async function watch(api: Api, forMs: number): Promise<Sample[]> {
  const samples: Sample[] = []
  const end = Date.now() + forMs
  while (Date.now() < end) {
    await delay(BETWEEN_MS)
    const text = await (await api('/metrics')).text()
    const value = (start: string) =>
      text
        .split('\n')
        .filter((line) => line.startsWith(start))
        .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
    samples.push({
      rssMb: value('process_resident_memory_bytes') / 2 ** 20,
      holdMs: 1_000 * value('switchyard_event_loop_delay_seconds{quantile="1"}'),
      p99Ms: 1_000 * value('switchyard_event_loop_delay_seconds{quantile="0.99"}'),
      orders: value('switchyard_orders{'),
    })
    if (samples.length % 12 === 0) console.log(`  ${JSON.stringify(samples.at(-1))}`)
  }
  return samples
}

function figuresOf(samples: readonly Sample[]): BenchResult[] {
  const warm = samples.slice(Math.floor(samples.length * WARM_UP))
  const part = Math.max(1, Math.floor(samples.length * WARM_UP))
  const memory = (some: readonly Sample[]) => median(some.map(({ rssMb }) => rssMb))
  const first = memory(warm.slice(0, part))
  const last = memory(warm.slice(-part))
  return [
    measured('soak: orders', samples.at(-1)?.orders ?? 0, 'orders'),
    measured('soak: memory in the end', last, 'MB'),
    atMost('soak: memory in the end over that after the start', last / first, '', GROWTH),
    atMost('soak: longest hold', Math.max(...warm.map(({ holdMs }) => holdMs)), 'ms', HOLD_MS),
    measured('soak: longest hold of ten seconds, median', median(warm.map(({ holdMs }) => holdMs)), 'ms'),
    measured('soak: delay of 99 in 100, median', median(warm.map(({ p99Ms }) => p99Ms)), 'ms'),
  ]
}
