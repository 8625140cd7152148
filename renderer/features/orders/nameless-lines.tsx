import { PackageX, Search } from 'lucide-react'
import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { AskDialog } from '../../components/ask-dialog.tsx'
import { Button } from '../../components/button.tsx'
import { PanelSection } from '../../components/panel.tsx'
import { ProductPicker } from '../../components/product-picker.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'

export interface NamelessLine {
  readonly lineId: string
  readonly title: string
  readonly quantity: number
}

/** Lines that need shipping, perhaps, and that nobody has said the product of. */
export function namelessOf({ exceptions }: OrderDetail): readonly NamelessLine[] {
  return exceptions.flatMap(({ state, cause }) =>
    state !== 'closed' && cause.reason === 'nameless-lines' ? cause.lines : [],
  )
}

/** Each line without a SKU is answered here: which product it is, or that nothing of it is shipped. */
export function NamelessLines({ detail }: { detail: OrderDetail }) {
  const lines = namelessOf(detail)
  const texts = useMessages('orderStanding')
  const { needsLead } = useMessages('orders')
  const format = useFormat()
  const role = useSession((session) => session.role)
  const say = useToasts((toasts) => toasts.say)
  const nameLine = useCommand((client) => client.orders.nameLine)
  const [asked, setAsked] = useState<NamelessLine | null>(null)
  if (lines.length === 0) return null
  const why = roleAllows(role, 'lead') ? null : needsLead
  const isLast = detail.order.lines.length === 1

  async function answer({ lineId, title }: NamelessLine, sku: string | null) {
    const outcome = await nameLine.run({ orderId: detail.order.id, lineId, sku })
    if (outcome.kind !== 'done') return
    setAsked(null)
    say('done', sku === null ? texts.isNotShipped({ title }) : texts.named({ title, sku }))
  }

  return (
    <PanelSection title={texts.linesTitle}>
      <p className="unit">{texts.linesText}</p>
      <ul className="nameless-lines">
        {lines.map((line) => (
          <li key={line.lineId} className="nameless-line">
            <span>
              {format.integer(line.quantity)}
              <span className="unit"> ×</span> {line.title}
            </span>
            <span className="order-actions">
              <Button icon={Search} why={why} busy={nameLine.busy} onPress={() => setAsked(line)}>
                {texts.choose}
              </Button>
              <Button icon={PackageX} why={why} busy={nameLine.busy} onPress={() => void answer(line, null)}>
                {texts.notShipped}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {isLast && <p className="unit">{texts.lastLine}</p>}
      {asked !== null && (
        <ChooseDialog
          line={asked}
          busy={nameLine.busy}
          onClose={() => setAsked(null)}
          onChosen={(sku) => void answer(asked, sku)}
        />
      )}
    </PanelSection>
  )
}

function ChooseDialog(props: {
  line: NamelessLine
  busy: boolean
  onClose: () => void
  onChosen: (sku: string) => void
}) {
  const texts = useMessages('orderStanding')
  const verbs = useMessages('verbs')
  const [sku, setSku] = useState<string | null>(null)
  return (
    <AskDialog
      isOpen
      onClose={props.onClose}
      title={texts.chooseTitle({ title: props.line.title })}
      verb={verbs.save}
      busy={props.busy}
      why={sku === null ? texts.chooseFirst : null}
      onGo={() => {
        if (sku !== null) props.onChosen(sku)
      }}
    >
      <ProductPicker sku={sku} find="" autoFocus onChange={setSku} />
    </AskDialog>
  )
}
