import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import type { Browser, Page } from '@playwright/test'
import { expect, expectAccessible, photograph, test, visit } from './support/fixture.ts'
import { scan } from './support/pack-station.ts'

const PIN = '4711'

/** A port that nobody has. */
async function aFreePort(): Promise<string> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return String(port)
}

/** Another machine: nothing of the first one’s browser is there. */
async function anotherMachine(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(address)
  return page
}

async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Pair', exact: true }).click()
}

test('a station pairs over TLS by a code, a packer signs in there by badge, is refused a lead’s act, and the station is revoked', async ({
  page,
  browser,
  controlRoom,
}) => {
  // Not the sign-in screen, which may be there for a moment before Mona’s window is hers.
  const dialog = page.locator('.dialog')
  await visit(page, '/settings/people')
  await page.getByRole('button', { name: 'Add yourself' }).click()
  await dialog.getByLabel('Name').fill('Mona')
  await dialog.getByLabel('PIN').fill(PIN)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'Add a person' }).click()
  await dialog.getByLabel('Name').fill('Paul')
  await dialog.getByRole('button', { name: 'Make a code' }).click()
  const badge = await dialog.getByLabel('Badge', { exact: true }).inputValue()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()

  await page.getByRole('radio', { name: 'Stations' }).click()
  const port = await aFreePort()
  const stations = `https://127.0.0.1:${port}`
  await page.getByLabel('Port').fill(port)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Open to the network' }).click()
  await expect(page.getByText('Certificate, SHA-256')).toBeVisible()
  await page.getByRole('button', { name: 'Pair a station' }).click()
  await dialog.getByLabel('Name of the station').fill('Bench 3')
  await dialog.getByRole('button', { name: 'Get a code' }).click()
  const code = (await dialog.getByRole('status').textContent()) ?? ''
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
  await expect(dialog).toContainText(`:${port}`)
  await expectAccessible(page)

  const station = await anotherMachine(browser, stations)
  await expect(station.getByRole('heading', { name: 'Pair this station' })).toBeVisible()
  await expectAccessible(station)
  await enterCode(station, 'AAAA-AAAA')
  await expect(station.getByText('This code is wrong')).toBeVisible()
  await enterCode(station, code)
  await expect(station.getByText('Scan your badge, or press your name')).toBeVisible()
  await expect(dialog).toContainText('Bench 3 is paired')
  await dialog.getByRole('button', { name: 'Done' }).click()

  // The key stays where it is, and nothing else that lets in is anywhere.
  const kept = await station.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('switchyard-device')
      opening.onsuccess = () => resolve(opening.result)
    })
    const { key } = await new Promise<{ key: CryptoKey }>((resolve) => {
      const asked = database.transaction('keys').objectStore('keys').get('own')
      asked.onsuccess = () => resolve(asked.result)
    })
    database.close()
    const exported = await crypto.subtle.exportKey('pkcs8', key).then(
      () => 'exported',
      () => 'refused',
    )
    return { exported, cookie: document.cookie, hash: window.location.href.includes('#') }
  })
  expect(kept).toEqual({ exported: 'refused', cookie: '', hash: false })
  expect(await station.context().cookies()).toEqual([])

  await scan(station, badge)
  await expect(station.locator('.person-bar')).toContainText('Paul')
  await station.reload()
  await expect(station.locator('.person-bar')).toContainText('Paul')
  await visit(station, '/settings/stations')
  await expect(station.getByText('Only a lead can change this')).toBeVisible()
  await visit(station, '/exceptions')
  await station.locator('[aria-rowindex="1"]').first().click()
  await station.keyboard.press('Enter')
  await expect(station.getByRole('complementary').getByRole('listitem').first()).toBeVisible()
  await station.keyboard.press('1')
  await expect(station.getByRole('dialog')).toContainText('Only a team lead can do this')

  const row = page.getByRole('row').filter({ hasText: 'Bench 3' })
  await expect(row).toContainText('Connected')
  await expect(row).toContainText('Paul')
  await row.getByRole('button', { name: 'Edit: Bench 3' }).click()
  await dialog.getByLabel('Name of the station').fill('Bench 3, upstairs')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('upstairs')
  await expectAccessible(page)
  await row.getByRole('button', { name: 'Revoke' }).click()
  await dialog.getByRole('button', { name: 'Revoke' }).click()
  await expect(row).toContainText('Revoked')
  await expect(station.getByRole('heading', { name: 'Pair this station' })).toBeVisible()
  await station.reload()
  await expect(station.getByRole('heading', { name: 'Pair this station' })).toBeVisible()
  await station.context().close()

  const asMona = async (shown: Page, language: 'en' | 'fr') => {
    await shown.getByRole('button', { name: /Mona/ }).click()
    await shown.locator('.proof-pin').fill(PIN)
    await shown.keyboard.press('Enter')
    await expect(shown.locator('.person-bar')).toContainText('Mona')
    await visit(shown, '/settings/stations')
    // Mona’s own language is English.
    if (language === 'fr') await shown.getByRole('button', { name: 'Français' }).click()
    await expect(shown.getByText('Bench 3')).toBeVisible()
    return { pair: language === 'fr' ? 'Associer un poste' : 'Pair a station' }
  }
  await photograph(browser, controlRoom, 'stations', async (shown, language) => {
    await asMona(shown, language)
  })
  await photograph(browser, controlRoom, 'stations-pairing', async (shown, language) => {
    await shown.getByRole('button', { name: (await asMona(shown, language)).pair }).click()
    await shown.locator('.dialog').getByRole('textbox').fill('Bench 4')
    await shown.locator('.dialog').getByRole('button').last().click()
    await expect(shown.locator('.pairing-code')).toBeVisible()
  })
})
