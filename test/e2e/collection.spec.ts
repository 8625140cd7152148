import { MondialRelayServer } from '../../main/demo/carrier-servers/mondial-relay/server.ts'
import { WooCommerceServer } from '../../main/demo/woocommerce-server/server.ts'
import { systemClock } from '../../shared/lib/clock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { accountAt, secretsOf } from '../support/carriers/account.ts'
import { basket, productForSale } from '../support/channels/storefront.ts'
import { connect, type Screen } from '../support/program/program.ts'
import { expect, expectAccessible, photograph, test, visit } from './support/fixture.ts'
import { openStation, scan } from './support/pack-station.ts'
import { releaseByHand } from './support/release-by-hand.ts'

const KEY = { consumerKey: 'ck_e2e_0123456789', consumerSecret: 'cs_e2e_0123456789' }
const server = new WooCommerceServer({
  clock: systemClock,
  random: seededRandom(7),
  credentials: KEY,
  name: 'Atelier du Port',
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  numbersFrom: 50_000,
})
const RELAY = {
  login: 'E2E@mondialrelay',
  password: 'relay-e2e-password',
  customerId: 'BDTEST',
  brandId: 'BDTEST13',
  privateKey: 'relay-e2e-key',
}
const IN_LILLE = { country: 'FR', city: 'LILLE', latitude: 50.63, longitude: 3.06, isOpen: true }
const relay = new MondialRelayServer({
  clock: systemClock,
  random: seededRandom(7),
  credentials: RELAY,
  points: [
    {
      ...IN_LILLE,
      id: 'FR-010002',
      name: 'TABAC DE LA DEULE',
      street: '8 quai de l’Ouest',
      postcode: '59802',
    },
    { ...IN_LILLE, id: 'FR-010001', name: 'RELAIS DU WAULT', street: '3 quai du Wault', postcode: '59800' },
    {
      ...IN_LILLE,
      id: 'FR-010003',
      name: 'PRESSE SOLFÉRINO',
      street: '112 rue Solférino',
      postcode: '59804',
    },
  ],
})
const call = <T>(input: T) => ({ commandId: uuidv7(Date.now(), Math.random), input })

let screen: Screen
let reference = ''
let orderId = ''

test.beforeAll(async ({ controlRoom }) => {
  test.setTimeout(120_000)
  const { shop } = server
  shop.addProduct(productForSale('TEI-103', 100))
  const shipping = { code: 'local_pickup', title: 'Retrait en magasin', cents: 0 }
  const placed = shop.checkout(basket({ 'TEI-103': 2 }, { shipping }))
  if (placed.kind === 'placed') shop.setStatus(shop.order(placed.id), 'processing')
  const { url } = await server.start()
  screen = await connect(controlRoom.address)
  const { client } = screen
  await releaseByHand(controlRoom)
  const channel = { id: 'port', name: 'Atelier du Port', kind: 'woocommerce' as const, url }
  const plain = { buffer: 0, priority: 50, paused: false, sandbox: true }
  await client.channels.add(call({ channel: { ...channel, ...plain }, secrets: KEY }))
  const find = async () => (await client.orders.list({ channelIds: ['port'] })).rows[0]
  await expect.poll(async () => (await find())?.state, { timeout: 60_000 }).toBe('on-hold')
  const found = await find()
  reference = found?.reference ?? ''
  orderId = found?.id ?? ''
})
test.afterAll(async () => {
  screen.socket.close()
  await server.goOffline()
  await relay.goOffline()
})

