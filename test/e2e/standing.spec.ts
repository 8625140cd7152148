import { WooCommerceServer } from '../../main/demo/woocommerce-server/server.ts'
import { systemClock } from '../../shared/lib/clock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { basket, productForSale } from '../support/channels/storefront.ts'
import { connect, type Screen } from '../support/program/program.ts'
import { expect, expectAccessible, photograph, test, visit } from './support/fixture.ts'
import { openStation, scan } from './support/pack-station.ts'
import { releaseByHand } from './support/release-by-hand.ts'

test.describe.configure({ mode: 'serial' })

const KEY = { consumerKey: 'ck_e2e_0123456789', consumerSecret: 'cs_e2e_0123456789' }
const server = new WooCommerceServer({
  clock: systemClock,
  random: seededRandom(7),
  credentials: KEY,
  name: 'Atelier du Port',
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  numbersFrom: 50_000,
  customStatuses: ['awaiting-check', 'ywraq-new'],
})
const { shop } = server
const call = <T>(input: T) => ({ commandId: uuidv7(Date.now(), Math.random), input })

const NOTE = 'Code 4B21 at the gate, third floor on the left, please ring twice: the bell is tired. '
const WISHES = {
  gift_message: 'Joyeux anniversaire, Léa !\nDe nous tous',
  gift_wrap: 'yes',
  delivery_instructions: 'Leave it with the neighbour, door 12',
  delivery_date: '2026-11-27',
}

let screen: Screen
let asked = ''
let nameless = ''
let stopped = ''

/** Places an order and leaves it in a state of the shop. */
function order(lines: Readonly<Record<string, number>>, status = 'processing', over = {}): string {
  const placed = shop.checkout(basket(lines, over))
  if (placed.kind !== 'placed') throw new Error(`The shop refused ${JSON.stringify(lines)}`)
  shop.setStatus(shop.order(placed.id), status)
  return placed.id
}

test.beforeAll(async ({ controlRoom }) => {
  test.setTimeout(120_000)
  await releaseByHand(controlRoom)
  for (const sku of ['TEI-103', 'TEI-104', 'CER-201']) shop.addProduct(productForSale(sku, 100))
  order({ 'TEI-103': 1 }, 'on-hold')
  order({ 'TEI-104': 1 }, 'on-hold')
  order({ 'CER-201': 1 }, 'awaiting-check')
  order({ 'TEI-103': 2 }, 'ywraq-new')
  asked = order({ 'TEI-104': 2 }, 'processing', { note: NOTE.repeat(6).trim() })
  const { meta, items } = shop.order(asked)
  meta.push(...Object.entries(WISHES).map(([key, value]) => ({ id: shop.newId(), key, value })))
  items[0]?.meta.push({ id: shop.newId(), key: 'Engraving', value: 'Léa & Tom, 24.11.2026' })
  stopped = order({ 'TEI-104': 1 })
  shop.addProduct({ ...productForSale('VASE', 5), title: 'Vase, one of a kind' })
  nameless = order({ 'TEI-103': 1, VASE: 1 })
  shop.backOffice.deleteProduct?.('VASE')
  const { url } = await server.start()
  screen = await connect(controlRoom.address)
  const channel = { id: 'port', name: 'Atelier du Port', kind: 'woocommerce' as const, url }
  const plain = { buffer: 0, priority: 50, paused: false, sandbox: true }
  await screen.client.channels.add(call({ channel: { ...channel, ...plain }, secrets: KEY }))
  await expect
    .poll(async () => (await screen.client.channels.states({ channelId: 'port' })).length, {
      timeout: 60_000,
    })
    .toBe(4)
})
test.afterAll(async () => {
  screen.socket.close()
  await server.goOffline()
})

test('the lead says what a state of the channel means; what waits and what was left out is seen with why', async ({
  page,
  browser,
  controlRoom,
}) => {
  test.setTimeout(180_000)
  await visit(page, '/channels/port?tab=states')
  const panel = page.getByRole('complementary')
  const states = panel.getByRole('table', { name: 'Order states of the channel' })
  const held = panel.getByRole('table', { name: 'Waiting orders' })
  await expect(panel.getByText('1 state has no meaning here yet')).toBeVisible()
  await expect(states.getByRole('row', { name: /on-hold 2/ })).toBeVisible()
  await expect(held.getByRole('row')).toHaveCount(5)
  await expect(held.getByText('Its state is unknown here (state awaiting-check)')).toBeVisible()
  await expect(panel.getByText('State ywraq-new: not to be shipped')).toBeVisible()
  await expectAccessible(page)
  await photograph(browser, controlRoom, 'channels-states', async (shown) => {
    await visit(shown, '/channels/port?tab=states')
    await expect(shown.locator('.standing-table').first()).toBeVisible()
  })

  await states.getByRole('button', { name: /Meaning of awaiting-check/ }).click()
  await page.getByRole('option', { name: 'ships', exact: true }).click()
  await expect(page.locator('.toasts')).toContainText('awaiting-check: ships; 1 order is re-read')
  await expect(held.getByRole('row')).toHaveCount(4)
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).last().click()
  await expect(held.getByRole('row')).toHaveCount(5)

  await panel.getByRole('button', { name: 'Import anyway' }).click()
  await expect(panel.getByText('Nothing received was ignored.')).toBeVisible()
  await held
    .getByRole('row', { name: /on-hold/ })
    .first()
    .getByRole('button', { name: 'Ship anyway' })
    .click()
  await expect(held.getByRole('row')).toHaveCount(4)
  const days = panel.getByRole('textbox', { name: 'Days an order may wait' })
  await days.fill('14')
  await days.press('Enter')
  await expect(page.locator('.toasts')).toContainText('Orders may wait 14 days')
})

