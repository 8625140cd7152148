import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import { EXPORT_FILES } from '../support/export-files.ts'
import { workbook } from '../support/workbook.ts'
import { areaLink, expect, expectAccessible, photograph, test, visit } from './support/fixture.ts'

test.use({ workspace: 'empty' })

const EXAMPLES = fileURLToPath(new URL('../../resources/examples/csv/', import.meta.url))
const mimeType = 'text/plain'
const own = (name: string) => ({ name, mimeType, buffer: readFileSync(`${EXAMPLES}${name}`) })

/** What a merchant keeps in a spreadsheet, and a carrier's tariff as it is published. */
const GOODS = workbook([
  {
    name: 'Articles',
    rows: [
      ['sku', 'name', 'weight_g'],
      ['TEA-EARL', 'Earl Grey', 180],
      ['MUG-01', 'Mug', 400],
    ],
  },
  {
    name: 'Stock',
    rows: [
      ['Stock au 23/11/2026', null, null],
      ['site', 'sku', 'on_hand'],
      ['LILLE', 'TEA-EARL', 500],
      ['LILLE', 'MUG-01', 500],
    ],
    merged: ['A1:C1'],
  },
])
const TARIFF = workbook([
  {
    name: 'Tarif 2027',
    rows: [
      ['Poids', 'Zone 1', 'Zone 2'],
      ['0,5 kg', 5.2, 9.9],
      ['2 kg', 6.4, 12.5],
      ['10 kg', 9.8, 19],
      ['kg supplémentaire', 0.85, 1.4],
      ['Surcharge carburant', '12,5 %', null],
    ],
  },
  {
    name: 'Zones',
    rows: [
      ['Zone', 'Pays'],
      [1, 'France'],
      [2, 'Belgique, Pays-Bas, Italie, Portugal, Espagne, Allemagne'],
    ],
  },
])
const sheetFile = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(bytes),
})
const exported = ({ file, lines }: (typeof EXPORT_FILES)[number]) => ({
  name: file,
  mimeType,
  buffer: Buffer.from(lines.join('\r\n')),
})
const UNKNOWN = {
  name: 'commandes salon.csv',
  mimeType,
  buffer: Buffer.from(
    'Réf. commande;Passée le;Article;Nb;Qui;Adresse;CP;Ville\nT1;23/11/2026 09:00;MUG-01;2;Léa Blanc;3 rue Haute;59000;Lille\nT2;23/11/2026 09:10;TEA-EARL;1;Max Noir;4 rue Basse;59800;Lille\n',
  ),
}

/** What a person does in a walk: presses of a button, a link or an option, and files given. */
class Steps {
  clicks = 0

  async press(what: Locator) {
    this.clicks++
    await what.click()
  }

  async give(page: Page, ...files: readonly { name: string; mimeType: string; buffer: Buffer }[]) {
    this.clicks++
    await give(page, ...files)
  }
}

/** Drags files from a folder over what is there and lets them go, as the browser hears of it from the desktop. */
async function drop(target: Locator, ...given: readonly { name: string; buffer: Buffer }[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-dragged-'))
  const files = given.map(({ name, buffer }) => {
    const path = join(folder, name)
    writeFileSync(path, buffer)
    return path
  })
  // A trial waits until it stands still and nothing covers it: what loads above must not move it away in between.
  await target.click({ trial: true })
  const box = await target.boundingBox()
  if (box === null) throw new Error('Nothing to drop on')
  const at = { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 20) }
  const session = await target.page().context().newCDPSession(target.page())
  const data = { items: [], files, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data })
  await session.detach()
}

/** What is asked and said of a file before anything is decided. */
const ODD = {
  name: 'orders.csv',
  mimeType,
  buffer: Buffer.from(
    `order,channel,placed_at,country,postcode,city,sku,quantity,unit_price
A1,web,03/04/2026 08:12,,59000,Lille,MUG-01,1,12.90
A1,web,03/04/2026 08:12,,59000,Lille,MUG-01,1,12.90
A2,web,03/04/2026 09:30,France,75011,Paris,mug 01,1,12.90
`,
  ),
}

async function give(page: Page, ...files: readonly { name: string; mimeType: string; buffer: Buffer }[]) {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([...files])
}

