import { Users } from 'lucide-react'
import { useState } from 'react'
import type { ChannelRow } from '../../../shared/contract/channels.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { defineMessages, useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

const takeOverMessages = defineMessages({
  en: {
    takeOver: 'Take over',
    title: (name: string, other: string) => `Take ${name} over from ${other}?`,
    text: (other: string) =>
      `${other} stops reading, sending and releasing within a minute and a half; then this program begins. What is in picking there must be finished or taken back there: here it would be packed a second time.`,
    done: (name: string) => `${name} is taken over; work begins here in a minute and a half`,
    cancel: 'Cancel',
  },
  fr: {
    takeOver: 'Reprendre',
    title: (name, other) => `Reprendre ${name} à ${other} ?`,
    text: (other) =>
      `${other} cesse de lire, d’envoyer et de lancer en une minute et demie ; puis ce programme commence. Ce qui y est en préparation doit y être terminé ou repris : ici, ce serait emballé une seconde fois.`,
    done: (name) => `${name} est reprise ; le travail commence ici dans une minute et demie`,
    cancel: 'Annuler',
  },
})

/** Where another program works the shop: takes it over, after a question. */
export function TakeOver({ row, why }: { row: ChannelRow; why: string | null }) {
  const texts = useMessages(takeOverMessages)
  const say = useToasts((toasts) => toasts.say)
  const takeOver = useCommand((client) => client.channels.takeOver)
  const [isAsking, setAsking] = useState(false)
  const { channel, workedBy } = row
  if (workedBy === null) return null

  async function go() {
    const outcome = await takeOver.run({ channelId: channel.id })
    if (outcome.kind !== 'done') return
    say('done', texts.done(channel.name))
    setAsking(false)
  }

  return (
    <>
      <Button icon={Users} why={why} onPress={() => setAsking(true)}>
        {texts.takeOver}
      </Button>
      {isAsking && (
        <Dialog isOpen onClose={() => setAsking(false)} title={texts.title(channel.name, workedBy)}>
          <p>{texts.text(workedBy)}</p>
          <div className="channel-dialog-actions">
            <Button onPress={() => setAsking(false)}>{texts.cancel}</Button>
            <Button tone="primary" busy={takeOver.busy} onPress={() => void go()}>
              {texts.takeOver}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
