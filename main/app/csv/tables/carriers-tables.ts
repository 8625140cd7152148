import { type CarrierService, type Rate, serviceKey } from '../../../../shared/domain/carrier.ts'
import * as columns from '../csv-columns.ts'
import type { CsvTable } from '../csv-reader.ts'
import { firstOnLine, KNOWN_SERVICE, KNOWN_SITE, type KnownCodes, repeatsIn } from './known-codes.ts'

const SERVICE_COLUMNS = {
  carrier: columns.code,
  service: columns.code,
  name: columns.words(0, 120),
  level: columns.level,
  standard_orders: columns.standardOrders,
  max_weight_g: columns.emptyAs(null, columns.grams('max_weight_kg')),
  max_weight_kg: columns.emptyAs(null, columns.kilograms),
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
          ...(row.standard_orders === undefined ? {} : { standardOrders: row.standard_orders }),
          maxWeightG: row.max_weight_g ?? row.max_weight_kg,
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
  up_to_weight_g: columns.emptyAs(null, columns.grams('up_to_weight_kg')),
  up_to_weight_kg: columns.emptyAs(null, columns.kilograms),
  price_cents: columns.emptyAs(null, columns.cents('price')),
  price: columns.emptyAs(null, columns.amount),
  transit_days: columns.transitDays,
}

export const ratesTable: CsvTable<typeof RATE_COLUMNS, Rate, Pick<KnownCodes, 'siteIds' | 'services'>> = {
  file: 'rates.csv',
  columns: RATE_COLUMNS,
  either: [
    ['up_to_weight_g', 'up_to_weight_kg'],
    ['price_cents', 'price'],
  ],
  collect(known) {
    const rates: Rate[] = []
    return {
      row(row, _line, report) {
        const key = serviceKey({ carrierId: row.carrier, serviceId: row.service })
        if (!known.services.has(key)) return report('service', key, KNOWN_SERVICE)
        if (row.origin_site !== null && !known.siteIds.has(row.origin_site)) {
          return report('origin_site', row.origin_site, KNOWN_SITE)
        }
        const upToWeightG = row.up_to_weight_g ?? row.up_to_weight_kg
        if (upToWeightG === null) return report('up_to_weight_g', '', RATE_COLUMNS.up_to_weight_g.expected)
        const priceCents = row.price ?? row.price_cents
        if (priceCents === null) return report('price_cents', '', RATE_COLUMNS.price_cents.expected)
        rates.push({
          carrierId: row.carrier,
          serviceId: row.service,
          originSiteId: row.origin_site,
          country: row.country,
          postcodePrefix: row.postcode_prefix,
          upToWeightG,
          priceCents,
          transitDays: row.transit_days,
        })
      },
      items: () => rates,
    }
  },
}
