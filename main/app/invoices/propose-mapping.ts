import {
  type AmountColumn,
  INVOICE_COLUMNS,
  type InvoiceMapping,
} from '../../../shared/domain/carrier-invoice.ts'
import type { TextTable } from '../csv/text-table.ts'
import {
  COLUMN_WORDS,
  chargeKindOf,
  IS_AMOUNT,
  IS_CHARGE_NAME,
  IS_TOTAL,
  NOT_NET,
  plainWords,
} from './charge-words.ts'

/** How the columns of an invoice most likely are ours, by their names. */
export function proposeMapping(columns: readonly string[]): InvoiceMapping {
  const named = columns.map((header) => ({ header, words: plainWords(header) }))
  const taken = new Set<string>()
  const found: InvoiceMapping['columns'] = {}
  for (const column of ['weight_g', ...INVOICE_COLUMNS.filter((one) => one !== 'weight_g')] as const) {
    if (column === 'weight_kg' && found.weight_g !== undefined) continue
    const hit = named.find(({ header, words }) => !taken.has(header) && COLUMN_WORDS[column].test(words))
    if (hit === undefined) continue
    taken.add(hit.header)
    found[column] = hit.header
  }
  return { columns: found, amounts: amountsOf(named.filter(({ header }) => !taken.has(header))) }
}

function amountsOf(rest: readonly { readonly header: string; readonly words: string }[]): AmountColumn[] {
  const pairs = rest.flatMap(({ header, words }): AmountColumn[] => {
    const [, key] = /^(xc\d+) charge$/.exec(words) ?? []
    const name = rest.find((one) => one.words === `${key} name`)
    return key === undefined || name === undefined ? [] : [{ header, kind: null, named: name.header }]
  })
  const amounts = rest.filter(
    ({ words }) => !/^xc\d/.test(words) && IS_AMOUNT.test(words) && !NOT_NET.test(words),
  )
  const named = rest.find(({ words }) => IS_CHARGE_NAME.test(words))?.header ?? null
  const parts = amounts.filter(({ words }) => !IS_TOTAL.test(words) && !IS_CHARGE_NAME.test(words))
  // An amount a row, each with its name; else a column a charge; a total only where nothing else stands.
  if (named !== null && pairs.length === 0) {
    const [net] = parts.length > 0 ? parts : amounts
    return net === undefined ? [] : [{ header: net.header, kind: null, named }]
  }
  const columns = (parts.length > 0 ? parts : amounts.slice(0, 1)).map(
    ({ header, words }): AmountColumn => ({
      header,
      kind: IS_TOTAL.test(words) ? 'freight' : chargeKindOf(header),
      named: null,
    }),
  )
  return [...columns, ...pairs]
}

/** How many of our columns a row of headers names. */
function recognised(cells: readonly string[]): number {
  const { columns, amounts } = proposeMapping(cells.filter((cell) => cell !== ''))
  return Object.keys(columns).length + Math.min(2, amounts.length)
}

/** Rows above the header that carriers write: the invoice, its account, its sum. */
const ROWS_ABOVE = 20

/** The table from its real header row on: the one that names most of our columns. */
export function fromHeaderRow(table: TextTable): TextTable {
  const candidates = [
    { cells: table.columns, line: table.headerLine, at: -1 },
    ...table.rows.slice(0, ROWS_ABOVE).map(({ cells, line }, at) => ({ cells, line, at })),
  ].map((one) => ({ ...one, score: recognised(one.cells) }))
  const best = candidates.reduce((a, b) => (b.score > a.score ? b : a))
  if (best.at < 0) return table
  const used = best.cells.findLastIndex((cell) => cell !== '') + 1
  const columns = best.cells.slice(0, used)
  return { ...table, columns, headerLine: best.line, rows: table.rows.slice(best.at + 1) }
}