test('an order to collect waits for a site where customers collect, is prepared there and handed over by scan', async ({
  page,
  browser,
  controlRoom,
}) => {
  test.setTimeout(240_000)
  await visit(page, `/orders/${orderId}`)
  await expect(page.getByText(/no site is one where customers collect/).first()).toBeVisible()

  const sites = await screen.client.sites.list({})
  const lille = sites.find(({ id }) => id === 'LILLE')
  if (lille === undefined) throw new Error('the demo has no site LILLE')
  await screen.client.sites.put(call({ ...lille, customersCollect: true }))
  await expect
    .poll(async () => (await screen.client.orders.get({ orderId })).state, { timeout: 60_000 })
    .toBe('allocated')
  await screen.client.orders.release(call({ orderIds: [orderId] }))
  await visit(page, `/orders/${orderId}`)
  await expect(page.getByText(/Ready by/).first()).toBeVisible()
  await photograph(browser, controlRoom, 'collection-order', async (shown) => {
    await visit(shown, `/orders/${orderId}`)
    await expect(shown.locator('.fulfillment').first()).toBeVisible()
  })

  await openStation(page)
  await scan(page, reference)
  await expect(page.locator('.pack-item').first()).toBeVisible()
  await expect(page.locator('.pack-collected')).toContainText('Camille Moreau')
  await expectAccessible(page)
  for (let unit = 0; unit < 2; unit++) {
    await scan(page, 'TEI-103')
    await page.waitForTimeout(150)
  }
  await expect(page.getByText('Ready to collect')).toBeVisible()
  await expect(page.getByRole('img', { name: 'Label' })).toBeVisible()
  await expectAccessible(page)
  await scan(page, 'CMD-CANCEL')
  await photograph(browser, controlRoom, 'collection-counter', async (shown) => {
    await openStation(shown)
    await scan(shown, reference)
    await expect(shown.locator('.pack-collected')).toBeVisible()
    await expect(shown.locator('img.pack-label')).toBeVisible()
  })
  await photograph(browser, controlRoom, 'collection-list', async (shown) => {
    await visit(shown, `/orders?q=${reference}`)
    await expect(shown.getByText(/Ready to collect|Prête au retrait/).first()).toBeVisible()
  })

  await scan(page, reference)
  await expect(page.locator('.pack-collected')).toContainText('Camille Moreau')
  await scan(page, reference)
  await expect(page.getByRole('alert')).toContainText('Handed over')
  expect((await screen.client.orders.get({ orderId })).state).toBe('shipped')
})

test('a parcel to a pick-up point that its order does not name is asked for it, and the answer is taken back', async ({
  page,
  browser,
  controlRoom,
}) => {
  test.setTimeout(240_000)
  const shipping = { code: 'mondial_relay', title: 'Mondial Relay', cents: 390 }
  const placed = server.shop.checkout(basket({ 'TEI-103': 1 }, { shipping }))
  if (placed.kind !== 'placed') throw new Error('the shop sold nothing')
  server.shop.setStatus(server.shop.order(placed.id), 'processing')
  const { client } = screen
  const products = [{ serviceId: 'relais', product: '24R' }]
  const account = { ...accountAt('mondial-relay', (await relay.start()).url, RELAY), products }
  await client.carriers.putAccount(call({ account, secrets: secretsOf('mondial-relay', RELAY) }))
  const find = async () =>
    (await client.exceptions.list({})).rows.find(
      ({ record }) => record.cause.reason === 'pickup-point-missing',
    )
  await expect.poll(async () => (await find())?.record.state, { timeout: 60_000 }).toBe('open')
  const found = (await find())?.record
  await visit(page, `/exceptions/${found?.id}`)
  const panel = page.getByRole('complementary')
  await expect(panel.getByText(/^Which pick-up point\?/)).toBeVisible()
  await photograph(browser, controlRoom, 'point-missing', async (shown) => {
    await visit(shown, `/exceptions/${found?.id}`)
    await expect(shown.locator('.resolution').filter({ hasText: 'RELAIS DU WAULT' })).toBeVisible()
  })
  await photograph(browser, controlRoom, 'point-dialog', async (shown) => {
    await visit(shown, `/exceptions/${found?.id}`)
    await shown.getByRole('button', { name: /Enter the pick-up point|Saisir le point relais/ }).click()
    await expect(shown.getByRole('dialog').locator('.resolution').first()).toBeVisible()
  })
  await panel.getByRole('button', { name: /Enter the pick-up point/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Use this point' })).toBeDisabled()
  await expectAccessible(page)
  await dialog.getByLabel('Id of the point').fill('FR-023456')
  await dialog.getByRole('button', { name: 'Use this point' }).click()
  const pointOf = async () =>
    (await client.orders.get({ orderId: found?.orderId ?? '' })).order.requests?.pickupPoint?.id ?? null
  await expect.poll(pointOf).toBe('FR-023456')
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(pointOf).toBe(null)

  // The nearest one of the carrier's list, by its key.
  await visit(page, `/exceptions/${found?.id}`)
  await expect(panel.locator('.resolutions .button').first()).toHaveText(
    /^RELAIS DU WAULT, 3 quai du Wault, 59800 LILLE/,
  )
  await page.keyboard.press('1')
  await expect.poll(pointOf).toBe('FR-010001')
})
