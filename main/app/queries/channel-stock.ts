import { safeCsv } from '../csv/safe-csv.ts'
import type { ReconciledQuery } from '../ports/mapping-tables.ts'
import type { Tx } from '../ports/store.ts'

/** Rows of one file. */
const MOST = 100_000

/** A channel's last stock comparison as CSV. */
export async function reconciledCsv(
  tx: Tx,
  query: Omit<ReconciledQuery, 'offset' | 'limit'>,
): Promise<{ csv: string }> {
  const { rows } = await tx.reconciled.list({ ...query, offset: 0, limit: MOST })
  const csv = safeCsv(
    rows.map((row) => [
      row.channelId,
      row.channelSku,
      row.sku,
      row.name,
      row.units,
      row.ours,
      row.theirs ?? '',
      row.theirs === null ? '' : row.theirs - row.ours,
      row.reason ?? '',
      row.repair ?? '',
      new Date(row.checkedAt).toISOString(),
    ]),
    [
      'channel',
      'channel_sku',
      'sku',
      'name',
      'units',
      'ours',
      'theirs',
      'difference',
      'explained_by',
      'repair',
      'compared_at',
    ],
  )
  return { csv }
}
