import { z } from 'zod'
import { holidayEdit } from '../../../shared/domain/holidays.ts'
import { DEFAULT_POLICY, policy } from '../../../shared/domain/policy.ts'
import { DEFAULT_RETENTION, retention } from '../../../shared/domain/retention.ts'
import { surcharge } from '../../../shared/domain/surcharge.ts'
import { DEFAULT_SETTINGS, workspaceSettings } from '../../../shared/domain/workspace.ts'
import type { SettingsTable } from '../../app/ports/catalog-tables.ts'
import type { Db } from '../schema.ts'
import { checkStored, readJson } from '../stored-json.ts'

/** Workspace and policy live under keys of their own; other keys are stored under 'other/'. */
export function settingsTable(db: Db): SettingsTable {
  async function get(key: string): Promise<unknown> {
    const row = await db.selectFrom('settings').select('doc').where('key', '=', key).executeTakeFirst()
    return row ? readJson(row.doc, 'settings', key) : null
  }
  async function put(key: string, value: unknown): Promise<void> {
    await db
      .insertInto('settings')
      .values({ key, doc: JSON.stringify(value ?? null) })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ doc: (eb) => eb.ref('excluded.doc') }))
      .execute()
  }
  return {
    async workspace() {
      const stored = await get('workspace')
      return stored === null
        ? DEFAULT_SETTINGS
        : checkStored(workspaceSettings, stored, 'settings', 'workspace')
    },
    putWorkspace: (settings) => put('workspace', settings),
    async policy() {
      const stored = await get('policy')
      return stored === null ? DEFAULT_POLICY : checkStored(policy, stored, 'settings', 'policy')
    },
    putPolicy: (value) => put('policy', value),
    async surcharges() {
      return checkStored(z.array(surcharge), (await get('surcharges')) ?? [], 'settings', 'surcharges')
    },
    putSurcharges: (all) => put('surcharges', all),
    async holidays() {
      return checkStored(z.array(holidayEdit), (await get('holidays')) ?? [], 'settings', 'holidays')
    },
    putHolidays: (edits) => put('holidays', edits),
    async retention() {
      const stored = await get('retention')
      return stored === null ? DEFAULT_RETENTION : checkStored(retention, stored, 'settings', 'retention')
    },
    putRetention: (kept) => put('retention', kept),
    get: (key) => get(`other/${key}`),
    put: (key, value) => put(`other/${key}`, value),
  }
}
