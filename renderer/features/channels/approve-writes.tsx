import { PenLine } from 'lucide-react'
import { useState } from 'react'
import type { ReconciliationRun } from '../../../shared/contract/channel-stock.ts'
import type { ChannelRow } from '../../../shared/contract/channels.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Switch } from '../../components/switch.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { WritesNotice } from './writes-notice.tsx'

const TRIAL_DAYS = 14

/** Above the table of what would change: approve it, or go on reading only for a while. */
export function ApproveWrites(props: { row: ChannelRow; run: ReconciliationRun | null; why: string | null }) {
  const { row, run, why } = props
  const texts = useMessages('channelWrites')
  const say = useToasts((toasts) => toasts.say)
  const readOnly = useCommand((client) => client.channels.readOnly)
  const [isAsking, setAsking] = useState(false)
  const { channel, writes } = row
  const isCompared = run !== null && run.progress === null && run.problem === null && run.finishedAt !== null

  async function startTrial() {
    const outcome = await readOnly.run({ channelId: channel.id, trialDays: TRIAL_DAYS })
    if (outcome.kind === 'done') say('neutral', texts.tried({ name: channel.name }))
  }

  return (
    <WritesNotice row={row}>
      <p className="channel-words">
        {isCompared ? texts.wouldChange({ count: run.differences }) : texts.compareFirst}
      </p>
      <div className="channel-actions">
        <Button
          icon={PenLine}
          tone={isCompared ? 'primary' : 'normal'}
          why={why ?? (isCompared ? null : texts.compareFirst)}
          onPress={() => setAsking(true)}
        >
          {texts.approve}
        </Button>
        {writes.kind === 'not-approved' && writes.trialUntil === null && (
          <Button tone="quiet" why={why} busy={readOnly.busy} onPress={() => void startTrial()}>
            {texts.tryIt({ days: TRIAL_DAYS })}
          </Button>
        )}
      </div>
      {isAsking && (
        <ApproveDialog row={row} differences={run?.differences ?? 0} onClose={() => setAsking(false)} />
      )}
    </WritesNotice>
  )
}

function ApproveDialog(props: { row: ChannelRow; differences: number; onClose: () => void }) {
  const { channel, waiting } = props.row
  const texts = useMessages('channelWrites')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const approve = useCommand((client) => client.channels.approveWrites)
  const [startsCounting, setStartsCounting] = useState(false)

  async function go() {
    const outcome = await approve.run({ channelId: channel.id, startsCounting })
    if (outcome.kind !== 'done') return
    say('done', texts.approved({ name: channel.name }))
    props.onClose()
  }

  return (
    <Dialog isOpen onClose={props.onClose} title={texts.approveTitle({ name: channel.name })}>
      <p>{texts.approveText({ count: props.differences })}</p>
      <p>{texts.waits({ count: waiting })}</p>
      <Switch isOn={startsCounting} onChange={setStartsCounting}>
        {texts.startsCounting}
      </Switch>
      <div className="channel-dialog-actions">
        <Button onPress={props.onClose}>{verbs.cancel}</Button>
        <Button tone="primary" busy={approve.busy} onPress={() => void go()}>
          {texts.approve}
        </Button>
      </div>
    </Dialog>
  )
}
