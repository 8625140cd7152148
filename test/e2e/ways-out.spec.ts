import { uuidv7 } from '../../shared/lib/uuid.ts'
import { connect } from '../support/program/program.ts'
import { expect, expectAccessible, photograph, test, visit } from './support/fixture.ts'
import { importFiles } from './support/import-files.ts'

test.describe.configure({ mode: 'serial' })

const REFERENCE = 'KM-1'
const BUYER = 'Salim Abdou'
/** No carrier of the demo has a rate to the Comoros. */
const FAR = {
  'orders.csv': [
    'order,channel,placed_at,country,postcode,city,name,street,currency,sku,quantity,unit_price_cents',
    `${REFERENCE},files,2026-11-24T08:00:00Z,KM,,Moroni,${BUYER},1 rue du Port,EUR,TEI-104,1,20000`,
  ],
}

test.beforeAll(async ({ controlRoom }) => {
  const screen = await connect(controlRoom.address)
  await importFiles(screen, FAR)
  screen.socket.close()
})

test('an order that no carrier takes is shipped by hand, from the queue to the bench', async ({
  page,
  browser,
  controlRoom,
}) => {
  test.setTimeout(180_000)
  const openOrder = async (shown: typeof page) => {
    await visit(shown, `/exceptions?q=${REFERENCE}`)
    await shown.getByRole('grid').locator('[aria-rowindex]').first().dblclick({ timeout: 60_000 })
    await expect(shown.getByRole('complementary').getByRole('button').nth(2)).toBeVisible()
  }
  await photograph(browser, controlRoom, 'exception-no-service', openOrder)
  await openOrder(page)
  const panel = page.getByRole('complementary')
  await expect(panel).toContainText('No carrier has a rate to KM')
  await expectAccessible(page)
  await panel.getByRole('button', { name: /Ship (by hand|manually)/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Ship manually' })
  await dialog.getByRole('textbox', { name: 'Carrier' }).fill('Geodis')
  await dialog.getByRole('textbox', { name: 'Shipping cost' }).fill('86,50')
  await expectAccessible(page)
  await page.screenshot({ path: 'test-results/screens/exception-by-hand-light-en.png' })
  await dialog.getByRole('button', { name: 'Ship manually' }).click()
  await expect(dialog).toBeHidden()

  const { client, socket } = await connect(controlRoom.address)
  const call = <I>(input: I) => ({ commandId: uuidv7(Date.now(), Math.random), input })
  const id = (await client.orders.list({ search: REFERENCE })).rows[0]?.id ?? ''
  await expect.poll(async () => (await client.orders.get({ orderId: id })).state).toBe('allocated')
  await client.orders.release(call({ orderIds: [id] }))
  const { fulfillments } = await client.orders.get({ orderId: id })
  const siteId = fulfillments.find(({ state }) => state === 'released')?.siteId ?? ''
  const site = (await client.sites.list({})).find((one) => one.id === siteId)
  socket.close()

  await visit(page, '/pack')
  const setup = page.getByRole('dialog')
  await setup.getByRole('button', { name: /Site/ }).click()
  await page.getByRole('option', { name: site?.name ?? '' }).click()
  await setup.getByRole('button', { name: /Start packing/ }).click()
  await page.locator('.pack-queue-row').filter({ hasText: REFERENCE }).click()
  await page
    .getByRole('button', { name: /One more|Count/ })
    .first()
    .click()
  await page.getByRole('textbox', { name: 'Tracking number' }).fill('GEO-4711')
  await expectAccessible(page)
  await page.screenshot({ path: 'test-results/screens/pack-by-hand-light-en.png' })
  await page.getByRole('button', { name: 'Packed' }).click()
  await expect(page.getByText('No label from here: Geodis collects it')).toBeVisible()
  await expect(page.getByText('GEO-4711')).toBeVisible()
  await page.screenshot({ path: 'test-results/screens/pack-by-hand-leaves-light-en.png' })
  await page.getByRole('button', { name: /Ship/ }).first().click()
  await expect(page.getByText(REFERENCE)).toBeVisible()
})

test('what is stored of its buyer is shown, exported and erased', async ({ page, browser, controlRoom }) => {
  test.setTimeout(120_000)
  const lookUp = async (shown: typeof page, language: 'en' | 'fr' = 'en') => {
    await visit(shown, '/settings/data')
    const field = language === 'en' ? /E-mail, name/ : /E-mail, nom/
    await shown.getByRole('textbox', { name: field }).fill(BUYER)
    await shown.keyboard.press('Enter')
    await expect(shown.getByRole('row').filter({ hasText: REFERENCE })).toBeVisible()
    await shown.getByRole('row').filter({ hasText: REFERENCE }).scrollIntoViewIfNeeded()
  }
  await photograph(browser, controlRoom, 'settings-buyer', lookUp)
  await lookUp(page)
  await expectAccessible(page)
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export as JSON' }).click()
  const stream = await (await saved).createReadStream()
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part))
  expect(Buffer.concat(parts).toString()).toContain(BUYER)

  await page.getByRole('button', { name: 'Erase buyer data' }).click()
  const dialog = page.getByRole('dialog', { name: 'Erase the buyer’s data in 1 order?' })
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Erase buyer data' }).click()
  await expect(page.locator('.toasts')).toContainText('Erased in 1 order')
  await expect(page.getByText('No order matches exactly.')).toBeVisible()
  await visit(page, `/orders?q=${REFERENCE}`)
  await expect(page.getByRole('grid').getByText(REFERENCE)).toBeVisible()
  await expect(page.getByText(BUYER)).toHaveCount(0)
})
