import type { Device } from '../../../shared/domain/device.ts'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useSites } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'

const NO_SITE = ''

type Place = Pick<Device, 'name' | 'siteId'>

/** What a station is called and where it stands. */
export function PlaceFields({ place, onChange }: { place: Place; onChange: (place: Place) => void }) {
  const texts = useMessages('devices')
  const sites = useSites() ?? []
  return (
    <>
      <Field
        label={texts.name}
        help={texts.nameHelp}
        value={place.name}
        onChange={(name) => onChange({ ...place, name })}
        autoFocus
      />
      <Select
        label={texts.site}
        choices={[
          { id: NO_SITE, label: texts.noSite },
          ...sites.map(({ id, name }) => ({ id, label: name })),
        ]}
        value={place.siteId ?? NO_SITE}
        onChange={(id) => onChange({ ...place, siteId: id === NO_SITE ? null : id })}
      />
    </>
  )
}