/** The id here of an order of the shop. */
async function idOf(externalId: string): Promise<string> {
  const { rows } = await screen.client.orders.list({ search: externalId, channelIds: ['port'] })
  const row = rows.find(({ reference }) => reference === externalId)
  if (row === undefined) throw new Error(`Order ${externalId} has not come in`)
  return row.id
}

test('an order says what its buyer asks for, why it waits and until when, and its nameless lines are answered', async ({
  page,
  browser,
  controlRoom,
}) => {
  test.setTimeout(180_000)
  const panel = page.getByRole('complementary')
  const askedId = await idOf(asked)
  await visit(page, `/orders/${askedId}`)
  await expect(panel.getByText('Leave it with the neighbour, door 12')).toBeVisible()
  await expect(panel.getByText('Léa & Tom, 24.11.2026')).toBeVisible()
  await expect(panel.getByText('Fri 27 Nov 2026')).toBeVisible()
  await panel.getByRole('button', { name: /Show all \d+ characters/ }).click()
  await expect(panel.getByRole('button', { name: 'Show less' })).toBeVisible()
  await photograph(browser, controlRoom, 'order-requests', async (shown) => {
    await visit(shown, `/orders/${askedId}`)
    await expect(shown.locator('.line-options')).toBeVisible()
    await shown.locator('.long-text').first().scrollIntoViewIfNeeded()
  })

  const id = await idOf(nameless)
  await photograph(browser, controlRoom, 'order-nameless', async (shown) => {
    await visit(shown, `/orders/${id}`)
    await expect(shown.locator('.nameless-line')).toBeVisible()
    await shown.locator('.order-holds').scrollIntoViewIfNeeded()
  })
  await visit(page, `/orders/${id}`)
  await expect(panel.getByText('Waits: lines without a SKU to clarify')).toBeVisible()
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Choose a product' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Find a product' }).fill('TEI-104')
  await dialog.getByRole('option', { name: /TEI-104/ }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('.toasts')).toContainText('Vase, one of a kind is TEI-104')
  await expect(panel.getByText('Waits: lines without a SKU to clarify')).toBeHidden()

  await visit(page, '/orders?channel=port')
  await page.getByRole('button', { name: /Waits for/ }).click()
  await page.getByRole('option', { name: 'Waits: on hold at the channel' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1 order found')
  await page.getByRole('grid').getByRole('row').nth(1).dblclick()
  await expect(panel.getByText(/Waits: on hold (there|at the channel)/)).toBeVisible()
  await expect(panel.getByText('then it is cancelled here')).toBeVisible()
})

test('what the buyer asks for is seen at the station, and what is called off in the shop stops there', async ({
  page,
  browser,
  controlRoom,
}) => {
  test.setTimeout(240_000)
  const { client } = screen
  const ids = [await idOf(asked), await idOf(stopped)]
  await client.orders.release(call({ orderIds: ids }))
  const partOf = async (id: string) => (await client.orders.get({ orderId: id })).fulfillments[0]
  const sites = await client.sites.list({})
  const siteName = async (id: string) => {
    const part = await partOf(id)
    return sites.find((site) => site.id === part?.siteId)?.name ?? ''
  }
  const askedAt = await siteName(ids[0] ?? '')
  await photograph(browser, controlRoom, 'pack-wishes', async (shown) => {
    await openStation(shown, askedAt)
    await scan(shown, asked)
    await expect(shown.locator('.pack-wishes')).toBeVisible()
  })
  await openStation(page, askedAt)
  await scan(page, asked)
  const wishes = page.getByRole('region', { name: 'Requests' })
  await expect(wishes.getByText('Joyeux anniversaire, Léa')).toBeVisible()
  await expect(wishes.getByText('Gift wrap')).toBeVisible()
  await expect(wishes.getByText('Léa & Tom, 24.11.2026')).toBeVisible()
  await expectAccessible(page)
  for (let unit = 0; unit < 2; unit++) {
    await scan(page, 'TEI-104')
    await page.waitForTimeout(150)
  }
  await expect(page.getByRole('img', { name: 'Label' })).toBeVisible()
  await photograph(browser, controlRoom, 'pack-label-wishes', async (shown) => {
    await openStation(shown, askedAt)
    await scan(shown, asked)
    await expect(shown.locator('img.pack-label')).toBeVisible()
  })
  await scan(page, 'CMD-CANCEL')
  await expect(page.locator('.pack-queue-row').first()).toBeVisible()

  expect(await siteName(ids[1] ?? '')).toBe(askedAt)
  await scan(page, stopped)
  await expect(page.locator('.pack-item').first()).toBeVisible()
  await scan(page, 'TEI-104')
  await expect(page.getByText('Printed')).toBeVisible()
  shop.cancelAtChannel(stopped)
  await client.channels.syncNow(call({ channelId: 'port' }))
  // On the bench when the news comes: it stops by itself.
  const sign = page.getByRole('alert').filter({ hasText: 'STOP' })
  await expect(sign).toContainText('Set the parcel aside. Do not hand it to the carrier.', {
    timeout: 30_000,
  })
  await scan(page, 'CMD-OK')
  await expect(page.getByRole('heading', { name: 'Scan an order' })).toBeVisible()
  const label = (await partOf(ids[1] ?? ''))?.parcels[0]?.trackingNumber ?? ''
  await scan(page, label)
  await expect(sign).toContainText('Cancelled')
  await expectAccessible(page)
  await photograph(browser, controlRoom, 'pack-stop', async (shown) => {
    await openStation(shown, askedAt)
    await scan(shown, stopped)
    await expect(shown.locator('.pack-stop')).toBeVisible()
  })
  expect((await partOf(ids[1] ?? ''))?.state).toBe('packed')
})
