import { useState } from 'react'
import type { ReturnRow } from '../../../shared/contract/return-list.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { BulkBar } from '../../components/bulk-bar.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { SkippedList } from '../../components/skipped-list.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useUndo } from '../../lib/use-undo.ts'
import { VERB_KEYS } from '../../lib/verb-keys.ts'
import { BULK_ACTS, type BulkAct, canAct } from './bulk-act.ts'
import { useGoods } from './return-columns.tsx'

type Skipped = Parameters<typeof SkippedList>[0]['skipped']
const NOBODY: Skipped = []

/** What is done with the ticked returns, or with the one that is pointed at: shown row by row before it happens. */
export function BulkReturns(props: {
  ticked: readonly ReturnRow[]
  pointed: ReturnRow | null
  onDone: () => void
}) {
  const { ticked, pointed, onDone } = props
  const texts = useMessages('returnList')
  const { needsLead, group } = useMessages('returns')
  const [asked, setAsked] = useState<BulkAct | null>(null)
  const [skipped, setSkipped] = useState(NOBODY)
  const mayLead = roleAllows(
    useSession((session) => session.role),
    'lead',
  )
  const rows = ticked.length > 0 ? ticked : pointed === null ? [] : [pointed]
  const whyNot = (act: BulkAct) => {
    if (act !== 'receive' && !mayLead) return needsLead
    if (rows.some((row) => canAct(act, row))) return null
    return act === 'receive' ? texts.cannot.receive : texts.cannot.refund
  }
  useKeyCommands(
    // Of one return whose goods are to be looked at, the panel has the key.
    BULK_ACTS.filter((act) => act !== 'receive' || ticked.length > 0).flatMap((act) => {
      const keys = act === 'receive' ? [VERB_KEYS.receive] : act === 'refund' ? [VERB_KEYS.refund] : []
      const disabled = rows.length === 0 ? '' : whyNot(act)
      const id = `returns.${act}-all`
      return [
        {
          id,
          label: texts.acts[act],
          group,
          footer: keys.length > 0,
          keys,
          disabled,
          run: () => setAsked(act),
        },
      ]
    }),
  )
  return (
    <>
      {ticked.length > 0 && (
        <BulkBar
          label={texts.selected({ count: ticked.length })}
          clearLabel={texts.clearSelection}
          onClear={onDone}
        >
          {BULK_ACTS.map((act) => (
            <Button key={act} why={whyNot(act)} onPress={() => setAsked(act)}>
              {texts.acts[act]}
            </Button>
          ))}
        </BulkBar>
      )}
      {asked !== null && (
        <AskDialog
          act={asked}
          rows={rows}
          onClose={() => setAsked(null)}
          onDone={(left) => {
            setAsked(null)
            setSkipped(left)
            onDone()
          }}
        />
      )}
      <Dialog
        isOpen={skipped.length > 0}
        onClose={() => setSkipped(NOBODY)}
        title={texts.notThese({ count: skipped.length })}
      >
        <SkippedList
          skipped={skipped}
          nameOf={(id) => rows.find((row) => row.id === id)?.order?.reference ?? id}
        />
      </Dialog>
    </>
  )
}

function AskDialog(props: {
  act: BulkAct
  rows: readonly ReturnRow[]
  onClose: () => void
  onDone: (skipped: Skipped) => void
}) {
  const { act, rows } = props
  const texts = useMessages('returnList')
  const verbs = useMessages('verbs')
  const format = useFormat()
  const say = useToasts((toasts) => toasts.say)
  const undo = useUndo()
  const receive = useCommand((client) => client.returns.receiveAll)
  const refund = useCommand((client) => client.returns.refundAll)
  const waive = useCommand((client) => client.returns.waive)
  const [note, setNote] = useState('')
  const able = rows.filter((row) => canAct(act, row))
  const left = rows.filter((row) => !canAct(act, row))
  const effect = useEffectText(act)
  const ids = able.map(({ id }) => id)
  const run = {
    receive: () => receive.run({ announcedIds: ids }),
    refund: () => refund.run({ returnIds: ids }),
    waive: () => waive.run({ returnIds: ids, note: note.trim() }),
  }

  async function go() {
    const outcome = await run[act]()
    if (outcome.kind !== 'done') return
    const { changed, skipped, undo: steps } = outcome.value
    if (changed.length > 0)
      say('done', texts.results[act]({ count: changed.length }), undo(outcome.commandId, steps))
    props.onDone(skipped)
  }
  const owed = Map.groupBy(able, ({ order }) => order?.currency ?? '')
  const amount = format.list(
    [...owed].map(([currency, some]) =>
      format.money(
        some.reduce((sum, { owedCents }) => sum + owedCents, 0),
        currency,
      ),
    ),
  )
  return (
    <Dialog isOpen isWide onClose={props.onClose} title={texts.ask[act]({ count: able.length, amount })}>
      <ul className="bulk-preview">
        {able.map((row) => (
          <li key={row.id}>
            <span className="mono">{row.order?.reference}</span> <span>{effect(row)}</span>
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <>
          <h3>{texts.notThese({ count: left.length })}</h3>
          <ul className="bulk-preview">
            {left.map((row) => (
              <li key={row.id} className="unit">
                <span className="mono">{row.order?.reference}</span>{' '}
                <span>{act === 'receive' ? texts.cannot.receive : texts.cannot.refund}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {act === 'waive' && (
        <Field label={texts.why} help={texts.whyHelp} value={note} onChange={setNote} autoFocus />
      )}
      <div className="dialog-buttons">
        <Button onPress={props.onClose}>{verbs.back}</Button>
        <Button
          tone="primary"
          autoFocus={act !== 'waive'}
          busy={receive.busy || refund.busy || waive.busy}
          why={act === 'waive' && note.trim() === '' ? texts.whyFirst : null}
          onPress={() => void go()}
        >
          {texts.acts[act]}
        </Button>
      </div>
    </Dialog>
  )
}

/** What would become of a row. */
function useEffectText(act: BulkAct): (row: ReturnRow) => string {
  const { effect: texts } = useMessages('returnList')
  const format = useFormat()
  const names = useNames()
  const goods = useGoods()
  return ({ order, lines, siteId, owedCents }) => {
    if (act === 'receive')
      return texts.receive({ goods: goods(lines), site: siteId === null ? '' : names.site(siteId) })
    const amount = order === null ? '' : format.money(owedCents, order.currency)
    return act === 'refund'
      ? texts.refund({ amount, customer: order?.customer ?? '' })
      : texts.waive({ amount })
  }
}
