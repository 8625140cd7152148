import { describe, expect, test } from 'vitest'
import { noteMessage, problemMessage } from '../../../../main/app/csv/csv-problem.ts'
import { fileKind } from '../../../../main/app/csv/given-file.ts'
import { type FilesRead, NOTHING_CHOSEN, readFiles } from '../../../../main/app/csv/read-files.ts'
import { say } from '../../../../shared/messages/say.ts'

const SITES =
  'site,name,country,postcode,latitude,longitude,time_zone,daily_capacity,cutoff,workdays,handling_cents_per_order,handling_cents_per_unit'
const FILES = {
  'sites.csv': `${SITES}\nLILLE,Lille,FR,59000,,,Europe/Paris,,14:00,Mon-Fri,120,20\nMADRID,,ES,28001,40.4,"-3,7",Europe/Madrid,500,16:30,Mon|Wed|Sat,,\n`,
  'products.csv':
    'sku,name,weight_g,length_mm,width_mm,height_mm,flags,price_cents\nMUG,Mug,350,100,100,110,fragile,1290\nROPE,,900,,,,,\n',
  'services.csv':
    'carrier,service,name,level,max_weight_g,max_length_mm,volumetric_divisor,excluded_flags,daily_cap,pickup_days,delivery_days\nposta,home,Posta,standard,30000,1500,5000,hazmat|cold,1500,Mon-Sat,Mon-Sat\n',
  'stock.csv': 'site,sku,on_hand,safety\nLILLE,MUG,10,2\nMADRID,MUG,-1,\n',
  'rates.csv':
    'carrier,service,origin_site,country,postcode_prefix,up_to_weight_g,price_cents,transit_days\nposta,home,*,FR,,1000,490,2\nposta,home,LILLE,FR,20,1000,990,4\n',
  'orders.csv':
    'order,channel,placed_at,country,postcode,city,latitude,longitude,service_level,customer_tier,tags,currency,ship_by,deliver_by,sku,quantity,unit_price_cents\nW1,web,2026-11-23T09:00:00+01:00,FR,75011,Paris,,,standard,vip,gift|new,EUR,,2026-11-26T23:59:00+01:00,MUG,2,1290\nW1,web,2026-11-23T09:00:00+01:00,FR,75011,Paris,,,standard,vip,gift|new,EUR,,2026-11-26T23:59:00+01:00,ROPE,1,\n',
  'channel_reserves.csv': 'channel,site,sku,quantity\nweb,*,MUG,3\nweb,LILLE,ROPE,1\n',
  'policy.json': '{"strategy": "nearest", "max_fulfillments": 3}',
}

function read(
  files: Readonly<Record<string, string>>,
  { skipBadRows = false, known = {} as Partial<Record<'siteIds' | 'skus' | 'services', string[]>> } = {},
): Promise<FilesRead> {
  return readFiles(
    Object.entries(files).map(([name, text]) => ({ name, open: () => [text] })),
    {
      known: {
        siteIds: new Set(known.siteIds),
        skus: new Set(known.skus),
        services: new Set(known.services),
        exchangeRates: [],
        readings: new Map(),
      },
      currency: 'EUR',
      choices: NOTHING_CHOSEN,
      now: Date.parse('2026-11-23T12:00:00Z'),
      findPlace: (country, postcode) =>
        country === 'FR' ? { latitude: 46, longitude: postcode.startsWith('59') ? 3 : 2 } : null,
      skipBadRows,
    },
  )
}

/** The files above with some replaced. */
const given = (changes: Partial<typeof FILES>) => read({ ...FILES, ...changes })
const said = ({ problems }: FilesRead) => problems.map((one) => say('en', problemMessage(one)))

describe('a country of orders that is empty or none', async () => {
  const orders = `order,channel,placed_at,country,postcode,city,sku,quantity
W1,web,2026-11-23T09:00:00+01:00,,75011,Paris,MUG,1
W2,web,2026-11-23T09:00:00+01:00,Narnia,75011,Paris,MUG,1
W3,web,2026-11-23T09:00:00+01:00,France,75011,Paris,MUG,1
`
  const { contents, problems, notes } = await given({ 'orders.csv': orders })

  test('leaves the order as it is, to be asked about', () => {
    const said = contents.orders.map(({ destination: { country, countryAsGiven = '' } }) => [
      country,
      countryAsGiven,
    ])
    expect([said, problems]).toEqual([
      [
        ['ZZ', ''],
        ['ZZ', 'Narnia'],
        ['FR', ''],
      ],
      [],
    ])
  })

  test('is said before anything is decided', () => {
    const attention = notes.filter(({ kind }) => kind === 'attention').map(({ what }) => say('en', what))
    expect(attention).toContain(
      '2 orders do not say a country that we know (W1): each waits for you to say it, with a proposal where its postcode and town leave one',
    )
  })
})

