import type { Site } from '../../../../shared/domain/site.ts'
import { message } from '../../../../shared/messages/message.ts'
import type { PlaceFinder } from '../../services/place-finder.ts'
import * as columns from '../csv-columns.ts'
import type { CsvTable } from '../csv-reader.ts'
import { firstOnLine, repeatsIn } from './known-codes.ts'

const SITE_COLUMNS = {
  site: columns.code,
  name: columns.words(0, 120),
  country: columns.country,
  postcode: columns.emptyAs('', columns.postcode),
  latitude: columns.emptyAs(null, columns.latitude),
  longitude: columns.emptyAs(null, columns.longitude),
  time_zone: columns.timeZone,
  daily_capacity: columns.emptyAs(null, columns.ordersADay),
  cutoff: columns.timeOfDay,
  cutoff_by_day: columns.cutoffByDay,
  workdays: columns.weekdays,
  handling_cents_per_order: columns.emptyAs(0, columns.cents('handling_per_order')),
  handling_per_order: columns.emptyAs(null, columns.amount),
  handling_cents_per_unit: columns.emptyAs(0, columns.cents('handling_per_unit')),
  handling_per_unit: columns.emptyAs(null, columns.amount),
}

/** Coordinates left empty are those of the postcode's area. */
export const sitesTable: CsvTable<typeof SITE_COLUMNS, Site, PlaceFinder> = {
  file: 'sites.csv',
  columns: SITE_COLUMNS,
  collect(findPlace) {
    const sites: Site[] = []
    const repeat = repeatsIn()
    return {
      row(row, line, report) {
        const first = repeat(row.site, line)
        if (first !== null) return report('site', row.site, firstOnLine(first))
        const given =
          row.latitude === null || row.longitude === null
            ? null
            : { latitude: row.latitude, longitude: row.longitude }
        const place = given ?? findPlace(row.country, row.postcode)
        if (place === null) {
          const { country, postcode } = row
          return report('latitude', '', message('csv.coordinates', { country, postcode }))
        }
        sites.push({
          id: row.site,
          name: row.name === '' ? row.site : row.name,
          country: row.country,
          postcode: row.postcode,
          latitude: place.latitude,
          longitude: place.longitude,
          timeZone: row.time_zone,
          dailyCapacity: row.daily_capacity,
          cutoff: row.cutoff,
          ...(row.cutoff_by_day === null ? {} : { cutoffByDay: row.cutoff_by_day }),
          workdays: row.workdays,
          closedOn: [],
          handlingCentsPerOrder: row.handling_per_order ?? row.handling_cents_per_order,
          handlingCentsPerUnit: row.handling_per_unit ?? row.handling_cents_per_unit,
          outage: null,
        })
      },
      items: () => sites,
    }
  },
}
