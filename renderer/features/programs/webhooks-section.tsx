import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { WebhookView } from '../../../shared/domain/webhook.ts'
import { DAY_MS, HOUR_MS } from '../../../shared/lib/clock.ts'
import { AskDialog } from '../../components/ask-dialog.tsx'
import { Button } from '../../components/button.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Select } from '../../components/select.tsx'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useLive } from '../../lib/use-live.ts'
import { WebhookDialog } from './webhook-dialog.tsx'

const PROGRAMS = ['programs'] as const
const SPANS = { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS } as const
type Span = keyof typeof SPANS

type Asked = { readonly about: 'again' | 'remove'; readonly webhook: WebhookView }

/** Addresses that are told what happened: listed with how it stands, added, paused, told again, removed. */
export function WebhooksSection() {
  const texts = useMessages('webhooks')
  const webhooks = useLive(PROGRAMS, (client) => client.programs.webhooks({}))
  const [isAdding, setAdding] = useState(false)
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  return (
    <>
      <h2 className="settings-title">{texts.title}</h2>
      <p className="unit">{texts.intro}</p>
      <LiveView live={webhooks} skeleton={null}>
        {(all) => all.length > 0 && <WebhookTable webhooks={all} onAsk={setAsked} />}
      </LiveView>
      <div className="settings-actions">
        <Button icon={Plus} onPress={() => setAdding(true)}>
          {texts.add}
        </Button>
      </div>
      <WebhookDialog isOpen={isAdding} onClose={() => setAdding(false)} />
      <AgainDialog webhook={asked?.about === 'again' ? asked.webhook : null} onClose={close} />
      <RemoveDialog webhook={asked?.about === 'remove' ? asked.webhook : null} onClose={close} />
    </>
  )
}

function WebhookTable(props: { webhooks: readonly WebhookView[]; onAsk: (asked: Asked) => void }) {
  const texts = useMessages('webhooks')
  return (
    <table className="settings-table programs-table" aria-label={texts.title}>
      <thead>
        <tr>
          <th scope="col">{texts.url}</th>
          <th scope="col">{texts.topicColumn}</th>
          <th scope="col">{texts.state}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {props.webhooks.map((webhook) => (
          <WebhookRow key={webhook.id} webhook={webhook} onAsk={props.onAsk} />
        ))}
      </tbody>
    </table>
  )
}

function WebhookRow({ webhook, onAsk }: { webhook: WebhookView; onAsk: (asked: Asked) => void }) {
  const texts = useMessages('webhooks')
  const setPaused = useCommand((client) => client.programs.setWebhookPaused)
  const { id, url, topics, pausedAt } = webhook
  return (
    <tr className={pausedAt === null ? '' : 'programs-revoked'}>
      <th scope="row" className="programs-url">
        {url}
      </th>
      <td>{topics.map((topic) => texts.topics[topic]).join(', ')}</td>
      <td>
        <Standing webhook={webhook} />
        {webhook.state.missed !== null && (
          <p className="programs-missed tone-risk">{texts.missed(webhook.state.missed)}</p>
        )}
      </td>
      <td className="settings-tools">
        <Button
          busy={setPaused.busy}
          onPress={() => void setPaused.run({ webhookId: id, isPaused: pausedAt === null })}
        >
          {pausedAt === null ? texts.pause : texts.resume}
        </Button>
        <Button tone="quiet" onPress={() => onAsk({ about: 'again', webhook })}>
          {texts.again}
        </Button>
        <Button tone="quiet" onPress={() => onAsk({ about: 'remove', webhook })}>
          {texts.remove}
        </Button>
      </td>
    </tr>
  )
}

function Standing({ webhook: { pausedAt, state } }: { webhook: WebhookView }) {
  const texts = useMessages('webhooks')
  const { problem, nextAt, deliveredAt } = state
  if (pausedAt !== null) return texts.paused({ at: pausedAt })
  if (problem !== null) return texts.failing({ problem, at: nextAt ?? roomClock.now() })
  return deliveredAt === null ? texts.waiting : texts.delivered({ at: deliveredAt })
}

const hostOf = (webhook: WebhookView | null): string => (webhook === null ? '' : new URL(webhook.url).host)

interface AboutProps {
  readonly webhook: WebhookView | null
  readonly onClose: () => void
}

function AgainDialog({ webhook, onClose }: AboutProps) {
  const texts = useMessages('webhooks')
  const say = useToasts((toasts) => toasts.say)
  const [span, setSpan] = useState<Span>('hour')
  const send = useCommand((client) => client.programs.sendAgain)

  async function run({ id }: WebhookView) {
    const since = roomClock.now() - SPANS[span]
    if ((await send.run({ webhookId: id, since })).kind === 'done')
      say('done', texts.sentAgain({ host: hostOf(webhook) }))
    onClose()
  }

  return (
    <AskDialog
      isOpen={webhook !== null}
      onClose={onClose}
      title={texts.againTitle}
      verb={texts.again}
      busy={send.busy}
      onGo={() => webhook && void run(webhook)}
    >
      <p>{texts.againText}</p>
      <Select
        label={texts.since}
        choices={(['hour', 'day', 'week'] as const).map((id) => ({ id, label: texts.spans[id] }))}
        value={span}
        onChange={setSpan}
      />
    </AskDialog>
  )
}

function RemoveDialog({ webhook, onClose }: AboutProps) {
  const texts = useMessages('webhooks')
  const remove = useCommand((client) => client.programs.removeWebhook)

  async function run({ id }: WebhookView) {
    await remove.run({ webhookId: id })
    onClose()
  }

  return (
    <AskDialog
      isOpen={webhook !== null}
      onClose={onClose}
      title={webhook === null ? '' : texts.removeTitle({ host: hostOf(webhook) })}
      verb={texts.remove}
      busy={remove.busy}
      onGo={() => webhook && void run(webhook)}
    >
      <p>{texts.removeText}</p>
    </AskDialog>
  )
}
