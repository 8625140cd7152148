import { z } from 'zod'
import { type ExchangeRate, parseRate } from '../../../../shared/domain/exchange-rate.ts'
import { message } from '../../../../shared/messages/message.ts'
import type { CsvColumn } from '../csv-columns.ts'
import * as columns from '../csv-columns.ts'
import type { CsvTable } from '../csv-reader.ts'
import { firstOnLine, repeatsIn } from './known-codes.ts'

const rate: CsvColumn<number> = {
  schema: z
    .string()
    .transform((text) => parseRate(text) ?? Number.NaN)
    .pipe(z.int()),
  expected: message('csv.rate'),
}

const COLUMNS = {
  base: columns.emptyAs(null, columns.currency),
  currency: columns.currency,
  date: columns.date,
  rate,
}

/** As the European Central Bank gives them: what one unit of the base (`known.base` where a row names none) buys. */
export const exchangeRatesTable: CsvTable<typeof COLUMNS, ExchangeRate, { readonly base: string }> = {
  file: 'exchange_rates.csv',
  columns: COLUMNS,
  collect(known) {
    const rates: ExchangeRate[] = []
    const repeat = repeatsIn()
    return {
      row(row, line, report) {
        const base = row.base ?? known.base
        if (row.currency === base) return report('currency', row.currency, message('csv.otherCurrency'))
        const first = repeat(`${base} ${row.currency} ${row.date}`, line)
        if (first !== null) return report('date', row.date, firstOnLine(first))
        rates.push({
          base,
          currency: row.currency,
          on: row.date,
          rateBillionths: row.rate,
          source: 'imported',
        })
      },
      items: () => rates,
    }
  },
}
