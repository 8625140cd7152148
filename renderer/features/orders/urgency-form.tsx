import { useState } from 'react'
import type { Order } from '../../../shared/domain/order.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useUndo } from '../../lib/use-undo.ts'
import { BulkOrderRows, useBulkPreview } from './bulk-preview.tsx'
import type { BulkResult } from './use-order-actions.ts'

const CHOICES = ['urgent', 'normal', 'low'] as const
type Choice = (typeof CHOICES)[number]

/** Whether orders go before all others, or after them. */
export function UrgencyForm(props: {
  orderIds: readonly string[]
  /** That of a single one. */
  now?: Order['urgency']
  onBack: () => void
  /** Those of which nothing was changed are named. */
  onDone: (skipped: BulkResult['skipped']) => void
}) {
  const { orderIds } = props
  const texts = useMessages('orders')
  const verbs = useMessages('verbs')
  const inWords = useSay()
  const say = useToasts((toasts) => toasts.say)
  const undo = useUndo()
  const now: Choice | null = orderIds.length === 1 ? (props.now ?? 'normal') : null
  const [choice, setChoice] = useState<Choice>(now === null || now === 'normal' ? 'urgent' : 'normal')
  const [note, setNote] = useState('')
  const { run, busy } = useCommand((client) => client.orders.setUrgency)
  const preview = useBulkPreview(orderIds, 'urgency', choice === 'normal' ? null : choice)
  return (
    <>
      <p className="unit">{texts.urgency.help}</p>
      <Select
        label={texts.urgency.choice}
        choices={CHOICES.map((id) => ({ id, label: texts.urgency[id] }))}
        value={choice}
        onChange={setChoice}
      />
      <BulkOrderRows preview={preview} />
      <Field label={texts.reason} help={texts.noteHelp} value={note} onChange={setNote} autoFocus />
      <div className="dialog-buttons">
        <Button onPress={props.onBack}>{verbs.back}</Button>
        <Button
          tone="primary"
          busy={busy}
          why={choice === now ? texts.urgency.asBefore : preview.why}
          onPress={() =>
            void run({
              orderIds: [...orderIds],
              urgency: choice === 'normal' ? null : choice,
              note,
            }).then((outcome) => {
              if (outcome.kind !== 'done') return
              const { sentence, changed, skipped, undo: steps } = outcome.value
              const said =
                changed.length === 1 ? inWords(sentence) : texts.urgency.done({ count: changed.length })
              if (changed.length > 0) say('done', said, undo(outcome.commandId, steps))
              props.onDone(skipped)
            })
          }
        >
          {verbs.save}
        </Button>
      </div>
    </>
  )
}
