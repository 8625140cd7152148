import { Users } from 'lucide-react'
import { useState } from 'react'
import type { ChannelRow } from '../../../shared/contract/channels.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

/** Where another program works the shop: takes it over, after a question. */
export function TakeOver({ row, why }: { row: ChannelRow; why: string | null }) {
  const texts = useMessages('channelTakeOver')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const takeOver = useCommand((client) => client.channels.takeOver)
  const [isAsking, setAsking] = useState(false)
  const { channel, workedBy } = row
  if (workedBy === null) return null

  async function go() {
    const outcome = await takeOver.run({ channelId: channel.id })
    if (outcome.kind !== 'done') return
    say('done', texts.done({ name: channel.name }))
    setAsking(false)
  }

  return (
    <>
      <Button icon={Users} why={why} onPress={() => setAsking(true)}>
        {texts.takeOver}
      </Button>
      {isAsking && (
        <Dialog
          isOpen
          onClose={() => setAsking(false)}
          title={texts.title({ name: channel.name, other: workedBy })}
        >
          <p>{texts.text({ other: workedBy })}</p>
          <div className="channel-dialog-actions">
            <Button onPress={() => setAsking(false)}>{verbs.cancel}</Button>
            <Button tone="primary" busy={takeOver.busy} onPress={() => void go()}>
              {texts.takeOver}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
