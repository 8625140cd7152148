import type { ReactNode } from 'react'
import type { OrderLine, OrderRequests } from '../../shared/domain/order.ts'
import { useMessages } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'
import { LongText } from './long-text.tsx'
import { Facts } from './panel.tsx'

/** What buyer and shop ask of picker, packer and carrier; what concerns the parcel comes first. */
export function OrderRequestList({ requests }: { requests: OrderRequests }) {
  const texts = useMessages('orderRequests')
  const format = useFormat()
  const { customerNote, giftMessage, giftWrap, deliveryNote, pickupPoint, deliverOn } = requests
  const facts: { name: string; value: ReactNode }[] = []
  const say = (name: string, text: string | undefined) => {
    if (text !== undefined) facts.push({ name, value: <LongText text={text} /> })
  }
  if (giftWrap === true) facts.push({ name: texts.gift, value: texts.giftWrap })
  say(texts.giftMessage, giftMessage)
  say(texts.customerNote, customerNote)
  say(texts.deliveryNote, deliveryNote)
  if (pickupPoint !== undefined)
    facts.push({
      name: texts.pickupPoint,
      value: (
        <>
          {pickupPoint.name} <span className="mono">{pickupPoint.id}</span>
        </>
      ),
    })
  if (requests.collectedInStore === true) facts.push({ name: texts.collected, value: texts.collectedInStore })
  if (deliverOn !== undefined)
    facts.push({ name: texts.deliverOn, value: `${format.day(deliverOn)} ${deliverOn.slice(0, 4)}` })
  say(texts.shippingMethod, requests.shippingMethod)
  return <Facts facts={facts} />
}

/** Engraving, size: 'Gravure : Léa', each on a line of its own. */
export function LineOptions({ options }: { options: NonNullable<OrderLine['options']> }) {
  const texts = useMessages('orderRequests')
  return (
    <ul className="line-options">
      {options.map(({ name, value }) => (
        <li key={`${name}/${value}`}>
          <span className="unit">{texts.option({ name })} </span>
          <LongText text={value} />
        </li>
      ))}
    </ul>
  )
}
