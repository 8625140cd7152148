import type { CarrierBooks, LabelInBooks, PaperMade } from '../carrier-books.ts'
import { pdfPage, zplLabel } from '../papers.ts'
import type { ApiError, ShipmentRequest } from './rules.ts'

/** A shipment that Sendcloud keeps: also one that its carrier has not taken, or not taken yet. */
interface Kept {
  readonly id: string
  readonly parcelId: number
  readonly reference: string
  readonly request: ShipmentRequest
  readonly told: string
  /** Of the label; null = there is none. */
  number: string | null
  errors: readonly ApiError[]
  /** Polls until the carrier answers. */
  pollsLeft: number
  /** Looks until its carrier has answered that it cancels; 0 = it was not asked. */
  cancelsIn: number
}

const FIRST_PARCEL = 383_707_000
/** Sendcloud cancels nothing that is older. */
export const WINDOW_MS = 42 * 24 * 60 * 60_000

/** The shipments of one simulated account, and the labels of theirs in the carrier's books. */
export class Shipments {
  readonly #books: CarrierBooks
  readonly #kept: Kept[] = []

  constructor(books: CarrierBooks) {
    this.#books = books
  }

  get all(): readonly Kept[] {
    return this.#kept
  }

  byId(id: string): Kept | null {
    return this.#kept.find((one) => one.id === id) ?? null
  }

  byReference(reference: string): Kept | null {
    return this.#kept.find((one) => one.reference === reference) ?? null
  }

  byParcel(parcelId: number): Kept | null {
    return this.#kept.find((one) => one.parcelId === parcelId) ?? null
  }

  /** Announces it: `errors` are the carrier's, `polls` how often one must look until it has answered. */
  announce(request: ShipmentRequest, told: string, errors: readonly ApiError[], polls: number): Kept {
    const kept: Kept = {
      id: `shp-${this.#kept.length + 1}`,
      parcelId: FIRST_PARCEL + this.#kept.length,
      reference: request.external_reference_id ?? '',
      request,
      told,
      number: null,
      errors,
      pollsLeft: polls,
      cancelsIn: 0,
    }
    this.#kept.push(kept)
    if (errors.length === 0 && polls === 0) this.#make(kept)
    return kept
  }

  /** As somebody sees it who looks at it: its carrier may have answered meanwhile. */
  look(kept: Kept): void {
    if (kept.cancelsIn === 1 && kept.number !== null) this.#books.void(kept.number, WINDOW_MS)
    kept.cancelsIn = Math.max(0, kept.cancelsIn - 1)
    if (kept.pollsLeft === 0) return
    kept.pollsLeft -= 1
    if (kept.pollsLeft === 0) this.#make(kept)
  }

  labelOf({ number }: Kept): LabelInBooks | null {
    return number === null ? null : this.#books.byNumber(number)
  }

  /** Its JSON; `isSynchronous` has the label file in it. */
  shown(kept: Kept, isSynchronous: boolean): Record<string, unknown> {
    const label = this.labelOf(kept)
    const { parcelId, request, errors } = kept
    const code =
      kept.cancelsIn > 0
        ? 'CANCELLATION_REQUESTED'
        : errors.length > 0
          ? 'ANNOUNCEMENT_FAILED'
          : label === null
            ? 'ANNOUNCING'
            : label.voidedAt !== null
              ? 'CANCELLED'
              : 'READY_TO_SEND'
    const link = `https://panel.sendcloud.sc/api/v3/parcels/${parcelId}/documents`
    return {
      id: kept.id,
      external_reference_id: kept.reference,
      from_address: request.from_address,
      to_address: request.to_address,
      ship_with: request.ship_with,
      label_details: request.label_details,
      parcels: [
        {
          ...request.parcels[0],
          id: parcelId,
          status: { code, message: code },
          documents: (label?.papers ?? []).map(({ role }) =>
            role === 'customs'
              ? { type: 'customs-declaration', size: 'a4', link: `${link}/customs-declaration` }
              : { type: 'label', size: 'a6', link: `${link}/label` },
          ),
          // A failed one has a number too, which is worth nothing.
          tracking_number: label?.number ?? (errors.length > 0 ? `8X${parcelId}` : ''),
          tracking_url: label === null ? null : `https://tracking.sendcloud.sc/forward?code=${label.number}`,
          ...(isSynchronous && label !== null
            ? { label_file: Buffer.from(label.papers[0]?.bytes ?? []).toString('base64') }
            : {}),
        },
      ],
      carrier: { code: optionCarrier(request), name: optionCarrier(request) },
      errors,
    }
  }

  #make(kept: Kept): void {
    const { request, parcelId } = kept
    const number = `8R${1_000_000 + parcelId}`
    const code = request.ship_with.properties.shipping_option_code
    const lines = [code, request.to_address.name, request.to_address.city]
    const papers: PaperMade[] = [
      {
        role: 'label',
        bytes:
          request.label_details.mime_type === 'application/zpl'
            ? zplLabel(203, number, lines)
            : pdfPage(105, 148, [...lines, number]),
      },
    ]
    if (request.customs_information !== undefined)
      papers.push({ role: 'customs', bytes: pdfPage(210, 297, ['CN23', ...lines, number]) })
    this.#books.make({
      number,
      shipmentId: kept.id,
      // What buys is our reference; that of a further attempt has a number behind it.
      reference: kept.reference.replace(/-\d+$/, ''),
      product: code,
      weightG: Math.round(Number(request.parcels[0].weight.value) * 1000),
      told: kept.told,
      papers,
    })
    kept.number = number
  }
}

function optionCarrier({ ship_with }: ShipmentRequest): string {
  return ship_with.properties.shipping_option_code.split(':')[0] ?? ''
}
