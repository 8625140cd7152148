import { Gift } from 'lucide-react'
import type { PackTask } from '../../../shared/contract/packing.ts'
import { LineOptions, OrderRequestList } from '../../components/order-requests.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useMessages } from '../../lib/messages.ts'
import { packingMessages } from './messages.ts'

/** What this parcel's buyer asks for, beside its items; nothing where nothing is asked. */
export function Wishes({ task }: { task: PackTask }) {
  const { requests, personal } = task
  const texts = useMessages(packingMessages)
  const { shippingMethod: _saidByTheCarrier, ...asked } = requests ?? {}
  if (Object.keys(asked).length === 0 && personal.length === 0) return null
  return (
    <section className="pack-wishes" aria-label={texts.wishes}>
      <StatusBadge tone="accent" icon={Gift} label={texts.wishes} />
      {personal.map(({ sku, title, quantity, options }) => (
        <div key={`${sku}/${JSON.stringify(options)}`}>
          <p>
            {quantity} × <span className="mono">{sku}</span> {title}
          </p>
          <LineOptions options={options} />
        </div>
      ))}
      <OrderRequestList requests={asked} />
    </section>
  )
}
