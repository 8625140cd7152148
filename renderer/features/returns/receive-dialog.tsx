import { Minus, Plus, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { ReceivableLine, Receiving } from '../../../shared/contract/announced-returns.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useSites } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useLive } from '../../lib/use-live.ts'
import { useScanner } from '../../lib/use-scanner.ts'
import { useUndo } from '../../lib/use-undo.ts'
import {
  added,
  type Condition,
  countOf,
  lackingOf,
  NOTHING_YET,
  type ReceiveDraft,
  receivedLines,
  removed,
  type ScanFault,
  scanned,
  undone,
} from './receive-draft.ts'
import { ScanField } from './scan-field.tsx'

const TOPICS = ['orders'] as const
const CONDITIONS: readonly Condition[] = ['sellable', 'damaged']

/** A return is unpacked: unit by unit by scan, each sellable or damaged. */
export function ReceiveDialog({ announcedId, onClose }: { announcedId: string; onClose: () => void }) {
  const texts = useMessages('returns')
  const { data } = useLive(TOPICS, (client) => client.returns.receiving({ announcedId }), [announcedId])
  const reference = data?.row.order?.reference ?? ''
  return (
    <Dialog isOpen isWide onClose={onClose} title={texts.receiving.title({ reference })}>
      {data !== null && <Unpacking receiving={data} onClose={onClose} />}
    </Dialog>
  )
}

function Unpacking({ receiving, onClose }: { receiving: Receiving; onClose: () => void }) {
  const { row, lines } = receiving
  const { receiving: texts } = useMessages('returns')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const sites = useSites() ?? []
  const undo = useUndo()
  const receive = useCommand((client) => client.returns.receiveAnnounced)
  const [draft, setDraft] = useState<ReceiveDraft>(NOTHING_YET)
  const [fault, setFault] = useState<ScanFault | null>(null)
  const [siteId, setSiteId] = useState(row.announced.siteId)
  const [note, setNote] = useState('')

  function scan(text: string) {
    const next = scanned(draft, lines, text)
    setDraft(next.draft)
    setFault(next.fault)
  }
  useScanner(scan)
  function change(next: ReceiveDraft) {
    setDraft(next)
    setFault(null)
  }
  async function go() {
    const received = receivedLines(draft)
    const outcome = await receive.run({
      announcedId: row.announced.id,
      siteId,
      lines: received,
      note: note.trim(),
    })
    if (outcome.kind !== 'done') return
    const { undo: steps } = outcome.value
    say('done', texts.done({ count: draft.units.length }), undo(outcome.commandId, steps))
    onClose()
  }

  const lacking = lackingOf(draft, lines)
  return (
    <>
      <ScanField label={texts.scan} autoFocus onScan={scan} />
      <Tabs
        label={texts.condition}
        tabs={CONDITIONS.map((id) => ({ id, label: texts[id], count: null }))}
        value={draft.condition}
        onChange={(condition) => setDraft((now) => ({ ...now, condition }))}
      />
      <p className={fault === null ? 'unit' : 'tone-blocked'} role="status">
        {fault === null
          ? draft.units.length === 0
            ? texts.nothing
            : lacking > 0
              ? texts.lacking({ count: lacking })
              : ''
          : fault.kind === 'unknown'
            ? texts.unknown({ text: fault.text })
            : texts.tooMany({ sku: fault.sku, most: fault.most })}
      </p>
      <ul className="receive-lines">
        {lines.map((line) => (
          <ReceiveLine
            key={line.lineId}
            line={line}
            draft={draft}
            onAdd={() => change(added(draft, line))}
            onRemove={() => change(removed(draft, line.lineId))}
          />
        ))}
      </ul>
      <div className="receive-fields">
        <Select
          label={texts.site}
          choices={sites.map(({ id, name }) => ({ id, label: name }))}
          value={siteId}
          onChange={setSiteId}
        />
        <Field label={texts.note} value={note} onChange={setNote} />
      </div>
      <div className="dialog-buttons">
        <Button
          icon={Undo2}
          tone="quiet"
          why={draft.units.length === 0 ? texts.nothing : null}
          onPress={() => change(undone(draft))}
        >
          {texts.undo}
        </Button>
        <Button onPress={onClose}>{verbs.back}</Button>
        <Button
          tone="primary"
          busy={receive.busy}
          why={draft.units.length === 0 ? texts.nothing : null}
          onPress={() => void go()}
        >
          {texts.go}
        </Button>
      </div>
    </>
  )
}

function ReceiveLine(props: {
  line: ReceivableLine
  draft: ReceiveDraft
  onAdd: () => void
  onRemove: () => void
}) {
  const { line, draft, onAdd, onRemove } = props
  const { receiving: texts } = useMessages('returns')
  const good = countOf(draft, line.lineId, 'sellable')
  const bad = countOf(draft, line.lineId, 'damaged')
  const found = [
    ...(good > 0 ? [texts.good({ count: good })] : []),
    ...(bad > 0 ? [texts.bad({ count: bad })] : []),
  ]
  return (
    <li className="receive-line">
      <p>
        <span className="mono">{line.sku}</span>
        <br />
        <span className="unit">{line.name}</span>
      </p>
      <p>
        {found.length === 0 ? '–' : found.join(' · ')}
        <br />
        <span className="unit">
          {line.expected > 0 ? texts.expected({ count: line.expected }) : texts.notExpected}
        </span>
      </p>
      <IconButton
        icon={Minus}
        label={texts.remove({ sku: line.sku })}
        why={good + bad === 0 ? texts.nothing : null}
        onPress={onRemove}
      />
      <IconButton
        icon={Plus}
        label={texts.add({ sku: line.sku })}
        why={good + bad >= line.most ? texts.tooMany({ sku: line.sku, most: line.most }) : null}
        onPress={onAdd}
      />
    </li>
  )
}
