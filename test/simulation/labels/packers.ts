import type { CommandContext } from '../../../main/app/commands/command.ts'
import { rejectFulfillment } from '../../../main/app/commands/fulfillments.ts'
import { cancelOrders } from '../../../main/app/commands/orders.ts'
import { packFulfillment, shipFulfillment } from '../../../main/app/commands/packing.ts'
import { reprintLabels } from '../../../main/app/commands/print-jobs.ts'
import { requireLabels } from '../../../main/app/packing/require-labels.ts'
import { nextTracking } from '../../../main/printing/tracking/next-tracking.ts'
import { ownNumber } from '../../../main/printing/tracking/own-number.ts'
import type { ExceptionRecord } from '../../../shared/domain/exception.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { Random } from '../../../shared/lib/random.ts'
import type { EventLog } from '../event-log.ts'
import { LEAD, Lead } from '../lead.ts'
import { pick } from '../streams.ts'
import type { SimulatedCarrier } from './carriers.ts'
import { SITES } from './label-merchant.ts'
import type { LabelProgram } from './label-program.ts'
import type { SitePrinter } from './printers.ts'
import { Returners } from './returners.ts'
import type { Sights } from './sight.ts'

/** What a lead sees of the queue in one turn. */
const EXCEPTIONS_A_TURN = 30
const PARIS = { postcode: '75011', city: 'Paris' }

interface PackersDeps {
  readonly random: Random
  /** What customers send back is drawn from. */
  readonly returning: Random
  readonly log: EventLog
  readonly carriers: readonly SimulatedCarrier[]
  readonly printers: readonly SitePrinter[]
  readonly sights: Sights
  /** false: nobody cancels, refuses or weighs anew. */
  readonly isEventful: boolean
  /** Parcels that each site packs in a turn. */
  readonly packedPerTurn: number
}

/** People at five packing tables, and a lead who answers for labels by what carrier and printer really did. */
export class Packers {
  /** Labels that people asked for once more, by number. */
  readonly copiesAsked = new Map<string, number>()
  /** Parcels that were put on the scales and closed, by order. */
  readonly packed = new Map<string, number>()
  readonly #deps: PackersDeps
  readonly #lead: Lead<LabelProgram>
  readonly #returners: Returners
  #isClosing = false

  constructor(deps: PackersDeps) {
    this.#deps = deps
    this.#lead = new Lead(deps.log)
    this.#returners = new Returners(deps.returning, this.#lead)
  }

  /** From now on nothing goes wrong here any more: everything that can leaves. */
  windUp(): void {
    this.#isClosing = true
  }

  /** One round over the tables. @throws {Crash} */
  async pack(program: LabelProgram): Promise<void> {
    await this.#lead.repeat(program)
    for (const { siteId, config } of this.#deps.printers) {
      const released = await program.store.read((tx) =>
        tx.fulfillments.ofSite(siteId, ['released'], this.#deps.packedPerTurn),
      )
      for (const fulfillment of released) await this.#handle(program, fulfillment, config.id)
    }
    if (this.#deps.isEventful && !this.#isClosing && this.#deps.random() < 0.3)
      await this.#cancelSomething(program)
  }

  /** The carriers' drivers come by. @throws {Crash} */
  async ship(program: LabelProgram): Promise<void> {
    await this.#lead.repeat(program)
    for (const { id } of SITES) {
      const packed = await program.store.read((tx) => tx.fulfillments.ofSite(id, ['packed'], 500))
      for (const { id: fulfillmentId } of packed)
        await this.#lead.do(program, 'packing.ship', { fulfillmentId }, async (context, input) => {
          await requireLabels(context.tx, program.store.printJobs, input.fulfillmentId)
          return shipFulfillment(context, input)
        })
    }
  }

