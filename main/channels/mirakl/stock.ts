import { z } from 'zod'
import { storedMap } from '../../../shared/domain/stored-map.ts'
import { message } from '../../../shared/messages/message.ts'
import type { PushOutcome, StockPush } from '../../app/ports/channel.ts'
import type { ChannelMemory } from '../protocol/memory.ts'
import { parseAnswer } from '../protocol/payload.ts'
import { importAnswer, importStatus, offerList } from './answers.ts'
import type { MiraklClient } from './client.ts'

const PER_PAGE = 100
/** Up to so many SKUs are asked for one by one, more by reading the shop's offers. */
const FEW = 20

const underWay = z.object({
  importId: z.string(),
  /** What it sets, and what it found wrong per SKU once it has ended. */
  figures: storedMap(z.int()),
})

/** SKUs of files of which it is not known whether the marketplace has them, and will yet read them. */
const doubtful = z.array(z.string())
const DOUBT = 'stock-doubt'

const WAITS: PushOutcome = {
  kind: 'later',
  afterMs: 15_000,
  problem: message('mirakl.stockFileWaits'),
}

/** Units on sale per SKU; SKUs that the shop does not sell are left out (OF21). @throws {ChannelError} */
export async function readMiraklStock(
  client: MiraklClient,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const wanted = new Set(skus)
  const found = new Map<string, number>()
  const read = async (query: Readonly<Record<string, string>>): Promise<number> => {
    const path = `/api/offers?${new URLSearchParams({ max: String(PER_PAGE), ...query }).toString()}`
    const { offers, total_count } = await client.get(path, offerList, signal)
    for (const { shop_sku, quantity } of offers) if (wanted.has(shop_sku)) found.set(shop_sku, quantity)
    return total_count
  }
  if (skus.length <= FEW) {
    for (const sku of skus) await read({ sku })
    return found
  }
  for (let offset = 0, total = 1; offset < total && found.size < skus.length; offset += PER_PAGE)
    total = await read({ offset: String(offset), sort: 'productTitle' })
  return found
}

