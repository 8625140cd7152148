import { useState } from 'react'
import type { Order } from '../../../shared/domain/order.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useUndo } from '../../lib/use-undo.ts'

const CHOICES = ['urgent', 'normal', 'low'] as const
type Choice = (typeof CHOICES)[number]

/** Whether an order goes before all others, or after them. */
export function UrgencyForm({ order, onDone }: { order: Order; onDone: () => void }) {
  const texts = useMessages('orders')
  const verbs = useMessages('verbs')
  const inWords = useSay()
  const say = useToasts((toasts) => toasts.say)
  const undo = useUndo()
  const now: Choice = order.urgency ?? 'normal'
  const [choice, setChoice] = useState<Choice>(now === 'normal' ? 'urgent' : 'normal')
  const [note, setNote] = useState('')
  const { run, busy } = useCommand((client) => client.orders.setUrgency)
  return (
    <>
      <p className="unit">{texts.urgency.help}</p>
      <Select
        label={texts.urgency.choice}
        choices={CHOICES.map((id) => ({ id, label: texts.urgency[id] }))}
        value={choice}
        onChange={setChoice}
      />
      <Field label={texts.reason} help={texts.noteHelp} value={note} onChange={setNote} autoFocus />
      <div className="dialog-buttons">
        <Button onPress={onDone}>{verbs.back}</Button>
        <Button
          tone="primary"
          busy={busy}
          why={choice === now ? texts.urgency.asBefore : null}
          onPress={() =>
            void run({
              orderIds: [order.id],
              urgency: choice === 'normal' ? null : choice,
              note,
            }).then((outcome) => {
              if (outcome.kind !== 'done') return
              say('done', inWords(outcome.value.sentence), undo(outcome.commandId, outcome.value.undo))
              onDone()
            })
          }
        >
          {verbs.save}
        </Button>
      </div>
    </>
  )
}
