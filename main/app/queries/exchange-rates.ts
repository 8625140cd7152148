import { type ExchangeRate, ExchangeTable } from '../../../shared/domain/exchange-rate.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { readCsv } from '../csv/csv-reader.ts'
import { type LineProblem, lineProblem } from '../csv/line-problem.ts'
import { exchangeRatesTable } from '../csv/tables/exchange-rates-table.ts'
import type { Tx } from '../ports/store.ts'

/** A currency with a rate for any day has one for every day. */
const ANY_DAY = 0

/** The table of rates, and which currencies of open orders it does not convert into the workspace's. */
export async function exchangeRates(
  tx: Tx,
): Promise<{ rates: ExchangeRate[]; missing: { currency: string; orders: number }[] }> {
  const rates = await tx.exchangeRates.all()
  const { currency: own } = await tx.settings.get(WORKSPACE)
  const table = new ExchangeTable(rates)
  const foreign = await tx.orders.countOpenNotIn(own)
  const missing = [...foreign]
    .filter(([currency]) => Number.isNaN(table.convert(1, currency, own, ANY_DAY)))
    .map(([currency, orders]) => ({ currency, orders }))
    .sort((a, b) => b.orders - a.orders || (a.currency < b.currency ? -1 : 1))
  return { rates, missing }
}

/** What a file of rates says; wrong rows are left out and named. */
export async function readExchangeRates({ csv, base }: { csv: string; base: string }): Promise<{
  rates: ExchangeRate[]
  problems: LineProblem[]
}> {
  const { items, problems } = await readCsv(exchangeRatesTable, [csv], { base })
  return { rates: [...items], problems: problems.map(lineProblem) }
}
