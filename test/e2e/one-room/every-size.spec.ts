import type { Locator, Page } from '@playwright/test'
import { type AreaId, screenPath } from '../../../shared/lib/screen-path.ts'
import { settings } from '../../../shared/messages/en/settings.ts'
import { expect, expectAccessible, test } from '../support/fixture.ts'

/** As pixels of the page: the last is 1440 at a zoom of 200 %. Each in one of the languages. */
const LOOKS = [
  {
    language: 'en',
    sizes: [
      { name: '1920', width: 1_920, height: 1_080 },
      { name: '1440', width: 1_440, height: 900 },
    ],
  },
  {
    language: 'fr',
    sizes: [
      { name: '1280', width: 1_280, height: 800 },
      { name: '200', width: 720, height: 450 },
    ],
  },
] as const
type Sizes = (typeof LOOKS)[number]['sizes']

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

const TABS = [
  ...['low', 'expected', 'counts', 'movements', 'ledger'].map((view) => `/stock?view=${view}`),
  ...['invoices', 'costs'].map((view) => `/invoices?view=${view}`),
  '/orders?together=',
  ...Object.keys(settings.sections).map((section) => screenPath('settings', section)),
]

const SCREENS = [...AREAS.map((area) => screenPath(area)), ...TABS]

/** Their first row is opened as well. */
const OPENED = ['/exceptions', '/orders', '/stock', '/channels']
/** Held against WCAG here: no other test opens them. */
const UNCHECKED = [
  '/parcels',
  '/returns',
  '/invoices',
  '/trends',
  ...TABS.filter((tab) => !tab.startsWith('/settings')),
  ...['returns', 'health', 'alerts', 'customs'].map((section) => screenPath('settings', section)),
]

for (const { language, sizes } of LOOKS)
  test(`every screen in ${language} fits ${sizes.map(({ name }) => name).join(' and ')}: nothing leaves the page at its side`, async ({
    page,
  }) => {
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    if (language === 'fr') await page.getByRole('button', { name: 'Français' }).click()
    const faults: string[] = []
    for (const screen of SCREENS) {
      await goTo(page, screen)
      await page.locator('h1, [role=dialog]').first().waitFor({ state: 'attached' })
      await settled(page)
      faults.push(...(await atEverySize(page, screen, sizes)))
      if (language === 'fr' && UNCHECKED.includes(screen)) await expectAccessible(page)
      if (screen === '/pack') {
        await page.getByRole('button', { name: /^(Start packing|Commencer)$/ }).click()
        await page.getByRole('textbox').waitFor()
        faults.push(...(await atEverySize(page, '/pack/waiting', sizes)))
      }
      if (!OPENED.includes(screen)) continue
      await page.locator('[aria-rowindex="1"], tbody tr').first().click()
      await page.keyboard.press('Enter')
      await page.getByRole('complementary').waitFor()
      faults.push(...(await atEverySize(page, `${screen}/open`, sizes)))
    }
    expect(faults).toEqual([])
    if (language === 'en') return
    await goTo(page, '/')
    await page.keyboard.press('Control+k')
    await page.getByRole('option').first().waitFor()
    await expectAccessible(page)
    await page.keyboard.type('mouvements')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/stock\?view=movements$/)
    await goTo(page, '/nothing')
    await page.getByText('Rien à cette adresse').waitFor()
    await expectAccessible(page)
  })

test('under forced colours an outline tells what is chosen and pointed at, where a background does otherwise', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' })
  const outlined = async (shown: Locator) => {
    await shown.waitFor()
    return shown.evaluate((element) => getComputedStyle(element).outlineStyle)
  }
  await goTo(page, '/exceptions')
  await page.locator('[aria-rowindex="1"]').waitFor()
  await page.keyboard.press('j')
  expect(await outlined(page.locator('.table-row-cursor'))).toBe('solid')
  expect(await outlined(page.locator('.tab[data-selected]'))).toBe('solid')
  expect(await outlined(page.locator('.rail [aria-current=page]'))).toBe('solid')
  await page.locator('[aria-rowindex="2"]').waitFor()
  expect(await outlined(page.locator('[aria-rowindex="2"]'))).toBe('none')
  await goTo(page, '/rules')
  await page.locator('.rule-row').first().waitFor()
  await page.keyboard.press('j')
  expect(await outlined(page.locator('.rule-row-cursor'))).toBe('solid')
})

/** As a link does: the page stays. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), path)
}

async function atEverySize(page: Page, screen: string, sizes: Sizes): Promise<string[]> {
  const faults: string[] = []
  for (const { name, width, height } of sizes) {
    await page.setViewportSize({ width, height })
    await settled(page)
    for (const fault of await page.evaluate(cutOff)) faults.push(`${screen} at ${name}: ${fault}`)
    if (process.env['SWITCHYARD_PICTURES'] === 'all')
      await page.screenshot({
        path: `test-results/screens/size-${name}${screen.replaceAll(/[/?=]/g, '-')}.png`,
      })
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
  const all = document.querySelectorAll<HTMLElement>(
    'h1, h2, p, a, button, input, select, textarea, svg[role=img]',
  )
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
