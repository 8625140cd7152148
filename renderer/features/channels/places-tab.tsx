import { CloudOff } from 'lucide-react'
import type { Location } from '../../../shared/contract/channel-mapping.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import { type ChannelPlaces, ROUTING_KINDS, type Routing } from '../../../shared/domain/channel-mapping.ts'
import { LiveView } from '../../components/live-view.tsx'
import { PanelSection } from '../../components/panel.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { Switch } from '../../components/switch.tsx'
import { useSites } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useLive } from '../../lib/use-live.ts'

const TOPICS = ['sites', 'channels'] as const
const HOME = '*'

/** Which of the channel's locations shows the stock of which of our sites. */
export function PlacesTab({ channel, why }: { channel: Channel; why: string | null }) {
  const channelId = channel.id
  const texts = useMessages('channelPlaces')
  const say = useSay()
  const live = useLive(TOPICS, (client) => client.channels.locations({ channelId }), [channelId])
  return (
    <PanelSection title={texts.title}>
      <LiveView live={live} skeleton={<Skeleton width="100%" height={160} />}>
        {(data) =>
          data.kind === 'one-place' || isOnePlace(data.places) ? (
            <p className="channel-words">{texts.onePlace}</p>
          ) : (
            <>
              {data.kind === 'unreachable' && (
                <StatusBadge
                  tone="offline"
                  icon={CloudOff}
                  label={texts.unreachable({ message: say(data.problem) })}
                />
              )}
              <Places channel={channel} why={why} routing={data.routing} places={data.places} />
            </>
          )
        }
      </LiveView>
    </PanelSection>
  )
}

/** One location that stands for no site in particular is the home location itself. */
function isOnePlace(places: readonly Location[]): boolean {
  return places.length === 1 && places.every(({ siteIds }) => siteIds.length === 0)
}

function Places(props: {
  channel: Channel
  why: string | null
  routing: Routing
  places: readonly Location[]
}) {
  const { channel, why, routing, places } = props
  const channelId = channel.id
  const texts = useMessages('channelPlaces')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const sites = useSites() ?? []
  const save = useCommand((client) => client.channels.setLocations)
  const kept: ChannelPlaces = {
    routing,
    places: places.map(({ locationId, name, siteIds }) => ({ locationId, name, siteIds })),
  }

  async function put(next: ChannelPlaces) {
    const outcome = await save.run({ channelId, ...next })
    if (outcome.kind !== 'done') return
    say('done', texts.saved, {
      label: verbs.undo,
      isUndo: true,
      run: () => void save.run({ channelId, ...kept }),
    })
  }
  function move(siteId: string, locationId: string) {
    void put({
      routing,
      places: kept.places.map((place) => ({
        ...place,
        siteIds: [
          ...place.siteIds.filter((id) => id !== siteId),
          ...(place.locationId === locationId ? [siteId] : []),
        ],
      })),
    })
  }

  const isAllHome = places.every(({ siteIds }) => siteIds.length === 0)
  const choices = [
    { id: HOME, label: texts.home },
    ...places.map(({ locationId, name, isActive }) => ({
      id: locationId,
      label: isActive ? name : `${name} (${texts.inactive})`,
    })),
  ]
  return (
    <>
      <p className="channel-words">
        {texts.locations({ count: places.length })}. {texts.intro}
      </p>
      {isAllHome && <p className="unit">{texts.allHome}</p>}
      <table className="channel-table places-table" aria-label={texts.title}>
        <thead>
          <tr>
            <th scope="col">{texts.site}</th>
            <th scope="col">{texts.location}</th>
          </tr>
        </thead>
        <tbody>
          {sites.map((site) => (
            <tr key={site.id}>
              <th scope="row">{site.name}</th>
              <td>
                <Select
                  label={texts.locationOf({ site: site.name })}
                  isCompact
                  isDisabled={why !== null || save.busy}
                  choices={choices}
                  value={places.find(({ siteIds }) => siteIds.includes(site.id))?.locationId ?? HOME}
                  onChange={(id) => move(site.id, id)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {ROUTING_KINDS.includes(channel.kind) && (
        <div>
          <Switch
            isOn={routing === 'preferred'}
            isDisabled={why !== null || save.busy || isAllHome}
            onChange={(isOn) => void put({ ...kept, routing: isOn ? 'preferred' : 'ours' })}
          >
            {texts.routes}
          </Switch>
          <p className="unit">{texts.routesHelp}</p>
        </div>
      )}
    </>
  )
}
