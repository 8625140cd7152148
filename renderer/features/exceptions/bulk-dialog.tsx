import { useEffect, useState } from 'react'
import type { Resolution } from '../../../shared/contract/exceptions.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import { BulkRows } from '../../components/bulk-rows.tsx'
import { Button } from '../../components/button.tsx'
import { CancelLimits } from '../../components/cancel-limits.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { connection } from '../../lib/client.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useUndo } from '../../lib/use-undo.ts'
import { asksForEach } from './common-causes.ts'

/** One way for several exceptions; no codes = for each its best. */
export interface BulkFix {
  readonly ids: readonly string[]
  readonly codes: readonly ResolutionCode[]
  readonly label: string
}

interface Row {
  readonly id: string
  /** null = it stays as it is. */
  readonly fix: Resolution | null
  /** What would happen, or why nothing does. */
  readonly words: string
  readonly canUndo: boolean
}

interface Props {
  fix: BulkFix | null
  /** How a row of the queue is called. */
  nameOf: (id: string) => string
  /** The order that a row is about; null = none. */
  orderOf: (id: string) => string | null
  onClose: () => void
  onDone: () => void
}

/** Says row by row what will happen, does it, and says row by row what happened. */
export function BulkDialog(props: Props) {
  const { fix, onClose } = props
  const texts = useMessages('exceptionQueue')
  const title = fix === null ? '' : texts.bulkTitle({ label: fix.label, count: fix.ids.length })
  return (
    <Dialog isOpen={fix !== null} onClose={onClose} title={title} isWide>
      {fix !== null && <BulkBody {...props} fix={fix} />}
    </Dialog>
  )
}

function BulkBody({ fix, nameOf, orderOf, onClose, onDone }: Props & { fix: BulkFix }) {
  const texts = useMessages('exceptionQueue')
  const verbs = useMessages('verbs')
  const inWords = useSay()
  const say = useToasts((toasts) => toasts.say)
  const undo = useUndo()
  const rows = usePreview(fix)
  const [done, setDone] = useState<readonly Row[] | null>(null)
  const [note, setNote] = useState('')
  const { run, busy } = useCommand((client) => client.exceptions.resolveMany)
  const able = (rows ?? []).flatMap((row) => (row.fix === null ? [] : [{ ...row, fix: row.fix }]))
  const cancels = able.some(({ fix: { code } }) => code === 'cancel-order' || code === 'put-back')

  const cancelled = able.flatMap(({ id, fix: { code } }) =>
    code === 'cancel-order' ? (orderOf(id) ?? []) : [],
  )

  async function carryOut() {
    const exceptionIds = able.map(({ id }) => id)
    const ways = able.map(({ fix: { code, choice } }) => ({ code, choice }))
    const outcome = await run({ exceptionIds, ways, note })
    if (outcome.kind !== 'done') return
    const { changed, skipped, undo: steps } = outcome.value
    const why = new Map(skipped.map((one) => [one.id, inWords(one.why)]))
    setDone(
      (rows ?? []).map((row) => {
        const refusal = why.get(row.id)
        return refusal === undefined ? row : { ...row, fix: null, words: refusal }
      }),
    )
    if (changed.length > 0)
      say('done', texts.bulkDone({ changed: changed.length }), undo(outcome.commandId, steps))
    onDone()
  }

  if (rows === null) return <Skeleton width="100%" height={120} />
  const shown = done ?? rows
  return (
    <>
      <BulkRows
        label={texts.list}
        rows={shown.map(({ id, fix: one, words }) => ({ id, name: nameOf(id), words, stays: one === null }))}
        isDone={done !== null}
        isFinal={able.some(({ canUndo }) => !canUndo)}
      />
      {done === null && cancelled.length > 0 && <CancelLimits orderIds={cancelled} />}
      {done === null && cancels && (
        <Field label={texts.note} help={texts.noteHelp} value={note} onChange={setNote} />
      )}
      <div className="dialog-buttons">
        {done === null && <Button onPress={onClose}>{verbs.back}</Button>}
        {/* One button, so that the keyboard stays on it. */}
        <Button
          key="main"
          tone={done === null && cancels ? 'danger' : 'primary'}
          autoFocus
          busy={busy}
          why={done === null && able.length === 0 ? texts.bulkNone : null}
          onPress={() => (done === null ? void carryOut() : onClose())}
        >
          {done === null ? texts.bulkGo({ count: able.length }) : verbs.close}
        </Button>
      </div>
    </>
  )
}

/** What would become of each; null until it is known. */
function usePreview(fix: BulkFix): readonly Row[] | null {
  const texts = useMessages('exceptionQueue')
  const inWords = useSay()
  const [rows, setRows] = useState<readonly Row[] | null>(null)
  useEffect(() => {
    let isWanted = true
    const { ids, codes, label } = fix
    const none = texts.notThisVerb({ verb: label })
    const asked = { exceptionIds: [...ids], codes: [...codes] }
    void connection.client.exceptions.fixes(asked).then((fixes) => {
      if (!isWanted) return
      setRows(
        fixes.map(({ exceptionId: id, fix: found, canUndo }): Row => {
          if (found === null) return { id, fix: null, words: none, canUndo }
          if (found.disabled !== null) return { id, fix: null, words: inWords(found.disabled), canUndo }
          if (asksForEach(found.code)) return { id, fix: null, words: texts.oneByOne, canUndo }
          return {
            id,
            fix: found,
            words: texts.bulkWhat({ label: found.label, effect: found.effect }),
            canUndo,
          }
        }),
      )
    })
    return () => {
      isWanted = false
    }
  }, [fix, texts, inWords])
  return rows
}
