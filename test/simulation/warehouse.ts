import type { CommandContext } from '../../main/app/commands/command.ts'
import { rejectFulfillment } from '../../main/app/commands/fulfillments.ts'
import { cancelOrders, holdOrders, resumeOrders } from '../../main/app/commands/orders.ts'
import { packFulfillment, shipFulfillment } from '../../main/app/commands/packing.ts'
import { receiveReturn } from '../../main/app/commands/returns.ts'
import { setLevel } from '../../main/app/commands/stock.ts'
import { shortPick } from '../../main/app/packing/short-pick.ts'
import { VIRTUAL_PRINTER } from '../../main/app/printers/printer-settings.ts'
import { returnableLines } from '../../main/app/returns/returnable.ts'
import { nextTracking } from '../../main/printing/tracking/next-tracking.ts'
import { ownNumber } from '../../main/printing/tracking/own-number.ts'
import { EXCEPTION_KINDS, type ExceptionRecord } from '../../shared/domain/exception.ts'
import type { ResolutionCode } from '../../shared/domain/exceptions/resolution-codes.ts'
import type { Fulfillment } from '../../shared/domain/fulfillment.ts'
import type { OrderState } from '../../shared/domain/order.ts'
import { paidForUnits } from '../../shared/domain/paid-line.ts'
import type { RejectionReason } from '../../shared/domain/site-rejection.ts'
import type { Random } from '../../shared/lib/random.ts'
import type { EventLog } from './event-log.ts'
import { LEAD, Lead } from './lead.ts'
import { SITE_IDS } from './merchant.ts'
import type { Program } from './program.ts'
import { between, pick } from './streams.ts'

/** Parcels that one turn handles at a site. */
const PER_TURN = 40
/** What a lead sees of the queue in one turn. */
const EXCEPTIONS_A_TURN = 20

const REJECTIONS: readonly RejectionReason[] = ['damaged', 'no-capacity']

/** Ways out that need something typed in. */
const TYPED: readonly ResolutionCode[] = [
  'name-point',
  'fix-address',
  'correct-stock',
  'substitute',
  'change-service',
  'change-site',
  'ship-by-hand',
  'map-skus',
]

interface WarehouseDeps {
  readonly random: Random
  readonly log: EventLog
  readonly skus: readonly string[]
  readonly unitsPerSku: number
}

/** The people at work: they pack, ship, miss units, count, receive, cancel, and see to exceptions. */
export class Warehouse {
  readonly #deps: WarehouseDeps
  readonly #lead: Lead<Program>
  #isClosing = false

  constructor(deps: WarehouseDeps) {
    this.#deps = deps
    this.#lead = new Lead(deps.log)
  }

  /** From now on nothing goes wrong here any more: everything that can leaves. */
  windUp(): void {
    this.#isClosing = true
  }

  /** One round through the sites and the exceptions. @throws {Crash} */
  async turn(program: Program): Promise<void> {
    const { random } = this.#deps
    await this.#lead.repeat(program)
    for (const siteId of SITE_IDS) {
      const open = await program.store.read((tx) =>
        tx.fulfillments.ofSite(siteId, ['released', 'packed'], PER_TURN),
      )
      for (const fulfillment of open) await this.#handle(program, fulfillment)
    }
    if (this.#isClosing) return
    await this.#seeToExceptions(program)
    if (random() < 0.15) await this.#cancelSomething(program)
    if (random() < 0.1) await this.#holdSomething(program)
    if (random() < 0.15) await this.#count(program)
    if (random() < 0.3) await this.#takeBack(program)
  }

  /** Goods come in. @throws {Crash} */
  async receive(program: Program): Promise<void> {
    const { random, skus, unitsPerSku } = this.#deps
    await this.#lead.repeat(program)
    const sku = pick(random, skus)
    await this.#change(program, sku, between(random, 1, Math.max(2, Math.ceil(unitsPerSku / 5))))
  }

  async #handle(program: Program, { id, state, allocations }: Fulfillment): Promise<void> {
    const { random } = this.#deps
    const dice = random()
    if (state === 'packed') {
      if (dice < 0.7 || this.#isClosing)
        await this.#lead.do(program, 'packing.ship', { fulfillmentId: id }, shipFulfillment)
      return
    }
    if (this.#isClosing || dice < 0.6) {
      const packing = {
        queue: program.queue,
        printJobs: program.store.printJobs,
        numberFrom: ownNumber,
        isAnswering: () => true,
        nextTracking: ({ tx }: CommandContext) => nextTracking(tx),
        language: LEAD.language,
      }
      const input = { fulfillmentId: id, printerId: VIRTUAL_PRINTER.id, weightsG: [] }
      await this.#lead.do(program, 'packing.pack', input, (context, asked) =>
        packFulfillment(context, packing, asked),
      )
    } else if (dice < 0.62) {
      const input = { fulfillmentId: id, reason: pick(random, REJECTIONS), note: '' }
      await this.#lead.do(program, 'fulfillments.reject', input, rejectFulfillment)
    } else if (dice < 0.65) {
      const { sku } = pick(random, allocations)
      const expected = allocations
        .filter((one) => one.sku === sku)
        .reduce((sum, one) => sum + one.quantity, 0)
      const input = { fulfillmentId: id, sku, found: Math.floor(random() * expected) }
      await this.#lead.do(program, 'packing.shortPick', input, shortPick)
    }
  }

