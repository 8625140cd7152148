import { CirclePause, CirclePlay, KeyRound, RefreshCw } from 'lucide-react'
import type { ChannelRow } from '../../../shared/contract/channels.ts'
import { Button } from '../../components/button.tsx'
import { NumberField } from '../../components/field.tsx'
import { LinkBadge } from '../../components/link-badge.tsx'
import { Facts, Panel, PanelSection } from '../../components/panel.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { Inbox } from './inbox.tsx'
import { LinkWords } from './link-words.tsx'
import { channelsMessages } from './messages.ts'
import { shopKindOf } from './new-channel.ts'
import type { ChannelActs } from './use-channel-acts.ts'

/** One channel: how it stands in words, what can be done, its numbers, what came in last. */
export function ChannelPanel(props: {
  row: ChannelRow
  acts: ChannelActs
  whyLead: string | null
  whyManager: string | null
  onAccess: () => void
  onClose: () => void
}) {
  const { row, acts, whyLead, whyManager } = props
  const texts = useMessages(channelsMessages)
  const format = useFormat()
  const say = useToasts((toasts) => toasts.say)
  const setBuffer = useCommand((client) => client.channels.setBuffer)
  const { channel } = row

  async function saveBuffer(buffer: number) {
    const outcome = await setBuffer.run({ channelId: channel.id, buffer })
    if (outcome.kind === 'done') say('done', texts.bufferSaved(channel.name))
  }

  return (
    <Panel
      title={channel.name}
      subtitle={`${texts.kinds[channel.kind]}${channel.sandbox ? `, ${texts.sandbox}` : ''}`}
      closeLabel={texts.close}
      onClose={props.onClose}
    >
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
          {shopKindOf(channel) !== null && (
            <Button icon={KeyRound} why={whyManager} onPress={props.onAccess}>
              {texts.access}
            </Button>
          )}
        </div>
      </PanelSection>
      <PanelSection title={texts.channel}>
        <Facts
          facts={[
            { name: texts.address, value: <span className="mono">{channel.url ?? '–'}</span> },
            { name: texts.orders, value: format.integer(row.ordersToday) },
            { name: texts.inbox, value: format.integer(row.inbox) },
            { name: texts.outbox, value: format.integer(row.waiting) },
            { name: texts.priority, value: texts.priorityOf(channel.priority) },
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
        </div>
      </PanelSection>
      <PanelSection title={texts.inboxTitle}>
        <Inbox channelId={channel.id} />
      </PanelSection>
    </Panel>
  )
}
