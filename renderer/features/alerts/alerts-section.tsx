import { BellRing, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { ALERT_KINDS, type AlertReceiver, type AlertReceiverView } from '../../../shared/domain/alert.ts'
import type { MailSettings } from '../../../shared/domain/mail-settings.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useLive } from '../../lib/use-live.ts'
import { MailPassword } from './mail-password.tsx'
import { ReceiverDialog } from './receiver-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import './alerts.css'

const ALERTS = ['alerts'] as const

type Shown = AlertReceiver & {
  readonly state: Pick<AlertReceiverView['state'], 'sentAt' | 'nextAt' | 'problem'>
}

/** Who is told by e-mail what needs a person, how that goes, and the server that takes the messages. */
export function AlertsSection(props: { why: string | null; server: (stored: MailSettings) => ReactNode }) {
  const { why } = props
  return why === null ? <Alerts server={props.server} /> : <p className="unit">{why}</p>
}

function Alerts({ server }: { server: (stored: MailSettings) => ReactNode }) {
  const texts = useMessages('alerts')
  const live = useLive(ALERTS, (client) => client.alerts.get({}))
  /** null = none; 'new' = one is being added. */
  const [open, setOpen] = useState<AlertReceiver | 'new' | null>(null)
  const [leaving, setLeaving] = useState<AlertReceiver | null>(null)
  return (
    <LiveView live={live} skeleton={null}>
      {({ receivers, server: stored, hasPassword }) => {
        const add = (
          <Button icon={Plus} tone="primary" onPress={() => setOpen('new')}>
            {texts.add}
          </Button>
        )
        return (
          <>
            {receivers.length === 0 ? (
              <EmptyState icon={BellRing} title={texts.emptyTitle} action={add}>
                {texts.emptyText}
              </EmptyState>
            ) : (
              <>
                <h2 className="settings-title">{texts.title}</h2>
                <p className="unit">{texts.intro}</p>
                <ReceiverTable receivers={receivers} onOpen={setOpen} onRemove={setLeaving} />
                <div className="settings-actions">{add}</div>
              </>
            )}
            <h2 className="settings-title">{texts.server}</h2>
            <p className="unit">{texts.serverIntro}</p>
            {server(stored)}
            {stored.user !== '' && <MailPassword isKept={hasPassword} />}
            <ReceiverDialog open={open} onClose={() => setOpen(null)} />
            <RemoveDialog receiver={leaving} onClose={() => setLeaving(null)} />
          </>
        )
      }}
    </LiveView>
  )
}

function ReceiverTable(props: {
  receivers: readonly Shown[]
  onOpen: (receiver: AlertReceiver) => void
  onRemove: (receiver: AlertReceiver) => void
}) {
  const texts = useMessages('alerts')
  return (
    <table className="settings-table alerts-table" aria-label={texts.title}>
      <thead>
        <tr>
          <th scope="col">{texts.email}</th>
          <th scope="col">{texts.kindColumn}</th>
          <th scope="col">{texts.sites}</th>
          <th scope="col">{texts.everyColumn}</th>
          <th scope="col">{texts.state}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {props.receivers.map((receiver) => (
          <ReceiverRow key={receiver.id} receiver={receiver} {...props} />
        ))}
      </tbody>
    </table>
  )
}

function ReceiverRow(props: {
  receiver: Shown
  onOpen: (receiver: AlertReceiver) => void
  onRemove: (receiver: AlertReceiver) => void
}) {
  const texts = useMessages('alerts')
  const names = useNames()
  const say = useToasts((toasts) => toasts.say)
  const put = useCommand((client) => client.alerts.putReceiver)
  const test = useCommand((client) => client.alerts.sendTest)
  const { state, ...receiver } = props.receiver
  const { id, email, kinds, siteIds, everyMinutes, unwatchedMinutes, pausedAt } = receiver

  async function tryIt() {
    if ((await test.run({ receiverId: id })).kind === 'done') say('done', texts.tested({ email }))
  }

  return (
    <tr className={pausedAt === null ? '' : 'alerts-paused'}>
      <th scope="row" className="alerts-email">
        {email}
      </th>
      <td>
        {kinds.length === ALERT_KINDS.length
          ? texts.everyKind
          : kinds.map((kind) => texts.kinds[kind]).join(', ')}
      </td>
      <td>{siteIds === null ? texts.everySite : siteIds.map(names.site).join(', ')}</td>
      <td>
        {texts.everyText({ minutes: everyMinutes })}
        {unwatchedMinutes !== null && `, ${texts.unwatchedText({ minutes: unwatchedMinutes })}`}
      </td>
      <td>
        <Standing pausedAt={pausedAt} state={state} />
      </td>
      <td>
        <div className="alerts-tools">
          <Button onPress={() => props.onOpen(receiver)}>{texts.change}</Button>
          <Button busy={test.busy} onPress={() => void tryIt()}>
            {texts.test}
          </Button>
          <Button
            tone="quiet"
            busy={put.busy}
            onPress={() =>
              void put.run({ ...receiver, pausedAt: pausedAt === null ? roomClock.now() : null })
            }
          >
            {pausedAt === null ? texts.pause : texts.resume}
          </Button>
          <Button tone="quiet" onPress={() => props.onRemove(receiver)}>
            {texts.remove}
          </Button>
        </div>
      </td>
    </tr>
  )
}

function Standing({ pausedAt, state }: Pick<Shown, 'pausedAt' | 'state'>) {
  const texts = useMessages('alerts')
  const { problem, nextAt, sentAt } = state
  if (pausedAt !== null) return texts.paused({ at: pausedAt })
  if (problem !== null)
    return <span className="alerts-failing">{texts.failing({ problem, at: nextAt ?? roomClock.now() })}</span>
  return sentAt === null ? texts.nothingSent : texts.sent({ at: sentAt })
}
