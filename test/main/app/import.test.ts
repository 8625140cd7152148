import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { POLICY } from '../../../shared/domain/policy.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { say } from '../../../shared/messages/say.ts'
import { anOrder } from '../../support/engine-builders.ts'
import { EXPORT_FILES } from '../../support/export-files.ts'
import { examples, type ImportRoom, openImportRoom } from '../../support/import-room.ts'
import type { Workroom } from '../../support/workroom.ts'

let opened: ImportRoom
let room: Workroom
let client: ImportRoom['client']
beforeEach(async () => {
  opened = await openImportRoom()
  ;({ room, client } = opened)
})
afterEach(() => opened.close())

const putUp = (files: Readonly<Record<string, string>>) => opened.putUp(files)
const importing = (files: Readonly<Record<string, string>>, skipBadRows = false) =>
  opened.importing(files, skipBadRows)

/** Everything that an import may touch, in short. */
async function workspace() {
  const orders = (await client.orders.list({})).total
  return room.read(async (tx) => ({
    orders,
    sites: (await tx.sites.all()).length,
    products: (await tx.products.all()).length,
    services: (await tx.carriers.services()).length,
    rates: (await tx.carriers.rates()).length,
    levels: await tx.stock.all(),
    reserves: await tx.stock.reserves(),
    channels: (await tx.channels.all()).map(({ id, kind }) => `${id} ${kind}`),
    rules: await tx.ruleSets.current(),
    policy: await tx.settings.get(POLICY),
  }))
}

const badStock = (text: string) => text.replace(/^LILLE,TEA-EARL,\d+/m, 'LILLE,TEA-EARL,many')

describe('an import of the example files', () => {
  it('fills an empty workspace, and the orders can be decided', async () => {
    const outcome = await importing(examples())
    expect(outcome).toMatchObject({ kind: 'done', value: { problemCount: 0 } })
    expect((await client.session.hello({})).workspace).toBe('ready')
    const rows = Object.fromEntries(
      outcome.kind === 'done' ? outcome.value.files.map(({ name, rows }) => [name, rows]) : [],
    )
    const filled = await workspace()
    expect({ sites: filled.sites, products: filled.products, rates: filled.rates }).toEqual({
      sites: rows['sites.csv'],
      products: rows['products.csv'],
      rates: rows['rates.csv'],
    })
    expect(filled.rules.version).toBe(1)
    await room.room.decider.decideAll()
    expect((await client.orders.list({ states: ['received'] })).total).toBe(0)
    expect((await client.orders.list({ states: ['allocated'] })).total).toBeGreaterThan(0)
  })

  it('a second time changes nothing: no order twice, no new version of the rules, reserved stays', async () => {
    await importing(examples())
    await room.room.decider.decideAll()
    const before = await workspace()
    expect(before.levels.some(({ reserved }) => reserved > 0)).toBe(true)
    expect(await importing(examples())).toMatchObject({ kind: 'done' })
    await room.room.decider.decideAll()
    expect(await workspace()).toEqual(before)
  })

  it('sent twice with one id is carried out once', async () => {
    const call = room.call({ uploads: putUp(examples()), skipBadRows: false })
    const [first, second] = await Promise.all([
      client.setup.importFiles(call),
      client.setup.importFiles(call),
    ])
    expect(second).toEqual(first)
    expect(await workspace()).toMatchObject({ rules: { version: 1 } })
  })

  it('of one file leaves the rest as it was', async () => {
    await importing(examples())
    const before = await workspace()
    await importing({ 'stock.csv': 'site,sku,on_hand,safety\nLILLE,TEA-EARL,7,0\n' })
    const after = await workspace()
    expect({ ...after, levels: [] }).toEqual({ ...before, levels: [] })
    expect(after.levels.find(({ siteId, sku }) => siteId === 'LILLE' && sku === 'TEA-EARL')).toMatchObject({
      onHand: 7,
      safety: 0,
    })
  })
})

