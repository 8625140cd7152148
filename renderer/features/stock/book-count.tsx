import { useState } from 'react'
import { AskDialog } from '../../components/ask-dialog.tsx'
import { Switch } from '../../components/switch.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

/** Says what booking the count changes, and what becomes of what is not counted or may be in a picker's hands. */
export function BookDialog(props: {
  which: { readonly countId: string; readonly siteId: string }
  /** Products not counted yet. */
  open: number
  different: number
  inPicking: number
  onUndo: () => Promise<void>
  onClose: () => void
}) {
  const { which, open, different, inPicking, onUndo, onClose } = props
  const texts = useMessages('counts')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const [restIsNothing, setRestIsNothing] = useState(false)
  const [withPicking, setWithPicking] = useState(false)
  const rest = useCommand((client) => client.counts.enterRest)
  const book = useCommand((client) => client.counts.book)

  async function go() {
    // What it comes to is shown before it is booked.
    if (restIsNothing && open > 0) {
      await rest.run(which)
      onClose()
      return
    }
    const outcome = await book.run({ ...which, withPicking })
    if (outcome.kind !== 'done') return
    const { changed, left } = outcome.value
    say('done', left === 0 ? texts.booked({ count: changed }) : texts.bookedBut({ count: changed, left }), {
      label: verbs.undo,
      isUndo: true,
      run: () => void onUndo(),
    })
    onClose()
  }

  return (
    <AskDialog
      isOpen
      onClose={onClose}
      title={texts.book}
      verb={restIsNothing && open > 0 ? texts.showRest : texts.book}
      busy={book.busy || rest.busy}
      onGo={() => void go()}
    >
      <p>{texts.changes({ count: different })}</p>
      <p className="unit">{texts.byDifference}</p>
      {open > 0 && (
        <Switch isOn={restIsNothing} onChange={setRestIsNothing}>
          {texts.restIsNothing({ count: open })}
        </Switch>
      )}
      {inPicking > 0 && (
        <Switch isOn={withPicking} onChange={setWithPicking}>
          {texts.withPicking({ count: inPicking })}
        </Switch>
      )}
    </AskDialog>
  )
}
