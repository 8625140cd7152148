import { CirclePause, CirclePlay, Eye, KeyRound, PackagePlus, RefreshCw, Scale } from 'lucide-react'
import type { ChannelHealth } from '../../../shared/contract/channel-backlog.ts'
import type { ChannelRow } from '../../../shared/contract/channels.ts'
import { CHANNEL_ABILITIES } from '../../../shared/domain/channel-abilities.ts'
import type { ChannelWrites } from '../../../shared/domain/channel-writes.ts'
import { Button } from '../../components/button.tsx'
import { CustomsNumbers } from '../../components/customs-numbers.tsx'
import { NumberField } from '../../components/field.tsx'
import { Instant } from '../../components/instant.tsx'
import { LinkBadge } from '../../components/link-badge.tsx'
import { Facts, PanelSection } from '../../components/panel.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useLanguage, useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useActorName } from '../../lib/use-actor-name.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { Abilities } from './abilities.tsx'
import { durationOf } from './duration-of.ts'
import { LinkWords } from './link-words.tsx'
import { shopKindOf } from './new-channel.ts'
import { TakeOver } from './take-over.tsx'
import type { ChannelActs } from './use-channel-acts.ts'
import { WritesNotice } from './writes-notice.tsx'

const QUEUES = ['stock', 'fulfillment', 'cancel', 'refund'] as const

