import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const EXAMPLE = join(ROOT, 'resources/examples/csv')
const NOW = '2026-11-23T13:30:00+01:00'

let folder = ''
let input = ''
let output = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orchestrate-'))
  input = join(folder, 'in')
  output = join(folder, 'out')
  cpSync(EXAMPLE, input, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function orchestrate(args = ['--in', input, '--out', output, '--now', NOW], lang = 'en_GB.UTF-8') {
  const run = spawnSync(process.execPath, [join(ROOT, 'main/cli/orchestrate.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: lang },
  })
  return { code: run.status, out: run.stdout.trimEnd().split('\n'), err: run.stderr.trimEnd().split('\n') }
}

const written = (name: string): string => readFileSync(join(output, name), 'utf8')
const change = (name: string, from: string, to: string): void =>
  writeFileSync(join(input, name), readFileSync(join(input, name), 'utf8').replaceAll(from, to))

describe('a folder of files is decided', () => {
  test('the example', () => {
    const { code, out } = orchestrate()
    const { orders_per_second, ...figures } = JSON.parse(out.at(-1) ?? '')
    expect({ code, figures }).toEqual({
      code: 0,
      figures: {
        orders: 14,
        allocated: 11,
        exceptions: 3,
        leaving_late: 0,
        fulfillments: 13,
        shipping_cents: 13_905,
        handling_cents: 2008,
      },
    })
    expect(orders_per_second).toBeGreaterThan(0)
    expect(readdirSync(output).toSorted()).toEqual([
      'allocations.csv',
      'exceptions.csv',
      'fulfillments.csv',
      'summary.json',
      'trace.jsonl',
    ])
    expect(readdirSync(folder).toSorted()).toEqual(['in', 'out'])
  })

  test('fulfilments, allocations and exceptions as the README shows them', () => {
    orchestrate()
    const rowsOf = (name: string, order: string) =>
      written(name)
        .split('\n')
        .filter((row) => row.startsWith(order))
    expect(written('fulfillments.csv').split('\n')[0]).toBe(
      'order,fulfillment,site,carrier,service,parcels,weight_g,shipping_cents,handling_cents,ship_on,deliver_from,deliver_to',
    )
    expect(rowsOf('fulfillments.csv', 'W1014')).toEqual([
      'W1014,W1014-1,LILLE,colissimo,home,1,240,525,139,2026-11-23,2026-11-24,2026-11-25',
      'W1014,W1014-2,LYON,chronopost,next,1,3900,1650,129,2026-11-23,2026-11-24,2026-11-24',
    ])
    expect(written('allocations.csv').split('\n')[0]).toBe('order,fulfillment,site,sku,quantity')
    expect(rowsOf('allocations.csv', 'W1014')).toEqual([
      'W1014,W1014-1,LILLE,TEA-SENCHA,2',
      'W1014,W1014-2,LYON,TRAY-XL,1',
    ])
    expect(written('exceptions.csv')).toBe(
      [
        'order,reason,detail',
        'W1010,partial-stock,Stock covers only part of the order: TONIC (10 of 12)',
        'W1011,no-eligible-service,No carrier service takes it: 0.18 kg to DE 10115 (no rate for this destination)',
        'W1013,unknown-sku,No product is called TEA-OOLONG',
        '',
      ].join('\n'),
    )
  })

  test('the trace has one object per order, in their order', () => {
    orchestrate()
    const traces: { order: string; outcome: string }[] = written('trace.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(traces.map((trace) => trace.order)).toEqual(Array.from({ length: 14 }, (_, i) => `W${1001 + i}`))
    expect(Object.keys(traces[0] ?? {})).toEqual([
      'order',
      'outcome',
      'tags',
      'decidedAt',
      'closedDays',
      'ruleSetVersion',
      'priority',
      'rules',
      'sites',
      'services',
      'secondBestExtraCents',
      'search',
      'isCollected',
      'departures',
    ])
  })

  test('what leaves after the day of the decision is counted, and why', () => {
    const late = (now: string) => {
      const { out } = orchestrate(['--in', input, '--out', output, '--now', now])
      const { leaving_late } = JSON.parse(written('summary.json'))
      return [JSON.parse(out.at(-1) ?? '').leaving_late, leaving_late.by_reason, leaving_late.longest_days]
    }
    expect(late('2026-11-23T23:00:00+01:00')).toEqual([11, { 'cut-off': 13 }, 1])
    change('sites.csv', 'Europe/Paris,400', 'Europe/Paris,1')
    const [orders, byReason] = late(NOW)
    expect([orders > 0, Object.keys(byReason)]).toEqual([true, ['capacity']])
  })

  test('again, over the files of the last time and beside others', () => {
    orchestrate()
    const first = written('allocations.csv')
    writeFileSync(join(output, 'notes.txt'), 'mine')
    expect([orchestrate().code, written('allocations.csv'), written('notes.txt')]).toEqual([0, first, 'mine'])
  })

  test('without the optional files', () => {
    for (const name of ['rules.json', 'policy.json', 'channel_reserves.csv']) rmSync(join(input, name))
    expect(orchestrate().code).toBe(0)
  })

  test('without orders', () => {
    writeFileSync(
      join(input, 'orders.csv'),
      `${readFileSync(join(input, 'orders.csv'), 'utf8').split('\n')[0]}\n`,
    )
    const { code, out } = orchestrate()
    expect([code, JSON.parse(out.at(-1) ?? '').orders]).toEqual([0, 0])
  })
})

describe('bad rows: exit code 2 and nothing written', () => {
  test('each is told with its line', () => {
    change('orders.csv', 'W1003,shop,2026-11-23T09:05:00+01:00', 'W1003,shop,23/13/2026 09:05')
    change('stock.csv', 'MADRID,', 'MALAGA,')
    const { code, err } = orchestrate()
    expect(code).toBe(2)
    expect(err).toEqual([
      'stock.csv, line 15, column site: found “MALAGA”, expected a site of sites.csv',
      'stock.csv, line 16, column site: found “MALAGA”, expected a site of sites.csv',
      'stock.csv, line 17, column site: found “MALAGA”, expected a site of sites.csv',
      'orders.csv, line 5, column placed_at: found “23/13/2026 09:05”, expected a date and time, such as 2026-11-23T09:30:00+01:00 or 23/11/2026 09:30',
      'Nothing was written.',
    ])
    expect(existsSync(output)).toBe(false)
  })

  test('at most 50 are listed', () => {
    const header = readFileSync(join(input, 'stock.csv'), 'utf8').split('\n')[0]
    writeFileSync(join(input, 'stock.csv'), `${header}\n${'LILLE,TEA-EARL,many,0\n'.repeat(70)}`)
    const { code, err } = orchestrate()
    expect([code, err.length, err.at(-2)]).toEqual([2, 52, '... and 20 more'])
  })

  test('a file that is missing, in French', () => {
    rmSync(join(input, 'rates.csv'))
    const { code, err } = orchestrate(undefined, 'fr_FR.UTF-8')
    expect([code, err]).toEqual([
      2,
      [`rates.csv\u00a0: attendu\u00a0: ce fichier dans ${input}`, 'Rien n’a été écrit.'],
    ])
  })

  test('a wrong rule is left out with a warning, it is no bad row', () => {
    change('rules.json', 'order.tier', 'order.colour')
    const { code, err } = orchestrate()
    expect([
      code,
      err.length,
      err[0]?.startsWith('Look at rules.json: the rule “VIP customers first” is not used: '),
    ]).toEqual([0, 1, true])
  })
})

describe('trouble: exit code 1', () => {
  test('a wrong call shows the right one', () => {
    const usage = [
      'npm run orchestrate -- --in DIR --out DIR [--orders FILE] [--now 2026-11-23T18:00:00+01:00] [--time-zone Europe/Paris] [--dates day-first|month-first] [--repeated-lines once|each]',
    ]
    const calls = [[], ['--in', input], ['--in', input, '--out', output, '--now', 'noon'], ['--what']]
    expect(calls.map((call) => orchestrate(call))).toEqual(
      calls.map(() => ({ code: 1, out: [''], err: usage })),
    )
  })

  test('a folder that is not there', () => {
    const { code, err } = orchestrate(['--in', join(folder, 'nowhere'), '--out', output])
    expect([code, err[0]?.startsWith('Nothing was decided: ENOENT')]).toEqual([1, true])
  })

  test('a place where nothing can be written leaves nothing behind', () => {
    writeFileSync(join(folder, 'file'), '')
    mkdirSync(join(folder, 'kept'))
    const { code } = orchestrate(['--in', input, '--out', join(folder, 'file'), '--now', NOW])
    expect([code, readdirSync(folder).toSorted()]).toEqual([1, ['file', 'in', 'kept']])
  })
})