describe('what the files leave open is chosen once', () => {
  const header = 'order,channel,placed_at,country,postcode,city,currency,sku,quantity,unit_price\n'
  const line = 'W1,shop,03/04/2026 08:12,FR,59000,Lille,EUR,TEA-EARL,1,"9,90"\n'

  it('the order of dates, lines that are there twice, the zone of times', async () => {
    const uploads = putUp(examples({ 'orders.csv': () => header + line + line }))
    const asked = await client.setup.previewImport({ uploads })
    expect([asked.problemCount, asked.questions]).toEqual([2, ['date-order', 'repeated-lines']])
    const choices = { timeZone: 'Europe/London', dateOrder: 'day-first', repeatedLines: 'once' } as const
    const told = await client.setup.previewImport({ uploads, choices })
    expect([told.problemCount, told.questions, told.timeZone]).toEqual([0, [], 'Europe/London'])
    const outcome = await client.setup.importFiles(room.call({ uploads, skipBadRows: false, choices }))
    expect(outcome).toMatchObject({ kind: 'done' })
    const { rows } = await client.orders.list({})
    expect(rows.map(({ placedAt }) => new Date(placedAt).toISOString())).toEqual(['2026-04-03T07:12:00.000Z'])
  })

  it('a file that was imported before is told', async () => {
    await importing(examples())
    const { attention } = await client.setup.previewImport({ uploads: putUp(examples()) })
    expect(attention.map(({ what }) => what.code)).toContain('csv.readBefore')
  })
})

describe('files with bad rows', () => {
  it('are told by file, line, column and value in both languages; nothing is imported', async () => {
    const before = await workspace()
    const files = examples({ 'stock.csv': badStock })
    const preview = await client.setup.previewImport({ uploads: putUp(files) })
    expect(preview.problems).toEqual([
      {
        file: 'stock.csv',
        line: 2,
        column: 'on_hand',
        value: 'many',
        expected: expect.objectContaining({ code: expect.any(String) }),
      },
    ])
    const [problem] = preview.problems
    expect(problem && say('en', problem.expected)).not.toBe(problem && say('fr', problem.expected))
    expect(await importing(files)).toMatchObject({ kind: 'refused' })
    expect(await workspace()).toEqual(before)
  })

  it('are imported without those rows when that is asked for', async () => {
    const outcome = await importing(examples({ 'stock.csv': badStock }), true)
    expect(outcome).toMatchObject({ kind: 'done', value: { problemCount: 1 } })
    const { levels } = await workspace()
    expect(levels.length).toBeGreaterThan(0)
    expect(levels.some(({ siteId, sku }) => siteId === 'LILLE' && sku === 'TEA-EARL')).toBe(false)
  })

  it('a file that is not there any more is a problem of that file', async () => {
    const uploads = [{ name: 'stock.csv', uploadId: uuidv7(0, seededRandom(9)) }]
    expect(await client.setup.previewImport({ uploads })).toMatchObject({
      problemCount: 1,
      problems: [{ file: 'stock.csv', line: null }],
    })
    const call = room.call({ uploads, skipBadRows: false })
    expect(await client.setup.importFiles(call)).toMatchObject({ kind: 'refused' })
  })

  it.each(['../switchyard.db', '/etc/passwd', ''])(
    'an upload id that is none (%j) reaches no file',
    async (uploadId) => {
      const report = await client.setup.previewImport({ uploads: [{ name: 'stock.csv', uploadId }] })
      expect(report).toMatchObject({ problemCount: 1 })
    },
  )

  it.each([
    ['bytes', '\u0000\u0001\u0002\uFFFD'],
    ['an empty file', ''],
    ['a header alone', 'site,sku,on_hand,safety\n'],
    ['JSON where CSV belongs', '{"a":1}'],
    ['a quote without end', 'site,sku,on_hand,safety\n"LILLE,A,1,0\n'],
  ])('%s breaks nothing', async (_name, text) => {
    const before = await workspace()
    const report = await client.setup.previewImport({ uploads: putUp({ 'stock.csv': text }) })
    expect(report.files.map(({ name }) => name)).toEqual(['stock.csv'])
    expect(await workspace()).toEqual(before)
  })
})

describe('rules.json', () => {
  const rulesOf = (files: Record<string, string>): string => files['rules.json'] ?? ''

  it('publishes the next version, by whoever imported it', async () => {
    await importing(examples())
    const { version, author, rules } = (await workspace()).rules
    expect({ version, author }).toEqual({ version: 1, author: 'Mona' })
    expect(rules.length).toBeGreaterThan(0)
  })

  it('with a rule that must not go live is refused, and says which and why', async () => {
    const refused = await importing({ 'rules.json': rulesOf(examples()) })
    expect(refused.kind === 'refused' ? say('en', refused.message) : refused).toContain(
      'One rule cannot go live',
    )
    expect((await workspace()).rules.version).toBe(0)
  })

  it('that is no rule set changes nothing', async () => {
    expect(await importing({ 'rules.json': '{"rules": 7}' })).toMatchObject({ kind: 'refused' })
    expect((await workspace()).rules.version).toBe(0)
  })
})

