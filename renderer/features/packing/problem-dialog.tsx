import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { NumberField } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useLanguage, useMessages } from '../../lib/messages.ts'
import { useCommand } from '../../lib/use-command.ts'
import { packingMessages } from './messages.ts'
import { countOf, currentItem, type Station } from './pack-session.ts'

type Checking = Extract<Station, { kind: 'checking' }>

interface Props {
  checking: Checking
  onClose: () => void
  /** Reported; the sentence says what became of the order. */
  onReported: (sentence: string) => void
}

/** PROBLEM: how many of which product were really on the shelf. */
export function ProblemDialog(props: { isOpen: boolean } & Props) {
  const texts = useMessages(packingMessages)
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={texts.problemTitle}>
      <ProblemForm {...props} />
    </Dialog>
  )
}

function ProblemForm({ checking, onClose, onReported }: Props) {
  const texts = useMessages(packingMessages)
  const language = useLanguage()
  const command = useCommand((client) => client.packing.shortPick)
  const [sku, setSku] = useState(currentItem(checking)?.sku ?? checking.items[0]?.sku ?? '')
  const expected = checking.items.find((item) => item.sku === sku)?.expected ?? 1
  const [found, setFound] = useState(Math.min(countOf(checking.counted, sku), expected - 1))

  async function report() {
    const answer = await command.run({ fulfillmentId: checking.task.fulfillment.id, sku, found })
    if (answer.kind === 'done') onReported(answer.value.sentence[language])
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
        label={texts.problemFound(expected)}
        value={found}
        onChange={setFound}
        max={expected - 1}
        autoFocus
      />
      <div className="pack-dialog-actions">
        <Button size="touch" onPress={onClose}>
          {texts.cancel}
        </Button>
        <Button tone="primary" size="touch" busy={command.busy} onPress={() => void report()}>
          {texts.problemGo}
        </Button>
      </div>
    </>
  )
}
