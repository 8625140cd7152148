import { useState } from 'react'
import { REJECTION_REASONS, type RejectionReason } from '../../../shared/domain/site-rejection.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useCommand } from '../../lib/use-command.ts'
import { countOf, currentItem, type Station } from './pack-session.ts'

type Checking = Extract<Station, { kind: 'checking' }>

interface Props {
  checking: Checking
  onClose: () => void
  /** Reported; the sentence says what became of the order. */
  onReported: (sentence: string) => void
}

const KINDS = ['short', 'reject'] as const

/** PROBLEM: how many of which product were really on the shelf, or why the site does not ship it at all. */
export function ProblemDialog(props: { isOpen: boolean } & Props) {
  const texts = useMessages('packing')
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={texts.problemTitle}>
      <Problem {...props} />
    </Dialog>
  )
}

function Problem(props: Props) {
  const texts = useMessages('packing')
  const [kind, setKind] = useState<(typeof KINDS)[number]>('short')
  const Form = kind === 'short' ? ShortForm : RejectForm
  return (
    <>
      <Tabs
        label={texts.problemTitle}
        tabs={KINDS.map((id) => ({ id, label: texts.problemKinds[id], count: null }))}
        value={kind}
        onChange={setKind}
      />
      <Form {...props} />
    </>
  )
}

function RejectForm({ checking, onClose, onReported }: Props) {
  const texts = useMessages('packing')
  const inWords = useSay()
  const command = useCommand((client) => client.fulfillments.reject)
  const [reason, setReason] = useState<RejectionReason>('damaged')
  const [note, setNote] = useState('')

  async function report() {
    const { id } = checking.task.fulfillment
    const answer = await command.run({ fulfillmentId: id, reason, note })
    if (answer.kind === 'done') onReported(inWords(answer.value.sentence))
  }

  return (
    <>
      <p>{texts.rejectText}</p>
      <Select
        label={texts.rejectReason}
        choices={REJECTION_REASONS.map((id) => ({ id, label: texts.rejectReasons[id] }))}
        value={reason}
        onChange={setReason}
      />
      <Field label={texts.rejectNote} value={note} onChange={setNote} />
      <ProblemActions busy={command.busy} onClose={onClose} onReport={() => void report()} />
    </>
  )
}

function ProblemActions(props: { busy: boolean; onClose: () => void; onReport: () => void }) {
  const texts = useMessages('packing')
  const verbs = useMessages('verbs')
  return (
    <div className="pack-dialog-actions">
      <Button size="touch" onPress={props.onClose}>
        {verbs.cancel}
      </Button>
      <Button tone="primary" size="touch" busy={props.busy} onPress={props.onReport}>
        {texts.problemGo}
      </Button>
    </div>
  )
}

function ShortForm({ checking, onClose, onReported }: Props) {
  const texts = useMessages('packing')
  const inWords = useSay()
  const command = useCommand((client) => client.packing.shortPick)
  const [sku, setSku] = useState(currentItem(checking)?.sku ?? checking.items[0]?.sku ?? '')
  const expected = checking.items.find((item) => item.sku === sku)?.expected ?? 1
  const [found, setFound] = useState(Math.min(countOf(checking.counted, sku), expected - 1))

  async function report() {
    const answer = await command.run({ fulfillmentId: checking.task.fulfillment.id, sku, found })
    if (answer.kind === 'done') onReported(inWords(answer.value.sentence))
  }

  return (
    <>
      <p>{texts.problemText}</p>
      <Select
        label={texts.problemItem}
        choices={checking.items.map((item) => ({
          id: item.sku,
          label: `${item.sku} ${item.product?.name ?? ''}`,
        }))}
        value={sku}
        onChange={(next) => {
          const item = checking.items.find((each) => each.sku === next)
          setSku(next)
          setFound(Math.min(countOf(checking.counted, next), (item?.expected ?? 1) - 1))
        }}
      />
      <NumberField
        label={texts.problemFound({ expected })}
        value={found}
        onChange={setFound}
        max={expected - 1}
        autoFocus
      />
      <ProblemActions busy={command.busy} onClose={onClose} onReport={() => void report()} />
    </>
  )
}