describe('an import that is undone', () => {
  const ORDERS =
    'order,channel,placed_at,country,sku,quantity\nA1,web,2026-11-23T09:00:00+01:00,FR,MUG,1\nA2,web,2026-11-23T09:00:00+01:00,FR,MUG,1\n'

  it('takes back what nobody has begun, and the same file brings it in again', async () => {
    const call = room.call({ uploads: putUp({ 'orders.csv': ORDERS }), skipBadRows: false })
    await client.setup.importFiles(call)
    const undone = await client.setup.undoImport(room.call({ importId: call.commandId }))
    expect(undone).toEqual({ kind: 'done', value: { cancelled: 2, kept: 0 } })
    expect((await client.orders.list({ states: ['cancelled'] })).total).toBe(2)
    await importing({ 'orders.csv': ORDERS })
    expect((await client.orders.list({ states: ['cancelled'] })).total).toBe(0)
    expect((await client.orders.list({})).total).toBe(2)
  })

  it('an order that a person cancelled stays cancelled when its file comes again', async () => {
    await importing({ 'orders.csv': ORDERS })
    const [first] = (await client.orders.list({})).rows
    await client.orders.cancel(room.call({ orderIds: [first?.id ?? ''], note: '' }))
    await importing({ 'orders.csv': ORDERS })
    expect((await client.orders.list({ states: ['cancelled'] })).total).toBe(1)
  })

  it('an order that only waited for its goods is no order of the import', async () => {
    await importing(examples())
    const waiting =
      'order,channel,placed_at,country,sku,quantity\nW1,web,2026-11-23T09:00:00+01:00,FR,LATER,1\n'
    await importing({ 'orders.csv': waiting })
    await room.room.decider.decideAll()
    const goods = {
      'products.csv': 'sku,weight_g\nLATER,100\n',
      'stock.csv': 'site,sku,on_hand\nLILLE,LATER,5\n',
    }
    room.wait(60_000)
    const call = room.call({ uploads: putUp({ ...goods, 'orders.csv': ORDERS }), skipBadRows: false })
    await client.setup.importFiles(call)
    const undone = await client.setup.undoImport(room.call({ importId: call.commandId }))
    expect(undone).toEqual({ kind: 'done', value: { cancelled: 2, kept: 0 } })
  })

  it('what was no import is refused', async () => {
    const outcome = await client.setup.undoImport(room.call({ importId: room.call({}).commandId }))
    expect(outcome).toMatchObject({ kind: 'refused', message: { code: 'imports.unknownImport' } })
  })
})

