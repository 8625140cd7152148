import { type SqlBool, sql } from 'kysely'
import {
  carrierService,
  type Rate,
  type ServiceKey,
  serviceKey,
  suspension,
} from '../../../shared/domain/carrier.ts'
import type { CarrierTable } from '../../app/ports/catalog-tables.ts'
import { chunks, lastOfEach } from '../chunks.ts'
import type { RateRow } from '../schema/carriers-tables.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'
import type { WrittenLog } from '../written-log.ts'

/** Services, rate cards and suspensions. Of two rates with the same key (all but price and transit) the last counts. */
export function carrierTable(db: Db, onCorruptRow: OnCorruptRow, written: WrittenLog): CarrierTable {
  return {
    async services() {
      const rows = await db
        .selectFrom('carrier_services')
        .selectAll()
        .orderBy('carrier_id')
        .orderBy('service_id')
        .execute()
      return readList(rows, onCorruptRow, (row) =>
        parseStored(carrierService, row.doc, 'carrier_services', `${row.carrier_id}/${row.service_id}`),
      )
    },
    async putServices(services) {
      for (const some of chunks(lastOfEach(services, serviceKey))) {
        await db
          .insertInto('carrier_services')
          .values(
            some.map((one) => ({
              carrier_id: one.carrierId,
              service_id: one.serviceId,
              doc: JSON.stringify(one),
            })),
          )
          .onConflict((conflict) =>
            conflict
              .columns(['carrier_id', 'service_id'])
              .doUpdateSet({ doc: (eb) => eb.ref('excluded.doc') }),
          )
          .execute()
      }
    },
    rates: () => ratesIn(db, null),
    ratesOf: (service) => ratesIn(db, service),
    async replaceRates(rates) {
      written.wroteRates(rates.map(serviceKey))
      for (const service of lastOfEach(rates, serviceKey)) {
        await db
          .deleteFrom('rates')
          .where('carrier_id', '=', service.carrierId)
          .where('service_id', '=', service.serviceId)
          .execute()
      }
      for (const some of chunks(lastOfEach(rates, rateKey))) {
        await db.insertInto('rates').values(some.map(rateRow)).execute()
      }
    },
    async suspensions(now) {
      const rows = await db
        .selectFrom('suspensions')
        .selectAll()
        .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>=', now)]))
        .orderBy('id')
        .execute()
      return readList(rows, onCorruptRow, readSuspension)
    },
    async putSuspension(one) {
      await db
        .insertInto('suspensions')
        .values({ id: one.id, ends_at: one.until, doc: JSON.stringify(one) })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({
            ends_at: (eb) => eb.ref('excluded.ends_at'),
            doc: (eb) => eb.ref('excluded.doc'),
          }),
        )
        .execute()
    },
    async endSuspension(id, now) {
      const row = await db
        .selectFrom('suspensions')
        .selectAll()
        .where('id', '=', id)
        .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
        .executeTakeFirst()
      if (!row) return false
      await db
        .updateTable('suspensions')
        .set({ ends_at: now, doc: JSON.stringify({ ...readSuspension(row), until: now }) })
        .where('id', '=', id)
        .execute()
      return true
    },
  }
}

/** Rows read at once: some milliseconds. */
const PIECE = 8_000

/** In pieces, so that others have their turn: a merchant has hundreds of thousands. */
async function ratesIn(db: Db, service: ServiceKey | null): Promise<Rate[]> {
  const pieces: Rate[][] = []
  let last: RateRow | undefined
  do {
    let query = db
      .selectFrom('rates')
      .selectAll()
      .orderBy('carrier_id')
      .orderBy('service_id')
      .orderBy('origin_site_id')
      .orderBy('country')
      .orderBy('postcode_prefix')
      .orderBy('up_to_weight_g')
      .limit(PIECE)
    if (service !== null) {
      const [carrierId = '', serviceId = ''] = service.split('/')
      query = query.where('carrier_id', '=', carrierId).where('service_id', '=', serviceId)
    }
    if (last !== undefined)
      query = query.where(
        sql<SqlBool>`(carrier_id, service_id, origin_site_id, country, postcode_prefix, up_to_weight_g)
          > (${last.carrier_id}, ${last.service_id}, ${last.origin_site_id}, ${last.country},
            ${last.postcode_prefix}, ${last.up_to_weight_g})`,
      )
    const rows = await query.execute()
    pieces.push(rows.map(rateOf))
    last = rows.length < PIECE ? undefined : rows.at(-1)
  } while (last !== undefined)
  return pieces.flat()
}

function readSuspension(row: { id: string; doc: string }) {
  return parseStored(suspension, row.doc, 'suspensions', row.id)
}

function rateKey(one: Rate): string {
  return [
    one.carrierId,
    one.serviceId,
    one.originSiteId,
    one.country,
    one.postcodePrefix,
    one.upToWeightG,
  ].join('\n')
}

function rateRow(one: Rate): RateRow {
  return {
    carrier_id: one.carrierId,
    service_id: one.serviceId,
    origin_site_id: one.originSiteId ?? '',
    country: one.country,
    postcode_prefix: one.postcodePrefix,
    up_to_weight_g: one.upToWeightG,
    price_cents: one.priceCents,
    transit_days: one.transitDays,
  }
}

function rateOf(row: RateRow): Rate {
  return {
    carrierId: row.carrier_id,
    serviceId: row.service_id,
    originSiteId: row.origin_site_id === '' ? null : row.origin_site_id,
    country: row.country,
    postcodePrefix: row.postcode_prefix,
    upToWeightG: row.up_to_weight_g,
    priceCents: row.price_cents,
    transitDays: row.transit_days,
  }
}
