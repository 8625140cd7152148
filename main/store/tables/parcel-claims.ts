import { parcelClaim } from '../../../shared/domain/parcel-claim.ts'
import type { ClaimTable } from '../../app/ports/claim-table.ts'
import { chunks } from '../chunks.ts'
import type { Db, Schema } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

const TABLE = 'parcel_claims'

export function parcelClaimTable(db: Db, onCorruptRow: OnCorruptRow): ClaimTable {
  return {
    async get({ accountId, trackingNumber }) {
      const row = await db
        .selectFrom(TABLE)
        .selectAll()
        .where('account_id', '=', accountId)
        .where('tracking_number', '=', trackingNumber)
        .executeTakeFirst()
      return row ? read(row) : null
    },
    async put(claim) {
      const doc = JSON.stringify(claim)
      await db
        .insertInto(TABLE)
        .values({ account_id: claim.accountId, tracking_number: claim.trackingNumber, doc })
        .onConflict((conflict) => conflict.columns(['account_id', 'tracking_number']).doUpdateSet({ doc }))
        .execute()
    },
    async of(parcels) {
      const rows: Schema['parcel_claims'][] = []
      for (const [accountId, own] of Map.groupBy(parcels, (one) => one.accountId)) {
        for (const some of chunks(own))
          rows.push(
            ...(await db
              .selectFrom(TABLE)
              .selectAll()
              .where('account_id', '=', accountId)
              .where(
                'tracking_number',
                'in',
                some.map(({ trackingNumber }) => trackingNumber),
              )
              .execute()),
          )
      }
      return readList(rows, onCorruptRow, read)
    },
  }
}

function read(row: Schema['parcel_claims']) {
  return parseStored(parcelClaim, row.doc, TABLE, `${row.account_id}/${row.tracking_number}`)
}
