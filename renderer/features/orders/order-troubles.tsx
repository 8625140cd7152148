import { TriangleAlert } from 'lucide-react'
import { Link } from 'wouter'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { exceptionMessage } from '../../../shared/domain/exception-message.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useSay } from '../../lib/messages.ts'

/** What of the order needs somebody, each with the way to its place in the queue. */
export function OrderTroubles({ detail }: { detail: OrderDetail }) {
  const inWords = useSay()
  const names = useNames()
  const timeZone = useTimeZone()
  const open = detail.exceptions.filter((exception) => exception.state !== 'closed')
  if (open.length === 0) return null
  return (
    <ul className="order-troubles">
      {open.map((exception) => (
        <li key={exception.id} className="order-trouble tone-blocked">
          <TriangleAlert size={14} aria-hidden />
          <Link href={screenPath('exceptions', exception.id)}>
            {inWords(exceptionMessage(exception.cause, names, timeZone))}
          </Link>
        </li>
      ))}
    </ul>
  )
}
