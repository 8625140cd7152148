import { useSites } from '../lib/catalog.ts'
import { useMessages } from '../lib/messages.ts'
import { Select } from './select.tsx'

const ANY = '*' as const

/** Which site a list is of; null = every one. */
export function SiteFilter({
  siteId,
  onChange,
}: {
  siteId: string | null
  onChange: (siteId: string | null) => void
}) {
  const texts = useMessages('orders')
  const sites = useSites() ?? []
  return (
    <Select
      label={texts.site}
      isCompact
      choices={[{ id: ANY, label: texts.allSites }, ...sites.map(({ id, name }) => ({ id, label: name }))]}
      value={siteId ?? ANY}
      onChange={(id) => onChange(id === ANY ? null : id)}
    />
  )
}