  async #seeToExceptions(program: Program): Promise<void> {
    const { random } = this.#deps
    const rows = await this.#lead.exceptions(program, random, EXCEPTIONS_A_TURN)
    for (const record of rows) if (random() < 0.3) await this.#resolve(program, record)
  }

  async #resolve(program: Program, record: ExceptionRecord): Promise<void> {
    const codes = EXCEPTION_KINDS[record.cause.reason].resolutions.filter((code) => !TYPED.includes(code))
    if (codes.length === 0) return
    await this.#lead.resolve(program, record, pick(this.#deps.random, codes))
  }

  async #cancelSomething(program: Program): Promise<void> {
    const orderId = await this.#someOrder(program, ['allocated', 'released', 'on-hold', 'backordered'])
    if (orderId === null) return
    await this.#lead.do(
      program,
      'orders.cancel',
      { orderIds: [orderId], note: 'customer called' },
      cancelOrders,
    )
  }

  async #holdSomething(program: Program): Promise<void> {
    const held = await this.#someOrder(program, ['on-hold'])
    if (held !== null && this.#deps.random() < 0.6)
      return this.#lead.do(program, 'orders.resume', { orderIds: [held] }, resumeOrders)
    const orderId = await this.#someOrder(program, ['received', 'allocated', 'released'])
    if (orderId !== null)
      await this.#lead.do(program, 'orders.hold', { orderIds: [orderId], note: 'to be checked' }, holdOrders)
  }

  /** A customer sends something back, and mostly gets their money. */
  async #takeBack(program: Program): Promise<void> {
    const { random } = this.#deps
    const orderId = await this.#someOrder(program, ['shipped'])
    if (orderId === null) return
    const left = await program.store.read(async (tx) => {
      const [record] = await tx.orders.byIds([orderId])
      return record === undefined ? [] : returnableLines(tx, record)
    })
    if (left.length === 0) return
    const { lineId, quantity: most, paid, skipped } = pick(random, left)
    const quantity = between(random, 1, most)
    const condition = random() < 0.7 ? ('sellable' as const) : ('damaged' as const)
    const goodsCents = Math.floor(paidForUnits(paid, quantity, skipped) * (random() < 0.6 ? 1 : 0.5))
    const input = {
      orderId,
      lines: [{ lineId, quantity, condition }],
      siteId: pick(random, SITE_IDS),
      reason: 'unwanted' as const,
      note: '',
      takesLate: true,
      refund: random() < 0.8 ? { goodsCents, shipping: false, feeIds: [] } : null,
    }
    await this.#lead.do(program, 'returns.receive', input, receiveReturn)
  }

  /** The shelf holds a little more or less than the books say. */
  async #count(program: Program): Promise<void> {
    const { random, skus } = this.#deps
    await this.#change(program, pick(random, skus), between(random, -2, 1))
  }

  async #change(program: Program, sku: string, by: number): Promise<void> {
    const { random } = this.#deps
    const siteId = pick(random, SITE_IDS)
    const levels = await program.store.read((tx) => tx.stock.bySkus([sku]))
    const level = levels.find((one) => one.siteId === siteId)
    const input = {
      siteId,
      sku,
      // What is being packed is there: it was seen.
      onHand: Math.max(level?.reserved ?? 0, (level?.onHand ?? 0) + by),
      safety: level?.safety ?? 0,
      expectedOnHand: null,
    }
    await this.#lead.do(program, 'stock.setLevel', input, setLevel)
  }

  async #someOrder(program: Program, states: readonly OrderState[]): Promise<string | null> {
    const query = {
      seen: 'every-site',
      search: '',
      states,
      channelIds: [],
      siteIds: [],
      sort: 'placed',
      descending: true,
    } as const
    const { rows } = await program.store.read((tx) => tx.orders.list({ ...query, offset: 0, limit: 30 }))
    return rows.length === 0 ? null : pick(this.#deps.random, rows).order.id
  }
}
