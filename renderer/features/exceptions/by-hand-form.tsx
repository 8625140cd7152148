import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { MoneyField } from '../../components/money-field.tsx'
import { Select } from '../../components/select.tsx'
import { useSites } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import type { FormProps } from './form-props.ts'

/** From which site, with whom, under which number: of a parcel that gets no label of ours. */
export function ByHandForm({ question, busy, answer }: FormProps) {
  const texts = useMessages('exceptionQueue')
  const currency = useOwnCurrency()
  const sites = useSites() ?? []
  const [siteId, setSite] = useState(question.choice ?? '')
  const [carrier, setCarrier] = useState('')
  const [trackingNumber, setTracking] = useState('')
  const [costCents, setCost] = useState(0)
  const isNamed = carrier.trim() !== ''
  return (
    <>
      <Select
        label={texts.site}
        choices={sites.map(({ id, name }) => ({ id, label: name }))}
        value={siteId}
        onChange={setSite}
      />
      <Field label={texts.carrier} help={texts.carrierHelp} value={carrier} onChange={setCarrier} autoFocus />
      <Field
        label={texts.tracking}
        help={texts.trackingHelp}
        isMono
        value={trackingNumber}
        onChange={setTracking}
      />
      <MoneyField label={texts.cost} amount={costCents} currency={currency} onChange={setCost} />
      <div className="dialog-buttons">
        <Button
          tone="primary"
          busy={busy}
          why={isNamed ? null : texts.carrierHelp}
          onPress={() =>
            answer({
              byHand: { siteId, carrier: carrier.trim(), trackingNumber: trackingNumber.trim(), costCents },
            })
          }
        >
          {texts.saveByHand}
        </Button>
      </div>
    </>
  )
}
