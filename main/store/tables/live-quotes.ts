import { type LiveQuote, liveQuote, type QuoteWant, quoteWant } from '../../../shared/domain/live-quote.ts'
import type { QuoteKey, QuoteTable } from '../../app/ports/quote-table.ts'
import { chunks } from '../chunks.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

const QUOTES = 'live_quotes'
const WANTS = 'quote_wants'

export function quoteTable(db: Db, onCorruptRow: OnCorruptRow): QuoteTable {
  return {
    async latest(since, until) {
      let query = db.selectFrom(QUOTES).selectAll().where('quoted_at', '>=', since).orderBy('quoted_at')
      if (until !== undefined) query = query.where('quoted_at', '<=', until)
      const all = readList(await query.execute(), onCorruptRow, (row) =>
        parseStored(liveQuote, row.doc, QUOTES, `${row.account_id}/${row.service_id}`),
      )
      return [...new Map(all.map((quote) => [laneOf(quote), quote])).values()]
    },
    async put(quotes) {
      for (const some of chunks(quotes))
        await db
          .insertInto(QUOTES)
          .values(
            some.map((one) => ({
              ...columns(one),
              service_id: one.serviceId,
              quoted_at: one.quotedAt,
              doc: JSON.stringify(one),
            })),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute()
    },
    async want(key) {
      let query = db.selectFrom(WANTS).selectAll()
      for (const [column, value] of Object.entries(columns(key)))
        query = query.where(column as 'account_id', '=', value as string)
      const row = await query.executeTakeFirst()
      return row ? readWant(row) : null
    },
    async putWant(want) {
      const doc = JSON.stringify(want)
      await db
        .insertInto(WANTS)
        .values({ ...columns(want), due_at: want.dueAt, doc })
        .onConflict((conflict) =>
          conflict
            .columns(['account_id', 'site_id', 'country', 'postcode_prefix', 'up_to_weight_g'])
            .doUpdateSet({ due_at: want.dueAt, doc }),
        )
        .execute()
    },
    async due(accountId, now, limit) {
      const rows = await db
        .selectFrom(WANTS)
        .selectAll()
        .where('account_id', '=', accountId)
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(limit)
        .execute()
      return readList(rows, onCorruptRow, readWant)
    },
    async forget(before) {
      await db.deleteFrom(QUOTES).where('quoted_at', '<', before).execute()
    },
  }
}

function columns({ accountId, siteId, country, postcodePrefix, upToWeightG }: QuoteKey) {
  return {
    account_id: accountId,
    site_id: siteId,
    country,
    postcode_prefix: postcodePrefix,
    up_to_weight_g: upToWeightG,
  }
}

function laneOf(quote: LiveQuote): string {
  return JSON.stringify([...Object.values(columns(quote)), quote.serviceId])
}

function readWant(row: { account_id: string; doc: string }): QuoteWant {
  return parseStored(quoteWant, row.doc, WANTS, row.account_id)
}
