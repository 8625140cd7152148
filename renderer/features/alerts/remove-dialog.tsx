import type { AlertReceiver } from '../../../shared/domain/alert.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

export function RemoveDialog({ receiver, onClose }: { receiver: AlertReceiver | null; onClose: () => void }) {
  const texts = useMessages('alerts')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const remove = useCommand((client) => client.alerts.removeReceiver)
  const email = receiver?.email ?? ''

  async function run({ id }: AlertReceiver) {
    if ((await remove.run({ receiverId: id })).kind === 'done') say('done', texts.removed({ email }))
    onClose()
  }

  return (
    <Dialog
      isOpen={receiver !== null}
      onClose={onClose}
      title={texts.removeTitle({ email })}
      actions={
        <>
          <Button onPress={onClose}>{verbs.cancel}</Button>
          <Button tone="primary" busy={remove.busy} onPress={() => receiver && void run(receiver)}>
            {texts.remove}
          </Button>
        </>
      }
    >
      <p>{texts.removeText}</p>
    </Dialog>
  )
}
