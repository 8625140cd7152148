import { type RawBuilder, sql } from 'kysely'
import { type ExchangeRate, ExchangeTable } from '../../../shared/domain/exchange-rate.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { Db } from '../schema.ts'
import { settingsTable } from './settings.ts'

/** So many minor units are converted to find what one of them is worth. */
const MANY = 1_000_000_000
/** The latest rate there is. */
const LATEST = Number.MAX_SAFE_INTEGER

/**
 * What an order's value is in the workspace's currency by the latest rates, to sort by; null = its currency has no
 * rate.
 */
export async function ownValue(db: Db): Promise<RawBuilder<number | null>> {
  const { currency: own } = await settingsTable(db).get(WORKSPACE)
  const rates = await latestRates(db)
  const table = new ExchangeTable(rates)
  const foreign = [...new Set(rates.flatMap(({ base, currency }) => [base, currency]))]
  const cases = foreign.flatMap((currency) => {
    const worth = table.convert(MANY, currency, own, LATEST) / MANY
    return currency === own || Number.isNaN(worth)
      ? []
      : [sql`when ${currency} then cast(value_cents as double precision) * ${worth}`]
  })
  return sql<number | null>`case currency when ${own} then value_cents ${sql.join(cases, sql` `)} end`
}

async function latestRates(db: Db): Promise<ExchangeRate[]> {
  const rows = await db
    .selectFrom('exchange_rates as rate')
    .select(['rate.base', 'rate.currency', 'rate.day', 'rate.rate_billionths', 'rate.source'])
    .where('rate.day', '=', ({ selectFrom }) =>
      selectFrom('exchange_rates as other')
        .select(({ fn }) => fn.max('other.day').as('day'))
        .whereRef('other.base', '=', 'rate.base')
        .whereRef('other.currency', '=', 'rate.currency'),
    )
    .execute()
  return rows.map(({ base, currency, day, rate_billionths }) => ({
    base,
    currency,
    on: day,
    rateBillionths: Number(rate_billionths),
    source: 'typed',
  }))
}
