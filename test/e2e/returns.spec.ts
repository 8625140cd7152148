import type { Page } from '@playwright/test'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { connect } from '../support/program/program.ts'
import { expect, expectAccessible, photograph, test } from './support/fixture.ts'
import { press } from './support/keys.ts'
import { releaseByHand } from './support/release-by-hand.ts'

// Three orders leave, as at a pack station.
test.beforeAll(async ({ controlRoom }) => {
  test.setTimeout(120_000)
  await releaseByHand(controlRoom)
  const { client, socket } = await connect(controlRoom.address)
  const call = <I>(input: I) => ({ commandId: uuidv7(Date.now(), Math.random), input })
  const decided = async () => (await client.orders.list({ states: ['allocated'], limit: 3 })).rows
  await expect.poll(async () => (await decided()).length, { timeout: 60_000 }).toBe(3)
  const rows = await decided()
  await client.orders.release(call({ orderIds: rows.map(({ id }) => id) }))
  for (const { id } of rows)
    for (const fulfillment of (await client.orders.get({ orderId: id })).fulfillments) {
      if (fulfillment.state === 'cancelled') continue
      const fulfillmentId = fulfillment.id
      await client.packing.pack(call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
      const labels = async () => client.packing.jobs({ fulfillmentId, printerId: null })
      await expect.poll(async () => (await labels()).every(({ state }) => state === 'confirmed')).toBe(true)
      await client.packing.ship(call({ fulfillmentId }))
    }
  socket.close()
})

/** Of the first order that has left, or of the one so many rows on. */
async function openReturn(page: Page, rowsOn = 0): Promise<void> {
  await page.goto(new URL('/orders?state=shipped', page.url()).href)
  const rows = page.getByRole('grid').locator('[aria-rowindex]')
  await expect(rows.first().locator('.mono').first()).toBeVisible()
  await press(page, 'j', ...Array.from({ length: rowsOn }, () => 'j'), 'Enter')
  await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toBeVisible()
  await expect(page.getByRole('complementary').locator('.lucide-undo-2')).toBeVisible()
  await press(page, 'v')
  await expect(page.getByRole('dialog')).toBeVisible()
}

test('units of a shipped order come back: into stock, and paid back through the channel', async ({
  page,
}) => {
  await openReturn(page)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading', { name: /^Return of / })).toBeVisible()
  const units = dialog.getByLabel(/^Units, of/).first()
  await units.fill('1')
  await units.press('Enter')
  await dialog.getByLabel('Note').fill('Box torn')
  const sums = dialog.locator('.money-rows')
  await expect(sums).toContainText(/Tax€[\d.]+/)
  await expect(sums).toContainText(/€[\d,.]+ was paid for the order and €0\.00 refunded: €[\d,.]+ is left\./)
  await dialog.getByText(/^Plus shipping, €/).click()
  await expect(sums).toContainText(/Shipping€[\d.]+/)
  const [goesBack = ''] = (await sums.locator('.money-sum dd').allTextContents()).slice(-1)
  await expect(dialog).toContainText('1 unit goes back on sale at')
  await expect(dialog).toContainText(`${goesBack} `)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Record the return' }).click()
  const order = page.getByRole('complementary')
  await expect(order).toContainText('restocked')
  await expect(order).toContainText('Box torn')
  await expect(order).toContainText(new RegExp(`\\${goesBack} (waits for the channel|refunded)`))
  const charged = order.getByRole('region', { name: 'What the shop charged' })
  await expect(charged).toContainText(`Refunded${goesBack}`)
  await expectAccessible(page)
})

test('pictures of a return, of money and of a cancellation', async ({ browser, controlRoom }) => {
  await photograph(browser, controlRoom, 'return-dialog', async (page) => {
    // The first one's shipping has been paid back above.
    await openReturn(page, 1)
    const dialog = page.getByRole('dialog')
    const units = dialog.locator('.return-line input').first()
    await units.fill('1')
    await units.press('Enter')
    await dialog.getByText(/^(Plus shipping|Plus le port)/).click()
    await dialog.locator('.dialog-buttons').scrollIntoViewIfNeeded()
  })
  await photograph(browser, controlRoom, 'order-money', async (page) => {
    await page.goto(new URL('/orders?state=allocated', page.url()).href)
    await expect(page.getByRole('grid').locator('[aria-rowindex] .mono').first()).toBeVisible()
    await press(page, 'j', 'Enter')
    await page.getByRole('complementary').locator('.money-rows').scrollIntoViewIfNeeded()
  })
  await photograph(browser, controlRoom, 'order-cancel', async (page) => {
    await page.goto(new URL('/orders?state=allocated', page.url()).href)
    await expect(page.getByRole('grid').locator('[aria-rowindex] .mono').first()).toBeVisible()
    await press(page, 'j', 'Enter')
    await page
      .getByRole('complementary')
      .getByRole('button', { name: /^(Cancel|Annuler)$/ })
      .click()
    await expect(page.getByRole('dialog')).toContainText(/owed to the buyer|dus au client/)
  })
})
