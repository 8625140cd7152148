import type { z } from 'zod'
import type { CarrierBooks, LabelInBooks } from '../carrier-books.ts'
import { pdfPage } from '../papers.ts'
import type { returnRequest } from './rules.ts'

type ReturnRequest = z.infer<typeof returnRequest>

interface Back {
  readonly id: number
  readonly parcelId: number
  readonly request: ReturnRequest
  readonly number: string
  cancelAsked: boolean
}

const FIRST_RETURN = 1_751_000
const FIRST_PARCEL = 483_707_000

/** The returns of one simulated account. A label is a page always. */
export class Returns {
  readonly #books: CarrierBooks
  readonly #all: Back[] = []

  constructor(books: CarrierBooks) {
    this.#books = books
  }

  /** Newest first. */
  get all(): readonly Back[] {
    return this.#all.toReversed()
  }

  byId(id: number): Back | null {
    return this.#all.find((one) => one.id === id) ?? null
  }

  byParcel(parcelId: number): Back | null {
    return this.#all.find((one) => one.parcelId === parcelId) ?? null
  }

  has(reference: string): boolean {
    return this.#all.some(({ request }) => request.external_reference === reference)
  }

  labelOf({ number }: Back): LabelInBooks | null {
    return this.#books.byNumber(number)
  }

  announce(request: ReturnRequest, told: string): Back {
    const at = this.#all.length
    const number = `8R${2_000_000 + at}`
    const back = { id: FIRST_RETURN + at, parcelId: FIRST_PARCEL + at, request, number, cancelAsked: false }
    this.#all.push(back)
    const code = request.ship_with.shipping_option_code
    this.#books.make({
      number,
      shipmentId: `return/${back.id}`,
      reference: request.external_reference,
      product: code,
      weightG: Math.round(request.weight.value * 1000),
      told,
      papers: [{ role: 'return', bytes: pdfPage(105, 148, [code, request.to_address.name, number]) }],
    })
    return back
  }

  /** Its JSON; in a list it has no id of its own. */
  shown(back: Back): Record<string, unknown> {
    const label = this.labelOf(back)
    const states = [
      'ready-to-send',
      ...(label !== null && label.voidedAt !== null ? ['cancelled'] : back.cancelAsked ? ['cancelling'] : []),
    ]
    return {
      from_address: back.request.from_address,
      to_address: back.request.to_address,
      shipping_option: { code: back.request.ship_with.shipping_option_code },
      order_number: back.request.order_number,
      label_url: `https://panel.sendcloud.sc/api/v3/parcels/${back.parcelId}/documents/label`,
      label_cost: { value: 5.9, currency: 'EUR' },
      tracking_number: back.number,
      tracking_url: `https://tracking.sendcloud.sc/forward?code=${back.number}`,
      is_cancellable: label !== null && label.scans.length === 0,
      status_history: states.map((state) => ({ parent_status: state })),
    }
  }
}
