import { ruleOutcomes, storedDraft } from '../../../shared/rules/draft.ts'
import type { KeptDraft, RuleDraftTable, RuleOutcomeTable } from '../../app/ports/rule-draft-table.ts'
import type { RuleDraftRow } from '../schema/program-tables.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

export function ruleDraftTable(db: Db, onCorruptRow: OnCorruptRow): RuleDraftTable {
  return {
    async get(owner) {
      const row = await db.selectFrom('rule_drafts').selectAll().where('owner', '=', owner).executeTakeFirst()
      return row ? read(row) : null
    },
    async shared() {
      const rows = await db
        .selectFrom('rule_drafts')
        .selectAll()
        .orderBy('updated_at', 'desc')
        .orderBy('owner')
        .execute()
      return readList(rows, onCorruptRow, read).filter(({ draft }) => draft.isShared)
    },
    async put({ draft, updatedAt, ...kept }) {
      const row = { ...kept, updated_at: updatedAt, doc: JSON.stringify(draft) }
      await db
        .insertInto('rule_drafts')
        .values(row)
        .onConflict((conflict) => conflict.column('owner').doUpdateSet(row))
        .execute()
    },
    async remove(owner) {
      await db.deleteFrom('rule_drafts').where('owner', '=', owner).execute()
      await db.deleteFrom('draft_comments').where('owner', '=', owner).execute()
    },
    async comments(owner) {
      const rows = await db
        .selectFrom('draft_comments')
        .select(['id', 'rule_id', 'author', 'at', 'text'])
        .where('owner', '=', owner)
        .orderBy('at')
        .orderBy('id')
        .execute()
      return rows.map(({ rule_id: ruleId, ...said }) => ({ ...said, ruleId }))
    },
    async comment(owner, { ruleId, ...said }) {
      await db
        .insertInto('draft_comments')
        .values({ ...said, owner, rule_id: ruleId })
        .execute()
    },
    async uncomment(commentId, author) {
      const gone = await db
        .deleteFrom('draft_comments')
        .where('id', '=', commentId)
        .where('author', '=', author)
        .executeTakeFirst()
      return Number(gone.numDeletedRows) > 0
    },
  }
}

function read({ owner, author, revision, updated_at, doc }: RuleDraftRow): KeptDraft {
  return {
    owner,
    author,
    revision,
    updatedAt: updated_at,
    draft: parseStored(storedDraft, doc, 'rule_drafts', owner),
  }
}

export function ruleOutcomeTable(db: Db): RuleOutcomeTable {
  return {
    async get(version) {
      const row = await db
        .selectFrom('rule_outcomes')
        .select('doc')
        .where('version', '=', version)
        .executeTakeFirst()
      return row ? parseStored(ruleOutcomes, row.doc, 'rule_outcomes', String(version)) : null
    },
    async put(version, outcomes) {
      await db
        .insertInto('rule_outcomes')
        .values({ version, doc: JSON.stringify(outcomes) })
        .execute()
    },
  }
}
