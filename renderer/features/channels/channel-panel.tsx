import type { ChannelRow } from '../../../shared/contract/channels.ts'
import { CHANNEL_ABILITIES } from '../../../shared/domain/channel-abilities.ts'
import { Panel, PanelSection } from '../../components/panel.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'
import { BacklogTab } from './backlog-tab.tsx'
import { CatalogueTab } from './catalogue-tab.tsx'
import { HealthTab } from './health-tab.tsx'
import { Inbox } from './inbox.tsx'
import { MappingTab } from './mapping-tab.tsx'
import { MethodsTab } from './methods-tab.tsx'
import { PastOrders } from './past-orders.tsx'
import { PlacesTab } from './places-tab.tsx'
import { StatesTab } from './states-tab.tsx'
import { StockTab } from './stock-tab.tsx'
import type { ChannelActs } from './use-channel-acts.ts'

export const CHANNEL_TABS = [
  'health',
  'backlog',
  'inbox',
  'states',
  'methods',
  'mapping',
  'catalogue',
  'stock',
  'places',
] as const
export type ChannelTab = (typeof CHANNEL_TABS)[number]

const TOPICS = ['channels', 'orders', 'stock'] as const

interface Props {
  row: ChannelRow
  tab: ChannelTab
  acts: ChannelActs
  whyLead: string | null
  whyManager: string | null
  onTab: (tab: ChannelTab) => void
  onAccess: () => void
  onClose: () => void
}

/** One channel: how it stands, what waits, what came in, what its SKUs mean, how its stock compares. */
export function ChannelPanel(props: Props) {
  const { row, tab } = props
  const texts = useMessages('channelScreen')
  const verbs = useMessages('verbs')
  const { channel } = row
  const live = useLive(TOPICS, (client) => client.channels.health({ channelId: channel.id }), [channel.id])
  const counts = {
    health: null,
    backlog: row.waiting === 0 ? null : row.waiting,
    inbox: row.inbox === 0 ? null : row.inbox,
    states: (live.data?.unknownStates ?? 0) === 0 ? null : (live.data?.unknownStates ?? 0),
    methods: (live.data?.unknownMethods ?? 0) === 0 ? null : (live.data?.unknownMethods ?? 0),
    mapping: (live.data?.unmapped ?? 0) === 0 ? null : (live.data?.unmapped ?? 0),
    catalogue: null,
    stock: (live.data?.unexplained ?? 0) === 0 ? null : (live.data?.unexplained ?? 0),
    places: null,
  }
  return (
    <Panel
      title={channel.name}
      subtitle={`${texts.kinds[channel.kind]}${channel.sandbox ? `, ${texts.sandbox}` : ''}`}
      closeLabel={verbs.close}
      onClose={props.onClose}
    >
      <div className="channel-panel">
        <div className="channel-tabs">
          <Tabs
            label={texts.views}
            tabs={CHANNEL_TABS.filter(
              (id) => id !== 'catalogue' || CHANNEL_ABILITIES[channel.kind].tellsCatalogue,
            ).map((id) => ({
              id,
              label: texts.tabs[id],
              count: counts[id],
              isUrgent: id === 'states' || id === 'methods' || id === 'mapping' || id === 'stock',
            }))}
            value={tab}
            onChange={props.onTab}
          />
        </div>
        <TabContent {...props} health={live.data} />
      </div>
    </Panel>
  )
}

function TabContent(props: Props & { health: Parameters<typeof HealthTab>[0]['health'] }) {
  const { row, tab, whyLead, whyManager } = props
  const texts = useMessages('channelScreen')
  const channelId = row.channel.id
  switch (tab) {
    case 'health':
      return (
        <HealthTab
          {...props}
          onLook={() => props.onTab('stock')}
          onCatalogue={() => props.onTab('catalogue')}
        />
      )
    case 'backlog':
      return <BacklogTab row={row} why={whyLead} />
    case 'inbox':
      return (
        <>
          <PanelSection title={texts.inboxTitle}>
            <Inbox channelId={channelId} />
          </PanelSection>
          {row.channel.kind !== 'csv' && <PastOrders channelId={channelId} why={whyManager} />}
        </>
      )
    case 'states':
      return <StatesTab channel={row.channel} whyLead={whyLead} whyManager={whyManager} />
    case 'methods':
      return <MethodsTab channelId={channelId} why={whyLead} />
    case 'mapping':
      return <MappingTab channelId={channelId} whyLead={whyLead} whyManager={whyManager} />
    case 'catalogue':
      return <CatalogueTab row={row} why={whyLead} whyManager={whyManager} />
    case 'stock':
      return <StockTab row={row} why={whyLead} whyManager={whyManager} />
    case 'places':
      return <PlacesTab channel={row.channel} why={whyManager} />
  }
}
