import type { AnnouncedRow } from '../../../shared/contract/announced-returns.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ReturnLabelFields, useReturnLabel } from '../../components/return-label-fields.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

/** By which account the customer gets a label. */
export function SendLabelDialog({ row, onClose }: { row: AnnouncedRow; onClose: () => void }) {
  const texts = useMessages('returns')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const { announced, order } = row
  const label = useReturnLabel(announced.orderId, announced.siteId)
  const send = useCommand((client) => client.returns.sendLabel)
  async function go() {
    if (label.choice === null) return
    const outcome = await send.run({ announcedId: announced.id, label: label.choice })
    if (outcome.kind !== 'done') return
    say('done', texts.sending)
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={texts.announceTitle({ reference: order?.reference ?? '' })}
      actions={
        <>
          <Button onPress={onClose}>{verbs.back}</Button>
          <Button
            tone="primary"
            busy={send.busy}
            why={label.choice === null ? texts.choose.nobody : null}
            onPress={() => void go()}
          >
            {texts.send}
          </Button>
        </>
      }
    >
      <ReturnLabelFields draft={label} allowsNone={false} />
    </Dialog>
  )
}