/** How a channel stands in words, what can be done, its numbers. */
export function HealthTab(props: {
  row: ChannelRow
  /** null until read. */
  health: ChannelHealth | null
  acts: ChannelActs
  whyLead: string | null
  whyManager: string | null
  onAccess: () => void
  /** Shows what would change at the channel. */
  onLook: () => void
  /** Shows what it sells, to take products and stock from. */
  onCatalogue: () => void
}) {
  const { row, health, acts, whyLead, whyManager } = props
  const texts = useMessages('channelScreen')
  const format = useFormat()
  const timeZone = useTimeZone()
  const say = useToasts((toasts) => toasts.say)
  const setBuffer = useCommand((client) => client.channels.setBuffer)
  const { channel, lastSuccessAt, writes } = row
  const writesTexts = useMessages('channelWrites')
  const readOnly = useCommand((client) => client.channels.readOnly)
  const customsTexts = useMessages('customs')
  const setCustoms = useCommand((client) => client.channels.setCustoms)

  async function saveBuffer(buffer: number) {
    const outcome = await setBuffer.run({ channelId: channel.id, buffer })
    if (outcome.kind === 'done') say('done', texts.bufferSaved({ name: channel.name }))
  }
  async function stopWriting() {
    const outcome = await readOnly.run({ channelId: channel.id, trialDays: null })
    if (outcome.kind === 'done') say('neutral', writesTexts.tried({ name: channel.name }))
  }
  const instant = (at: number | null | undefined, none: string) =>
    at === null || at === undefined ? (
      <span className="unit">{none}</span>
    ) : (
      <Instant at={at} timeZone={timeZone} />
    )
  const queues = QUEUES.filter((kind) => (health?.waiting[kind] ?? 0) > 0).map((kind) =>
    texts.queue[kind]({ count: health?.waiting[kind] ?? 0 }),
  )

  return (
    <>
      <WritesNotice row={row}>
        <div className="channel-actions">
          <Button tone="primary" icon={Scale} onPress={props.onLook}>
            {writesTexts.look}
          </Button>
          {CHANNEL_ABILITIES[channel.kind].tellsCatalogue && (
            <Button icon={PackagePlus} onPress={props.onCatalogue}>
              {writesTexts.takeCatalogue}
            </Button>
          )}
        </div>
      </WritesNotice>
      <PanelSection title={texts.health}>
        <LinkBadge link={row.link} />
        <p className="channel-words">
          <LinkWords row={row} />
        </p>
        <div className="channel-actions">
          <Button icon={RefreshCw} why={whyLead} busy={acts.busy} onPress={() => acts.sync(row)}>
            {texts.syncNow}
          </Button>
          <Button
            icon={channel.paused ? CirclePlay : CirclePause}
            why={whyLead}
            busy={acts.busy}
            onPress={() => acts.flip(row)}
          >
            {channel.paused ? texts.resume : texts.pause}
          </Button>
          <TakeOver row={row} why={whyManager} />
          {shopKindOf(channel) !== null && (
            <Button icon={KeyRound} why={whyManager} onPress={props.onAccess}>
              {texts.access}
            </Button>
          )}
        </div>
        <Facts
          facts={[
            { name: texts.lastSuccess, value: instant(lastSuccessAt, texts.never) },
            { name: texts.lastOrder, value: instant(health?.lastOrderAt, texts.never) },
            {
              name: texts.outbox,
              value: queues.length === 0 ? format.integer(row.waiting) : format.list(queues),
            },
            { name: texts.oldest, value: instant(health?.waitingSince, texts.nothingWaits) },
            { name: texts.clock, value: <ServerClock aheadMs={health?.clockAheadMs ?? null} /> },
          ]}
        />
      </PanelSection>
      <PanelSection title={texts.channel}>
        <Facts
          facts={[
            { name: texts.address, value: <span className="mono">{channel.url ?? '–'}</span> },
            { name: texts.orders, value: format.integer(row.ordersToday) },
            { name: texts.inbox, value: format.integer(row.inbox) },
            { name: texts.priority, value: texts.priorityOf({ priority: channel.priority }) },
            { name: writesTexts.label, value: <Approval writes={writes} /> },
          ]}
        />
        <div className="channel-buffer">
          <NumberField
            label={texts.buffer}
            help={texts.bufferHelp}
            value={channel.buffer}
            isDisabled={whyManager !== null}
            onChange={(buffer) => void saveBuffer(buffer)}
          />
          {health !== null && (
            <p className="unit">
              {health.oversells.length === 0
                ? texts.noOversells
                : texts.oversells({
                    count: health.oversells.length,
                    half: health.oversells[Math.ceil(health.oversells.length / 2) - 1] ?? 0,
                    all: health.oversells.at(-1) ?? 0,
                  })}
            </p>
          )}
        </div>
      </PanelSection>
      <PanelSection title={customsTexts.title}>
        <CustomsNumbers
          said={channel.customs ?? {}}
          hasBuyer={false}
          text={customsTexts.channelText}
          why={whyManager}
          busy={setCustoms.busy}
          onSave={async (customs) => {
            const outcome = await setCustoms.run({ channelId: channel.id, customs })
            if (outcome.kind === 'done') say('done', customsTexts.saved({ what: channel.name }))
            return outcome.kind === 'done'
          }}
        />
      </PanelSection>
      {writes.kind === 'approved' && shopKindOf(channel) !== null && (
        <div className="channel-actions">
          <Button
            tone="quiet"
            icon={Eye}
            why={whyManager}
            busy={readOnly.busy}
            onPress={() => void stopWriting()}
          >
            {writesTexts.stop}
          </Button>
        </div>
      )}
      <Abilities kind={channel.kind} />
    </>
  )
}

function Approval({ writes }: { writes: ChannelWrites }) {
  const texts = useMessages('channelWrites')
  const format = useFormat()
  const actorName = useActorName()
  const timeZone = useTimeZone()
  if (writes.kind === 'not-approved') return texts.short
  if (writes.at === null || writes.by === null) return texts.always
  return texts.approvedBy({ who: actorName(writes.by), when: format.date(writes.at, timeZone) })
}

function ServerClock({ aheadMs }: { aheadMs: number | null }) {
  const language = useLanguage()
  const texts = useMessages('channelScreen')
  if (aheadMs === null) return <span className="unit">{texts.clockUnknown}</span>
  if (aheadMs === 0) return texts.clockRight
  const time = durationOf(language, Math.round(Math.abs(aheadMs) / 1000))
  return <strong>{aheadMs > 0 ? texts.clockAhead({ time }) : texts.clockBehind({ time })}</strong>
}
