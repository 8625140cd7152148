import { CircleSlash } from 'lucide-react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import type { SiteRejection } from '../../../shared/domain/site-rejection.ts'
import { message } from '../../../shared/messages/message.ts'
import { Button } from '../../components/button.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useTakeBack } from './use-rejection.ts'

/** Sites that refused the order and why; each can be asked again until the order has left. */
export function Rejections({ detail }: { detail: OrderDetail }) {
  if (detail.rejections.length === 0) return null
  const isOver = detail.allowed.length === 0
  return (
    <ul className="order-troubles">
      {detail.rejections.map((rejection) => (
        <Rejection key={rejection.siteId} rejection={rejection} isOver={isOver} />
      ))}
    </ul>
  )
}

function Rejection({ rejection, isOver }: { rejection: SiteRejection; isOver: boolean }) {
  const { orderId, siteId, reason, note, at, skus } = rejection
  const texts = useMessages('orderReject')
  const inWords = useSay()
  const names = useNames()
  const format = useFormat()
  const timeZone = useTimeZone()
  const takeBack = useTakeBack()
  const why = [inWords(message(`rejections.reason.${reason}`)), ...(skus ?? [])].join(', ')
  return (
    <li className="order-rejection">
      <CircleSlash size={14} aria-hidden />
      <span title={format.exact(at, timeZone)}>
        {texts.refused({ site: names.site(siteId), reason: why })}
        {note !== '' && <span className="unit"> · {note}</span>}
      </span>
      {!isOver && (
        <Button tone="quiet" busy={takeBack.busy} onPress={() => void takeBack.run(orderId, siteId)}>
          {texts.takeBack}
        </Button>
      )}
    </li>
  )
}
