import type { AskedAddress } from '../../../shared/domain/address-check.ts'
import { type CarrierAccount, productOf } from '../../../shared/domain/carrier-account.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import { accountOf } from '../labels/label-desk.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'
import { aboutOf, questionAbout } from './address-question.ts'

/** What of an order that may still be kept goes to where the question is about; null = nothing any more. */
export async function askedPart(
  tx: Tx,
  accounts: readonly CarrierAccount[],
  { order, state }: OrderRecord,
  asked: AskedAddress,
): Promise<Fulfillment | null> {
  if (state !== 'allocated') return null
  const parts = await tx.fulfillments.byOrders([order.id])
  return (
    parts.find((part) => {
      const account = part.state === 'planned' ? accountOf({ accounts }, part, order) : null
      const product = account?.id === asked.accountId ? productOf(account, part.serviceId) : null
      return product !== null && questionAbout(aboutOf(asked), order, product) === asked.question
    }) ?? null
  )
}
