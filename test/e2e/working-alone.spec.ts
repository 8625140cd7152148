import { type AddressInfo, createServer } from 'node:net'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, test, visit } from './support/fixture.ts'
import { openStation } from './support/pack-station.ts'
import { runControlRoom } from './support/running-control-room.ts'

const PIN = '4711'
const SET_ASIDE = 'Set aside for working alone'
const PATIENCE_MS = 60_000

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function signIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Mona/ }).click()
  await page.locator('.proof-pin').fill(PIN)
  await page.keyboard.press('Enter')
  await expect(page.locator('.person-bar')).toContainText('Mona')
}

test('a desktop with a copy goes on while its hub is away, what was taken back from it meanwhile is a conflict, and it hands over', async ({
  browser,
}) => {
  test.setTimeout(PATIENCE_MS * 4)
  const hub = await runControlRoom('demo', ['--listen', `127.0.0.1:${await freePort()}`])
  const page = await browser.newPage({ locale: 'en-GB' })
  await page.goto(hub.address)
  // The demo releases orders two minutes after their decision; here at once.
  await visit(page, '/settings')
  const minutes = page.getByRole('textbox', { name: 'Minutes to wait' })
  await minutes.fill('0')
  await minutes.press('Enter')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('.toasts')).toContainText('Saved')
  await visit(page, '/settings/people')
  const dialog = page.locator('.dialog')
  await page.getByRole('button', { name: 'Add yourself' }).click()
  await dialog.getByLabel('Name').fill('Mona')
  await dialog.getByLabel('PIN').fill(PIN)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('radio', { name: 'Stations' }).click()
  await page.getByRole('button', { name: 'Pair a station' }).click()
  await dialog.getByLabel('Name of the station').fill('Bench 3')
  await dialog.getByRole('button', { name: /No site in particular/ }).click()
  await page.getByRole('option', { name: 'Lille Lesquin' }).click()
  await dialog.getByText('A desktop that keeps a copy').click()
  await page.screenshot({ path: 'test-results/screens/pairing-copy-light-en.png' })
  await dialog.getByRole('button', { name: 'Get a code' }).click()
  const command = dialog.locator('.pairing-command').first()
  await expect(command).toBeVisible()
  await expectAccessible(page)
  await page.screenshot({ path: 'test-results/screens/pairing-command-light-en.png' })
  const said = (await command.textContent()) ?? ''

  const desk = await runControlRoom('empty', said.split(' -- ')[1]?.split(' ') ?? [])
  const bench = await browser.newPage({ locale: 'en-GB' })
  await bench.goto(desk.address)
  await signIn(bench)
  await openStation(bench)
  await expect(bench.getByText(/parcels? to pack/)).toBeVisible({ timeout: PATIENCE_MS })

  // What the bench may hand out over its counter when it is alone.
  await visit(page, '/stock/BAC-103')
  const kept = page.locator('.panel').locator('section').filter({ hasText: SET_ASIDE })
  await kept.getByLabel('Units').fill('3')
  await kept.getByRole('button', { name: 'Set aside' }).click()
  await expect(page.locator('.toasts')).toContainText('3 units of BAC-103 set aside for Bench 3')
  await page.screenshot({ path: 'test-results/screens/set-aside-light-en.png' })
  await visit(bench, '/stock/BAC-103')
  const counter = bench.locator('.panel').locator('section').filter({ hasText: SET_ASIDE })
  await expect(counter.getByLabel('For whom')).toBeVisible({ timeout: PATIENCE_MS })

  await desk.kill()
  hub.pause(true)
  await desk.restart()
  await bench.goto(desk.address)
  await signIn(bench)
  const strip = bench.getByRole('status').filter({ hasText: /Working alone since \d{2}:\d{2}/ })
  await expect(strip).toBeVisible({ timeout: PATIENCE_MS })
  await visit(bench, '/pack')
  await bench.getByRole('button', { name: /Take next/ }).click()
  await expect(bench.locator('.pack-item').first()).toBeVisible()
  await bench.screenshot({ path: 'test-results/screens/alone-packing-light-en.png' })
  await visit(bench, '/orders?state=released')
  const first = bench.locator('[aria-rowindex="5"]').first()
  await first.click()
  const order = (await first.locator('.mono').first().textContent()) ?? ''
  await bench.keyboard.press('z')
  await bench.getByRole('dialog').getByRole('button', { name: 'Hold', exact: true }).click()
  await expect(strip).toContainText('1 act waits for the hub')
  await bench.getByRole('button', { name: 'What waits' }).click()
  await expect(bench.locator('.hub-waiting')).toContainText('Put on hold')
  await expectAccessible(bench)
  await bench.screenshot({ path: 'test-results/screens/alone-waiting-light-en.png' })
  await bench.keyboard.press('Escape')
  await visit(bench, '/stock/BAC-103')
  await counter.getByLabel('For whom').fill('Ms Petit')
  await counter.getByLabel('Units').first().fill('2')
  await counter.getByRole('button', { name: 'Hand out' }).click()
  await expect(bench.locator('.toasts')).toContainText('2 units of BAC-103 handed out')
  await expect(strip).toContainText('2 acts wait for the hub')
  await expectAccessible(bench)
  await bench.emulateMedia({ colorScheme: 'dark' })
  await bench.screenshot({ path: 'test-results/screens/handed-out-alone-dark-en.png' })
  await bench.getByRole('button', { name: 'Français' }).click()
  await expect(bench.getByText(/En autonomie depuis \d{2}:\d{2}/)).toBeVisible()
  await bench.screenshot({ path: 'test-results/screens/alone-dark-fr.png' })
  await bench.getByRole('button', { name: 'English' }).click()

  // The hub answers again before its desktop is: a lead takes back what was acted on there.
  await bench.close()
  await desk.kill()
  hub.pause(false)
  const lead = await browser.newPage({ locale: 'en-GB' })
  await lead.goto(hub.address)
  await signIn(lead)
  await visit(lead, `/orders?q=${encodeURIComponent(order)}`)
  await lead.locator('[aria-rowindex="1"]').first().click()
  await lead.keyboard.press('Enter')
  const owner = lead.locator('.order-rejection').filter({ hasText: 'Bench 3' })
  await expect(owner).toContainText('Lille Lesquin has this')
  await lead.screenshot({ path: 'test-results/screens/work-held-light-en.png' })
  await owner.getByRole('button', { name: 'Take back' }).click()
  const taking = lead.getByRole('dialog')
  await taking.getByLabel('Reason').fill('The customer collects it at Lyon')
  await expectAccessible(lead)
  await lead.screenshot({ path: 'test-results/screens/take-back-light-en.png' })
  await lead.emulateMedia({ colorScheme: 'dark' })
  await lead.screenshot({ path: 'test-results/screens/take-back-dark-en.png' })
  await lead.emulateMedia({ colorScheme: 'light' })
  await taking.getByRole('button', { name: 'Take back' }).click()
  await expect(lead.getByText('Mona took it back from Lille Lesquin')).toBeVisible()

  await desk.restart()
  await visit(lead, `/exceptions?q=${encodeURIComponent(order)}`)
  const conflict = lead.locator('[aria-rowindex="1"]').first()
  await expect(conflict).toBeVisible({ timeout: PATIENCE_MS })
  await conflict.click()
  await lead.keyboard.press('Enter')
  const both = lead.locator('.panel')
  await expect(both).toContainText('Done at Bench 3 by Mona while the hub was away')
  await expect(both).toContainText('“Put on hold”')
  await expect(both).toContainText('“The customer collects it at Lyon”')
  await expectAccessible(lead)
  await lead.screenshot({ path: 'test-results/screens/outage-conflict-light-en.png' })
  await both.getByRole('button', { name: /Leave as is/ }).click()
  await expect(both).toContainText('Resolved')

  const back = await browser.newPage({ locale: 'en-GB' })
  await back.goto(desk.address)
  await signIn(back)
  await expect(back.getByRole('status').filter({ hasText: /Working alone/ })).toBeHidden({
    timeout: PATIENCE_MS,
  })
  await visit(lead, '/stock?view=movements&q=BAC-103')
  await expect(lead.getByRole('row').filter({ hasText: 'Ms Petit' })).toHaveCount(1)
  await Promise.all([page.close(), lead.close(), back.close()])
  await desk.stop()
  await hub.stop()
})
