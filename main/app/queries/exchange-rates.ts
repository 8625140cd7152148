import type { ExchangeRate } from '../../../shared/domain/exchange-rate.ts'
import { readCsv } from '../csv/csv-reader.ts'
import { type LineProblem, lineProblem } from '../csv/line-problem.ts'
import { exchangeRatesTable } from '../csv/tables/exchange-rates-table.ts'

/** What a file of rates says; wrong rows are left out and named. */
export async function readExchangeRates({ csv, base }: { csv: string; base: string }): Promise<{
  rates: ExchangeRate[]
  problems: LineProblem[]
}> {
  const { items, problems } = await readCsv(exchangeRatesTable, [csv], { base })
  return { rates: [...items], problems: problems.map(lineProblem) }
}
