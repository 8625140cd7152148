import { ShoppingBag } from 'lucide-react'
import type { PackTask } from '../../../shared/contract/packing.ts'
import { Facts } from '../../components/panel.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'

/** Of a parcel that its buyer collects: who that is, what it is to be checked against, and who tells them. */
export function CollectedNotice({ task }: { task: PackTask }) {
  const texts = useMessages('collection')
  const packing = useMessages('packing')
  const format = useFormat()
  const names = useNames()
  const zone = useTimeZone()
  const { collected, destination, fulfillment } = task
  if (collected === null) return null
  const isReady = fulfillment.state === 'packed'
  const contact = [destination.phone, destination.email].filter((text) => text !== null && text !== '')
  return (
    <section className="pack-wishes pack-collected" aria-label={texts.badge}>
      <StatusBadge
        tone="accent"
        icon={ShoppingBag}
        label={isReady ? texts.states.packed : texts.badge}
        isFilled
      />
      <Facts
        facts={[
          { name: texts.contact, value: <strong>{destination.name}</strong> },
          ...(collected.isToldByChannel ? [] : [{ name: '', value: contact.join(' · ') }]),
        ]}
      />
      <p>{collected.isToldByChannel ? texts.told : texts.tellByHand}</p>
      {isReady && (
        <ul>
          {fulfillment.allocations.map(({ lineId, sku, quantity }) => (
            <li key={lineId}>
              {quantity} × <span className="mono">{sku}</span>{' '}
              {task.products.find((product) => product.sku === sku)?.name ?? packing.notInCatalogue}
            </li>
          ))}
        </ul>
      )}
      {isReady && <p>{texts.waits}</p>}
      {collected.keepUntil !== null && (
        <p className="unit">
          {texts.keptUntil({ day: format.dayOf(collected.keepUntil, zone) })} ·{' '}
          {names.site(fulfillment.siteId)}
        </p>
      )}
    </section>
  )
}
