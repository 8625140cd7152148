import { Combine } from 'lucide-react'
import { useMessages } from '../lib/messages.ts'
import './could-join.css'

/** So many other orders of its buyer could go in one parcel with it. */
export function CouldJoin({ count }: { count: number }) {
  const said = useMessages('orders').companions.could({ count })
  return (
    <span className="could-join" title={said}>
      <Combine size={13} role="img" aria-label={said} />
      <span aria-hidden>{count}</span>
    </span>
  )
}
