import type { CarrierAccount, CarrierKind } from '../../../shared/domain/carrier-account.ts'
import type { FittedParts } from '../../../shared/domain/fitted-address.ts'
import type { PurchaseField } from '../../../shared/domain/label-purchase.ts'
import type { LabelRequest, PostalAddress } from '../../../shared/domain/label-request.ts'
import type { WeekHours } from '../../../shared/domain/nearby-point.ts'
import type { TrackingEvent } from '../../../shared/domain/tracking-event.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Language } from '../../../shared/lib/language.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import type { LabelDpi } from './printing.ts'

/** A paper as the carrier made it, byte for byte. */
export interface CarrierDocument {
  /** label: for the parcel. customs: CN23 or invoice. return: for the way back. hand-over: the list of a day's parcels. */
  readonly role: 'label' | 'customs' | 'return' | 'hand-over'
  /** qr: a code that the customer shows instead of a label, as PNG. */
  readonly format: 'zpl' | 'pdf' | 'png' | 'qr'
  /** What a `zpl` was made for; null = a page or a picture. */
  readonly dpi: LabelDpi | null
  readonly widthMm: number
  readonly heightMm: number
  readonly bytes: Uint8Array
}

/** One label that the carrier has made. */
export interface BoughtLabel {
  readonly trackingNumber: string
  readonly trackingUrl: string | null
  /** What voiding and fetching name it by, where that is not the number. */
  readonly shipmentId: string | null
  /** As the carrier says; null = it does not. */
  readonly price: { readonly cents: number; readonly currency: string } | null
  /** At least a label, unless its documents are only fetched later. */
  readonly documents: readonly CarrierDocument[]
}

/**
 * How buying ended.
 * - `bought`
 * - `refused`: not made, and never will be as it was asked for; `field` is what to mend
 * - `not-made`: certainly not made (not reached, throttled, maintenance), may be made after `afterMs`
 * - `uncertain`: may have been made; never asked for again by itself
 * - `unauthorised`: not made, the credentials are dead
 */
export type BuyOutcome =
  | { readonly kind: 'bought'; readonly label: BoughtLabel }
  | { readonly kind: 'refused'; readonly problem: Message; readonly field: PurchaseField | null }
  | { readonly kind: 'not-made'; readonly problem: Message; readonly afterMs: number }
  | { readonly kind: 'uncertain'; readonly problem: Message }
  | { readonly kind: 'unauthorised'; readonly problem: Message }

/** What was bought, as far as voiding, fetching and tracking need to know it. */
export interface BoughtParcel {
  readonly reference: string
  readonly trackingNumber: string
  readonly shipmentId: string | null
  readonly boughtAt: EpochMs
}

/** How voiding ended; `too-late`: the carrier has scanned it or its window is over. Voiding twice is harmless. */
export type VoidOutcome =
  | { readonly kind: 'voided' }
  | { readonly kind: 'too-late'; readonly problem: Message }
  | { readonly kind: 'not-made'; readonly problem: Message; readonly afterMs: number }
  | { readonly kind: 'unauthorised'; readonly problem: Message }

/** A service that the account may use. */
export interface OfferedService {
  readonly product: string
  readonly name: string
  /** Of a broker: whose it is. */
  readonly carrierName: string | null
  readonly toPoint: boolean
  readonly maxWeightG: number | null
}

export interface Quote {
  readonly product: string
  readonly cents: number
  readonly currency: string
  readonly transitDays: number | null
}

export interface CollectionPoint {
  readonly id: string
  readonly name: string
  readonly address: PostalAddress
  readonly latitude: number | null
  readonly longitude: number | null
  readonly distanceM: number | null
  /** false: it takes nothing at present. */
  readonly isOpen: boolean
  /** null = the carrier does not say. */
  readonly hours: WeekHours | null
}

/** Where points are looked for. */
export interface NearTo {
  readonly country: string
  readonly postcode: string
  readonly city: string
  readonly street: string
  readonly weightG: number
  readonly shipOn: string
  readonly product: string | null
}

/** What the account is, when it was found right. */
export interface AccountFound {
  /** The account's own name, where the carrier says it. */
  readonly name: string | null
}

