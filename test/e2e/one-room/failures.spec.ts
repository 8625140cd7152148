import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { areaLink, expect, expectAccessible, photograph, test, visit } from '../support/fixture.ts'

/** Answers of the control room with `found` in them come with `instead`: what no version of it ever said. */
async function garble(page: Page, found: RegExp, instead: string) {
  await page.routeWebSocket('**/rpc', (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => socket.send(String(message).replace(found, instead)))
  })
}

/** In the details of a product, not in the list. */
const NO_LEVELS = /("row":\{[^[]*"levels":)\[/

test('details that cannot be drawn leave the list, say what happened and can be closed', async ({ page }) => {
  await garble(page, NO_LEVELS, '$1null,"x":[')
  await visit(page, '/stock/BOC-102?q=BOC-102')
  const panel = page.getByRole('complementary')
  await expect(panel.getByRole('alert')).toContainText('These details could not be displayed')
  await expect(panel.getByLabel('Details')).toContainText(
    /panel at \/stock\/BOC-102\?q=BOC-102\n.*TypeError/s,
  )
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Close' }).click()
  await expect(panel).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('a screen that cannot be drawn leaves the rail; the next screen is drawn', async ({ page }) => {
  await page.route('**/assets/stock-screen-*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'export function StockScreen() { null.x }' }),
  )
  await areaLink(page, 'Stock').click()
  const failure = page.getByRole('main').getByRole('alert')
  await expect(failure).toContainText('This screen could not be displayed')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await failure.getByRole('button', { name: 'Copy the details' }).click()
  await expect(failure.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^Switchyard \d.*\nscreen at \/stock\n/,
  )
  await areaLink(page, 'Orders').click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(failure).toHaveCount(0)
})

test('a window that cannot be drawn offers to be loaded again', async ({ page }) => {
  await garble(page, /"channels":\[/, '"channels":7,"x":[')
  await page.reload()
  const failure = page.getByRole('alert')
  await expect(failure).toContainText('The window could not be displayed')
  await expectAccessible(page)
  const loaded = page.waitForEvent('load')
  await failure.getByRole('button', { name: 'Reload' }).click()
  await loaded
})

test('a log that cannot be written is said before anything fails, and no longer once it can', async ({
  page,
  browser,
  controlRoom,
}) => {
  const log = join(controlRoom.home, 'switchyard.log')
  rmSync(log, { force: true })
  mkdirSync(log)
  await page.reload()
  const said = page.getByRole('status').filter({ hasText: 'The log file cannot be written (EISDIR' })
  await expect(said).toBeVisible()
  await photograph(browser, controlRoom, 'trouble-log', async (other) => {
    await expect(other.getByText(/EISDIR/)).toBeVisible()
  })
  rmSync(log, { recursive: true })
  await expect(said).toHaveCount(0, { timeout: 15_000 })
})

test('a file for which there is no room is refused in those words', async ({ page }) => {
  await page.route('**/upload', (route) => route.fulfill({ status: 507, body: 'no room' }))
  await visit(page, '/settings/data')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).click()
  await (await chooser).setFiles({
    name: 'stock.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('site,sku\n'),
  })
  await expect(page.getByText(/the disk of the data folder is full/)).toBeVisible()
})

test('pictures of what could not be displayed', async ({ browser, controlRoom }) => {
  await photograph(browser, controlRoom, 'failure-panel', async (page) => {
    await garble(page, NO_LEVELS, '$1null,"x":[')
    await visit(page, '/stock/BOC-102')
    await expect(page.getByRole('alert')).toBeVisible()
  })
  await photograph(browser, controlRoom, 'failure-screen', async (page) => {
    await page.route('**/assets/stock-screen-*.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'export function StockScreen() { null.x }' }),
    )
    await visit(page, '/stock')
    await expect(page.getByRole('alert')).toBeVisible()
  })
})
