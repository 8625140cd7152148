import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { areaLink, expect, expectAccessible, photograph, test } from './support/fixture.ts'
import { runControlRoom } from './support/running-control-room.ts'

test.use({ workspace: 'empty' })

const EXAMPLES = fileURLToPath(new URL('../../resources/examples/csv/', import.meta.url))

interface Given {
  name: string
  mimeType: string
  buffer: Buffer
}

/** The example files as a person picks them, with a bad row in stock.csv if asked for. */
function files({ withBadRow }: { withBadRow: boolean }): Given[] {
  return readdirSync(EXAMPLES).map((name) => {
    const text = readFileSync(join(EXAMPLES, name), 'utf8')
    const spoilt =
      withBadRow && name === 'stock.csv' ? text.replace(/^LILLE,TEA-EARL,\d+/m, 'LILLE,TEA-EARL,many') : text
    return { name, mimeType: 'text/plain', buffer: Buffer.from(spoilt) }
  })
}

async function choose(page: Page, language: 'en' | 'fr', given: Given[]) {
  const words = {
    en: { way: 'Import files', pick: 'Choose files' },
    fr: { way: 'Importer des fichiers', pick: 'Choisir des fichiers' },
  }[language]
  await page.getByRole('button', { name: words.way }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: words.pick }).click()
  await (await chooser).setFiles(given)
}

test('an empty workspace offers three ways to begin', async ({ page }) => {
  await expect(page.getByRole('button', { name: 'Start the demo' })).toBeFocused()
  await expect(page.getByRole('button', { name: 'Import files' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Connect a channel' })).toBeVisible()
  await expectAccessible(page)
})

test('language and theme stay as they were chosen', async ({ page }) => {
  await page.getByRole('button', { name: 'Français' }).click()
  await expect(page.getByRole('button', { name: 'Lancer la démo' })).toBeVisible()
  const theme = page.locator('html')
  const toggle = page.getByRole('button', { name: /thème/i })
  await toggle.click()
  await toggle.click()
  const chosen = await theme.evaluate((root) => getComputedStyle(root).colorScheme)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Lancer la démo' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr')
  expect(await theme.evaluate((root) => getComputedStyle(root).colorScheme)).toBe(chosen)
})

test('a bad row is shown by file, line, column, value and what was expected; going back imports nothing', async ({
  page,
}) => {
  await choose(page, 'en', files({ withBadRow: true }))
  const problem = page.getByRole('row').filter({ hasText: 'stock.csv' })
  await expect(problem.getByRole('cell')).toHaveText(['stock.csv', '2', 'on_hand', 'many', /whole number/])
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Other files' }).click()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Start the demo' })).toBeVisible()
})

test('pictures of the first screen and of a report', async ({ browser, controlRoom }) => {
  await photograph(browser, controlRoom, 'first-run', async (page) => {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })
  await photograph(browser, controlRoom, 'import-report', async (page, language) => {
    await choose(page, language, files({ withBadRow: true }))
    await expect(page.getByRole('row').filter({ hasText: 'stock.csv' })).toBeVisible()
  })
})

test('the files are imported, without the bad row when that is asked for, and orders are decided', async ({
  browser,
}) => {
  const own = await runControlRoom('empty')
  const page = await browser.newPage()
  await page.goto(own.address)
  await choose(page, 'en', files({ withBadRow: true }))
  await page.getByRole('button', { name: 'Import without the row in error' }).click()
  await areaLink(page, 'Orders').click()
  await expect(page.getByRole('row').filter({ hasText: 'W1001' }).first()).toBeVisible()
  await page.close()
  await own.stop()
})

test('the demo starts from the first screen and orders arrive', async ({ browser }) => {
  const own = await runControlRoom('empty')
  const page = await browser.newPage()
  await page.goto(own.address)
  await page.getByRole('button', { name: 'Start the demo' }).click()
  await areaLink(page, 'Orders').click({ timeout: 60_000 })
  await expect(page.getByRole('row').nth(5)).toBeVisible({ timeout: 30_000 })
  await page.close()
  await own.stop()
})
