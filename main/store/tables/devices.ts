import type { Device } from '../../../shared/domain/device.ts'
import type { DeviceTable } from '../../app/ports/device-table.ts'
import type { DeviceRow } from '../schema/program-tables.ts'
import type { Db } from '../schema.ts'

export function deviceTable(db: Db): DeviceTable {
  const one = (id: string) => db.selectFrom('devices').selectAll().where('id', '=', id).executeTakeFirst()
  const change = async (id: string, values: Partial<DeviceRow>) => {
    await db.updateTable('devices').set(values).where('id', '=', id).execute()
  }
  return {
    async all() {
      const rows = await db.selectFrom('devices').selectAll().orderBy('name').orderBy('id').execute()
      const all = rows.map(read)
      return [
        ...all.filter(({ revokedAt }) => revokedAt === null),
        ...all.filter(({ revokedAt }) => revokedAt !== null),
      ]
    },
    async get(id) {
      const row = await one(id)
      return row ? read(row) : null
    },
    async add(device, publicKey) {
      await db
        .insertInto('devices')
        .values({
          id: device.id,
          name: device.name,
          site_id: device.siteId,
          public_key: publicKey,
          keeps_copy: device.keepsCopy ? 1 : 0,
          paired_at: device.pairedAt,
          paired_by: device.pairedBy,
          last_seen_at: device.lastSeenAt,
          revoked_at: device.revokedAt,
          in_step_at: null,
          away_since: null,
        })
        .execute()
    },
    async publicKey(id) {
      const row = await one(id)
      return row === undefined || row.revoked_at !== null ? null : row.public_key
    },
    change: (id, { name, siteId }) => change(id, { name, site_id: siteId }),
    seen: (id, at) => change(id, { last_seen_at: at }),
    async copies() {
      const rows = await db
        .selectFrom('devices')
        .select(['name', 'site_id', 'in_step_at', 'away_since'])
        .where('keeps_copy', '=', 1)
        .where('revoked_at', 'is', null)
        .orderBy('name')
        .execute()
      return rows.flatMap(({ name, site_id: siteId, in_step_at: inStepAt, away_since: awaySince }) =>
        siteId === null || inStepAt === null ? [] : [{ name, siteId, inStepAt, awaySince }],
      )
    },
    inStep: (id, at) => change(id, { in_step_at: at, away_since: null }),
    left: (id, at) => change(id, { away_since: at }),
    revoke: (id, at) => change(id, { revoked_at: at }),
  }
}

function read(row: DeviceRow): Device {
  return {
    id: row.id,
    name: row.name,
    siteId: row.site_id,
    keepsCopy: row.keeps_copy === 1,
    pairedAt: row.paired_at,
    pairedBy: row.paired_by,
    lastSeenAt: row.last_seen_at,
    revokedAt: row.revoked_at,
  }
}
