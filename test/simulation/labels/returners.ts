import {
  announceReturn,
  cancelAnnounced,
  settleAnnounced,
} from '../../../main/app/returns/announce-return.ts'
import { returnOffers } from '../../../main/app/returns/return-offers.ts'
import { takeReturn } from '../../../main/app/returns/take-return.ts'
import { wantReturnLabel } from '../../../main/app/returns/want-return-label.ts'
import type { AnnouncedReturn } from '../../../shared/domain/announced-return.ts'
import type { Random } from '../../../shared/lib/random.ts'
import type { Lead } from '../lead.ts'
import { pick } from '../streams.ts'
import { SITES } from './label-merchant.ts'
import type { LabelProgram } from './label-program.ts'

/** Orders that have left, of which a turn picks. */
const LOOKED_AT = 60
/** Customers who ask in a turn, and the share of expected returns that end otherwise in one. */
const ASKING = 2
const CALLED_OFF = 0.15
const RECEIVED = 0.1

/** Customers who send things back: a lead expects them and sends a label, calls some off, and takes some in. */
export class Returners {
  readonly #random: Random
  readonly #lead: Lead<LabelProgram>

  constructor(random: Random, lead: Lead<LabelProgram>) {
    this.#random = random
    this.#lead = lead
  }

  /** @throws {Crash} */
  async turn(program: LabelProgram): Promise<void> {
    const { rows } = await program.store.read((tx) =>
      tx.orders.list({
        seen: 'every-site',
        search: '',
        states: ['shipped'],
        channelIds: [],
        siteIds: [],
        sort: 'placed',
        descending: true,
        offset: 0,
        limit: LOOKED_AT,
      }),
    )
    for (const { order } of rows) {
      const expected = await program.store.read((tx) => tx.announcedReturns.ofOrder(order.id))
      for (const one of expected) if (one.state === 'open') await this.#end(program, one)
    }
    for (let asked = 0; asked < ASKING && rows.length > 0; asked += 1)
      await this.#expect(program, pick(this.#random, rows).order.id)
  }

  async #expect(program: LabelProgram, orderId: string): Promise<void> {
    const { order, known, went } = await program.store.read(async (tx) => ({
      order: (await tx.orders.byIds([orderId]))[0]?.order ?? null,
      known: await tx.announcedReturns.ofOrder(orderId),
      went: await tx.fulfillments.byOrders([orderId]),
    }))
    const line = order?.lines[0]
    const site = SITES.find(({ id }) => went.some((part) => part.state === 'shipped' && part.siteId === id))
    if (order === null || line === undefined || site === undefined || known.length > 0) return
    const offers = await program.store.read((tx) => returnOffers(tx, order, site))
    const own = offers.filter(({ carrierId }) => went.some((part) => part.carrierId === carrierId))
    if (own.length === 0) return
    const offer = pick(this.#random, own)
    const { accountId, product, takesCode } = offer
    const format = takesCode && this.#random() < 0.5 ? ('code' as const) : ('pdf' as const)
    const input = {
      orderId,
      siteId: site.id,
      lines: [{ lineId: line.id, quantity: 1 }],
      reason: 'unwanted' as const,
      note: '',
      label: { accountId, product, format },
    }
    await this.#lead.do(program, 'returns.announce', input, async (context, { label, ...asked }) => {
      const [record] = await context.tx.orders.byIds([orderId])
      if (record === undefined) return
      const from = { ...asked, channelReturnId: null, isRefunded: false, takesLate: true }
      await wantReturnLabel(context, record.order, await announceReturn(context, record, from), label)
    })
  }

  async #end(program: LabelProgram, { id: announcedId }: AnnouncedReturn): Promise<void> {
    const dice = this.#random()
    const lead = this.#lead
    if (dice < CALLED_OFF)
      await lead.do(program, 'returns.cancelAnnounced', { announcedId }, async (context) => {
        const announced = await context.tx.announcedReturns.get(announcedId)
        if (announced?.state === 'open') await cancelAnnounced(context, announced)
      })
    else if (dice < CALLED_OFF + RECEIVED)
      await lead.do(program, 'returns.receiveAnnounced', { announcedId }, async (context) => {
        const { tx } = context
        const announced = await tx.announcedReturns.get(announcedId)
        const [order] = announced?.state === 'open' ? await tx.orders.byIds([announced.orderId]) : []
        if (announced === null || order === undefined) return
        await settleAnnounced(context, announced, 'received')
        const { siteId, reason, note } = announced
        const lines = announced.lines.map(({ lineId, quantity }) => ({
          lineId,
          quantity,
          condition: 'sellable' as const,
        }))
        await takeReturn(context, order, {
          lines,
          siteId,
          reason,
          note,
          channelReturnId: null,
          refund: null,
          daysLate: 0,
          announced,
        })
      })
  }
}
