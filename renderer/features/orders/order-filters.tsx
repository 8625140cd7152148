import { HOLD_FILTERS } from '../../../shared/domain/order-standing.ts'
import { Select } from '../../components/select.tsx'
import { SiteFilter } from '../../components/site-filter.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useChannels } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { type OrderFilter, STATE_TAB_IDS, STATE_TABS, tabOfStates } from './order-filter.ts'

const ANY = '*' as const
const TOGETHER = 'together' as const

interface Props {
  filter: OrderFilter
  onChange: (change: Partial<OrderFilter>) => void
}

/** Where orders are in their life. */
export function StateTabs({ filter, onChange }: Props) {
  const texts = useMessages('orders')
  return (
    <Tabs
      label={texts.states}
      tabs={[...STATE_TAB_IDS, TOGETHER].map((id) => ({ id, label: texts.tabs[id], count: null }))}
      value={filter.isMergeable ? TOGETHER : tabOfStates(filter.states)}
      onChange={(tab) =>
        onChange(
          tab === TOGETHER
            ? { states: [], isMergeable: true }
            : { states: STATE_TABS[tab], isMergeable: false },
        )
      }
    />
  )
}

/** Which channel they came from and which site ships them. */
export function OriginFilters({ filter, onChange }: Props) {
  const texts = useMessages('orders')
  const standingTexts = useMessages('orderStanding')
  const channels = useChannels() ?? []
  return (
    <>
      <Select
        label={standingTexts.filter}
        isCompact
        choices={[
          { id: ANY, label: standingTexts.anyHold },
          ...HOLD_FILTERS.map((id) => ({ id, label: standingTexts.holds[id] })),
        ]}
        value={filter.hold ?? ANY}
        onChange={(id) => onChange({ hold: id === ANY ? null : id })}
      />
      <Select
        label={texts.channel}
        isCompact
        choices={[
          { id: ANY, label: texts.allChannels },
          ...channels.map(({ channel }) => ({ id: channel.id, label: channel.name })),
        ]}
        value={filter.channelId ?? ANY}
        onChange={(id) => onChange({ channelId: id === ANY ? null : id })}
      />
      <SiteFilter siteId={filter.siteId} onChange={(siteId) => onChange({ siteId })} />
    </>
  )
}
