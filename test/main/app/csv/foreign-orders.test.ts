import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NOTHING_CHOSEN, NOTHING_KNOWN, readFiles } from '../../../../main/app/csv/read-files.ts'
import { worldOfFiles } from '../../../../main/app/csv/world-of-files.ts'
import { placeFinder } from '../../../../main/app/services/place-finder.ts'
import { orchestrate } from '../../../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../../main/engine/rules/compile.ts'
import { EMPTY_RULE_SET } from '../../../../shared/rules/document.ts'

const EXAMPLES = 'resources/examples/csv'
const NOW = Date.parse('2026-11-23T08:00:00Z')

const RULES = {
  version: 1,
  publishedAt: NOW,
  author: 'Example',
  note: '',
  rules: [
    {
      id: 'dear',
      name: 'Over 150 leaves from Lyon',
      enabled: true,
      stage: 'source',
      when: {
        kind: 'group',
        match: 'all',
        children: [{ kind: 'condition', field: 'order.value', operator: 'gte', value: 15_000 }],
      },
      actions: [{ code: 'source.exclude-sites', args: { siteIds: ['LILLE'] } }],
      validity: null,
      stopsStage: false,
    },
  ],
}

const COLUMNS =
  'order,channel,placed_at,country,postcode,city,latitude,longitude,service_level,customer_tier,tags,currency,ship_by,deliver_by,sku,quantity,unit_price_cents'
const ORDERS = [
  ['EUR-50', 'EUR', 5000],
  ['SEK-500-is-45EUR', 'SEK', 50_000],
  ['JPY-5490-is-34EUR', 'JPY', 549_000],
  ['PLN-200-is-47EUR', 'PLN', 20_000],
  ['EUR-200', 'EUR', 20_000],
  ['SEK-2000-is-181EUR', 'SEK', 200_000],
].map(
  ([id, currency, cents]) =>
    `${id},shop,2026-11-23T08:12:00+01:00,FR,59000,Lille,,,standard,,,${currency},,,TEA-EARL,1,${cents}`,
)
const RATES = 'currency,date,rate\nSEK,2026-11-20,11.0534\nJPY,2026-11-20,161.2\nPLN,2026-11-20,"4,2345"\n'

/** Site of each order, `?` behind those that wait for a person. */
async function sitesOf(own: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const names = (await readdir(EXAMPLES)).filter((name) => !(name in own))
  const { contents, problems } = await readFiles(
    [
      ...names.map((name) => ({ name, open: () => createReadStream(join(EXAMPLES, name)) })),
      ...Object.entries(own).map(([name, text]) => ({ name, open: () => [text] })),
    ],
    {
      known: NOTHING_KNOWN,
      choices: NOTHING_CHOSEN,
      now: NOW,
      currency: 'EUR',
      findPlace: placeFinder(await readFile('resources/geo/places.csv', 'utf8')),
      skipBadRows: false,
    },
  )
  expect(problems).toEqual([])
  const world = prepareWorld(worldOfFiles(contents))
  const rules = compileRules(contents.rules ?? EMPTY_RULE_SET, world.context)
  return Object.fromEntries(
    orchestrate(contents.orders, world, rules, NOW).map((decision) => [
      decision.orderId,
      decision.kind === 'allocated'
        ? `${decision.fulfillments.map(({ siteId }) => siteId).join('+')}${decision.approval ? '?' : ''}`
        : decision.kind,
    ]),
  )
}

const FILES = { 'orders.csv': [COLUMNS, ...ORDERS].join('\n'), 'rules.json': JSON.stringify(RULES) }

test('“over 150” catches neither 500 kronor nor 5,490 yen nor 200 złoty, and whoever has no rate waits', async () => {
  expect(await sitesOf(FILES)).toEqual({
    'EUR-50': 'LILLE',
    'SEK-500-is-45EUR': 'LILLE?',
    'JPY-5490-is-34EUR': 'LILLE?',
    'PLN-200-is-47EUR': 'LILLE?',
    'EUR-200': 'LYON',
    'SEK-2000-is-181EUR': 'LILLE?',
  })
})

test('with a file of rates each is worth what it is', async () => {
  expect(await sitesOf({ ...FILES, 'exchange_rates.csv': RATES })).toEqual({
    'EUR-50': 'LILLE',
    'SEK-500-is-45EUR': 'LILLE',
    'JPY-5490-is-34EUR': 'LILLE',
    'PLN-200-is-47EUR': 'LILLE',
    'EUR-200': 'LYON',
    'SEK-2000-is-181EUR': 'LYON',
  })
})
