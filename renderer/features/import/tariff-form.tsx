import { useState } from 'react'
import type { TariffChoice } from '../../../shared/domain/file-mapping.ts'
import { Button } from '../../components/button.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useMessages } from '../../lib/messages.ts'

/** Asks whose tariff a file is, and what such tables do not say. */
export function TariffForm(props: {
  services: readonly string[]
  choice: TariffChoice | null
  onRead: (choice: TariffChoice) => void
}) {
  const texts = useMessages('csvImport')
  const { choice } = props
  const [service, setService] = useState(
    choice ? `${choice.carrier}/${choice.service}` : (props.services[0] ?? ''),
  )
  const [home, setHome] = useState(choice?.home ?? 'FR')
  const [days, setDays] = useState(choice?.transitDays ?? 2)
  const [carrier = '', name = ''] = service.split('/')
  return (
    <div className="import-choices">
      <Select
        label={texts.service}
        choices={props.services.map((id) => ({ id, label: id }))}
        value={service}
        onChange={setService}
      />
      <Field label={texts.home} value={home} onChange={(text) => setHome(text.toUpperCase())} />
      <NumberField label={texts.transitDays} value={days} onChange={setDays} />
      <Button
        tone="primary"
        why={name === '' || !/^[A-Z]{2}$/.test(home) ? texts.tariffNeeds : null}
        onPress={() =>
          props.onRead({
            carrier,
            service: name,
            originSite: choice?.originSite ?? null,
            home,
            transitDays: days,
          })
        }
      >
        {texts.read}
      </Button>
    </div>
  )
}
