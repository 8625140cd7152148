import { z } from 'zod'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import type { CollectionPoint, NearTo } from '../../app/ports/carrier.ts'
import { weekOf } from '../protocol/opening-hours.ts'
import { throwRefusal } from '../protocol/read-answer.ts'
import { glsText } from './address.ts'
import { CARRIER } from './carrier.ts'
import { type GlsClient } from './client.ts'

/** Written as text, also numbers. */
const number = z.coerce.number().nullish()
/** Instants of which only the time of the day counts. */
const openingHours = z.array(z.object({ From: z.string(), To: z.string() })).nullish()
const DAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const

const shopSchema = z.object({
  ParcelShopID: z.string().min(1),
  Address: z.object({
    Name1: z.string(),
    Street: z.string(),
    StreetNumber: z.string().nullish(),
    ZIPCode: z.string(),
    City: z.string(),
    CountryCode: z.string(),
  }),
  Location: z.object({ Latitude: number, Longitude: number }).nullish(),
  /** In kilometres. */
  AirlineDistance: number,
  WorkingDay: z
    .array(
      z.object({ DayOfWeek: z.string(), OpeningHours: z.object({ OpeningHours: openingHours }).nullish() }),
    )
    .nullish(),
  Holidays: z.array(z.object({ StartDate: z.string(), EndDate: z.string() })).nullish(),
})
const answerSchema = z.object({ ParcelShop: z.array(shopSchema).nullish() })

/** A parcel waits for so many days, and takes as many to get there. */
const ARRIVES_WITHIN_DAYS = 3

/** Nearest first; shops on holiday when the parcel arrives are closed. @throws {RemoteError} */
export async function pointsNear(
  client: GlsClient,
  near: NearTo,
  signal: AbortSignal,
): Promise<readonly CollectionPoint[]> {
  const answer = await client.shipIt(
    '/parcelshop/address',
    {
      Street: glsText(near.street),
      CountryCode: near.country,
      ZIPCode: near.postcode,
      City: glsText(near.city),
    },
    'reads',
    signal,
  )
  const read = answerSchema.safeParse(answer.value)
  if (answer.status >= 400 || !read.success) throwRefusal(CARRIER, answer.status, answer.said)
  return (read.data.ParcelShop ?? [])
    .map((shop) => pointOf(shop, near.shipOn))
    .toSorted((a, b) => (a.distanceM ?? 0) - (b.distanceM ?? 0))
}

function pointOf(shop: z.infer<typeof shopSchema>, shipOn: string): CollectionPoint {
  const { Address, Location, AirlineDistance, Holidays } = shop
  const until = new Date(Date.parse(shipOn) + ARRIVES_WITHIN_DAYS * DAY_MS).toISOString().slice(0, 10)
  const isAway = (Holidays ?? []).some(
    ({ StartDate, EndDate }) => StartDate.slice(0, 10) <= until && EndDate.slice(0, 10) >= shipOn,
  )
  return {
    id: shop.ParcelShopID,
    name: Address.Name1,
    address: {
      name: Address.Name1,
      company: null,
      street: [`${Address.Street} ${Address.StreetNumber ?? ''}`.trim()],
      postcode: Address.ZIPCode,
      city: Address.City,
      state: null,
      country: Address.CountryCode,
      phone: null,
      email: null,
    },
    latitude: Location?.Latitude ?? null,
    longitude: Location?.Longitude ?? null,
    distanceM: typeof AirlineDistance === 'number' ? Math.round(AirlineDistance * 1000) : null,
    isOpen: !isAway,
    hours: weekOf(
      DAYS.map((day) => {
        const open = shop.WorkingDay?.find(({ DayOfWeek }) => DayOfWeek === day)
        return (open?.OpeningHours?.OpeningHours ?? []).map(
          ({ From, To }) => [timeIn(From), timeIn(To)] as const,
        )
      }),
    ),
  }
}

function timeIn(instant: string): string {
  return /(?:T|^)(\d\d:\d\d)/.exec(instant)?.[1] ?? ''
}
