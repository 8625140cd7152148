import { uuidv7 } from '../../shared/lib/uuid.ts'
import { connect } from '../support/program/program.ts'
import { expect, expectAccessible, photograph, test } from './support/fixture.ts'
import { press } from './support/keys.ts'
import { releaseByHand } from './support/release-by-hand.ts'

/** An order that has left, as at a pack station. */
let reference = ''
test.beforeAll(async ({ controlRoom }) => {
  test.setTimeout(120_000)
  await releaseByHand(controlRoom)
  const { client, socket } = await connect(controlRoom.address)
  const call = <I>(input: I) => ({ commandId: uuidv7(Date.now(), Math.random), input })
  const decided = async () => (await client.orders.list({ states: ['allocated'], limit: 1 })).rows
  await expect.poll(async () => (await decided()).length, { timeout: 60_000 }).toBe(1)
  for (const row of await decided()) {
    const { id } = row
    reference = row.reference
    await client.orders.release(call({ orderIds: [id] }))
    for (const { id: fulfillmentId } of (await client.orders.get({ orderId: id })).fulfillments) {
      await client.packing.pack(call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
      const labels = async () => client.packing.jobs({ fulfillmentId, printerId: null })
      await expect.poll(async () => (await labels()).every(({ state }) => state === 'confirmed')).toBe(true)
      await client.packing.ship(call({ fulfillmentId }))
    }
  }
  socket.close()
})

test('a return is announced with a label, and received by scan', async ({ page, browser, controlRoom }) => {
  await page.goto(new URL('/orders?state=shipped', page.url()).href)
  await expect(page.getByRole('grid').locator('[aria-rowindex] .mono').first()).toBeVisible()
  await press(page, 'j', 'Enter')
  await expect(page.getByRole('complementary').locator('.lucide-undo-2')).toBeVisible()
  await page.getByRole('complementary').getByRole('button', { name: 'Expect goods back' }).click()
  const asking = page.getByRole('dialog')
  const units = asking.getByLabel(/^Units, of/).first()
  await units.fill('1')
  await units.press('Tab')
  await expectAccessible(page)
  await asking.getByRole('button', { name: /^Expect / }).click()
  await expect(asking).toBeHidden()

  await photograph(browser, controlRoom, 'returns', async (one) => {
    await one.goto(new URL('/returns', one.url()).href)
    await one.getByRole('grid').locator('[aria-rowindex]').first().dblclick()
    await expect(one.getByRole('complementary').getByRole('heading', { level: 2 })).toHaveText(reference)
  })
  await photograph(browser, controlRoom, 'return-receive', async (one) => {
    await one.goto(new URL('/returns', one.url()).href)
    await one.getByRole('grid').locator('[aria-rowindex]').first().dblclick()
    await expect(one.getByRole('complementary').getByRole('heading', { level: 2 })).toHaveText(reference)
    await press(one, 'v')
    await expect(one.getByRole('dialog').locator('.receive-line').first()).toBeVisible()
    await one.getByRole('dialog').locator('.receive-line .lucide-plus').first().click()
  })
  await photograph(browser, controlRoom, 'return-exchange', async (one) => {
    await one.goto(new URL('/returns', one.url()).href)
    await one.getByRole('grid').locator('[aria-rowindex]').first().dblclick()
    await expect(one.getByRole('complementary').getByRole('heading', { level: 2 })).toHaveText(reference)
    await press(one, 'Shift+X')
    await one.getByRole('dialog').getByRole('option').nth(1).click()
    await expect(one.locator('.exchange-line')).toBeVisible()
  })
  await photograph(browser, controlRoom, 'settings-returns', async (one) => {
    await one.goto(new URL('/settings/returns', one.url()).href)
    await expect(one.getByRole('form').or(one.locator('.settings-form')).first()).toBeVisible()
  })
  await photograph(browser, controlRoom, 'return-announce', async (one) => {
    await one.goto(new URL('/orders?state=shipped', one.url()).href)
    await expect(one.getByRole('grid').locator('[aria-rowindex] .mono').first()).toBeVisible()
    await press(one, 'j', 'Enter')
    await expect(one.getByRole('complementary').locator('.lucide-undo-2')).toBeVisible()
    await one.getByRole('complementary').locator('.lucide-package-open').first().click()
    await expect(one.getByRole('dialog').locator('.return-line').first()).toBeVisible()
  })

  await page.goto(new URL('/returns', page.url()).href)
  const find = page.getByLabel('Scan a return or an order number')
  await find.fill('NOBODY-1')
  await find.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'NOBODY-1' })).toBeVisible()
  await expectAccessible(page)
  await find.fill(reference)
  await find.press('Enter')
  const unpacking = page.getByRole('dialog')
  const line = unpacking.locator('.receive-line').first()
  const sku = (await line.locator('.mono').textContent()) ?? ''
  const scan = unpacking.getByLabel('Scan the goods')
  await scan.fill('ELSEWHERE')
  await scan.press('Enter')
  await expect(unpacking.getByRole('status')).toContainText('ELSEWHERE')
  await unpacking.getByText('Damaged', { exact: true }).click()
  await scan.fill(sku)
  await scan.press('Enter')
  await expect(line).toContainText('1 damaged')
  await unpacking.getByRole('button', { name: 'Undo the last scan' }).click()
  await unpacking.getByText('Sellable', { exact: true }).click()
  await scan.fill(sku)
  await scan.press('Enter')
  await expect(line).toContainText('1 sellable')
  await expectAccessible(page)
  await unpacking.getByRole('button', { name: 'Receive', exact: true }).click()
  await expect(unpacking).toBeHidden()

  // What is owed for it is shown row by row, and goes to its channel.
  await page.goto(new URL('/returns?stage=received', page.url()).href)
  const row = page.getByRole('grid').locator('[aria-rowindex]').first()
  await expect(row).toContainText('owed')
  await press(page, 'j', 'x')
  await expect(page.getByRole('toolbar')).toContainText('1 return selected')
  await expectAccessible(page)
  await photograph(browser, controlRoom, 'returns-refund', async (one) => {
    await one.setViewportSize({ width: 1280, height: 800 })
    await one.goto(new URL('/returns', one.url()).href)
    await expect(one.getByRole('grid').locator('[aria-rowindex]').first()).toBeVisible()
    await press(one, 'j', 'x', 'Shift+R')
    await expect(one.getByRole('dialog')).toBeVisible()
  })
  await press(page, 'Shift+R')
  const asked = page.getByRole('dialog')
  await expect(asked).toContainText(reference)
  await asked.getByRole('button', { name: 'Refund what is owed' }).click()
  await expect(page.getByText('No return here')).toBeVisible()
  await page.getByRole('radio', { name: 'Refunded' }).click()
  await expect(page.getByRole('grid').locator('[aria-rowindex]').first()).toContainText(reference)
})
