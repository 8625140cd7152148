import type { Page } from '@playwright/test'
import fc from 'fast-check'
import { type AreaId, screenPath } from '../../shared/lib/screen-path.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { connect } from '../support/program/program.ts'
import { expect, test, visit } from './support/fixture.ts'
import { importFiles } from './support/import-files.ts'

/** What the schema of a SKU, an order number and a rule's id allows, at its edges. */
const HARD = [
  'COTON-100%',
  'SOLDE-50%25',
  'REF.123',
  '.',
  '..',
  '~x',
  'a/b\\c',
  'a#b?c=d&e+f g',
  '__proto__',
  'constructor',
  'toString',
  'שלום עולם',
  '👟👟',
  'é\u0301%2F',
  '9'.repeat(64),
]
const LONG = '8'.repeat(80)
const DRAWN = fc
  .sample(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme-composite' }), { numRuns: 12, seed: 8 })
  // The files they come in are trimmed.
  .filter((id) => id === id.trim() && id !== '')
const SKUS = [...new Set([...HARD, LONG, ...DRAWN])]
const CHANNEL_IDS = ['constructor', 'a.b:c_d', 'x'.repeat(64)]

const HARDEST = ['SOLDE-50%25', '..', 'a/b\\c', 'a#b?c=d&e+f g', '__proto__', 'שלום עולם']
const RELOADED = ['SOLDE-50%25', '..', 'a/b\\c', '__proto__', LONG]

let rows: { area: AreaId; id: string; title: string }[]

test.beforeAll(async ({ controlRoom }) => {
  const screen = await connect(controlRoom.address)
  await importFiles(screen, FILES)
  const { client, socket } = screen
  const { version, rows: published } = await client.rules.current({})
  const rules = HARD.map((id) => ({ ...published[0]!.rule, id, name: `Rule ${id}` }))
  await client.rules.publish(
    call({ baseVersion: version, rules: [...published.map(({ rule }) => rule), ...rules], note: '' }),
  )
  const { rows: orders } = await client.orders.list({ limit: 200, channelIds: CHANNEL_IDS })
  expect(orders.length).toBe(SKUS.length)
  // Every id once, and the hardest in each area: they go through the same address.
  rows = [
    ...SKUS.map((id) => ({ area: 'stock' as const, id, title: id })),
    ...orders
      .filter(({ reference }) => HARDEST.includes(reference))
      .map(({ id, reference }) => ({ area: 'orders' as const, id, title: reference })),
    ...HARDEST.map((id) => ({ area: 'rules' as const, id, title: `Rule ${id}` })),
    ...CHANNEL_IDS.map((id) => ({ area: 'channels' as const, id, title: id })),
  ]
  socket.close()
})

const call = <T>(input: T) => ({ commandId: uuidv7(Date.now(), Math.random), input })

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const FILES = {
  'products.csv': ['sku,name,weight_g', ...SKUS.map((sku, n) => `${quoted(sku)},Product ${n},300`)],
  'stock.csv': ['site,sku,on_hand', ...SKUS.map((sku) => `LYON,${quoted(sku)},50`)],
  'orders.csv': [
    'order,channel,placed_at,country,postcode,city,name,street,sku,quantity',
    ...SKUS.map(
      (sku, n) =>
        `${quoted(sku)},${CHANNEL_IDS[n % CHANNEL_IDS.length]},2026-11-24T08:00:00Z,FR,69001,Lyon,Ana,1 rue A,${quoted(sku)},1`,
    ),
  ],
}

/** As a press on a link does: the address changes and the page stays. */
async function follow(page: Page, path: string) {
  await page.evaluate((to) => window.history.pushState(null, '', to), path)
}

async function expectOpen(page: Page, title: string) {
  // Details beside a list, or the page of a rule.
  const opened = page.locator('.panel-title, .rule-page-name')
  await expect(opened).toHaveText(title, { useInnerText: false })
  // Trial: nothing covers it.
  await page.getByRole('button', { name: /^(Close|All rules)/ }).click({ trial: true })
  await expect(page.locator('.failure')).toHaveCount(0)
}

test('every row opens by its address, whatever its id looks like', async ({ page }) => {
  test.setTimeout(180_000)
  for (const { area, id, title } of rows) {
    await test.step(`${area} ${JSON.stringify(id)}`, async () => {
      await follow(page, screenPath(area, id))
      await expectOpen(page, title)
    })
  }
})

test('and again when the page is loaded anew', async ({ page }) => {
  test.setTimeout(180_000)
  const some = rows.filter(({ area, id }) => area === 'stock' && RELOADED.includes(id))
  for (const { area, id, title } of some) {
    await test.step(`${area} ${JSON.stringify(id)}`, async () => {
      await visit(page, screenPath(area, id))
      await expectOpen(page, title)
    })
  }
})

test('a filter with such text is kept as it is', async ({ page }) => {
  await visit(page, '/stock')
  await page.getByRole('searchbox').fill('100%25')
  await expect(page).toHaveURL(/q=100%2525$/)
  await page.reload()
  await expect(page.getByRole('searchbox')).toHaveValue('100%25')
})

test('an id that nothing has leaves every screen standing', async ({ page }) => {
  for (const area of [
    'exceptions',
    'orders',
    'stock',
    'rules',
    'carriers',
    'packing',
    'channels',
    'settings',
  ] as const)
    for (const id of ['100%', '__proto__', 'x.y']) {
      await test.step(`${area} ${id}`, async () => {
        await follow(page, screenPath(area, id))
        await expect(page.locator('h1, .pack-head, [role=dialog]').first()).toBeVisible()
        await expect(page.locator('.failure')).toHaveCount(0)
      })
    }
  await follow(page, '/nowhere/x')
  await expect(page.getByText('There is nothing at this address')).toBeVisible()
})
