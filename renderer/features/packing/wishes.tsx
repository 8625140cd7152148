import { Gift } from 'lucide-react'
import type { PackTask } from '../../../shared/contract/packing.ts'
import type { OrderRequests } from '../../../shared/domain/order.ts'
import { LineOptions, OrderRequestList } from '../../components/order-requests.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useMessages } from '../../lib/messages.ts'

/** What this parcel's buyer asks for, beside its items; nothing where nothing is asked. */
export function Wishes({ task }: { task: PackTask }) {
  const { personal } = task
  const texts = useMessages('packing')
  const asked = askedOf(task)
  if (!hasWishes(task)) return null
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

/** What the service answers already, and that it is collected, is said elsewhere. */
function askedOf({ requests, collected }: PackTask): OrderRequests {
  const { shippingMethod: _answered, ...asked } = requests ?? {}
  if (collected === null) return asked
  const { collectedInStore: _said, collectAt: _where, ...others } = asked
  return others
}

/** Whether the packer must heed more than its items. */
export function hasWishes(task: PackTask): boolean {
  return Object.keys(askedOf(task)).length > 0 || task.personal.length > 0
}
