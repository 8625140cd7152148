import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useUndo } from '../../lib/use-undo.ts'

/** Why a return is not taken. */
export function RefuseDialog({ announcedId, onClose }: { announcedId: string; onClose: () => void }) {
  const texts = useMessages('returnList')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const undo = useUndo()
  const refuse = useCommand((client) => client.returns.refuse)
  const [note, setNote] = useState('')
  async function go() {
    const outcome = await refuse.run({ announcedId, note: note.trim() })
    if (outcome.kind !== 'done') return
    say('done', texts.results.refuse, undo(outcome.commandId, outcome.value.undo))
    onClose()
  }
  return (
    <Dialog isOpen onClose={onClose} title={texts.refuse}>
      <p>{texts.refuseText}</p>
      <Field label={texts.why} help={texts.whyHelp} rows={3} value={note} onChange={setNote} autoFocus />
      <div className="dialog-buttons">
        <Button onPress={onClose}>{verbs.back}</Button>
        <Button
          tone="danger"
          busy={refuse.busy}
          why={note.trim() === '' ? texts.whyFirst : null}
          onPress={() => void go()}
        >
          {texts.refuse}
        </Button>
      </div>
    </Dialog>
  )
}
