import type { MeaningOf } from '../../../shared/contract/channel-mapping.ts'
import { MOST_UNITS, type SkuMapping } from '../../../shared/domain/channel-mapping.ts'
import { message } from '../../../shared/messages/message.ts'
import * as columns from '../csv/csv-columns.ts'
import { type CsvTable, readCsv } from '../csv/csv-reader.ts'
import { type LineProblem, lineProblem } from '../csv/line-problem.ts'
import { safeCsv } from '../csv/safe-csv.ts'
import { type Codes, firstOnLine, repeatsIn } from '../csv/tables/known-codes.ts'

const COLUMNS = {
  channel: columns.code,
  channel_sku: columns.escaped(columns.sku),
  sku: columns.emptyAs(null, columns.escaped(columns.sku)),
  units: columns.emptyAs(1, columns.integer(1, MOST_UNITS, 'units')),
}

interface Known {
  readonly channelIds: Codes
  readonly skus: Codes
}

/** A row without a SKU of ours: not ours to ship. */
const mappingTable: CsvTable<typeof COLUMNS, MeaningOf, Known> = {
  file: 'mapping.csv',
  columns: COLUMNS,
  collect(known) {
    const rows: MeaningOf[] = []
    const repeat = repeatsIn()
    return {
      row({ channel, channel_sku, sku, units }, line, report) {
        if (!known.channelIds.has(channel)) return report('channel', channel, message('csv.knownChannel'))
        const first = repeat(`${channel} ${channel_sku}`, line)
        if (first !== null) return report('channel_sku', channel_sku, firstOnLine(first))
        if (sku !== null && !known.skus.has(sku)) return report('sku', sku, message('csv.knownProduct'))
        const meaning = sku === null ? { kind: 'ignored' as const } : { kind: 'product' as const, sku, units }
        rows.push({ channelId: channel, channelSku: channel_sku, meaning })
      },
      items: () => rows,
    }
  },
}

export interface MappingRead {
  readonly rows: MeaningOf[]
  readonly problems: LineProblem[]
}

/** What a file of mappings says; wrong rows are left out and named. */
export async function readMappingCsv(csv: string, known: Known): Promise<MappingRead> {
  const { items, problems } = await readCsv(mappingTable, [csv], known)
  return { rows: items, problems: problems.map(lineProblem) }
}

export function writeMappingCsv(mappings: readonly SkuMapping[]): string {
  return safeCsv(
    mappings.map(({ channelId, channelSku, sku, units }) => [channelId, channelSku, sku ?? '', units]),
    ['channel', 'channel_sku', 'sku', 'units'],
  )
}