describe('orders of a shop that is connected', () => {
  const row = (order: string, day: string) => `${order},fair,${day}T09:00:00+01:00,FR,59000,TEA-EARL,1\n`
  const FILE = `order,channel,placed_at,country,postcode,sku,quantity\n${row('1001', '2026-11-23')}${row('1002', '2026-11-23')}${row('1003', '2026-11-20')}`
  const LEFT = '1 order is here already, brought by Shop (1001): left out'
  const TWICE = '1 order is here already, brought by Shop (1001): imported as well, they ship twice'
  const said = (texts: { attention: { what: Message }[] }) =>
    texts.attention.map(({ what }) => say('en', what))
  const references = async () => (await client.orders.list({})).rows.map(({ reference }) => reference).sort()

  beforeEach(async () => {
    await importing(examples({ 'orders.csv': (text) => text.split('\n')[0] ?? '' }))
    const at = Date.parse('2026-11-23T07:30:00Z')
    await room.receive(
      anOrder({ id: 'O-1', externalId: 'gid/1', reference: '#1001', placedAt: at }),
      anOrder({ id: 'O-3', externalId: 'gid/3', reference: '#1003', placedAt: at }),
    )
  })

  it('are named and left out by their number, unless a person says otherwise', async () => {
    const uploads = putUp({ 'orders.csv': FILE })
    const report = await client.setup.previewImport({ uploads })
    expect([said(report), report.questions]).toEqual([expect.arrayContaining([LEFT]), ['already-here']])
    await client.setup.importFiles(room.call({ uploads, skipBadRows: false }))
    expect(await references()).toEqual(['#1001', '#1003', '1002', '1003'])
    const choices = { timeZone: null, dateOrder: null, repeatedLines: null, alreadyHere: 'import' } as const
    expect(said(await client.setup.previewImport({ uploads, choices }))).toContain(TWICE)
    await client.setup.importFiles(room.call({ uploads, skipBadRows: false, choices }))
    expect(await references()).toEqual(['#1001', '#1003', '1001', '1002', '1003'])
  })

  it('are warned of in its own export, whether it has brought them or not', async () => {
    const [shopify] = EXPORT_FILES
    const uploads = putUp({ [shopify?.file ?? '']: shopify?.lines.join('\n') ?? '' })
    expect(said(await client.setup.previewImport({ uploads }))).toEqual([
      '1 order is here already, brought by Shop (#1001): left out',
    ])
    await room.room.store.write((tx) => tx.orders.update(anOrder({ id: 'O-1', reference: '#7' })))
    expect(said(await client.setup.previewImport({ uploads }))).toEqual([
      'Shop is connected and brings its orders by itself: what it has not brought yet would come twice, once from this file and once from the shop',
    ])
  })
})

it('columns that were matched once are matched the next time', async () => {
  const text = 'Nummer;Am;Ding;Zahl\nT1;23/11/2026 09:00;MUG;2\n'
  const columns = { order: 'Nummer', placed_at: 'Am', sku: 'Ding', quantity: 'Zahl' }
  const mapping = { kind: 'orders' as const, columns, constants: { channel: 'fair', country: 'FR' } }
  const uploads = putUp({ 'fair.csv': text }).map((one) => ({
    ...one,
    reading: { sheet: null, mapping, tariff: null },
  }))
  expect(await client.setup.importFiles(room.call({ uploads, skipBadRows: false }))).toMatchObject({
    kind: 'done',
    value: { files: [{ kind: 'orders', rows: 1, origin: { kind: 'mapping', isSaved: false } }] },
  })
  const preview = await client.setup.previewImport({ uploads: putUp({ 'fair 2.csv': text }) })
  expect(preview).toMatchObject({ problems: [], files: [{ kind: 'orders', origin: { isSaved: true } }] })
  const { readings } = await client.setup.rememberedReadings({})
  expect(readings).toMatchObject([{ reading: { mapping, tariff: null } }])
  await client.setup.forgetReading(room.call({ signature: readings[0]?.signature ?? '' }))
  expect(await client.setup.rememberedReadings({})).toEqual({ readings: [] })
  const anew = await client.setup.previewImport({ uploads: putUp({ 'fair 3.csv': text }) })
  expect(anew).toMatchObject({ files: [{ kind: null, ask: { kind: 'mapping' } }] })
})

it('rates under other names are matched like orders are', async () => {
  await importing(examples())
  const text =
    'Spediteur;Dienst;Land;PLZ;bis kg;Preis;Tage\ncolissimo;home;FR;75;2,5;"4,90";2\ncolissimo;home;FR;13;2,5;"5,10";2\n'
  const columns = {
    carrier: 'Spediteur',
    service: 'Dienst',
    country: 'Land',
    postcode_prefix: 'PLZ',
    up_to_weight_kg: 'bis kg',
    price: 'Preis',
    transit_days: 'Tage',
  }
  const mapping = { kind: 'rates' as const, columns, constants: { origin_site: '*' } }
  const uploads = putUp({ 'tarif.csv': text }).map((one) => ({
    ...one,
    reading: { sheet: null, mapping, tariff: null },
  }))
  expect(await client.setup.importFiles(room.call({ uploads, skipBadRows: false }))).toMatchObject({
    kind: 'done',
    value: { files: [{ kind: 'rates', rows: 2, badRows: 0 }] },
  })
  const rates = await room.read((tx) => tx.carriers.rates())
  expect(rates.filter(({ upToWeightG }) => upToWeightG === 2500)).toMatchObject([
    { postcodePrefix: '13', priceCents: 510 },
    { postcodePrefix: '75', priceCents: 490 },
  ])
})
