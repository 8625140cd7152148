import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { openSqliteStore } from '../../main/store/sqlite.ts'
import { DAY_MS, systemClock } from '../../shared/lib/clock.ts'
import { browserLaunch } from '../e2e/support/browser.ts'
import { runControlRoom } from '../e2e/support/running-control-room.ts'
import { aWorld } from '../support/engine-builders.ts'
import { fillWorkroom } from '../support/workroom.ts'
import type { BenchResult } from './bench.ts'
import { grownOrders, growStore, takeIn } from './growth/grown-store.ts'
import { atMost, measured, median, numberOption, optionOf } from './options.ts'
import { LOAD_START } from './store-load.ts'

export const name = 'first-page'

/** Of the day that is running. */
const OPEN = 2_000
const ROUNDS = 5
const CLICK_MS = 150
const START_MS = 1_500

/**
 * `npm run bench -- first-page [--orders 100000] [--store FILE]`: the program as it is started on a store of so many
 * orders, and its page in Chromium, by the clock: from the click to the first row that is seen, and from the start to a
 * screen that answers. `--store`: a file of `growStore` of that many orders, which is copied.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const orders = grownOrders(numberOption(args, '--orders', 100_000))
  const grown = optionOf(args, '--store')
  const room = await runControlRoom('empty', [], (home) => fill(join(home, 'switchyard.db'), orders, grown))
  const browser = await chromium.launch(await browserLaunch())
  try {
    await room.kill('SIGINT')
    const began = performance.now()
    await room.restart()
    const listens = performance.now() - began
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
    await page.goto(room.address)
    await page.getByRole('link', { name: 'Orders', exact: true }).waitFor()
    const answers = performance.now() - began
    await page.waitForTimeout(20_000)
    const of = new Map<string, number[]>()
    for (let round = 0; round < ROUNDS; round++)
      for (const [what, link] of [
        ['orders', 'Orders'],
        ['exceptions', 'Exceptions'],
        ['parcels', 'Parcels'],
        ['stock', 'Stock'],
      ] as const) {
        await page.getByRole('link', { name: 'Settings' }).first().click()
        await page.getByRole('grid').waitFor({ state: 'detached' })
        of.set(what, [...(of.get(what) ?? []), await clickToRowMs(page, link)])
      }
    return [
      measured('start to listening', listens, 'ms'),
      atMost('start to a screen that answers', answers, 'ms', START_MS),
      ...[...of].map(([what, took]) => atMost(`${what}: click to first row`, median(took), 'ms', CLICK_MS)),
    ]
  } finally {
    await browser.close()
    await room.stop()
  }
}

async function fill(path: string, orders: number, grown: string | null): Promise<void> {
  if (grown === null) await growStore(path, orders, 2026)
  else copyFileSync(grown, path)
  const store = await openSqliteStore({ path, clock: systemClock })
  await store.write((tx) => fillWorkroom(tx, aWorld()))
  await takeIn(store, OPEN, 2027, LOAD_START + (orders / 10_000) * DAY_MS, orders)
  while ((await store.write((tx) => tx.orders.indexTexts(300))) > 0);
  await store.close()
}

/** In the page: from a click on the menu to the frame in which a row with text stands. */
function clickToRowMs(page: Page, link: string): Promise<number> {
  return page.evaluate(async (label) => {
    const entry = [...document.querySelectorAll('a')].find((one) => one.textContent?.startsWith(label))
    if (entry === undefined) throw new Error(`no entry ${label}`)
    const began = performance.now()
    entry.click()
    const isDrawn = () =>
      (document.querySelector('[role="grid"] [role="row"][aria-rowindex]')?.textContent ?? '') !== ''
    while (!isDrawn()) {
      if (performance.now() - began > 10_000) return Number.NaN
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    return performance.now() - began
  }, link)
}
