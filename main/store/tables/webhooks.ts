import { type WebhookView, webhook, webhookState } from '../../../shared/domain/webhook.ts'
import type { WebhookTable } from '../../app/ports/webhook-table.ts'
import type { WebhookRow } from '../schema/program-tables.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

export function webhookTable(db: Db, onCorruptRow: OnCorruptRow): WebhookTable {
  const change = async (id: string, values: Partial<WebhookRow>) => {
    await db.updateTable('webhooks').set(values).where('id', '=', id).execute()
  }
  return {
    async all() {
      const rows = await db.selectFrom('webhooks').selectAll().execute()
      return readList(rows, onCorruptRow, read).sort((a, b) => a.createdAt - b.createdAt)
    },
    async insert(one, state) {
      await db
        .insertInto('webhooks')
        .values({ id: one.id, doc: JSON.stringify(one), state: JSON.stringify(state) })
        .execute()
    },
    update: (one) => change(one.id, { doc: JSON.stringify(one) }),
    putState: (id, state) => change(id, { state: JSON.stringify(state) }),
    async remove(id) {
      await db.deleteFrom('webhooks').where('id', '=', id).execute()
    },
  }
}

function read(row: WebhookRow): WebhookView {
  return {
    ...parseStored(webhook, row.doc, 'webhooks', row.id),
    state: parseStored(webhookState, row.state, 'webhooks', row.id),
  }
}
