import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { CancelLimits } from '../../components/cancel-limits.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { useMessages } from '../../lib/messages.ts'
import { BulkOrderRows, useBulkPreview } from './bulk-preview.tsx'
import { OwedOnCancel } from './owed-on-cancel.tsx'
import { SkippedOrders } from './skipped-orders.tsx'
import { ASKS_NOTE, type Asked, type OrderAction, type OrderActions } from './use-order-actions.ts'

/** What is done by these stands. */
const FINAL: ReadonlySet<OrderAction> = new Set([
  'cancel',
  'release',
  'reallocate',
  'ship-anyway',
  'send-instead',
])

/** Asks for a note before holding or cancelling, shows before several are changed what becomes of each, and names the orders that were left as they were. */
export function OrderQuestion(props: { actions: OrderActions; nameOf: (id: string) => string }) {
  const { actions } = props
  const texts = useMessages('orders')
  const { asked, skipped } = actions
  return (
    <>
      <Dialog
        isOpen={asked !== null}
        onClose={actions.forget}
        isWide={(asked?.orderIds.length ?? 0) > 1}
        title={
          asked === null
            ? ''
            : texts.question({ action: texts.actions[asked.action], count: asked.orderIds.length })
        }
      >
        {asked !== null && <AskForm asked={asked} actions={actions} />}
      </Dialog>
      <SkippedOrders skipped={skipped} nameOf={props.nameOf} onClose={actions.forget} />
    </>
  )
}

function AskForm({ asked, actions }: { asked: Asked; actions: OrderActions }) {
  const texts = useMessages('orders')
  const verbs = useMessages('verbs')
  const [note, setNote] = useState('')
  const preview = useBulkPreview(asked.orderIds, asked.action)
  const asksNote = ASKS_NOTE.has(asked.action)
  return (
    <>
      <BulkOrderRows preview={preview} isFinal={FINAL.has(asked.action)} />
      {asked.action === 'cancel' && <OwedOnCancel orderIds={asked.orderIds} />}
      {asked.action === 'cancel' && <CancelLimits orderIds={asked.orderIds} />}
      {asksNote && (
        <Field label={texts.note} help={texts.noteHelp} rows={3} value={note} onChange={setNote} autoFocus />
      )}
      <div className="dialog-buttons">
        <Button onPress={actions.forget}>{verbs.back}</Button>
        <Button
          tone={asked.action === 'cancel' ? 'danger' : 'primary'}
          busy={actions.busy}
          autoFocus={!asksNote}
          why={preview.why}
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
