import { WooCommerceServer } from '../../main/demo/woocommerce-server/server.ts'
import { systemClock } from '../../shared/lib/clock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { basket, productForSale } from '../support/channels/storefront.ts'
import { connect, type Screen } from '../support/program/program.ts'
import { expect, expectAccessible, photograph, test, visit } from './support/fixture.ts'
import { releaseByHand } from './support/release-by-hand.ts'

test.use({ workspace: 'demo' })
test.describe.configure({ mode: 'serial' })

const KEY = { consumerKey: 'ck_e2e_0123456789', consumerSecret: 'cs_e2e_0123456789' }
const server = new WooCommerceServer({
  clock: systemClock,
  random: seededRandom(7),
  credentials: KEY,
  name: 'Atelier du Port',
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  customStatuses: ['awaiting-check', 'ywraq-new'],
})
const { shop } = server
const call = <T>(input: T) => ({ commandId: uuidv7(Date.now(), Math.random), input })

let screen: Screen

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
  const { url } = await server.start()
  screen = await connect(controlRoom.address)
  const channel = { id: 'port', name: 'Atelier du Port', kind: 'woocommerce' as const, url }
  const plain = { buffer: 0, priority: 50, paused: false, sandbox: true }
  await screen.client.channels.add(call({ channel: { ...channel, ...plain }, secrets: KEY }))
  await expect
    .poll(async () => (await screen.client.channels.states({ channelId: 'port' })).length, {
      timeout: 60_000,
    })
    .toBe(3)
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
  const states = panel.getByRole('table', { name: 'What its order states mean' })
  const held = panel.getByRole('table', { name: 'Orders that wait' })
  await expect(panel.getByText('1 state means nothing here yet')).toBeVisible()
  await expect(states.getByRole('row', { name: /on-hold 2/ })).toBeVisible()
  await expect(held.getByRole('row')).toHaveCount(4)
  await expect(held.getByText('Its state is unknown here (state awaiting-check)')).toBeVisible()
  await expect(panel.getByText('Its state ywraq-new means no work')).toBeVisible()
  await expectAccessible(page)
  await photograph(browser, controlRoom, 'channels-states', async (shown) => {
    await visit(shown, '/channels/port?tab=states')
    await expect(shown.locator('.standing-table').first()).toBeVisible()
  })

  await states.getByRole('button', { name: /Meaning of awaiting-check/ }).click()
  await page.getByRole('option', { name: 'ships', exact: true }).click()
  await expect(page.locator('.toasts')).toContainText('awaiting-check: ships; 1 order is read again')
  await expect(held.getByRole('row')).toHaveCount(3)
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).last().click()
  await expect(held.getByRole('row')).toHaveCount(4)

  await panel.getByRole('button', { name: 'Take in' }).click()
  await expect(panel.getByText('Nothing that came in was left out.')).toBeVisible()
  await held
    .getByRole('row', { name: /on-hold/ })
    .first()
    .getByRole('button', { name: 'Ship all the same' })
    .click()
  await expect(held.getByRole('row')).toHaveCount(3)
  const days = panel.getByRole('textbox', { name: 'Days an order may wait' })
  await days.fill('14')
  await days.press('Enter')
  await expect(page.locator('.toasts')).toContainText('Orders may wait 14 days')
})
