import type {
  CarrierBooks,
  LabelInBooks,
  PaperMade,
} from '../../../main/demo/carrier-servers/carrier-books.ts'
import { pdfPage, zplLabel } from '../../../main/demo/carrier-servers/papers.ts'
import { type AddressRequest, ratesOf, type ShipmentRequest, type SimulatedRate } from './rules.ts'

interface Kept {
  readonly id: string
  readonly request: ShipmentRequest
  readonly told: string
  readonly rates: readonly (SimulatedRate & { readonly id: string })[]
  readonly said: string | null
  selected: (SimulatedRate & { readonly id: string }) | null
  number: string | null
  refund: string | null
}

/** USPS takes labels back that are not older. */
export const WINDOW_MS = 30 * 24 * 60 * 60_000

/** The shipments of one simulated account; references are not unique, and looking up takes the newest. */
export class Shipments {
  readonly #books: CarrierBooks
  readonly #kept: Kept[] = []

  constructor(books: CarrierBooks) {
    this.#books = books
  }

  get all(): readonly Kept[] {
    return this.#kept
  }

  byName(name: string): Kept | null {
    return (
      this.#kept
        .toReversed()
        .find(({ id, request }) => id === name || (request.reference === name && name !== '')) ?? null
    )
  }

  create(asked: ShipmentRequest, told: string): Kept {
    const at = this.#kept.length + 1
    // Of a return EasyPost turns the addresses round.
    const request = asked.is_return
      ? { ...asked, from_address: asked.to_address, to_address: asked.from_address }
      : asked
    const { rates, said } = ratesOf(request)
    const kept: Kept = {
      id: `shp_${String(at).padStart(32, '0')}`,
      request,
      told,
      rates: rates.map((rate, nth) => ({ ...rate, id: `rate_${at}_${nth}` })),
      said,
      selected: null,
      number: null,
      refund: null,
    }
    this.#kept.push(kept)
    return kept
  }

  buy(kept: Kept, rateId: string): boolean {
    const rate = kept.rates.find(({ id }) => id === rateId)
    if (rate === undefined) return false
    const { request, id } = kept
    const number = `94001001${String(this.#books.made.length + 10_000_000)}`
    const lines = [rate.service, request.to_address.name ?? '', request.to_address.city]
    const label =
      request.options.label_format === 'ZPL'
        ? zplLabel(203, number, lines)
        : pdfPage(102, 152, [...lines, number])
    const papers: PaperMade[] = [{ role: request.is_return ? 'return' : 'label', bytes: label }]
    if (request.customs_info !== undefined)
      papers.push({ role: 'customs', bytes: pdfPage(210, 297, ['Commercial invoice', ...lines, number]) })
    this.#books.make({
      number,
      shipmentId: id,
      reference: request.reference,
      product: `${rate.carrier}:${rate.service}`,
      weightG: Math.round(request.parcel.weight * 28.3495),
      told: kept.told,
      papers,
    })
    kept.number = number
    kept.selected = rate
    return true
  }

  labelOf({ number }: Kept): LabelInBooks | null {
    return number === null ? null : this.#books.byNumber(number)
  }

  /** Its JSON; papers are at `files`. */
  shown(kept: Kept, files: string): Record<string, unknown> {
    const { id, request, rates, said, selected, number } = kept
    const label = this.labelOf(kept)
    const url = (nth: number): string => `${files}/${id}/${nth}`
    const rateShown = (rate: SimulatedRate & { readonly id: string }) => ({
      ...rate,
      object: 'Rate',
      mode: 'test',
      shipment_id: id,
    })
    const format = request.options.label_format
    return {
      id,
      object: 'Shipment',
      mode: 'test',
      is_return: request.is_return,
      reference: request.reference === '' ? null : request.reference,
      status: 'unknown',
      tracking_code: number,
      refund_status: kept.refund,
      messages: said === null ? [] : [{ carrier: 'DHLExpress', type: 'rate_error', message: said }],
      options: { ...request.options, currency: 'USD' },
      from_address: addressShown(request.from_address),
      to_address: addressShown(request.to_address),
      rates: rates.map(rateShown),
      selected_rate: selected === null ? null : rateShown(selected),
      postage_label:
        label === null
          ? null
          : {
              object: 'PostageLabel',
              label_size: '4x6',
              label_file_type: format === 'ZPL' ? 'application/zpl' : 'application/pdf',
              label_url: url(0),
              label_pdf_url: format === 'PDF' ? url(0) : null,
              label_zpl_url: format === 'ZPL' ? url(0) : null,
            },
      forms:
        label === null
          ? []
          : label.papers
              .slice(1)
              .map((_, at) => ({ object: 'Form', form_type: 'commercial_invoice', form_url: url(at + 1) })),
      tracker:
        number === null
          ? null
          : { object: 'Tracker', tracking_code: number, public_url: `https://track.easypost.com/${number}` },
    }
  }
}

function addressShown(address: AddressRequest): Record<string, unknown> {
  return { object: 'Address', ...address, mode: 'test' }
}
