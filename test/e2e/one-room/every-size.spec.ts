import type { Page } from '@playwright/test'
import { type AreaId, screenPath } from '../../../shared/lib/screen-path.ts'
import { expect, test, visit } from '../support/fixture.ts'

/** As pixels of the page: the last is 1440 at a zoom of 200 %. */
const SIZES = [
  { name: '1920', width: 1_920, height: 1_080 },
  { name: '1440', width: 1_440, height: 900 },
  { name: '1280', width: 1_280, height: 800 },
  { name: '200', width: 720, height: 450 },
]
const AREAS = Object.keys({
  overview: 0,
  exceptions: 0,
  orders: 0,
  parcels: 0,
  returns: 0,
  invoices: 0,
  savings: 0,
  trends: 0,
  stock: 0,
  rules: 0,
  carriers: 0,
  packing: 0,
  channels: 0,
  settings: 0,
} satisfies Record<AreaId, 0>) as AreaId[]
const SETTINGS = [
  'policy',
  'sites',
  'closed-days',
  'printers',
  'data',
  'people',
  'programs',
  'stations',
  'journal',
]

const SCREENS = [
  ...AREAS.map((area) => screenPath(area)),
  ...SETTINGS.map((section) => screenPath('settings', section)),
]

/** Their first row is opened as well. */
const OPENED = ['/exceptions', '/orders', '/stock', '/channels']

test('every screen fits into 1920, 1440 and 1280 pixels and a zoom of 200 %: nothing leaves the page at its side', async ({
  page,
}) => {
  const faults: string[] = []
  for (const screen of SCREENS) {
    await visit(page, screen)
    await page.locator('h1, [role=dialog]').first().waitFor({ state: 'attached' })
    await settled(page)
    faults.push(...(await atEverySize(page, screen)))
    if (!OPENED.includes(screen)) continue
    await page.locator('[aria-rowindex="1"], tbody tr').first().click()
    await page.keyboard.press('Enter')
    await page.getByRole('complementary').waitFor()
    faults.push(...(await atEverySize(page, `${screen}/open`)))
  }
  expect(faults).toEqual([])
})

async function atEverySize(page: Page, screen: string): Promise<string[]> {
  const faults: string[] = []
  for (const { name, width, height } of SIZES) {
    await page.setViewportSize({ width, height })
    await settled(page)
    for (const fault of await page.evaluate(cutOff)) faults.push(`${screen} at ${name}: ${fault}`)
    if (process.env['SWITCHYARD_PICTURES'] === 'all')
      await page.screenshot({ path: `test-results/screens/size-${name}${screen.replaceAll('/', '-')}.png` })
  }
  await page.setViewportSize({ width: 1_440, height: 900 })
  return faults
}

/** Two frames later: what a new size moves has moved. */
function settled(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
      }),
  )
}

/** What somebody reads or presses and can neither see whole nor scroll to. */
function cutOff(): string[] {
  const faults: string[] = []
  const edge = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth > edge + 1)
    faults.push(`the page is ${document.documentElement.scrollWidth} wide`)
  const isScrolled = (element: Element | null, along: 'x' | 'y'): boolean => {
    for (let box = element; box !== null; box = box.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(box)
      const overflow = along === 'x' ? overflowX : overflowY
      const isLonger = along === 'x' ? box.scrollWidth > box.clientWidth : box.scrollHeight > box.clientHeight
      if ((overflow === 'auto' || overflow === 'scroll') && isLonger) return true
      if (position === 'fixed') return false
    }
    return false
  }
  const all = document.querySelectorAll<HTMLElement>('h1, h2, a, button, input, select, textarea')
  for (const element of all) {
    const { left, right, bottom, width, height } = element.getBoundingClientRect()
    if (width <= 1 || height <= 1 || !element.checkVisibility({ visibilityProperty: true })) continue
    const what = `${element.tagName.toLowerCase()} "${(element.textContent || element.ariaLabel || '').trim().slice(0, 40)}"`
    if ((right > edge + 1 || left < -1) && !isScrolled(element.parentElement, 'x'))
      faults.push(`${what} from ${Math.round(left)} to ${Math.round(right)}`)
    if (bottom > innerHeight + 1 && !isScrolled(element.parentElement, 'y'))
      faults.push(`${what} down to ${Math.round(bottom)}`)
  }
  return faults
}
