import type { ReturnLabelOffer } from '../../../shared/contract/announced-returns.ts'
import type { Resolution } from '../../../shared/contract/exceptions.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'
import { offer } from '../resolutions/catalogue.ts'
import { announceReturn, expectableLines } from './announce-return.ts'
import { returnOffers } from './return-offers.ts'
import { returnableLines } from './returnable.ts'
import { wantReturnLabel } from './want-return-label.ts'

type Requested = Extract<ExceptionCause, { reason: 'return-requested' }>

/** One way a carrier account, its usual product. */
export function returnLabelWays(offers: readonly ReturnLabelOffer[]): Resolution[] {
  const usual = offers.filter(
    ({ accountId }, at) => offers.findIndex((one) => one.accountId === accountId) === at,
  )
  if (usual.length === 0) return [offer('send-return-label', null, message('resolutions.noReturnLabels'))]
  return usual.map(({ accountId, account }) =>
    offer('send-return-label', null, null, {
      choice: accountId,
      label: message('resolutions.returnLabelOf', { account }),
    }),
  )
}

/** Where goods of an order come back to: where they left from, else the first site. @throws {Refusal} there is no site */
export async function returnSite(tx: Tx, order: OrderRecord): Promise<Site> {
  const sites = await tx.sites.all()
  const from = (await returnableLines(tx, order)).find(({ siteId }) => siteId !== null)?.siteId
  const site = sites.find(({ id }) => id === from) ?? sites[0]
  if (site === undefined) refuse('refusals.returns.siteMissing')
  return site
}

/** The customer who asked for a return gets a label of this account (null = the usual one). @throws {Refusal} */
export async function answerWithLabel(
  context: CommandContext,
  order: OrderRecord,
  { lines, channelReturnId, isRefunded, why }: Requested,
  accountId: string | null,
): Promise<void> {
  const { tx } = context
  const site = await returnSite(tx, order)
  const label = (await returnOffers(tx, order.order, site)).find(
    (one) => accountId === null || one.accountId === accountId,
  )
  if (label === undefined) refuse('refusals.returns.noSuchLabel')
  const free = await expectableLines(tx, order)
  const expected = lines.flatMap(({ lineId, quantity }) => {
    const most = free.find((one) => one.lineId === lineId)?.quantity ?? 0
    return most === 0 ? [] : [{ lineId, quantity: Math.min(quantity, most) }]
  })
  if (expected.length === 0) refuse('refusals.returns.nothingLeft')
  const announced = await announceReturn(context, order, {
    lines: expected,
    siteId: site.id,
    reason: 'other',
    note: why,
    channelReturnId,
    isRefunded,
    takesLate: true,
  })
  const { product } = label
  await wantReturnLabel(context, order.order, announced, {
    accountId: label.accountId,
    product,
    format: 'pdf',
  })
}
