import { exchangeRate } from '../../../shared/domain/exchange-rate.ts'
import type { ExchangeRateTable } from '../../app/ports/exchange-rate-table.ts'
import type { Db } from '../schema.ts'
import { checkStored, type OnCorruptRow, readList } from '../stored-json.ts'

/** Rows of one statement. */
const GROUP = 500

export function exchangeRateTable(db: Db, onCorruptRow: OnCorruptRow): ExchangeRateTable {
  return {
    async all() {
      const rows = await db
        .selectFrom('exchange_rates')
        .selectAll()
        .orderBy('base')
        .orderBy('currency')
        .orderBy('day', 'desc')
        .execute()
      return readList(rows, onCorruptRow, ({ base, currency, day, rate_billionths, source }) =>
        checkStored(
          exchangeRate,
          { base, currency, on: day, rateBillionths: Number(rate_billionths), source },
          'exchange_rates',
          `${base}/${currency}/${day}`,
        ),
      )
    },
    async put(rates) {
      for (let from = 0; from < rates.length; from += GROUP)
        await db
          .insertInto('exchange_rates')
          .values(
            rates.slice(from, from + GROUP).map(({ base, currency, on, rateBillionths, source }) => ({
              base,
              currency,
              day: on,
              rate_billionths: rateBillionths,
              source,
            })),
          )
          .onConflict((conflict) =>
            conflict.columns(['base', 'currency', 'day']).doUpdateSet({
              rate_billionths: (eb) => eb.ref('excluded.rate_billionths'),
              source: (eb) => eb.ref('excluded.source'),
            }),
          )
          .execute()
    },
    async remove(keys) {
      for (const { base, currency, on } of keys)
        await db
          .deleteFrom('exchange_rates')
          .where('base', '=', base)
          .where('currency', '=', currency)
          .where('day', '=', on)
          .execute()
    },
  }
}
