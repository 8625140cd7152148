import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { z } from 'zod'
import type { bulkResult } from '../../../shared/contract/orders.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { SkippedList } from '../../components/skipped-list.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useCommand } from '../../lib/use-command.ts'

export interface BulkFix {
  ids: readonly string[]
  code: ResolutionCode
  label: Message
}

type BulkResult = z.infer<typeof bulkResult>

/** Says what will happen to how many, does it, and says what happened to which. */
export function BulkDialog(props: {
  fix: BulkFix | null
  /** How a row of the queue is called, for those that were left. */
  nameOf: (id: string) => string
  onClose: () => void
  onDone: () => void
}) {
  const { fix } = props
  const texts = useMessages('exceptionQueue')
  const verbs = useMessages('verbs')
  const inWords = useSay()
  const [result, setResult] = useState<BulkResult | null>(null)
  const command = useCommand((client) => client.exceptions.resolveMany)

  async function carryOut(wanted: BulkFix) {
    const outcome = await command.run({ exceptionIds: [...wanted.ids], code: wanted.code })
    if (outcome.kind !== 'done') return
    setResult(outcome.value)
    props.onDone()
  }
  function close() {
    setResult(null)
    props.onClose()
  }

  return (
    <Dialog
      isOpen={fix !== null}
      onClose={close}
      title={fix === null ? '' : texts.bulkTitle({ label: inWords(fix.label), count: fix.ids.length })}
      actions={
        result !== null ? (
          <Button tone="primary" autoFocus onPress={close}>
            {verbs.close}
          </Button>
        ) : (
          fix !== null && (
            <>
              <Button onPress={close}>{verbs.back}</Button>
              <Button tone="primary" autoFocus busy={command.busy} onPress={() => void carryOut(fix)}>
                {texts.bulkGo({ count: fix.ids.length })}
              </Button>
            </>
          )
        )
      }
    >
      {result === null ? <p>{texts.bulkText}</p> : <BulkOutcome result={result} nameOf={props.nameOf} />}
    </Dialog>
  )
}

function BulkOutcome({ result, nameOf }: { result: BulkResult; nameOf: (id: string) => string }) {
  const texts = useMessages('exceptionQueue')
  return (
    <>
      <StatusBadge
        tone="done"
        icon={CircleCheck}
        label={texts.bulkDone({ changed: result.changed.length })}
      />
      {result.skipped.length > 0 && (
        <>
          <StatusBadge
            tone="risk"
            icon={TriangleAlert}
            label={texts.bulkSkipped({ count: result.skipped.length })}
          />
          <SkippedList skipped={result.skipped} nameOf={nameOf} />
        </>
      )}
    </>
  )
}
