import { z } from 'zod'
import { DAY_MS, type EpochMs } from '../lib/clock.ts'
import type { CarrierKind } from './carrier-account.ts'
import type { ParcelTrack } from './parcel-track.ts'
import * as scalars from './scalars.ts'

/** opened: the carrier was asked. answered: it wants more, or looks into it. paid, refused: how it ended. */
export const CLAIM_STATES = ['opened', 'answered', 'paid', 'refused'] as const
export const claimState = z.enum(CLAIM_STATES)
export type ClaimState = z.infer<typeof claimState>

/** What is claimed from the carrier for one parcel; named as its track. */
export const parcelClaim = z.object({
  accountId: scalars.code,
  trackingNumber: z.string().min(1).max(80),
  state: claimState,
  openedAt: scalars.epochMs,
  changedAt: scalars.epochMs,
  /** Who changed it last. */
  by: z.string(),
  /** What is asked for, or was paid; null = not said yet. */
  amountCents: scalars.nonNegativeCents.nullable(),
  currency: scalars.currency,
  note: z.string().max(2000),
})
export type ParcelClaim = z.infer<typeof parcelClaim>

/** Until when a carrier hears claims, in days, by law where its conditions are not known here; a contract may say more. */
interface ClaimTerms {
  /** After it was delivered damaged. */
  readonly damagedDays: number
  /** After it was handed over, where it is lost or late. */
  readonly lostDays: number
  readonly source: string
}

const FRENCH_LAW: ClaimTerms = {
  damagedDays: 3,
  lostDays: 365,
  source: 'Code de commerce, art. L133-3 and L133-6',
}
const GERMAN_LAW: ClaimTerms = { damagedDays: 7, lostDays: 365, source: 'HGB §§ 438, 439' }
/** Goods abroad by road; the shorter of its terms where the carrier is not known. */
const ROAD_CONVENTION: ClaimTerms = { damagedDays: 7, lostDays: 365, source: 'CMR, art. 30 and 32' }

export const CLAIM_TERMS: Readonly<Record<CarrierKind, ClaimTerms>> = {
  colissimo: FRENCH_LAW,
  'mondial-relay': FRENCH_LAW,
  chronopost: FRENCH_LAW,
  dpd: FRENCH_LAW,
  gls: ROAD_CONVENTION,
  'dhl-parcel-de': GERMAN_LAW,
  ups: { damagedDays: 60, lostDays: 60, source: 'UPS Tariff/Terms and Conditions of Service: 60 days' },
  sendcloud: ROAD_CONVENTION,
  easypost: ROAD_CONVENTION,
  'own-range': ROAD_CONVENTION,
  'label-files': ROAD_CONVENTION,
}

/** The last instant at which the carrier hears a claim for the parcel. */
export function claimDeadline(
  { state, stateSince, handedOverAt }: Pick<ParcelTrack, 'state' | 'stateSince' | 'handedOverAt'>,
  kind: CarrierKind,
): EpochMs {
  const { damagedDays, lostDays } = CLAIM_TERMS[kind]
  return state === 'damaged' || state === 'delivered'
    ? stateSince + damagedDays * DAY_MS
    : handedOverAt + lostDays * DAY_MS
}
