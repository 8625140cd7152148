import { join } from 'node:path'
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'
import { openSqliteStore } from '../../main/store/sqlite.ts'
import { systemClock } from '../../shared/lib/clock.ts'
import { browserLaunch } from '../e2e/support/browser.ts'
import { runControlRoom } from '../e2e/support/running-control-room.ts'
import { aWorld } from '../support/engine-builders.ts'
import { fillWorkroom } from '../support/workroom.ts'
import type { BenchResult } from './bench.ts'
import { growStore, takeIn } from './growth/grown-store.ts'
import { atMost, measured, median, numberOption } from './options.ts'
import { openPeer, type Peer, ROW_PX } from './scroll/peers.ts'

export const name = 'scroll'

const FRAMES = 200
/** Rows that come into view each frame: by the wheel, and by dragging the bar. */
const SPEEDS = { wheel: 3, fling: 17 } as const
type Speed = keyof typeof SPEEDS
const LIMIT = 2

/**
 * `npm run bench -- scroll [--orders 20000] [--waiting 4000] [--rounds 5]`: what a frame costs the page's main thread, by
 * processor time (CDP, threadTicks: script, style, layout and painting), while the list is scrolled: the program's orders and
 * exceptions as it is started, against AG Grid community and a list by hand with the same texts, by turns in one browser.
 * The program's lists are read from its store page by page meanwhile; its peers have all rows in memory.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const orders = numberOption(args, '--orders', 20_000)
  const waiting = numberOption(args, '--waiting', 4_000)
  const rounds = numberOption(args, '--rounds', 5)
  const room = await runControlRoom('empty', [], (home) => fill(join(home, 'switchyard.db'), orders, waiting))
  const browser = await chromium.launch(await browserLaunch())
  try {
    const results: BenchResult[] = []
    for (const screen of ['orders', 'exceptions'] as const) {
      const ours = await openOurs(browser, room.address, screen)
      const texts = await textsOf(ours.page)
      console.log(
        `${screen}: ${ours.rows} rows of ${texts[0]?.length} cells, such as ${texts[0]?.join(' | ')}`,
      )
      const subjects = new Map([['ours', ours.page]])
      for (const peer of ['AG Grid', 'a plain list'] satisfies Peer[]) {
        const page = await browser.newPage({ viewport: VIEW })
        await openPeer(page, peer, texts, ours.rows)
        subjects.set(peer, page)
      }
      for (const speed of ['wheel', 'fling'] satisfies Speed[])
        results.push(...(await compare(subjects, `${screen}, ${speed}`, SPEEDS[speed], rounds)))
      for (const page of subjects.values()) await page.close()
    }
    return results
  } finally {
    await browser.close()
    await room.stop()
  }
}

const VIEW = { width: 1440, height: 900 }

async function fill(path: string, orders: number, waiting: number): Promise<void> {
  const { now } = await growStore(path, orders, 2026)
  const store = await openSqliteStore({ path, clock: systemClock })
  await store.write((tx) => fillWorkroom(tx, aWorld()))
  await takeIn(store, waiting, 2027, now, orders)
  await store.close()
}

async function openOurs(browser: Browser, address: string, screen: string) {
  const page = await browser.newPage({ viewport: VIEW, locale: 'en-GB' })
  await page.goto(address)
  await page.goto(new URL(`/${screen}`, address).href)
  const grid = page.getByRole('grid')
  await grid.getByRole('row').nth(20).waitFor()
  await page.waitForTimeout(5_000)
  await page.evaluate(() => document.querySelector('[role="grid"]')?.classList.add('scrolled'))
  return { page, rows: Number(await grid.getAttribute('aria-rowcount')) }
}

/** Of the rows on screen. */
function textsOf(page: Page): Promise<string[][]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[role="grid"] [role="row"][aria-rowindex]')].map((row) =>
      [...row.querySelectorAll('[role="gridcell"]')].map((cell) => cell.textContent ?? ''),
    ),
  )
}

async function compare(
  subjects: ReadonlyMap<string, Page>,
  name: string,
  rowsPerFrame: number,
  rounds: number,
): Promise<BenchResult[]> {
  const taken = new Map([...subjects.keys()].map((subject) => [subject, [] as number[]]))
  for (let round = 0; round <= rounds; round++)
    for (const [subject, page] of subjects) {
      const ms = await frameMs(page, rowsPerFrame * ROW_PX)
      // The first warms the page up.
      if (round > 0) taken.get(subject)?.push(ms)
    }
  const of = (subject: string) => median(taken.get(subject) ?? [])
  return [
    ...[...subjects.keys()].map((subject) => measured(`${name}: ${subject}, a frame`, of(subject), 'ms')),
    measured(`${name}: AG Grid over a plain list`, of('AG Grid') / of('a plain list'), 'times'),
    atMost(`${name}: ours over a plain list`, of('ours') / of('a plain list'), 'times', LIMIT),
  ]
}

/** Milliseconds of the main thread a frame. */
async function frameMs(page: Page, px: number): Promise<number> {
  await page.bringToFront()
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await scroll(page, 0, 1)
  await page.waitForTimeout(400)
  const before = await taskSeconds(session)
  await scroll(page, px, FRAMES)
  const after = await taskSeconds(session)
  await session.detach()
  return (1_000 * (after - before)) / FRAMES
}

/** Down by so much in each frame; by 0 to the top. */
function scroll(page: Page, px: number, frames: number): Promise<void> {
  return page.evaluate(
    async ([step, count]) => {
      const list = document.querySelector('.scrolled')
      if (list === null) throw new Error('nothing to scroll')
      const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      if (step === 0) list.scrollTop = 0
      for (let n = 0; n < count; n++) {
        await nextFrame()
        list.scrollTop += step
      }
      await nextFrame()
      const least = step * (count - 1)
      if (list.scrollTop < 0.9 * least)
        throw new Error(`scrolled to ${list.scrollTop} of ${least}, of ${list.scrollHeight}`)
    },
    [px, frames] as const,
  )
}

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? Number.NaN
}