describe('each file is read into the domain', async () => {
  const { contents, problems, notes } = await given({})

  test('without problem', () => {
    expect([problems, notes]).toEqual([[], []])
  })

  test('sites.csv', () => {
    expect(contents.sites).toEqual([
      {
        id: 'LILLE',
        name: 'Lille',
        country: 'FR',
        postcode: '59000',
        latitude: 46,
        longitude: 3,
        timeZone: 'Europe/Paris',
        dailyCapacity: null,
        cutoff: 840,
        workdays: [1, 2, 3, 4, 5],
        closedOn: [],
        handlingCentsPerOrder: 120,
        handlingCentsPerUnit: 20,
        outage: null,
      },
      {
        id: 'MADRID',
        name: 'MADRID',
        country: 'ES',
        postcode: '28001',
        latitude: 40.4,
        longitude: -3.7,
        timeZone: 'Europe/Madrid',
        dailyCapacity: 500,
        cutoff: 990,
        workdays: [1, 3, 6],
        closedOn: [],
        handlingCentsPerOrder: 0,
        handlingCentsPerUnit: 0,
        outage: null,
      },
    ])
  })

  test('products.csv', () => {
    expect(contents.products).toEqual([
      {
        sku: 'MUG',
        name: 'Mug',
        category: null,
        barcode: null,
        weightG: 350,
        dimensions: { lengthMm: 100, widthMm: 100, heightMm: 110 },
        flags: ['fragile'],
        priceCents: 1290,
      },
      {
        sku: 'ROPE',
        name: 'ROPE',
        category: null,
        barcode: null,
        weightG: 900,
        dimensions: { lengthMm: 0, widthMm: 0, heightMm: 0 },
        flags: [],
        priceCents: 0,
      },
    ])
  })

  test('services.csv and rates.csv', () => {
    expect([contents.services, contents.rates]).toEqual([
      [
        {
          carrierId: 'posta',
          serviceId: 'home',
          name: 'Posta',
          level: 'standard',
          maxWeightG: 30_000,
          maxLengthMm: 1500,
          volumetricDivisor: 5000,
          excludedFlags: ['hazmat', 'cold'],
          dailyCap: 1500,
          pickupDays: [1, 2, 3, 4, 5, 6],
          deliveryDays: [1, 2, 3, 4, 5, 6],
        },
      ],
      [
        {
          carrierId: 'posta',
          serviceId: 'home',
          originSiteId: null,
          country: 'FR',
          postcodePrefix: '',
          upToWeightG: 1000,
          priceCents: 490,
          transitDays: 2,
        },
        {
          carrierId: 'posta',
          serviceId: 'home',
          originSiteId: 'LILLE',
          country: 'FR',
          postcodePrefix: '20',
          upToWeightG: 1000,
          priceCents: 990,
          transitDays: 4,
        },
      ],
    ])
  })

  test('stock.csv, channel_reserves.csv and policy.json', () => {
    expect([contents.stock, contents.reserves, contents.policy]).toEqual([
      [
        { siteId: 'LILLE', sku: 'MUG', onHand: 10, reserved: 0, safety: 2 },
        { siteId: 'MADRID', sku: 'MUG', onHand: -1, reserved: 0, safety: 0 },
      ],
      [
        { channelId: 'web', siteId: null, sku: 'MUG', quantity: 3 },
        { channelId: 'web', siteId: 'LILLE', sku: 'ROPE', quantity: 1 },
      ],
      {
        strategy: 'nearest',
        fastestExtraCents: 1_000,
        maxFulfillments: 3,
        splitPenaltyCents: 150,
        unfilledLineCents: 2500,
        partial: 'hold',
        splitLines: 'allow',
      },
    ])
  })

  test('orders.csv, its rows gathered by order', () => {
    expect(contents.orders).toEqual([
      {
        id: 'W1',
        channelId: 'web',
        externalId: 'W1',
        reference: 'W1',
        placedAt: Date.parse('2026-11-23T08:00:00Z'),
        destination: {
          name: '',
          company: null,
          street: [],
          postcode: '75011',
          city: 'Paris',
          country: 'FR',
          phone: null,
          email: null,
          latitude: 46,
          longitude: 2,
        },
        serviceLevel: 'standard',
        customerTier: 'vip',
        tags: ['gift', 'new'],
        currency: 'EUR',
        shipBy: null,
        deliverBy: Date.parse('2026-11-26T22:59:00Z'),
        lines: [
          { id: '2', sku: 'MUG', quantity: 2, unitPriceCents: 1290 },
          { id: '3', sku: 'ROPE', quantity: 1, unitPriceCents: 0 },
        ],
      },
    ])
  })
})

