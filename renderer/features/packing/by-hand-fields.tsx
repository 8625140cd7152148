import type { PackTask } from '../../../shared/contract/packing.ts'
import { Field } from '../../components/field.tsx'
import { useMessages } from '../../lib/messages.ts'

type ByHand = NonNullable<PackTask['byHand']>

/** Who takes a parcel that gets no label of ours, and its number there. */
export function ByHandFields({ byHand, onChange }: { byHand: ByHand; onChange: (byHand: ByHand) => void }) {
  const texts = useMessages('packing')
  return (
    <div className="pack-by-hand">
      <Field
        label={texts.byHandCarrier}
        value={byHand.carrier}
        onChange={(carrier) => onChange({ ...byHand, carrier })}
      />
      <Field
        label={texts.byHandTracking}
        help={texts.byHandHelp}
        isMono
        value={byHand.trackingNumber}
        onChange={(trackingNumber) => onChange({ ...byHand, trackingNumber })}
      />
    </div>
  )
}
