import type { Destination } from '../../shared/domain/order.ts'
import { useFormat } from '../lib/use-format.ts'

/** Where to, on two lines. */
export function Address({ destination }: { destination: Destination }) {
  const format = useFormat()
  return (
    <>
      {[destination.name, destination.company, ...destination.street].filter(Boolean).join(', ')}
      <br />
      {destination.postcode} {destination.city}, {format.country(destination.country)}
    </>
  )
}
