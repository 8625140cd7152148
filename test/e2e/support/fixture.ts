import { basename, dirname } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, test as base, expect, type Locator, type Page } from '@playwright/test'

import { type RunningControlRoom, runControlRoom } from './running-control-room.ts'

export { expect } from '@playwright/test'

type Workspace = 'empty' | 'demo'

interface WorkerFixtures {
  rooms: Rooms
}

interface TestFixtures {
  /** `test.use({ workspace: 'empty' })` at the top of a file. */
  workspace: Workspace
  /** What the file's control room is started with besides. */
  startedWith: readonly string[]
  /** Fresh for the file, so that none sees what another one has done; those in `one-room` take each other's. */
  controlRoom: RunningControlRoom
  /** Signed in and at the first screen. The test fails when the page broke its CSP or threw. */
  page: Page
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  // Options of the tests, not of the worker: each value would start workers and browsers of its own.
  workspace: ['demo', { option: true }],
  startedWith: [[], { option: true }],
  rooms: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const rooms = new Rooms()
      await use(rooms)
      await rooms.stop()
    },
    { scope: 'worker' },
  ],
  controlRoom: [
    async ({ rooms, workspace, startedWith }, use, { file }) =>
      use(await rooms.of(file, workspace, startedWith)),
    { timeout: 150_000 },
  ],
  async page({ page, controlRoom }, use) {
    const troubles = await watchTroubles(page)
    await page.goto(controlRoom.address)
    await use(page)
    expect(troubles).toEqual([])
  },
})

/** The worker's one running control room, of the file or the folder that it is at. */
class Rooms {
  #owner = ''
  #room: RunningControlRoom | null = null

  async of(file: string, workspace: Workspace, startedWith: readonly string[]): Promise<RunningControlRoom> {
    const folder = dirname(file)
    const owner = basename(folder) === 'one-room' ? folder : file
    if (this.#room !== null && this.#owner === owner) return this.#room
    await this.stop()
    this.#owner = owner
    this.#room = await runControlRoom(workspace, startedWith)
    return this.#room
  }

  async stop(): Promise<void> {
    await this.#room?.stop()
    this.#room = null
  }
}

/** Collects what the page should never do: break its content security policy, or throw without being caught. */
async function watchTroubles(page: Page): Promise<string[]> {
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`))
  await page.exposeFunction('reportViolation', (violation: string) => troubles.push(violation))
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const report: unknown = Reflect.get(window, 'reportViolation')
      if (typeof report === 'function') {
        report(
          `CSP: ${event.violatedDirective} refused ${event.blockedURI || 'inline'} (${event.sourceFile})`,
        )
      }
    })
  })
  return troubles
}

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** WCAG 2.2 A and AA: no violation, of any impact. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // react-aria's announcer: what it says is labelled by an element that may be gone a moment later.
    .exclude('[data-live-announcer]')
    // What passed is not listed element by element, which takes half of the time.
    .options({ runOnly: WCAG_22_AA, resultTypes: ['violations'] })
    // In the page itself: there are no frames, and a second page would be opened for each check.
    .setLegacyMode(true)
    .analyze()
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`),
  )
  expect(found).toEqual([])
}

const EVERY_LOOK = [
  ['light', 'en'],
  ['dark', 'fr'],
  ['light', 'fr'],
  ['dark', 'en'],
] as const
/** Taken by `npm run pictures`; the gate passes them over. */
const LOOKS = process.env['SWITCHYARD_PICTURES'] === 'all' ? EVERY_LOOK : []

/**
 * Pictures of one screen, light and dark, in English and French, kept as
 * test-results/screens/<name>-<light|dark>-<en|fr>.png. `show` brings a freshly signed-in page to the screen
 * and waits until it is drawn.
 */
export async function photograph(
  browser: Browser,
  controlRoom: RunningControlRoom,
  name: string,
  show: (page: Page, language: 'en' | 'fr') => Promise<void>,
): Promise<void> {
  for (const [colorScheme, language] of LOOKS) {
    const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
    const context = await browser.newContext({
      colorScheme,
      locale,
      timezoneId: 'Europe/Paris',
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    const troubles = await watchTroubles(page)
    await page.goto(controlRoom.address)
    await show(page, language)
    await page.screenshot({ path: `test-results/screens/${name}-${colorScheme}-${language}.png` })
    await context.close()
    expect(troubles).toEqual([])
  }
}

/** A screen's link at the left: others on the screen may hold its name. */
export function areaLink(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: 'Areas' }).getByRole('link', { name })
}

/** Opens another address of the control room that the page is at, as if it had been typed. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href)
}
