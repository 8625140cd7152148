import { sql } from 'kysely'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { EMPTY_RULE_SET, type RuleSet, ruleSet } from '../../../shared/rules/document.ts'
import type { RuleSetTable } from '../../app/ports/catalog-tables.ts'
import { preparedInsert } from '../prepared-query.ts'
import type { Db } from '../schema.ts'
import { parseStored } from '../stored-json.ts'

/** Published rule sets, immutable, and how often each rule matched on each UTC day. */
export function ruleSetTable(db: Db): RuleSetTable {
  const newest = () =>
    db
      .selectFrom('rule_sets')
      .select(['version', 'doc'])
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
  return {
    async current() {
      const row = await newest()
      return row ? read(row) : EMPTY_RULE_SET
    },
    async version(version) {
      const row = await db
        .selectFrom('rule_sets')
        .select(['version', 'doc'])
        .where('version', '=', version)
        .executeTakeFirst()
      return row ? read(row) : null
    },
    async history() {
      const rows = await db
        .selectFrom('rule_sets')
        .select(['version', 'published_at', 'author', 'note'])
        .orderBy('version', 'desc')
        .execute()
      return rows.map((row) => ({
        version: row.version,
        publishedAt: row.published_at,
        author: row.author,
        note: row.note,
      }))
    },
    async publish(next) {
      const current = await newest()
      if (next.version !== (current?.version ?? 0) + 1) return false
      await db
        .insertInto('rule_sets')
        .values({
          version: next.version,
          published_at: next.publishedAt,
          author: next.author,
          note: next.note,
          doc: JSON.stringify(next),
        })
        .execute()
      return true
    },
    async hitsSince(since) {
      const rows = await db
        .selectFrom('rule_hits')
        .select(['rule_id', (eb) => eb.fn.sum<number>('hits').as('hits')])
        .where('day', '>=', startOfDay(since))
        .groupBy('rule_id')
        .orderBy('rule_id')
        .execute()
      return new Map(rows.map((row) => [row.rule_id, row.hits]))
    },
    async addHits(day, hits) {
      const rows = [...hits].map(([ruleId, count]) => ({
        day: startOfDay(day),
        rule_id: ruleId,
        hits: count,
      }))
      await addRuleHits(db, rows)
    },
  }
}

const addRuleHits = preparedInsert((db, rows: { day: EpochMs; rule_id: string; hits: number }[]) =>
  db
    .insertInto('rule_hits')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['day', 'rule_id']).doUpdateSet({ hits: sql<number>`rule_hits.hits + excluded.hits` }),
    ),
)

function read(row: { version: number; doc: string }): RuleSet {
  return parseStored(ruleSet, row.doc, 'rule_sets', String(row.version))
}

function startOfDay(instant: EpochMs): EpochMs {
  return Math.floor(instant / DAY_MS) * DAY_MS
}
