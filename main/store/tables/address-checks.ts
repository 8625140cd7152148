import { addressDoubt } from '../../../shared/domain/address-check.ts'
import type { AddressCheckTable } from '../../app/ports/address-check-table.ts'
import { chunks } from '../chunks.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

const TABLE = 'address_checks'

export function addressCheckTable(db: Db, onCorruptRow: OnCorruptRow): AddressCheckTable {
  return {
    async want(checks, at) {
      for (const some of chunks(checks))
        await db
          .insertInto(TABLE)
          .values(
            some.map(({ orderId, accountId, question }) => ({
              order_id: orderId,
              account_id: accountId,
              question,
              wanted_at: at,
              due_at: at,
              attempts: 0,
              answered_at: null,
              doubt: null,
            })),
          )
          .onConflict((conflict) =>
            conflict
              .columns(['order_id', 'account_id'])
              .doUpdateSet({
                question: (eb) => eb.ref('excluded.question'),
                wanted_at: at,
                due_at: at,
                attempts: 0,
                answered_at: null,
                doubt: null,
              })
              .where(({ or, eb, ref }) =>
                or([
                  eb('address_checks.question', '<>', ref('excluded.question')),
                  eb('address_checks.answered_at', 'is not', null),
                ]),
              ),
          )
          .execute()
    },
    async answers(asked, since) {
      const wanted = new Map(asked.map((one) => [keyOf(one.accountId, one.question), one]))
      const rows: {
        account_id: string
        question: string
        doubt: string | null
        answered_at: number | null
      }[] = []
      for (const some of chunks([...new Set(asked.map(({ question }) => question))]))
        rows.push(
          ...(await db
            .selectFrom(TABLE)
            .select(['account_id', 'question', 'doubt', 'answered_at'])
            .distinct()
            .where('question', 'in', some)
            .where('account_id', 'in', [...new Set(asked.map(({ accountId }) => accountId))])
            .where('answered_at', '>=', since)
            .execute()),
        )
      // One that cannot be read is asked for again.
      return readList(rows, onCorruptRow, ({ account_id, question, doubt, answered_at }) => ({
        accountId: account_id,
        question,
        at: answered_at ?? 0,
        doubt: doubt === null ? null : parseStored(addressDoubt, doubt, TABLE, `${account_id}/${question}`),
      })).filter(({ accountId, question }) => wanted.has(keyOf(accountId, question)))
    },
    async due(accountId, about, now, limit) {
      const rows = await db
        .selectFrom(TABLE)
        .select(['order_id', 'question', 'attempts'])
        .where('account_id', '=', accountId)
        .where('due_at', '<=', now)
        .where('question', about === 'point' ? 'like' : 'not like', 'point/%')
        .orderBy('due_at')
        .orderBy('order_id')
        .limit(limit)
        .execute()
      return rows.map(({ order_id, question, attempts }) => ({
        orderId: order_id,
        accountId,
        question,
        attempts,
      }))
    },
    async settle({ accountId, question }, doubt, at) {
      const rows = await db
        .updateTable(TABLE)
        .set({
          due_at: null,
          attempts: 0,
          answered_at: at,
          doubt: doubt === null ? null : JSON.stringify(doubt),
        })
        .where('account_id', '=', accountId)
        .where('question', '=', question)
        .returning('order_id')
        .execute()
      return rows.map(({ order_id }) => order_id).toSorted()
    },
    async postpone({ accountId, question }, until) {
      await db
        .updateTable(TABLE)
        .set((eb) => ({ due_at: until, attempts: eb('attempts', '+', 1) }))
        .where('account_id', '=', accountId)
        .where('question', '=', question)
        .where('due_at', 'is not', null)
        .execute()
    },
    async drop({ accountId, question }) {
      await db
        .deleteFrom(TABLE)
        .where('account_id', '=', accountId)
        .where('question', '=', question)
        .where('due_at', 'is not', null)
        .execute()
    },
    async forget(before) {
      await db
        .deleteFrom(TABLE)
        .where('wanted_at', '<', before)
        .where(({ or, eb }) => or([eb('answered_at', 'is', null), eb('answered_at', '<', before)]))
        .execute()
    },
  }
}

const keyOf = (accountId: string, question: string): string => `${accountId}\n${question}`
