import { type CarrierService, type Rate, serviceKey } from '../../../../shared/domain/carrier.ts'
import * as columns from '../csv-columns.ts'
import type { CsvTable } from '../csv-reader.ts'
import { firstOnLine, KNOWN_SERVICE, KNOWN_SITE, type KnownCodes, repeatsIn } from './known-codes.ts'

const SERVICE_COLUMNS = {
  carrier: columns.code,
  service: columns.code,
  name: columns.words(0, 120),
  level: columns.level,
  max_weight_g: columns.emptyAs(null, columns.grams),
  max_length_mm: columns.emptyAs(null, columns.millimetres),
  volumetric_divisor: columns.emptyAs(null, columns.volumetricDivisor),
  excluded_flags: columns.flags,
  daily_cap: columns.emptyAs(null, columns.parcelsADay),
  pickup_days: columns.weekdays,
  delivery_days: columns.weekdays,
}

export const servicesTable: CsvTable<typeof SERVICE_COLUMNS, CarrierService, null> = {
  file: 'services.csv',
  columns: SERVICE_COLUMNS,
  collect() {
    const services: CarrierService[] = []
    const repeat = repeatsIn()
    return {
      row(row, line, report) {
        const service: CarrierService = {
          carrierId: row.carrier,
          serviceId: row.service,
          name: row.name === '' ? `${row.carrier} ${row.service}` : row.name,
          level: row.level,
          maxWeightG: row.max_weight_g,
          maxLengthMm: row.max_length_mm,
          volumetricDivisor: row.volumetric_divisor,
          excludedFlags: row.excluded_flags,
          dailyCap: row.daily_cap,
          pickupDays: row.pickup_days,
          deliveryDays: row.delivery_days,
        }
        const first = repeat(serviceKey(service), line)
        if (first !== null) return report('service', row.service, firstOnLine(first))
        services.push(service)
      },
      items: () => services,
    }
  },
}

const RATE_COLUMNS = {
  carrier: columns.code,
  service: columns.code,
  origin_site: columns.siteOrAll,
  country: columns.country,
  postcode_prefix: columns.emptyAs('', columns.postcode),
  up_to_weight_g: columns.grams,
  price_cents: columns.cents,
  transit_days: columns.transitDays,
}

export const ratesTable: CsvTable<typeof RATE_COLUMNS, Rate, Pick<KnownCodes, 'siteIds' | 'services'>> = {
  file: 'rates.csv',
  columns: RATE_COLUMNS,
  collect(known) {
    const rates: Rate[] = []
    return {
      row(row, _line, report) {
        const key = serviceKey({ carrierId: row.carrier, serviceId: row.service })
        if (!known.services.has(key)) return report('service', key, KNOWN_SERVICE)
        if (row.origin_site !== null && !known.siteIds.has(row.origin_site)) {
          return report('origin_site', row.origin_site, KNOWN_SITE)
        }
        rates.push({
          carrierId: row.carrier,
          serviceId: row.service,
          originSiteId: row.origin_site,
          country: row.country,
          postcodePrefix: row.postcode_prefix,
          upToWeightG: row.up_to_weight_g,
          priceCents: row.price_cents,
          transitDays: row.transit_days,
        })
      },
      items: () => rates,
    }
  },
}
