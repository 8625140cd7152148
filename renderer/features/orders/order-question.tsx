import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { CancelLimits } from '../../components/cancel-limits.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { useMessages } from '../../lib/messages.ts'
import { OwedOnCancel } from './owed-on-cancel.tsx'
import { SkippedOrders } from './skipped-orders.tsx'
import type { Asked, OrderActions } from './use-order-actions.ts'

/** Asks for a note before holding or cancelling, and names the orders that were left as they were. */
export function OrderQuestion(props: { actions: OrderActions; nameOf: (id: string) => string }) {
  const { actions } = props
  const texts = useMessages('orders')
  const { asked, skipped } = actions
  return (
    <>
      <Dialog
        isOpen={asked !== null}
        onClose={actions.forget}
        title={
          asked === null
            ? ''
            : texts.question({ action: texts.actions[asked.action], count: asked.orderIds.length })
        }
      >
        {asked !== null && <NoteForm asked={asked} actions={actions} />}
      </Dialog>
      <SkippedOrders skipped={skipped} nameOf={props.nameOf} onClose={actions.forget} />
    </>
  )
}

function NoteForm({ asked, actions }: { asked: Asked; actions: OrderActions }) {
  const texts = useMessages('orders')
  const verbs = useMessages('verbs')
  const [note, setNote] = useState('')
  return (
    <>
      {asked.action === 'cancel' && <OwedOnCancel orderIds={asked.orderIds} />}
      {asked.action === 'cancel' && <CancelLimits orderIds={asked.orderIds} />}
      <Field label={texts.note} help={texts.noteHelp} rows={3} value={note} onChange={setNote} autoFocus />
      <div className="dialog-buttons">
        <Button onPress={actions.forget}>{verbs.back}</Button>
        <Button
          tone={asked.action === 'cancel' ? 'danger' : 'primary'}
          busy={actions.busy}
          onPress={() => void actions.carryOut(asked, note)}
        >
          {asked.action === 'cancel'
            ? texts.question({ action: texts.actions.cancel, count: asked.orderIds.length })
            : texts.actions[asked.action]}
        </Button>
      </div>
    </>
  )
}