/** What of a request a carrier would not take, found without asking it. */
export interface RequestFault {
  readonly field: PurchaseField
  readonly problem: Message
  /** Of a text that is too long, the characters that it may have; 0 = there is no place for this line at all. */
  readonly most?: number
}

/** What a carrier finds wrong in a request when it is asked. `fitted`: how it would write the address, where it says so. */
export interface AddressFinding {
  readonly field: PurchaseField | null
  readonly problem: Message
  readonly fitted?: FittedParts
}

/** What in a request this kind of carrier would not take; null = nothing known. Asks nobody, cuts nothing. */
export type FindFault = (request: LabelRequest) => RequestFault | null

/**
 * One account with one carrier. A new carrier is one folder in `main/carriers` that exports a CarrierFactory, its line
 * in `CARRIER_ABILITIES`, and its case in the conformance suite. Every call honours `signal` and ends by itself within
 * 30 s. What an ability says cannot be done has no function.
 */
export interface CarrierConnector {
  readonly kind: CarrierKind
  /** Cheapest call that proves the credentials; buys nothing. @throws {RemoteError} */
  check(signal: AbortSignal): Promise<AccountFound>
  readonly fault: FindFault
  /**
   * Of the requests that wait, the references of those whose label can be got now, by one who cannot be asked for a
   * label and makes them when it likes; the others stay wanted. Absent: every one. @throws {RemoteError}
   */
  ready?(waiting: () => Promise<readonly LabelRequest[]>, signal: AbortSignal): Promise<ReadonlySet<string>>
  /** Of one whose labels are files: those that hold none. @throws {RemoteError} */
  failed?(): Promise<readonly FailedLabelFile[]>
  /** One label. Never throws for the carrier's trouble. */
  buy(request: LabelRequest, signal: AbortSignal): Promise<BuyOutcome>
  /** The label bought under our reference; null = there certainly is none. @throws {RemoteError} */
  find?(request: LabelRequest, signal: AbortSignal): Promise<BoughtLabel | null>
  /** Its documents once more. @throws {RemoteError} */
  fetchAgain?(bought: BoughtParcel, signal: AbortSignal): Promise<readonly CarrierDocument[]>
  void?(bought: BoughtParcel, signal: AbortSignal): Promise<VoidOutcome>
  /** @throws {RemoteError} */
  services?(signal: AbortSignal): Promise<readonly OfferedService[]>
  /** @throws {RemoteError} */
  quote?(request: LabelRequest, signal: AbortSignal): Promise<readonly Quote[]>
  /**
   * What is wrong with the request, as the carrier says without buying; null = nothing, or it cannot tell.
   * @throws {RemoteError}
   */
  checkAddress?(request: LabelRequest, signal: AbortSignal): Promise<AddressFinding | null>
  /** Nearest first. @throws {RemoteError} */
  points?(near: NearTo, signal: AbortSignal): Promise<readonly CollectionPoint[]>
  /** The carrier's own list of a day's parcels, as a page to print. @throws {RemoteError} */
  handOver?(parcels: readonly BoughtParcel[], signal: AbortSignal): Promise<CarrierDocument>
  /** Events of up to `TRACK_BATCH` numbers, oldest first; a number that it does not know has none. @throws {RemoteError} */
  track?(
    trackingNumbers: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, readonly TrackingEvent[]>>
}

/** A file that a carrier software wrote and that holds no label. */
export interface FailedLabelFile {
  readonly name: string
  readonly reasons: ReadonlyMap<Language, string>
}

export const TRACK_BATCH = 10

/** Credentials of an account by field name; only its connector and the secret store see them. */
export type CarrierSecrets = Readonly<Record<string, string>>

export type CarrierFactory = (account: CarrierAccount, secrets: CarrierSecrets) => CarrierConnector

/** What a folder of `main/carriers` makes; its rules stand in `main/carriers/carrier-faults.ts`, once a kind. */
export type CarrierCalls = Omit<CarrierConnector, 'fault'>
export type CarrierCallsFactory = (account: CarrierAccount, secrets: CarrierSecrets) => CarrierCalls
