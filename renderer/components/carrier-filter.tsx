import { useCarrierRows, useNames } from '../lib/catalog.ts'
import { useMessages } from '../lib/messages.ts'
import { Select } from './select.tsx'

const ANY = '*' as const

/** Which carrier a list is of; null = every one. */
export function CarrierFilter({
  carrierId,
  onChange,
}: {
  carrierId: string | null
  onChange: (carrierId: string | null) => void
}) {
  const texts = useMessages('parcels')
  const names = useNames()
  const carriers = useCarrierRows() ?? []
  return (
    <Select
      label={texts.carrier}
      isCompact
      choices={[
        { id: ANY, label: texts.allCarriers },
        ...carriers.map(({ carrierId: id }) => ({ id, label: names.carrier(id) })),
      ]}
      value={carrierId ?? ANY}
      onChange={(id) => onChange(id === ANY ? null : id)}
    />
  )
}
