import { sql } from 'kysely'
import { z } from 'zod'
import { FOLLOWED_KINDS, followPosition } from '../../../shared/contract/following.ts'
import { seenEpoch } from '../../../shared/domain/work-lease.ts'
import { LANGUAGES } from '../../../shared/lib/language.ts'
import type { CopyState, CopyTable, WaitingAct } from '../../app/ports/copy-table.ts'
import type { WaitingActRow } from '../schema/program-tables.ts'
import type { Db } from '../schema.ts'
import { checkStored, parseStored } from '../stored-json.ts'
import { ROW_GROUPS } from './row-groups.ts'

/** Only a store that is a copy of a hub's has it. */
export const COPY_STATE = 'copy'
/** A hub's own counters never get there. */
const OWN_NUMBERS_FROM = 2 ** 48

const state = z.object({
  hub: z.string(),
  deviceId: z.string(),
  position: followPosition,
  filling: z.object({ kind: z.enum(FOLLOWED_KINDS), after: z.string() }).nullable(),
  serials: z.object({ next: z.int(), end: z.int() }),
})
const actState = z.enum(['begun', 'sent', 'waiting'])
const rest = z.object({
  input: z.unknown(),
  by: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  language: z.enum(LANGUAGES),
  numbers: z.array(z.string()),
  taken: z.array(z.object({ rangeId: z.string(), serial: z.int() })),
  seen: z.array(seenEpoch).default([]),
  jobs: z.array(z.string()).default([]),
})

export function copyTable(db: Db): CopyTable {
  async function readState(): Promise<CopyState | null> {
    const row = await db
      .selectFrom('follow_state')
      .selectAll()
      .where('key', '=', COPY_STATE)
      .executeTakeFirst()
    return row === undefined ? null : parseStored(state, row.doc, 'follow_state', COPY_STATE)
  }

  async function putState(value: CopyState): Promise<void> {
    const doc = JSON.stringify(value)
    await db
      .insertInto('follow_state')
      .values({ key: COPY_STATE, doc })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ doc }))
      .execute()
  }

  return {
    state: readState,
    putState,
    async changeState(change) {
      const now = await readState()
      if (now !== null) await putState({ ...now, ...change })
    },
    async acts() {
      return (await db.selectFrom('waiting_acts').selectAll().orderBy('no').execute()).map(read)
    },
    async act(commandId) {
      const row = await db
        .selectFrom('waiting_acts')
        .selectAll()
        .where('command_id', '=', commandId)
        .executeTakeFirst()
      return row === undefined ? null : read(row)
    },
    async countWaiting() {
      const row = await db
        .selectFrom('waiting_acts')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('state', '=', 'waiting')
        .executeTakeFirst()
      return Number(row?.count ?? 0)
    },
    async putAct({ commandId, state: standing, at, type, actor, ...others }) {
      const doc = JSON.stringify(others)
      const row = { command_id: commandId, state: standing, at, type, actor, doc }
      await db
        .insertInto('waiting_acts')
        .values(row)
        .onConflict((conflict) => conflict.column('command_id').doUpdateSet({ state: standing, doc }))
        .execute()
    },
    async removeAct(commandId) {
      await db.deleteFrom('waiting_acts').where('command_id', '=', commandId).execute()
    },
    async beginCopy() {
      for (const tables of Object.values(ROW_GROUPS).toReversed())
        for (const [table] of tables.toReversed()) await sql`DELETE FROM ${sql.table(table)}`.execute(db)
      await db
        .updateTable('counters')
        .set({ value: OWN_NUMBERS_FROM })
        .where('name', 'in', ['journal', 'print', 'outbox', 'changed-stock'])
        .where('value', '<', OWN_NUMBERS_FROM)
        .execute()
    },
    async dropHubsWork() {
      await db.deleteFrom('outbox').execute()
      await db.deleteFrom('changed_stock').execute()
    },
  }
}

function read(row: WaitingActRow): WaitingAct {
  const { command_id: commandId, at, type, actor } = row
  return {
    commandId,
    state: checkStored(actState, row.state, 'waiting_acts', commandId),
    at,
    type,
    actor,
    ...parseStored(rest, row.doc, 'waiting_acts', commandId),
  }
}
