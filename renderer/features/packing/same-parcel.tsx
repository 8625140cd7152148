import { PackageOpen } from 'lucide-react'
import type { PackTask } from '../../../shared/contract/packing.ts'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useMessages } from '../../lib/messages.ts'

/** Orders that go into one parcel with this one; nothing where it has its own. */
export function SameParcel({ task }: { task: PackTask }) {
  const texts = useMessages('packing')
  if (task.together.length === 0) return null
  const packed = task.together.find(({ isPacked }) => isPacked)
  return (
    <section className="pack-wishes">
      {task.together.map(({ reference, units }) => (
        <StatusBadge
          key={reference}
          tone="accent"
          icon={PackageOpen}
          label={texts.goesTogether({ order: reference, units })}
        />
      ))}
      {packed !== undefined && <p>{texts.putInside({ order: packed.reference })}</p>}
    </section>
  )
}
