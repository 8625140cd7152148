import { TriangleAlert } from 'lucide-react'
import type { ChannelStateView } from '../../../shared/contract/channel-standing.ts'
import { type Channel, WAIT_DAYS, WAIT_DAYS_MOST } from '../../../shared/domain/channel.ts'
import { STATE_MEANINGS, type StateMeaning } from '../../../shared/domain/order-standing.ts'
import { NumberField } from '../../components/field.tsx'
import { Instant } from '../../components/instant.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { PanelSection } from '../../components/panel.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { StandingList } from './standing-list.tsx'

const TOPICS = ['channels', 'orders'] as const
const USUAL = 'usual'

interface Props {
  channel: Channel
  whyLead: string | null
  whyManager: string | null
}

/** Which states of the channel are work, which orders wait or were left out and why, and how long they may wait. */
export function StatesTab({ channel, whyLead, whyManager }: Props) {
  const channelId = channel.id
  const texts = useMessages('channelStates')
  const live = useLive(TOPICS, (client) => client.channels.states({ channelId }), [channelId])
  return (
    <>
      <PanelSection title={texts.title}>
        <LiveView live={live} skeleton={<Skeleton width="100%" height={160} />}>
          {(states) =>
            states.length === 0 ? (
              <p className="unit">{texts.none}</p>
            ) : (
              <>
                <Unexplained states={states} />
                <p className="unit">{texts.intro}</p>
                <StateTable channelId={channelId} states={states} why={whyLead} />
              </>
            )
          }
        </LiveView>
      </PanelSection>
      <PanelSection title={texts.heldTitle}>
        <StandingList channelId={channelId} only="held" why={whyLead} />
      </PanelSection>
      <PanelSection title={texts.noWorkTitle}>
        <StandingList channelId={channelId} only="no-work" why={whyLead} />
      </PanelSection>
      <PanelSection title={texts.waitTitle}>
        <WaitDays channel={channel} why={whyManager} />
      </PanelSection>
    </>
  )
}

const isUnexplained = ({ holdKind, chosen }: ChannelStateView) =>
  holdKind === 'unknown-state' && chosen === null

function Unexplained({ states }: { states: readonly ChannelStateView[] }) {
  const texts = useMessages('channelStates')
  const count = states.filter(isUnexplained).length
  if (count === 0) return null
  return (
    <p>
      <StatusBadge tone="risk" icon={TriangleAlert} label={texts.unknown({ states: count })} />
    </p>
  )
}

function StateTable(props: { channelId: string; states: readonly ChannelStateView[]; why: string | null }) {
  const { channelId, states, why } = props
  const texts = useMessages('channelStates')
  const verbs = useMessages('verbs')
  const format = useFormat()
  const timeZone = useTimeZone()
  const say = useToasts((toasts) => toasts.say)
  const setState = useCommand((client) => client.channels.setState)

  const usually = (one: ChannelStateView) =>
    one.holdKind === 'unknown-state' ? texts.notKnown : texts.meanings[one.usual]

  async function mean(one: ChannelStateView, meaning: StateMeaning | null) {
    const { state, chosen } = one
    const outcome = await setState.run({ channelId, state, meaning })
    if (outcome.kind !== 'done') return
    const said = meaning === null ? usually(one) : texts.meanings[meaning]
    say('done', texts.saved({ state, meaning: said, orders: outcome.value.orders }), {
      label: verbs.undo,
      run: () => void setState.run({ channelId, state, meaning: chosen }),
    })
  }

  return (
    <table className="channel-table states-table" aria-label={texts.title}>
      <thead>
        <tr>
          <th scope="col">{texts.state}</th>
          <th scope="col" className="table-end">
            {texts.orders}
          </th>
          <th scope="col">{texts.lastSeen}</th>
          <th scope="col">{texts.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {states.map((one) => (
          <tr key={one.state}>
            <th scope="row" className="mono">
              {one.state}
            </th>
            <td className="table-end">{format.integer(one.orders)}</td>
            <td>
              <Instant at={one.lastSeen} timeZone={timeZone} />
            </td>
            <td className={isUnexplained(one) ? 'states-unexplained' : ''}>
              <Select
                label={texts.meaningOf({ state: one.state })}
                isCompact
                isDisabled={why !== null || setState.busy}
                choices={[
                  { id: USUAL, label: texts.asUsual({ meaning: usually(one) }) },
                  ...STATE_MEANINGS.map((id) => ({ id, label: texts.meanings[id] })),
                ]}
                value={one.chosen ?? USUAL}
                onChange={(id) => void mean(one, id === USUAL ? null : id)}
              />
              {one.chosen !== null && (
                <span className="unit">{texts.usually({ meaning: usually(one) })}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function WaitDays({ channel, why }: { channel: Channel; why: string | null }) {
  const texts = useMessages('channelStates')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const setWaitDays = useCommand((client) => client.channels.setWaitDays)
  const stored = channel.waitDays ?? WAIT_DAYS

  async function save(days: number) {
    const outcome = await setWaitDays.run({ channelId: channel.id, days })
    if (outcome.kind !== 'done') return
    say('done', texts.daysSaved({ days }), {
      label: verbs.undo,
      run: () => void setWaitDays.run({ channelId: channel.id, days: stored }),
    })
  }

  return (
    <div className="states-wait">
      <NumberField
        label={texts.waitDays}
        help={texts.waitDaysHelp}
        value={stored}
        min={1}
        max={WAIT_DAYS_MOST}
        unit={texts.days}
        isDisabled={why !== null}
        onChange={(days) => void save(days)}
      />
    </div>
  )
}