test('from nothing to a first decided order with one’s own files, then eight programs’ exports and a file of one’s own', async ({
  page,
  browser,
  controlRoom,
}) => {
  test.setTimeout(300_000)
  const steps = new Steps()
  const began = Date.now()
  await steps.press(page.getByRole('button', { name: 'Import files' }))
  const [first, others] = [EXPORT_FILES.slice(0, 1), EXPORT_FILES.slice(1)]
  await steps.give(
    page,
    own('sites.csv'),
    own('services.csv'),
    sheetFile('stock et articles.xlsx', GOODS),
    sheetFile('tarif 2027.xlsx', TARIFF),
    ...first.map(exported),
  )
  const list = page.locator('.import-files')
  await expect(list.getByText('Shopify export')).toBeVisible()
  await expect(list.getByText('1 order, 2 lines')).toBeVisible()
  await expect(list.getByText('1 order left out: shipped already (#1002)')).toBeVisible()
  await expect(list.getByText('1 order left out: not paid yet (#1003)')).toBeVisible()
  await expect(page.getByText('Orders can be taken back once they are imported.')).toBeVisible()
  await steps.press(list.getByRole('button', { name: /Service/ }))
  await steps.press(page.getByRole('option', { name: 'colissimo/home' }))
  await steps.press(list.getByRole('button', { name: 'Read the file' }))
  await expect(list.getByText('Carrier’s tariff, 2 zones · Fuel surcharge 12.5 %')).toBeVisible()
  await expectAccessible(page)
  await steps.press(page.getByRole('button', { name: /^Import \d+ rows$/ }))
  await steps.press(areaLink(page, 'Orders'))
  await expect(page.getByRole('row').filter({ hasText: '#1001' }).first()).toContainText('Allocated', {
    timeout: 30_000,
  })
  // One question is asked: whose tariff it is. README says these figures.
  expect([steps.clicks, Date.now() - began < 10 * 60_000]).toEqual([7, true])

  await visit(page, '/settings/data')
  for (const [n, one] of others.entries()) {
    // On the zone, and anywhere else on the window.
    if (n === 0) await drop(page.locator('.import-drop'), exported(one))
    else if (n === 1) await drop(page.getByRole('heading', { level: 1 }), exported(one))
    else await give(page, exported(one))
    await expect(list.getByText(/ export$/)).toBeVisible()
    await page.getByRole('button', { name: /^Import \d+ rows?$/ }).click()
    await expect(page.getByText('Imported. Orders are being allocated.')).toBeVisible()
    await page.getByRole('button', { name: 'Other files' }).click()
  }

  await photograph(browser, controlRoom, 'import-exports', async (shown, language) => {
    await visit(shown, '/settings/data')
    await give(shown, ...EXPORT_FILES.slice(0, 6).map(exported), sheetFile('tarif 2028.xlsx', TARIFF))
    await expect(shown.locator('.import-file').nth(5)).toBeVisible()
    await shown.locator('.import').scrollIntoViewIfNeeded()
    expect(language).toMatch(/en|fr/)
  })
  await photograph(browser, controlRoom, 'import-mapping', async (shown) => {
    await visit(shown, '/settings/data')
    await give(shown, UNKNOWN)
    await expect(shown.locator('.import-columns')).toBeVisible()
    await shown.locator('.import-columns').scrollIntoViewIfNeeded()
  })

  await page.locator('.import-remembered summary').click()
  await expect(page.getByText('Rates: colissimo/home')).toBeVisible()

  await give(page, UNKNOWN)
  await expect(list.getByText('Match columns')).toBeVisible()
  await page.getByRole('button', { name: /Recipient$/ }).click()
  await page.getByRole('option', { name: 'Qui' }).click()
  await page.getByRole('textbox', { name: 'Same for all rows: Country' }).fill('France')
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(list.getByText('2 orders, 2 lines')).toBeVisible()
  await page.getByRole('button', { name: 'Import 2 rows' }).click()
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await expect(
    page.getByText('2 orders were taken back. Stock, products and rates stay as imported.'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Other files' }).click()
  await give(page, { ...UNKNOWN, name: 'commandes décembre.csv' })
  await expect(list.getByText('Columns as you matched them before')).toBeVisible()
  await page.getByRole('button', { name: 'Import 2 rows' }).click()
  await areaLink(page, 'Orders').click()
  await expect(page.getByRole('row').filter({ hasText: 'T1' }).first()).toContainText('Allocated', {
    timeout: 30_000,
  })

  await visit(page, '/settings/data')
  await photograph(browser, controlRoom, 'import-attention', async (shown, language) => {
    await visit(shown, '/settings/data')
    await shown.locator('.import-remembered summary').click()
    await give(shown, ODD)
    const look = language === 'fr' ? 'À regarder d’abord' : 'Look at this first'
    await expect(shown.getByText(look)).toBeVisible()
    await shown.locator('.import').scrollIntoViewIfNeeded()
  })
  await page.locator('.import-remembered summary').click()
  const remembered = page.locator('.import-remembered li').filter({ hasText: 'Réf. commande' })
  await remembered.getByRole('button', { name: 'Forget' }).click()
  await expect(remembered).toBeHidden()
  await give(page, UNKNOWN)
  await expect(list.getByText('Match columns')).toBeVisible()
})
