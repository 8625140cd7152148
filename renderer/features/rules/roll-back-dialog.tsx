import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { WhatChanged } from './history-dialog.tsx'

/** An earlier version put in force again, as the next one: what that changes, and why it is done. */
export function RollBackDialog(props: { version: number | null; current: number; onClose: () => void }) {
  const { version } = props
  const texts = useMessages('ruleEditor')
  return (
    <Dialog
      isOpen={version !== null}
      onClose={props.onClose}
      title={texts.rollBack({ version: version ?? 0 })}
      isWide
    >
      {version !== null && <RollBackForm {...props} version={version} />}
    </Dialog>
  )
}

function RollBackForm(props: { version: number; current: number; onClose: () => void }) {
  const { version, current } = props
  const texts = useMessages('ruleEditor')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const restore = useCommand((client) => client.rules.restore)
  const [note, setNote] = useState('')

  async function go() {
    const outcome = await restore.run({ version, expected: current, note: note.trim() })
    props.onClose()
    if (outcome.kind !== 'done') return
    const { switchedOff } = outcome.value
    if (switchedOff.length === 0) say('done', texts.publishDone({ version: outcome.value.version }))
    else say('risk', texts.restoredWithout({ version: outcome.value.version, names: switchedOff }))
  }

  return (
    <>
      <p>{texts.rollBackText({ next: current + 1 })}</p>
      <WhatChanged version={version} from={current} />
      <Field label={texts.note} help={texts.noteHelp} value={note} onChange={setNote} />
      <div className="dialog-buttons">
        <Button onPress={props.onClose}>{verbs.cancel}</Button>
        <Button tone="primary" busy={restore.busy} autoFocus onPress={() => void go()}>
          {texts.putBack}
        </Button>
      </div>
    </>
  )
}