const [ORDER_HEADER = '', W1 = ''] = FILES['orders.csv'].split('\n')

describe('what is wrong between rows and files', () => {
  test.each<{ name: string; changes: Partial<typeof FILES>; want: string[] }>([
    {
      name: 'an unknown site, in every file that names one',
      changes: {
        'stock.csv': 'site,sku,on_hand,safety\nLYON,MUG,1,0\n',
        'rates.csv': FILES['rates.csv'].replace('LILLE', 'LYON'),
        'channel_reserves.csv': 'channel,site,sku,quantity\nweb,LYON,MUG,3\n',
      },
      want: [
        'stock.csv, line 2, column site: found “LYON”, expected a site of sites.csv',
        'rates.csv, line 3, column origin_site: found “LYON”, expected a site of sites.csv',
        'channel_reserves.csv, line 2, column site: found “LYON”, expected a site of sites.csv',
      ],
    },
    {
      name: 'a rate of an unknown service',
      changes: { 'rates.csv': FILES['rates.csv'].replace('posta,home,*', 'posta,express,*') },
      want: [
        'rates.csv, line 2, column service: found “posta/express”, expected a carrier and service of services.csv',
      ],
    },
    {
      name: 'repeats',
      changes: {
        'products.csv': `${FILES['products.csv']}MUG,Again,1,,,,,\n`,
        'stock.csv': `${FILES['stock.csv']}LILLE,MUG,5,0\n`,
        'channel_reserves.csv': `${FILES['channel_reserves.csv']}web,*,MUG,1\n`,
      },
      want: [
        'products.csv, line 4, column sku: found “MUG”, expected no repeat: it is on line 2 already',
        'stock.csv, line 4, column sku: found “MUG”, expected no repeat: it is on line 2 already',
        'channel_reserves.csv, line 4, column sku: found “MUG”, expected no repeat: it is on line 2 already',
      ],
    },
    {
      name: 'rows of one order that disagree',
      changes: { 'orders.csv': `${ORDER_HEADER}\n${W1}\n${W1.replace('75011', '13001')}\n` },
      want: [
        'orders.csv, line 3, column postcode: found “13001”, expected the same postcode as on line 2 of the order',
      ],
    },
    {
      name: 'a site that nobody can place',
      changes: { 'sites.csv': FILES['sites.csv'].replace('40.4,"-3,7"', ',') },
      want: [
        'sites.csv, line 3, column latitude: found nothing, expected coordinates, as ES 28001 is not in the table of places',
      ],
    },
    {
      name: 'a wrong site is reported, not also the rows that refer to it',
      changes: { 'sites.csv': FILES['sites.csv'].replace('14:00', '2 pm') },
      want: ['sites.csv, line 2, column cutoff: found “2 pm”, expected a time of day as HH:MM'],
    },
    {
      name: 'a policy with wrong values: what stands there, and what should',
      changes: {
        'policy.json':
          '{"strategy": "quickest", "max_fulfillments": 0.5, "split_penalty_cents": "1.50", "limit": 1}',
      },
      want: [
        'policy.json, column strategy: found “quickest”, expected cheapest, fastest, nearest, balanced',
        'policy.json, column max_fulfillments: found “0.5”, expected a whole number from 1 to 10',
        'policy.json, column split_penalty_cents: found “1.50”, expected whole cents, 0 or more',
        'policy.json: found “limit”, expected an object with any of strategy, fastest_extra_cents, max_fulfillments, split_lines, split_penalty_cents, unfilled_line_cents, partial',
      ],
    },
    {
      name: 'a policy that is none',
      changes: { 'policy.json': '[1]' },
      want: [
        'policy.json: found “[1]”, expected an object with any of strategy, fastest_extra_cents, max_fulfillments, split_lines, split_penalty_cents, unfilled_line_cents, partial',
      ],
    },
  ])('$name', async ({ changes, want }) => {
    expect(said(await given(changes))).toEqual(want)
  })

  test('an unknown SKU in orders is for the decision to tell, in stock a warning', async () => {
    const got = await given({
      'orders.csv': FILES['orders.csv'].replace('MUG', 'CUP'),
      'stock.csv': `${FILES['stock.csv']}LILLE,CUP,5,0\nLILLE,PAN,5,0\n`,
    })
    expect(said(got)).toEqual([])
    expect(got.notes.map((one) => say('en', noteMessage(one)))).toEqual([
      'stock.csv: 2 rows name a SKU that products.csv lacks, left aside (CUP)',
    ])
  })
})

