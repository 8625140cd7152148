import { needsCustoms } from '../../../shared/domain/customs/customs-area.ts'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { lettersFault, sentText, textFault } from './request-fault.ts'

/** What of the customs data a carrier would not take: missing, too long, or articles heavier than their parcel. */
export function customsFault(
  carrier: string,
  { customs, sender, recipient, weightG }: LabelRequest,
  most: { readonly description: number; readonly sku: number },
): RequestFault | null {
  if (customs === null) {
    if (!needsCustoms(sender, recipient)) return null
    return { field: 'customs', problem: message('carrierApi.customsMissing', { carrier }) }
  }
  const { items } = customs
  const sum = items.reduce((total, item) => total + item.weightG * item.quantity, 0)
  if (sum > weightG)
    return {
      field: 'customs',
      problem: message('carrierApi.customsWeight', { carrier, sum, weight: weightG }),
    }
  const wrong = items.find(({ hsCode }) => !/^\d{6,10}$/.test(hsCode))
  if (wrong !== undefined)
    return {
      field: 'customs',
      problem: message('carrierApi.hsCode', { carrier, sku: wrong.sku, text: wrong.hsCode }),
    }
  return (
    lettersFault(
      carrier,
      items.map(({ description }) => ({ field: 'customs', text: description })),
    ) ??
    textFault(
      carrier,
      items.flatMap(({ description, sku }) => [
        { field: 'customs', text: sentText(description), most: most.description, isNeeded: true },
        { field: 'customs', text: sentText(sku), most: most.sku },
      ]),
    )
  )
}
