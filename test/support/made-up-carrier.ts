import type {
  BoughtLabel,
  BoughtParcel,
  BuyOutcome,
  CarrierConnector,
  CarrierDocument,
  VoidOutcome,
} from '../../main/app/ports/carrier.ts'
import { RemoteError } from '../../main/app/ports/remote.ts'
import { CARRIER_ABILITIES } from '../../shared/domain/carrier-abilities.ts'
import type { CarrierKind } from '../../shared/domain/carrier-account.ts'
import type { LabelRequest } from '../../shared/domain/label-request.ts'
import type { TrackingEvent } from '../../shared/domain/tracking-event.ts'
import { message, plainMessage } from '../../shared/messages/message.ts'

/**
 * What goes wrong with the next call; `lost`: the label is made, and nobody hears of it; `number-again`: it is made with
 * the number of the one before.
 */
export type Mishap = 'down' | 'lost' | 'refused' | 'unauthorised' | 'number-again'

interface Made {
  readonly reference: string
  readonly number: string
  readonly request: LabelRequest
  isVoided: boolean
}

/** A carrier in this process whose books say what it made; `mishaps` are had one a call, in order. */
export class MadeUpCarrier {
  readonly books: Made[] = []
  readonly mishaps: Mishap[] = []
  /** What it tells of parcels by number; 'odd' = a number that it does not take. */
  readonly scans = new Map<string, readonly TrackingEvent[] | 'odd'>()
  /** The numbers of each call that asked where parcels are. */
  readonly asked: string[][] = []
  /** Its scanner has seen them: it takes them back no more. */
  tooLate = false
  /** It makes labels and gives them only later, when it is asked for them again. */
  papersLater = false
  calls = 0

  /** Its labels that are neither voided nor unknown to it, by reference. */
  get valid(): string[] {
    return this.books.flatMap(({ reference, isVoided }) => (isVoided ? [] : [reference]))
  }

  connector(kind: CarrierKind): CarrierConnector {
    const { findsAgain, fetchesAgain, voidsWithinDays, tracks } = CARRIER_ABILITIES[kind]
    const base: CarrierConnector = {
      kind,
      check: async () => ({ name: null }),
      fault: () => null,
      buy: (request) => Promise.resolve(this.#buy(request)),
    }
    return {
      ...base,
      ...(findsAgain ? { find: (request: LabelRequest) => this.#find(request) } : {}),
      ...(fetchesAgain ? { fetchAgain: (parcel: BoughtParcel) => this.#fetchAgain(parcel) } : {}),
      ...(tracks ? { track: (numbers: readonly string[]) => this.#track(numbers) } : {}),
      ...(voidsWithinDays === null
        ? {}
        : { void: (parcel: BoughtParcel) => Promise.resolve(this.#void(parcel)) }),
    }
  }

  #buy(request: LabelRequest): BuyOutcome {
    this.calls += 1
    const problem = message('labels.stoppedInCall')
    switch (this.mishaps.shift()) {
      case 'down':
        return { kind: 'not-made', problem, afterMs: 0 }
      case 'refused':
        return { kind: 'refused', problem: plainMessage('Unknown street'), field: 'street' }
      case 'unauthorised':
        return { kind: 'unauthorised', problem }
      case 'lost':
        this.#make(request)
        return { kind: 'uncertain', problem }
      case 'number-again':
        return { kind: 'bought', label: this.#labelOf(this.#make(request, this.books.length)) }
      case undefined:
        return { kind: 'bought', label: this.#labelOf(this.#make(request)) }
    }
  }

  #make(request: LabelRequest, serial = this.books.length + 1): Made {
    const number = `8R${String(serial).padStart(10, '0')}7`
    const made = { reference: request.reference, number, request, isVoided: false }
    this.books.push(made)
    return made
  }

  async #find({ reference }: LabelRequest): Promise<BoughtLabel | null> {
    if (this.mishaps.shift() === 'down') throw new RemoteError('retry', message('labels.stoppedInCall'))
    const made = this.books.find((one) => one.reference === reference)
    return made === undefined ? null : this.#labelOf(made)
  }

  async #fetchAgain({ trackingNumber }: BoughtParcel): Promise<readonly CarrierDocument[]> {
    this.calls += 1
    const made = this.books.find(({ number }) => number === trackingNumber)
    if (this.mishaps.shift() === 'down' || made === undefined)
      throw new RemoteError('retry', message('labels.stoppedInCall'))
    return this.papersLater ? [] : labelOf(made).documents
  }

  #labelOf(made: Made): BoughtLabel {
    return this.papersLater ? { ...labelOf(made), documents: [] } : labelOf(made)
  }

  async #track(numbers: readonly string[]): Promise<ReadonlyMap<string, readonly TrackingEvent[]>> {
    this.asked.push([...numbers])
    const problem = message('labels.stoppedInCall')
    const mishap = this.mishaps.shift()
    if (mishap !== undefined) throw new RemoteError(mishap === 'unauthorised' ? mishap : 'retry', problem)
    const told = numbers.map((number) => [number, this.scans.get(number) ?? []] as const)
    return new Map(
      told.map(([number, scans]) => {
        if (scans === 'odd') throw new RemoteError('protocol', problem)
        return [number, scans]
      }),
    )
  }

  #void({ trackingNumber }: BoughtParcel): VoidOutcome {
    const problem = message('labels.stoppedInCall')
    if (this.mishaps.shift() === 'down') return { kind: 'not-made', problem, afterMs: 0 }
    if (this.tooLate) return { kind: 'too-late', problem }
    const made = this.books.find(({ number }) => number === trackingNumber)
    if (made !== undefined) made.isVoided = true
    return { kind: 'voided' }
  }
}

function labelOf({ number, reference }: Made): BoughtLabel {
  return {
    trackingNumber: number,
    trackingUrl: `https://carrier.test/${number}`,
    shipmentId: `S-${number}`,
    price: { cents: 480, currency: 'EUR' },
    documents: [
      {
        role: 'label',
        format: 'zpl',
        dpi: 203,
        widthMm: 100,
        heightMm: 150,
        bytes: new TextEncoder().encode(`^XA^FD${reference} ${number}^FS^XZ`),
      },
    ],
  }
}