test('which postcodes were repaired is said with their lines, the first of many', async () => {
  const order = (id: number, postcode: string, city: string) =>
    W1.replace('W1', `P${id}`).replace('75011', postcode).replace('Paris', city)
  const orders = [
    ORDER_HEADER,
    order(1, '6000', 'Nice'),
    order(2, '59019 CEDEX', 'Lille'),
    order(3, '1000', 'Troyes'),
    ...[4, 5, 6, 7, 8].map((id) => order(id, '6400.0', 'Cannes')),
  ].join('\n')
  const got = await given({ 'orders.csv': orders })
  expect([said(got), got.notes.map((one) => say('en', noteMessage(one)))]).toEqual([
    [],
    [
      'orders.csv: 7 postcodes were repaired: line 2: “6000” read as 06000; line 3: “59019 CEDEX” read as 59019; line 5: “6400.0” read as 06400; line 6: “6400.0” read as 06400; line 7: “6400.0” read as 06400; 2 more',
    ],
  ])
})

describe('with rows skipped that are wrong', () => {
  test('an order with one wrong row is left out whole', async () => {
    const orders = [ORDER_HEADER, W1, W1.replace('MUG,2', 'ROPE,0'), W1.replace('W1', 'W2')].join('\n')
    const { contents, problemCount } = await read({ ...FILES, 'orders.csv': orders }, { skipBadRows: true })
    expect([contents.orders.map((order) => order.id), problemCount]).toEqual([['W2'], 1])
  })

  test('rows that refer to a wrong row are wrong too', async () => {
    const got = await read(
      { ...FILES, 'sites.csv': FILES['sites.csv'].replace('14:00', '2 pm') },
      { skipBadRows: true },
    )
    expect(got.contents.stock.map((level) => level.siteId)).toEqual(['MADRID'])
    expect(got.files.map(({ name, rows, badRows }) => `${name} ${badRows}/${rows}`)).toEqual([
      'sites.csv 1/2',
      'products.csv 0/2',
      'services.csv 0/1',
      'stock.csv 1/2',
      'rates.csv 1/2',
      'channel_reserves.csv 1/2',
      'orders.csv 0/2',
      'policy.json 0/1',
    ])
  })
})

test('a file alone refers to what the workspace has', async () => {
  const { 'stock.csv': stock, 'rates.csv': rates } = FILES
  const known = { siteIds: ['LILLE', 'MADRID'], skus: ['MUG'], services: ['posta/home'] }
  const got = await read({ 'stock.csv': stock, 'rates.csv': rates }, { known })
  expect([got.problems, got.contents.stock.length, got.contents.rates.length]).toEqual([[], 2, 2])
})

test.each([
  ['orders.csv', 'orders'],
  ['C:\\Exports\\Orders 2026-11.csv', 'orders'],
  ['/tmp/stock_nightly.CSV', 'stock'],
  ['channel_reserves.csv', 'channel_reserves'],
  ['rules.json', 'rules'],
  ['rules.csv', null],
  ['ordersheet.csv', null],
  ['readme.txt', null],
])('%s holds %s', (name, want) => {
  expect(fileKind(name)).toBe(want)
})

test('receipts.csv, its dates as spreadsheets write them', async () => {
  const receipts =
    'site,sku,quantity,expected_on,reference\nLILLE,MUG,40,31/12/2026,PO-1\nLILLE,MUG,2,2027-01-05,\nLILLE,GONE,2,2027-01-05,\nLYON,MUG,2,2027-01-05,\nLILLE,MUG,9,1/2/2027,PO-1\n'
  const got = await read({ ...FILES, 'receipts.csv': receipts }, { skipBadRows: true })
  expect(got.contents.receipts).toEqual([
    { siteId: 'LILLE', sku: 'MUG', quantity: 40, on: '2026-12-31', reference: 'PO-1' },
    { siteId: 'LILLE', sku: 'MUG', quantity: 2, on: '2027-01-05', reference: '' },
  ])
  expect(said(got)).toEqual([
    'receipts.csv, line 5, column site: found “LYON”, expected a site of sites.csv',
    'receipts.csv, line 6, column sku: found “MUG”, expected no repeat: it is on line 2 already',
  ])
  expect(got.notes.map((note) => say('en', noteMessage(note)))).toContainEqual(
    expect.stringContaining('GONE'),
  )
})

test('two files of one kind are one too many', async () => {
  const stock = FILES['stock.csv']
  expect(said(await read({ ...FILES, 'stock-2.csv': stock }))).toEqual([
    'stock-2.csv: expected one file of its kind; stock.csv is read already',
  ])
})
