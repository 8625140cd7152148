import type { AlertReceiver } from '../../../shared/domain/alert.ts'
import { AskDialog } from '../../components/ask-dialog.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

export function RemoveDialog({ receiver, onClose }: { receiver: AlertReceiver | null; onClose: () => void }) {
  const texts = useMessages('alerts')
  const say = useToasts((toasts) => toasts.say)
  const remove = useCommand((client) => client.alerts.removeReceiver)
  const email = receiver?.email ?? ''

  async function run({ id }: AlertReceiver) {
    if ((await remove.run({ receiverId: id })).kind === 'done') say('done', texts.removed({ email }))
    onClose()
  }

  return (
    <AskDialog
      isOpen={receiver !== null}
      onClose={onClose}
      title={texts.removeTitle({ email })}
      verb={texts.remove}
      busy={remove.busy}
      onGo={() => receiver && void run(receiver)}
    >
      <p>{texts.removeText}</p>
    </AskDialog>
  )
}