/**
 * Absolute quantities by a stock file (STO01), at most one a minute and one at a time; its end is asked for at the
 * pace that Mirakl allows (STO02), and until then the figures are `later`. Never by OF24, which puts every field
 * that it is not given back to its default. Of few SKUs only those are sent that differ; but where the answer to
 * an earlier file was lost, that file may still be read and what stands now says nothing: a newer file follows it.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushMiraklStock(
  client: MiraklClient,
  memory: ChannelMemory,
  items: readonly StockPush[],
  signal: AbortSignal,
): Promise<PushOutcome[]> {
  const before = await settle(client, memory, signal)
  if (before.kind === 'running') return items.map(() => WAITS)
  const settled = items.map((item) => endOf(item, before))
  const open = items.filter((_, index) => settled[index] === null)
  const standing = open.length > 0 && open.length <= FEW ? await readStanding(client, open, signal) : null
  const doubt = await readDoubt(memory)
  const changes =
    standing === null
      ? open
      : open.filter(
          ({ sku, available }) =>
            standing.has(sku) && (doubt.includes(sku) || standing.get(sku) !== available),
        )
  const outcomes = new Map<string, PushOutcome>(open.map((item) => [item.sku, { kind: 'done' }]))
  if (changes.length > 0) {
    const sent = await send(client, memory, changes, signal)
    for (const [index, item] of changes.entries()) outcomes.set(item.sku, sent[index] ?? WAITS)
  }
  return items.map((item, index) => settled[index] ?? outcomes.get(item.sku) ?? { kind: 'done' })
}

async function send(
  client: MiraklClient,
  memory: ChannelMemory,
  changes: readonly StockPush[],
  signal: AbortSignal,
): Promise<PushOutcome[]> {
  const wait = await client.pace.take('stockImport')
  if (wait > 0)
    return changes.map(() => ({
      kind: 'later',
      afterMs: wait,
      problem: message('mirakl.stockFileOnceAMinute'),
    }))
  const doubt = await readDoubt(memory)
  await memory.put(DOUBT, [...new Set([...doubt, ...changes.map(({ sku }) => sku)])])
  const answer = await client.upload('/api/offers/stock/imports', 'stock.csv', csvOf(changes), signal)
  const importId = parseAnswer(importAnswer, answer, 'Mirakl stock import').import_id
  const figures = changes.map(({ sku, available }) => [sku, available])
  await memory.put('stock-import', { importId, figures })
  const ended = await settle(client, memory, signal)
  if (ended.kind === 'running') return changes.map(() => WAITS)
  return changes.map((item) => endOf(item, ended) ?? WAITS)
}

interface Ended {
  readonly kind: 'ended'
  readonly figures: ReadonlyMap<string, number>
  readonly problems: ReadonlyMap<string, string>
}

/** Looks after the import under way, if there is one; once it has ended it is forgotten. */
async function settle(
  client: MiraklClient,
  memory: ChannelMemory,
  signal: AbortSignal,
): Promise<{ readonly kind: 'running' } | Ended> {
  const known = underWay.safeParse(await memory.get('stock-import'))
  if (!known.success) return { kind: 'ended', figures: new Map(), problems: new Map() }
  if ((await client.pace.take('stockStatus')) > 0) return { kind: 'running' }
  const { importId, figures } = known.data
  const path = `/api/offers/stock/imports/${importId}`
  const { status, has_error_report } = await client.get(`${path}/status`, importStatus, signal)
  if (status === 'WAITING' || status === 'RUNNING') return { kind: 'running' }
  let problems: ReadonlyMap<string, string> = new Map()
  if (has_error_report) {
    if ((await client.pace.take('stockErrors')) > 0) return { kind: 'running' }
    problems = problemsOf(await client.text(`${path}/error_report`, signal))
  }
  // Files are read one after another: those before this one have been read too.
  const doubt = await readDoubt(memory)
  if (status !== 'FAILED')
    await memory.put(
      DOUBT,
      doubt.filter((sku) => !figures.has(sku)),
    )
  await memory.put('stock-import', null)
  return { kind: 'ended', figures: status === 'FAILED' ? new Map() : figures, problems }
}

async function readDoubt(memory: ChannelMemory): Promise<readonly string[]> {
  return doubtful.safeParse(await memory.get(DOUBT)).data ?? []
}

/** How a figure ended; null = it was not in the file, or has changed since. */
function endOf(item: StockPush, { figures, problems }: Ended): PushOutcome | null {
  if (figures.get(item.sku) !== item.available) return null
  const problem = problems.get(item.sku)
  if (problem === undefined || /not (found|exist)|unknown|does not/i.test(problem)) return { kind: 'done' }
  return { kind: 'refused', problem: message('mirakl.refusesStock', { sku: item.sku, said: problem }) }
}

async function readStanding(
  client: MiraklClient,
  items: readonly StockPush[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  return readMiraklStock(
    client,
    items.map((item) => item.sku),
    signal,
  )
}

/** Without a warehouse code a quantity is that of the whole shop. */
function csvOf(items: readonly StockPush[]): string {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`
  const rows = items.map(({ sku, available }) => [sku, String(available), '', 'update'].map(cell).join(';'))
  return ['"offer-sku";"quantity";"warehouse-code";"update-delete"', ...rows].join('\n')
}

/** The report repeats our line behind its number and the reason: `line;reason;offer-sku;...`. */
function problemsOf(report: string): ReadonlyMap<string, string> {
  const rows = report.split(/\r?\n/).map((row) => [...row.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)])
  return new Map(
    rows.flatMap((cells) => {
      const [, reason, sku] = cells.map((cell) => (cell[1] ?? cell[2] ?? '').replaceAll('""', '"'))
      return reason === undefined || sku === undefined ? [] : [[sku, reason] as const]
    }),
  )
}
