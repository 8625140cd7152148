import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const HEADER =
  'order,channel,placed_at,country,postcode,city,service_level,currency,sku,quantity,unit_price_cents'
const LANE = 'colissimo,home,LILLE'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'destinations-'))
  cpSync(join(ROOT, 'resources/examples/csv'), folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Of orders to these places, with `said` of the file: the service and price of each that ships, the reason of each that does not. */
function outcomes(places: readonly string[], said = ''): Record<string, string> {
  const rows = places.map(
    (place, i) => `${i},shop,2026-11-23T08:12:00+01:00,${place},standard,EUR,TEA-EARL,1,990`,
  )
  writeFileSync(join(folder, 'orders.csv'), `${HEADER}\n${rows.join('\n')}\n`)
  const out = join(folder, 'out')
  const args = ['--in', folder, '--out', out, '--now', '2026-11-23T09:00:00+01:00']
  const run = spawnSync(process.execPath, [join(ROOT, 'main/cli/orchestrate.ts'), ...args], {
    encoding: 'utf8',
  })
  expect(run.stderr).toBe(said)
  const rowsOf = (name: string) =>
    readFileSync(join(out, name), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(','))
  const of = (order: string | undefined) => places[Number(order)] ?? ''
  return Object.fromEntries([
    ...rowsOf('fulfillments.csv').map((row) => [of(row[0]), `${row[4]} ${row[7]}`]),
    ...rowsOf('exceptions.csv').map((row) => [of(row[0]), row[1] ?? '']),
  ])
}

test('a territory apart is not priced by the mainland, under whichever country it is written', () => {
  expect(
    outcomes([
      'FR,97400,Saint-Denis',
      'RE,97400,Saint-Denis',
      'FR,97110,Pointe-à-Pitre',
      'FR,98800,Nouméa',
      'FR,20000,Ajaccio',
      'FR,98000,Monaco',
      'MC,98000,Monaco',
      'ES,35001,Las Palmas',
      'ES,51001,Ceuta',
      'PT,9000-012,Funchal',
    ]),
  ).toEqual({
    'FR,97400,Saint-Denis': 'no-eligible-service',
    'RE,97400,Saint-Denis': 'no-eligible-service',
    'FR,97110,Pointe-à-Pitre': 'no-eligible-service',
    'FR,98800,Nouméa': 'no-eligible-service',
    'FR,20000,Ajaccio': 'home 1290',
    'FR,98000,Monaco': 'home 525',
    'MC,98000,Monaco': 'home 525',
    'ES,35001,Las Palmas': 'no-eligible-service',
    'ES,51001,Ceuta': 'no-eligible-service',
    'PT,9000-012,Funchal': 'no-eligible-service',
  })
})

test('no code of an overseas department or territory of France has a price of the mainland', () => {
  const rates = readFileSync(join(folder, 'rates.csv'), 'utf8')
  expect(rates).toContain(`${LANE},FR,,`)
  const overseas = [
    '971',
    '972',
    '973',
    '974',
    '975',
    '976',
    '977',
    '978',
    '984',
    '986',
    '987',
    '988',
  ].flatMap((department) =>
    Array.from({ length: 100 }, (_, n) => `FR,${department}${String(n).padStart(2, '0')},Ville`),
  )
  const reasons = Object.values(outcomes(overseas))
  expect(reasons).toHaveLength(overseas.length)
  expect(new Set(reasons)).toEqual(new Set(['no-eligible-service']))
})

test('a postcode as a spreadsheet leaves it is repaired where it reads in one way, else asked about', () => {
  expect(
    outcomes(
      [
        'FR,01000,Bourg-en-Bresse',
        'FR,1000,Bourg-en-Bresse',
        'FR,6000.0,Nice',
        'FR,59019 CEDEX,Lille',
        'ES,2001,Albacete',
        'FR,1000,Troyes',
        'FR,590000,Lille',
        'FR,Lille,Lille',
        'FR,,Lille',
      ],
      'orders.csv: 4 postcodes were repaired: line 3: “1000” read as 01000; line 4: “6000.0” read as 06000; line 5: “59019 CEDEX” read as 59019; line 6: “2001” read as 02001\n',
    ),
  ).toEqual({
    'FR,01000,Bourg-en-Bresse': expect.stringMatching(/^home/),
    'FR,1000,Bourg-en-Bresse': expect.stringMatching(/^home/),
    'FR,6000.0,Nice': expect.stringMatching(/^home/),
    'FR,59019 CEDEX,Lille': 'home 495',
    'ES,2001,Albacete': expect.stringMatching(/^home/),
    'FR,1000,Troyes': 'address-invalid',
    'FR,590000,Lille': 'address-invalid',
    'FR,Lille,Lille': 'address-invalid',
    'FR,,Lille': 'address-invalid',
  })
})