  /** Customers send things back. @throws {Crash} */
  async sendBack(program: LabelProgram): Promise<void> {
    await this.#lead.repeat(program)
    if (this.#deps.isEventful && !this.#isClosing) await this.#returners.turn(program)
  }

  /** @throws {Crash} */
  async seeToExceptions(program: LabelProgram): Promise<void> {
    await this.#lead.repeat(program)
    const { random } = this.#deps
    const rows = await this.#lead.exceptions(program, random, EXCEPTIONS_A_TURN)
    for (const record of rows) if (random() < 0.6) await this.#answer(program, record)
  }

  async #handle(program: LabelProgram, fulfillment: Fulfillment, printerId: string): Promise<void> {
    const { random, isEventful } = this.#deps
    const { id } = fulfillment
    const dice = isEventful && !this.#isClosing ? random() : 1
    if (dice < 0.02) {
      const input = { fulfillmentId: id, reason: 'damaged' as const, note: '' }
      return this.#lead.do(program, 'fulfillments.reject', input, rejectFulfillment)
    }
    // Heavier than was planned: a label of another price.
    const weightsG = dice < 0.06 ? fulfillment.parcels.map(({ weightG }) => weightG + 1200) : []
    const packing = {
      queue: program.queue,
      printJobs: program.store.printJobs,
      numberFrom: ownNumber,
      isAnswering: () => true,
      nextTracking: ({ tx }: CommandContext) => nextTracking(tx),
      language: LEAD.language,
    }
    const { orderId, parcels } = fulfillment
    await this.#lead.do(
      program,
      'packing.pack',
      { fulfillmentId: id, printerId, weightsG },
      (context, input) => packFulfillment(context, packing, input),
      () => this.packed.set(orderId, (this.packed.get(orderId) ?? 0) + parcels.length),
    )
    if (dice < 0.07) await this.#reprint(program, fulfillment, printerId)
  }

  /** The label came out creased. */
  async #reprint(program: LabelProgram, { id }: Fulfillment, printerId: string): Promise<void> {
    const labels = { queue: program.queue, printJobs: program.store.printJobs }
    const found = await program.store.read(async (tx) => ({
      fulfillment: await tx.fulfillments.get(id),
      jobs: await program.store.printJobs.ofFulfillment(tx, id),
    }))
    if (found.fulfillment?.state !== 'packed' || found.jobs.length === 0) return
    const [parcel] = found.fulfillment.parcels
    if (parcel === undefined || parcel.trackingNumber === null) return
    const { trackingNumber } = parcel
    // Counted before: the command may be carried out and not heard.
    this.copiesAsked.set(trackingNumber, (this.copiesAsked.get(trackingNumber) ?? 0) + 1)
    const input = { fulfillmentId: id, parcels: [parcel.number], printerId, reason: 'creased' }
    await this.#lead.do(program, 'packing.reprint', input, reprintLabels(labels))
  }

  async #cancelSomething(program: LabelProgram): Promise<void> {
    const { random } = this.#deps
    const { rows } = await program.store.read((tx) =>
      tx.orders.list({
        seen: 'every-site',
        search: '',
        states: ['allocated', 'released', 'packed'],
        channelIds: [],
        siteIds: [],
        sort: 'placed',
        descending: true,
        offset: 0,
        limit: 40,
      }),
    )
    if (rows.length === 0) return
    const orderIds = [pick(random, rows).order.id]
    await this.#lead.do(program, 'orders.cancel', { orderIds, note: 'customer called' }, cancelOrders)
  }

  async #answer(program: LabelProgram, record: ExceptionRecord): Promise<void> {
    const { random } = this.#deps
    const { cause } = record
    switch (cause.reason) {
      case 'label-in-doubt': {
        // The lead looks into the carrier's own list.
        const made = this.#deps.carriers.flatMap(({ books }) =>
          (books?.byReference(cause.reference) ?? []).filter(({ voidedAt }) => voidedAt === null),
        )
        const [label] = made.filter(({ number }) => !this.#isSlip(number))
        return label === undefined
          ? this.#lead.resolve(program, record, 'label-not-made')
          : this.#lead.resolve(program, record, 'label-made', { note: label.number })
      }
      case 'label-not-taken-back':
        return this.#lead.resolve(program, record, random() < 0.5 ? 'void-again' : 'accept')
      case 'label-refused': {
        if (cause.isReturn === true) return this.#lead.resolve(program, record, 'buy-again')
        if (cause.field === 'postcode') return this.#mendAddress(program, record)
        // Another point is another decision; here the order is given up.
        if (cause.field === 'point') return this.#lead.resolve(program, record, 'cancel-order')
        return this.#lead.resolve(program, record, random() < 0.7 ? 'buy-again' : 'cancel-order')
      }
      case 'print-unknown': {
        const cameOut = await this.#cameOut(program, cause.jobId)
        return this.#lead.resolve(program, record, cameOut ? 'confirm-printed' : 'retry-print')
      }
      case 'label-failed':
        return this.#lead.resolve(program, record, 'retry-print')
      default:
        return
    }
  }

  /** The carrier has given the number to two parcels. */
  #isSlip(number: string): boolean {
    return this.#deps.carriers.some(
      ({ books }) => (books?.made ?? []).filter((label) => label.number === number).length > 1,
    )
  }

  async #mendAddress(program: LabelProgram, record: ExceptionRecord): Promise<void> {
    const order = await this.#orderOf(program, record)
    if (order === null) return
    await this.#lead.resolve(program, record, 'fix-address', { address: { ...order.destination, ...PARIS } })
  }

  async #orderOf(program: LabelProgram, { orderId }: ExceptionRecord) {
    if (orderId === null) return null
    const [known] = await program.store.read((tx) => tx.orders.byIds([orderId]))
    return known?.order ?? null
  }

  /** The packer looks whether the label lies there. */
  async #cameOut(program: LabelProgram, jobId: string): Promise<boolean> {
    const { printers, sights } = this.#deps
    const { job, kept } = await program.store.read(async (tx) => {
      const found = await program.store.printJobs.byId(tx, jobId)
      const { content } = found ?? {}
      return {
        job: found,
        kept: content?.kind === 'document' ? await tx.labels.bytes(content.documentId) : null,
      }
    })
    const number = job?.title.split(' ').at(-1) ?? ''
    const sight = kept === null ? number : await sights.of(kept)
    return printers.some(({ labels }) => labels.some((label) => label.includes(sight)))
  }
}
